// An answer that can be kept: its strong ETag is made of the bytes, and who has them already gets 304. What everybody
// may see is compressed for who takes that; an answer with a secret never is, since its length would tell of it.

export type Page = {
  /** Ready to be sent; a large one as bytes. */
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly etag: string;
  /** The body as something that many answers share; of bytes each answer would make a copy. */
  whole(): Blob;
  /** Link to where a list goes on, for who asked at `url`; undefined on its last page, and for what is no list. */
  linkFrom(url: string): string | undefined;
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
  const { nextPageToken = "" } = options;
  let compressed: Uint8Array<ArrayBuffer> | undefined;
  let whole: Blob | undefined;
  let link: { readonly url: string; readonly value: string } | undefined;
  return {
    body,
    contentType,
    etag: options.version === undefined ? `"${hash}"` : `"${options.version}-${hash}"`,
    whole: () => {
      whole ??= new Blob([body]);
      return whole;
    },
    linkFrom: (url) => {
      if (nextPageToken === "") return undefined;
      // Most ask at the address of the one before.
      if (link?.url !== url) link = { url, value: nextLink(url, nextPageToken) };
      return link.value;
    },
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
  /** The answer is there before anything was waited for, which lets a large body go as it is. */
  readonly isAtOnce?: boolean;
};

/** Others may keep such a page, and ask each time whether it is still the same. */
export const forEverybody: SendOptions = { cacheControl: "public, no-cache", isPublic: true };
export const forOnePerson: SendOptions = { cacheControl: "private, no-cache", isPublic: false };

/** The page, or 304 when If-None-Match names it. */
export function sendPage(
  page: Page,
  request: Request,
  { cacheControl, isPublic, headers: more, isAtOnce = false }: SendOptions,
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
  const link = page.linkFrom(request.url);
  if (link !== undefined) headers["link"] = link;
  if (compressed !== undefined) headers["content-encoding"] = "gzip";
  if (isAtOnce) return new Response(compressed ?? page.whole(), { headers });
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
