// Looks at a body's headers before anything reads it: its type, its size, and how it comes. A body without a stated
// size is read here within bounds, so that nothing behind can be made to read without end.

import type { Route } from "./policy.ts";
import { Problem } from "./problem.ts";

/** The request to hand on: the same one, or one with a body that is known to be small enough. */
export async function admitBody(request: Request, route: Route, bytesMax: number): Promise<Request> {
  if (route.body === "none" || route.body === "stream") return request;
  const length = request.headers.get("content-length");
  const isChunked = length === null && request.headers.get("transfer-encoding") !== null;
  if (!isChunked && (length === null || length === "0")) {
    if (route.body === "optional-json") return withBody(request, "{}");
    throw new Problem("MALFORMED_JSON", "a JSON object is required as the body");
  }
  requireJson(request.headers);
  if (!isChunked) {
    if (Number(length) > bytesMax) throw tooLarge(bytesMax);
    return request;
  }
  return withBody(request, await readBounded(request, bytesMax));
}

/** Refused without reading it; the connection ends, since the rest of the body is still coming. */
export function tooLarge(bytesMax: number): Problem {
  const detail = `the body must have at most ${bytesMax} bytes`;
  return new Problem("PAYLOAD_TOO_LARGE", detail, { headers: { connection: "close" } });
}

function requireJson(headers: Headers): void {
  const type = headers.get("content-type") ?? "";
  const isPlain = (headers.get("content-encoding") ?? "identity") === "identity";
  if (!isPlain || !/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    const accept = { accept: "application/json" };
    throw new Problem("UNSUPPORTED_MEDIA_TYPE", "the body must be application/json in UTF-8", { headers: accept });
  }
}

async function readBounded(request: Request, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bytesMax) throw tooLarge(bytesMax);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function withBody(request: Request, body: string | Uint8Array<ArrayBuffer>): Request {
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, body, signal });
}
