// A JSON answer that can be kept: its strong ETag is made of the bytes, and who has them already gets 304.

/** A body that is ready to be sent; a large one as bytes. */
export type Page = { readonly body: string | Uint8Array; readonly etag: string };

/** A character may become three bytes; see `bodyOf`. */
const largeFromCharacters = 5000;

/** `version` comes first in the ETag, so that the ETag of one thing can be sent back as If-Match. */
export function makePage(value: unknown, version?: number): Page {
  const text = JSON.stringify(value);
  const hash = Bun.hash.xxHash3(text).toString(36);
  const body = text.length < largeFromCharacters ? text : new TextEncoder().encode(text);
  return { body, etag: version === undefined ? `"${hash}"` : `"${version}-${hash}"` };
}

/** The page, or 304 when If-None-Match names it. */
export function sendPage(page: Page, request: Request, cacheControl: string): Response {
  const headers = { etag: page.etag, "cache-control": cacheControl, vary: "Authorization" };
  if (isKnown(page.etag, request.headers.get("if-none-match"))) return new Response(null, { status: 304, headers });
  return new Response(bodyOf(page), { headers: { ...headers, "content-type": "application/json" } });
}

/**
 * What to give to a Response. Bun 1.4.5 sends an answer that had to wait for something as one packet while it is small.
 * Above some 15 KB each name and value of a header goes out by itself, which costs ten times what the page costs. A
 * stream is free of that; it goes without Content-Length, so small pages stay as they are.
 */
export function bodyOf({ body }: Page): string | ReadableStream {
  if (typeof body === "string") return body;
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(body);
      controller.close();
    },
  });
}

/** Weak comparison, as If-None-Match has it: a proxy that compressed the page made its ETag weak. */
export function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}
