// Where a request comes from, as far as it can be known: the socket's peer, or what the outermost trusted proxy saw.

/** The peer's address for a request, or undefined when there is no socket. */
export type PeerOf = (request: Request) => string | undefined;

/**
 * The client's address, or "unknown". Each trusted proxy appends the peer it saw to X-Forwarded-For, so the client is
 * the Nth from the right; whatever stands further left is the client's own invention.
 */
export function clientAddress(request: Request, peerOf: PeerOf, trustedProxyCount: number): string {
  if (trustedProxyCount > 0) {
    const hops = request.headers.get("x-forwarded-for")?.split(",") ?? [];
    const seen = hops[hops.length - trustedProxyCount]?.trim();
    if (seen !== undefined && /^[0-9a-fA-F.:]{2,45}$/.test(seen)) return networkOf(seen);
  }
  return networkOf(peerOf(request) ?? "unknown");
}

/** IPv6 counts by its /64, which is what one subscriber has; IPv4 by itself, also when it is mapped into IPv6. */
function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const headGroups = head === "" ? [] : head.split(":");
  const tailGroups = tail === "" ? [] : tail.split(":");
  const gap = address.includes("::") ? 8 - headGroups.length - tailGroups.length : 0;
  const groups = [...headGroups, ...new Array<string>(Math.max(0, gap)).fill("0"), ...tailGroups];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
