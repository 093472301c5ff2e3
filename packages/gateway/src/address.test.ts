// Whose requests are counted together when nobody has signed in: what a client says of itself must not matter.

import { expect, test } from "bun:test";
import fc from "fast-check";
import { clientAddress } from "./address.ts";

const peer = "203.0.113.7";

function addressOf(forwarded: string | undefined, trustedProxyCount: number, from: string | undefined = peer): string {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return clientAddress(new Request("http://shop.example/", { headers }), () => from, trustedProxyCount);
}

/** Anything that can stand in a header. */
const invented = fc.stringMatching(/^[\x20-\x7e]{0,60}$/);
const ipv4 = fc.ipV4();
const hops = (count: number) => fc.array(ipv4, { minLength: count, maxLength: count });

test("without a trusted proxy, whatever X-Forwarded-For says changes nothing", () => {
  fc.assert(fc.property(invented, (text) => expect(addressOf(text, 0)).toBe(peer)));
});

test("whatever a client puts left of the trusted hops changes nothing", () => {
  const scene = fc.integer({ min: 1, max: 4 }).chain((count) => fc.tuple(fc.constant(count), hops(count), invented));
  fc.assert(
    fc.property(scene, ([count, seen, text]) => {
      const honest = addressOf(seen.join(", "), count);
      expect(honest).toBe(seen[0] ?? "");
      expect(addressOf(`${text}, ${seen.join(", ")}`, count)).toBe(honest);
      expect(addressOf(`${text},${seen.join(",")}`, count)).toBe(honest);
    }),
  );
});

test("a header that is shorter than the trusted hops, or no address there, leaves the peer", () => {
  expect(addressOf(undefined, 1)).toBe(peer);
  expect(addressOf("", 1)).toBe(peer);
  expect(addressOf("198.51.100.1", 2)).toBe(peer);
  for (const text of ["unknown", "_hidden", "<script>", "1.2.3.4; rm", "[2001:db8::1]:443", "a".repeat(200)]) {
    expect(addressOf(`198.51.100.1, ${text}`, 1)).toBe(peer);
  }
});

test("no socket and no header is one bucket for all", () => {
  expect(clientAddress(new Request("http://shop.example/"), () => undefined, 0)).toBe("unknown");
});

const group = fc.integer({ min: 0, max: 0xffff });
const written = (groups: readonly number[]) => groups.map((one) => one.toString(16)).join(":");

test("IPv6 counts by its /64: the lower half changes nothing, each of the upper groups does", () => {
  const eight = fc.tuple(group, group, group, group, group, group, group, group);
  // 0:0:0:0:0:ffff: in front of an IPv4 address is the one prefix with a meaning of its own.
  fc.assert(
    fc.property(eight, eight, (one, other) => {
      const own = addressOf(undefined, 0, written(one));
      expect(addressOf(undefined, 0, written([...one.slice(0, 4), ...other.slice(4)]))).toBe(own);
      expect(own).toBe(`${written(one.slice(0, 4))}::/64`);
      const changed = [one[0], one[1], one[2], (one[3] + 1) % 0x10000, ...one.slice(4)];
      expect(addressOf(undefined, 0, written(changed))).not.toBe(own);
    }),
  );
});

test.each([
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0DB8:0000:0000:0000:0000:0000:0001", "2001:db8:0:0::/64"],
  ["2001:db8:0:0:ffff::", "2001:db8:0:0::/64"],
  ["2001:db8:1::2:3", "2001:db8:1:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1", "fe80:0:0:0::/64"],
])("%s and its spellings are one network: %s", (address, network) => {
  expect(addressOf(undefined, 0, address)).toBe(network);
  expect(addressOf(address, 1)).toBe(network);
});

test("an IPv4 address is the same when it is mapped into IPv6, however that is written", () => {
  for (const mapped of ["::ffff:192.0.2.1", "::FFFF:192.0.2.1", "::ffff:c000:201", "0:0:0:0:0:ffff:c000:0201"]) {
    expect(addressOf(undefined, 0, mapped)).toBe("192.0.2.1");
    expect(addressOf(mapped, 1)).toBe("192.0.2.1");
  }
  expect(addressOf(undefined, 0, "::ffff:192.0.2.2")).not.toBe("192.0.2.1");
});
