// Looks at a body before anything else does: its type, its size, how it comes, and whether it is JSON that can be
// checked in no time. Nothing behind can be made to read without end.

import type { Route } from "./policy.ts";
import { Problem } from "./problem.ts";

/** No shape of the shop nests deeper than a few levels; checking thousands of them would take seconds. */
const nestingMax = 32;

/** The request to hand on: the same one where the route reads the body itself, else one with a body that was read. */
export async function admitBody(request: Request, route: Route, bytesMax: number): Promise<Request> {
  if (route.body === "none" || route.body === "stream") return request;
  const length = request.headers.get("content-length");
  const isChunked = length === null && request.headers.get("transfer-encoding") !== null;
  if (!isChunked && (length === null || length === "0")) {
    if (route.body === "optional-json") return withBody(request, "{}");
    throw malformed("a JSON object is required as the body");
  }
  requireJson(request.headers);
  if (Number(length ?? 0) > bytesMax) throw tooLarge(bytesMax);
  const text = decode(isChunked ? await readBounded(request, bytesMax) : await request.bytes());
  requireFlat(text);
  if (halfCharacter.test(text)) requireWhole(text);
  return withBody(request, text);
}

/** Refused without reading it; the connection ends, since the rest of the body is still coming. */
export function tooLarge(bytesMax: number): Problem {
  const detail = `the body must have at most ${bytesMax} bytes`;
  return new Problem("PAYLOAD_TOO_LARGE", detail, { headers: { connection: "close" } });
}

function malformed(detail: string): Problem {
  return new Problem("MALFORMED_JSON", detail);
}

function requireJson(headers: Headers): void {
  const type = headers.get("content-type") ?? "";
  const isPlain = (headers.get("content-encoding") ?? "identity") === "identity";
  if (!isPlain || !/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    const accept = { accept: "application/json" };
    throw new Problem("UNSUPPORTED_MEDIA_TYPE", "the body must be application/json in UTF-8", { headers: accept });
  }
}

async function readBounded(request: Request, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bytesMax) throw tooLarge(bytesMax);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw malformed("the body must be one JSON value in UTF-8");
  }
}

/** Counts brackets outside of texts, without building anything. */
function requireFlat(text: string): void {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInText) {
      if (code === backslash) at += 1;
      else if (code === quote) isInText = false;
    } else if (code === quote) {
      isInText = true;
    } else if (code === openBracket || code === openBrace) {
      depth += 1;
      if (depth > nestingMax) throw malformed(`the body must not nest deeper than ${nestingMax} levels`);
    } else if (code === closeBracket || code === closeBrace) {
      depth -= 1;
    }
  }
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** An escape that may be half a character: alone it cannot be stored, and would come back as something else. */
const halfCharacter = /\\u[dD][89a-fA-F]/;

function requireWhole(text: string): void {
  const check = (key: string, value: unknown): unknown => {
    const isWhole = key.isWellFormed() && (typeof value !== "string" || value.isWellFormed());
    if (!isWhole) throw malformed("the body holds half a character");
    return value;
  };
  try {
    JSON.parse(text, check);
  } catch (error) {
    throw error instanceof Problem ? error : malformed("the body must be one JSON value in UTF-8");
  }
}

function withBody(request: Request, body: string): Request {
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, body, signal });
}
