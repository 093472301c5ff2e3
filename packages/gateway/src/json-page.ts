// A JSON answer that can be kept: its strong ETag is made of the bytes, and who has them already gets 304.

/** A body that is ready to be sent. */
export type Page = { readonly body: string; readonly etag: string };

/** `version` comes first in the ETag, so that the ETag of one thing can be sent back as If-Match. */
export function makePage(value: unknown, version?: number): Page {
  const body = JSON.stringify(value);
  const hash = Bun.hash.xxHash3(body).toString(36);
  return { body, etag: version === undefined ? `"${hash}"` : `"${version}-${hash}"` };
}

/** The page, or 304 when If-None-Match names it. */
export function sendPage(page: Page, request: Request, cacheControl: string): Response {
  const headers = { etag: page.etag, "cache-control": cacheControl, vary: "Authorization" };
  if (isKnown(page.etag, request.headers.get("if-none-match"))) return new Response(null, { status: 304, headers });
  return new Response(page.body, { headers: { ...headers, "content-type": "application/json" } });
}

/** Weak comparison, as If-None-Match has it: a proxy that compressed the page made its ETag weak. */
export function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}
