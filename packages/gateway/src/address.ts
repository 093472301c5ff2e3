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
  const groups = groupsOf(address.toLowerCase());
  const isMapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (!isMapped) return `${groups.slice(0, 4).join(":")}::/64`;
  const bytes = groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
  return bytes.join(".");
}

/** The groups of an IPv6 address in full, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = [], tail = []] = address.split("::").map((part) => part.split(":").flatMap(readGroup));
  const gap = address.includes("::") ? 8 - head.length - tail.length : 0;
  return [...head, ...new Array<string>(Math.max(0, gap)).fill("0"), ...tail];
}

/** The last group may be an IPv4 address, which stands for two. */
function readGroup(group: string): readonly string[] {
  if (group === "") return [];
  const bytes = group.split(".").map(Number);
  if (bytes.length !== 4) return [group.replace(/^0+(?=.)/, "")];
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}
