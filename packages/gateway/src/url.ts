// Reads an address without parsing all of it: each request does.

/** The path of an address with its query, without the host, which is whatever the client says. */
export function addressOf(url: string): string {
  return url.slice(startOfPath(url));
}

/** The path of an address, without its query. */
export function pathOf(url: string): string {
  const start = startOfPath(url);
  const end = url.indexOf("?", start);
  return url.slice(start, end === -1 ? undefined : end);
}

function startOfPath(url: string): number {
  return url.indexOf("/", url.indexOf("://") + 3);
}
