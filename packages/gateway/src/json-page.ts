// An answer that can be kept: its strong ETag is made of the bytes, and who has them already gets 304. What everybody
// may see is compressed for who takes that; an answer with a secret never is, since its length would tell of it.

export type Page = {
  /** Ready to be sent; a large one as bytes. */
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly etag: string;
  /** The body, or the compressed one, as something that many answers share; of bytes each answer would make a copy. */
  shared(isCompressed: boolean): Blob;
  /** What an answer with it says, to who asked at `url`. Many answers share these; each makes a copy. */
  headersFor(url: string, isCompressed: boolean, options: SendOptions): Headers;
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
  const etag = options.version === undefined ? `"${hash}"` : `"${options.version}-${hash}"`;
  const { nextPageToken = "" } = options;
  let compressed: Uint8Array<ArrayBuffer> | undefined;
  const blobs: { [Key in "plain" | "gzip"]?: Blob } = {};
  /** The last ones, of the page as it is and compressed: most ask at the address of the one before. */
  const made: { [Key in "plain" | "gzip"]?: Made } = {};
  return {
    body,
    contentType,
    etag,
    shared: (isCompressed) => {
      const kind = isCompressed ? "gzip" : "plain";
      blobs[kind] ??= new Blob([(isCompressed && compressed) || body]);
      return blobs[kind];
    },
    headersFor: (url, isCompressed, sendOptions) => {
      const kind = isCompressed ? "gzip" : "plain";
      const known = made[kind];
      if (known?.url === url && known.options === sendOptions) return known.headers;
      const headers = new Headers(sendHeaders(etag, isCompressed, sendOptions));
      headers.set("content-type", contentType);
      if (nextPageToken !== "") headers.set("link", nextLink(url, nextPageToken));
      if (isCompressed) headers.set("content-encoding", "gzip");
      made[kind] = { url, options: sendOptions, headers };
      return headers;
    },
    compress: () => {
      if (body.length < compressedFromBytes) return undefined;
      // The fastest level: a page may be asked for once only.
      compressed ??= Bun.gzipSync(typeof body === "string" ? Buffer.from(body) : body, { level: 1 });
      return compressed;
    },
  };
}

type Made = { readonly url: string; readonly options: SendOptions; readonly headers: Headers };

export type SendOptions = {
  readonly cacheControl: string;
  /** Everybody sees the same. */
  readonly isPublic: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer is there before anything was waited for, which lets a large body go as it is. */
  readonly isAtOnce?: boolean;
};

/** Others may keep such a page, and ask each time whether it is still the same. */
export const forEverybody: SendOptions = { cacheControl: "public, no-cache", isPublic: true };
export const forOnePerson: SendOptions = { cacheControl: "private, no-cache", isPublic: false };

/** The page, or 304 when If-None-Match names it. */
export function sendPage(page: Page, request: Request, options: SendOptions): Response {
  const isGzip = options.isPublic && takesGzip(request.headers.get("accept-encoding"));
  const compressed = isGzip ? page.compress() : undefined;
  if (isKnown(page.etag, request.headers.get("if-none-match"))) {
    return new Response(null, { status: 304, headers: sendHeaders(page.etag, compressed !== undefined, options) });
  }
  const headers = page.headersFor(request.url, compressed !== undefined, options);
  if (options.isAtOnce === true) return new Response(page.shared(compressed !== undefined), { headers });
  return new Response(bodyOf(compressed ?? page.body), { headers });
}

function sendHeaders(etag: string, isCompressed: boolean, options: SendOptions): Record<string, string> {
  return {
    ...options.headers,
    // Bytes that differ have tags that differ.
    etag: isCompressed ? etag.replace(/"$/, '-gz"') : etag,
    "cache-control": options.cacheControl,
    vary: options.isPublic ? "Accept-Encoding, Authorization" : "Authorization",
  };
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

let lastAccepted: string | null = null;
let wasGzipTaken = false;

function takesGzip(acceptEncoding: string | null): boolean {
  // Most ask as the one before did.
  if (acceptEncoding !== lastAccepted) {
    lastAccepted = acceptEncoding;
    wasGzipTaken = acceptEncoding !== null && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(acceptEncoding);
  }
  return wasGzipTaken;
}
