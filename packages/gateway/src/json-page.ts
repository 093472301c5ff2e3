// An answer that can be kept: its strong ETag is made of the bytes, and who has them already gets 304. What everybody
// may see is compressed for who takes that; an answer with a secret never is, since its length would tell of it.

export type Page = {
  /** Ready to be sent; a large one as bytes. */
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly etag: string;
  /** Where a list goes on; "" on its last page. */
  readonly nextPageToken: string;
  /** The body as gzip, made when the first one asks for it; undefined where that saves nothing. */
  compress(): Uint8Array<ArrayBuffer> | undefined;
};

export type PageOptions = {
  /** Comes first in the ETag, so that the ETag of one thing can be sent back as If-Match. */
  readonly version?: number;
  readonly nextPageToken?: string;
};

/** Below, one packet carries it anyway. */
const compressedFromBytes = 1024;

/** A character may become three bytes; see `bodyOf`. */
const largeFromCharacters = 5000;

/** A page of JSON. */
export function makePage(value: unknown, options: PageOptions = {}): Page {
  const text = JSON.stringify(value);
  const body = text.length < largeFromCharacters ? text : new TextEncoder().encode(text);
  return pageOf(body, "application/json", options);
}

/** A page of any kind that is text. */
export function pageOf(body: Page["body"], contentType: string, options: PageOptions = {}): Page {
  const hash = Bun.hash.xxHash3(body).toString(36);
  let compressed: Uint8Array<ArrayBuffer> | undefined;
  return {
    body,
    contentType,
    etag: options.version === undefined ? `"${hash}"` : `"${options.version}-${hash}"`,
    nextPageToken: options.nextPageToken ?? "",
    compress: () => {
      if (body.length < compressedFromBytes) return undefined;
      // The fastest level: a page may be asked for once only.
      compressed ??= Bun.gzipSync(typeof body === "string" ? Buffer.from(body) : body, { level: 1 });
      return compressed;
    },
  };
}

export type SendOptions = {
  readonly cacheControl: string;
  /** Everybody sees the same. */
  readonly isPublic: boolean;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The page, or 304 when If-None-Match names it. */
export function sendPage(
  page: Page,
  request: Request,
  { cacheControl, isPublic, headers: more }: SendOptions,
): Response {
  const compressed = isPublic && takesGzip(request.headers.get("accept-encoding")) ? page.compress() : undefined;
  const headers: Record<string, string> = {
    ...more,
    // Bytes that differ have tags that differ.
    etag: compressed === undefined ? page.etag : page.etag.replace(/"$/, '-gz"'),
    "cache-control": cacheControl,
    vary: isPublic ? "Accept-Encoding, Authorization" : "Authorization",
  };
  if (isKnown(page.etag, request.headers.get("if-none-match"))) return new Response(null, { status: 304, headers });
  headers["content-type"] = page.contentType;
  if (page.nextPageToken !== "") headers["link"] = nextLink(request.url, page.nextPageToken);
  if (compressed !== undefined) headers["content-encoding"] = "gzip";
  return new Response(bodyOf(compressed ?? page.body), { headers });
}

/**
 * What to give to a Response. Bun 1.4.5 sends an answer that had to wait for something as one packet while it is small.
 * Above some 15 KB each name and value of a header goes out by itself, which costs ten times what the page costs. A
 * stream is free of that; it goes without Content-Length, so small pages stay as they are.
 */
export function bodyOf(body: Page["body"]): Page["body"] | ReadableStream {
  if (body.length < largeFromCharacters) return body;
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(typeof body === "string" ? new TextEncoder().encode(body) : body);
      controller.close();
    },
  });
}

/** Weak comparison, as If-None-Match has it: a proxy that compressed the page made its ETag weak. */
export function isKnown(etag: string, ifNoneMatch: string | null): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return ifNoneMatch
    .split(",")
    .map((candidate) => candidate.trim().replace(/^W\//, ""))
    .some((candidate) => candidate === etag || candidate.replace(/-gz"$/, '"') === etag);
}

/** Link to the next page of a list (RFC 8288): the same address, further on. */
export function nextLink(url: string, nextPageToken: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set("page_token", nextPageToken);
  return `<${pathname}?${searchParams}>; rel="next"`;
}

function takesGzip(acceptEncoding: string | null): boolean {
  return acceptEncoding !== null && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(acceptEncoding);
}
