// A file that is sent to the shop, read piece by piece and never held whole: as the body itself, or as the one file of
// a multipart form.

import { Busboy, type BusboyFileStream, type BusboyHeaders } from "@fastify/busboy";
import { tooLarge } from "./body.ts";
import { Problem } from "./problem.ts";

/** What a piece handed on has at most; a gRPC message has room for 4 MiB. */
const pieceBytesMax = 256 * 1024;

export type Upload = {
  /** Media types under which the body itself is the file. */
  readonly types: readonly string[];
  readonly bytesMax: number;
};

/**
 * The bytes of the file, in pieces. Throws UNSUPPORTED_MEDIA_TYPE at once, and while it is read PAYLOAD_TOO_LARGE, or
 * MALFORMED_UPLOAD for a form that is broken or carries no file.
 */
export function readUpload(request: Request, { types, bytesMax }: Upload): AsyncIterable<Uint8Array> {
  const contentType = request.headers.get("content-type") ?? "";
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const isPlain = (request.headers.get("content-encoding") ?? "identity") === "identity";
  const isForm = mediaType === "multipart/form-data";
  if (!isPlain || !(isForm || types.includes(mediaType))) {
    const accepted = [...types, "multipart/form-data"].join(", ");
    throw new Problem("UNSUPPORTED_MEDIA_TYPE", `the body must be one of ${accepted}`, {
      headers: { accept: accepted },
    });
  }
  // A form is a little longer than its file; the file itself is counted below.
  const formBytesMax = isForm ? bytesMax + 64 * 1024 : bytesMax;
  if (Number(request.headers.get("content-length") ?? 0) > formBytesMax) throw tooLarge(bytesMax);
  const bytes = request.body ?? new Blob([]).stream();
  return bounded(isForm ? fileOfForm(bytes, contentType) : bytes, bytesMax);
}

/** The whole upload, for files that are small. */
export async function readWhole(upload: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of upload) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* bounded(bytes: AsyncIterable<Uint8Array>, bytesMax: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > bytesMax) throw tooLarge(bytesMax);
    for (let start = 0; start < chunk.length; start += pieceBytesMax)
      yield chunk.subarray(start, start + pieceBytesMax);
  }
}

async function* fileOfForm(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Uint8Array> {
  const form = openForm(contentType);
  const file = new Promise<BusboyFileStream>((resolve, reject) => {
    form.once("file", (_field, stream) => {
      // A fault of the form surfaces below; unheard on the stream it would end the process.
      stream.once("error", reject);
      resolve(stream);
    });
    form.once("error", () => reject(malformed("the form cannot be read")));
    form.once("finish", () => reject(malformed("the form carries no file")));
  });
  // Awaited below; until then a broken form must not count as unhandled.
  file.catch(() => {});
  let hasMore = false;
  form.once("filesLimit", () => {
    hasMore = true;
  });
  const feeding = feed(body, form);
  feeding.catch(() => {});
  try {
    const stream = await Promise.race([file, feeding.then(() => file)]);
    // A sender who goes away leaves the form waiting for the rest; its file has to be told.
    feeding.catch((error: Error) => stream.destroy(error));
    yield* stream;
    await feeding;
    if (hasMore) throw malformed("the form must carry one file only");
  } catch (error) {
    throw error instanceof Problem ? error : malformed("the form breaks off or cannot be read");
  } finally {
    form.destroy();
  }
}

function openForm(contentType: string): Busboy {
  try {
    const headers: BusboyHeaders = { "content-type": contentType };
    return new Busboy({ headers, limits: { files: 1, fields: 10, parts: 11, fieldSize: 1024, headerPairs: 20 } });
  } catch {
    throw malformed("the form has no boundary");
  }
}

async function feed(body: AsyncIterable<Uint8Array>, form: Busboy): Promise<void> {
  for await (const chunk of body) {
    if (form.destroyed) return;
    if (form.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      form.once("drain", resolve);
      form.once("close", resolve);
      form.once("error", () => resolve());
    });
  }
  form.end();
}

function malformed(detail: string): Problem {
  return new Problem("MALFORMED_UPLOAD", detail);
}
