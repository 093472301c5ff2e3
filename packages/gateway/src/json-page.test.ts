// A page arrives whole, whatever its size and its letters, as small as the caller takes it, and the way in which it is
// sent changes nothing of it.

import { expect, test } from "bun:test";
import { isKnown, makePage, nextLink, sendPage } from "./json-page.ts";

const options = { cacheControl: "public, no-cache", isPublic: true };
const long = makePage({ text: "shoal ".repeat(1000) }, { version: 7 });
const ask = (headers: Record<string, string> = {}) => new Request("http://shop.example/a?b=c", { headers });

/** Serves one page, after a wait as for a store, and asks for it. */
async function fetchPage(value: unknown, headers: Record<string, string> = {}, method = "GET") {
  const page = makePage(value, { version: 3 });
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      await Bun.sleep(1);
      return sendPage(page, request, options);
    },
  });
  try {
    const response = await fetch(server.url, { method, headers: { "accept-encoding": "identity", ...headers } });
    return { status: response.status, headers: response.headers, text: await response.text(), etag: page.etag };
  } finally {
    await server.stop(true);
  }
}

const sizes = [0, 1, 4980, 5000, 15_000, 16_000, 70_000, 2_000_000];

test.each(sizes)("a page of %d letters arrives whole, as JSON, under the ETag of its bytes", async (size) => {
  for (const letter of ["x", "é", "船", "⛵"]) {
    const value = { title: letter.repeat(size / letter.length) };
    const { status, headers, text, etag } = await fetchPage(value);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("etag")).toBe(etag);
    expect(JSON.parse(text)).toEqual(value);
  }
});

test.each(sizes)("who has a page of %d letters gets 304 without it, and HEAD its headers alone", async (size) => {
  const value = { title: "x".repeat(size) };
  const { etag } = makePage(value, { version: 3 });
  expect(await fetchPage(value, { "if-none-match": etag })).toMatchObject({ status: 304, text: "" });
  const head = await fetchPage(value, {}, "HEAD");
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers.get("etag")).toBe(etag);
});

test("a long page is compressed for who takes gzip, with a tag of its own, and stays the same", async () => {
  const plain = sendPage(long, ask(), options);
  const small = sendPage(long, ask({ "accept-encoding": "br, gzip;q=0.5" }), options);
  expect([plain.headers.get("content-encoding"), small.headers.get("content-encoding")]).toEqual([null, "gzip"]);
  expect(small.headers.get("vary")).toContain("Accept-Encoding");
  expect(plain.headers.get("vary")).toContain("Accept-Encoding");
  expect(small.headers.get("etag")).not.toBe(plain.headers.get("etag"));
  const bytes = new Uint8Array(await small.arrayBuffer());
  expect(bytes.length).toBeLessThan(500);
  expect(new TextDecoder().decode(Bun.gunzipSync(bytes))).toBe(await plain.text());
});

test("who refuses gzip, a short page, and a page for one person are not compressed", () => {
  for (const accepted of ["gzip;q=0", "gzip; q=0.0, br", "identity", "", "gzipped"]) {
    expect(sendPage(long, ask({ "accept-encoding": accepted }), options).headers.get("content-encoding")).toBeNull();
  }
  const gzip = { "accept-encoding": "gzip" };
  expect(sendPage(makePage({ text: "short" }), ask(gzip), options).headers.get("content-encoding")).toBeNull();
  const own = sendPage(long, ask(gzip), { ...options, isPublic: false });
  expect([own.headers.get("content-encoding"), own.headers.get("vary")]).toEqual([null, "Authorization"]);
});

test("either tag of a page is known again, and 304 carries the one that fits", () => {
  const gzip = { "accept-encoding": "gzip" };
  const tag = sendPage(long, ask(gzip), options).headers.get("etag") ?? "";
  for (const known of [tag, `W/${tag}`, long.etag, `"other", ${tag}`, "*"]) {
    const answer = sendPage(long, ask({ ...gzip, "if-none-match": known }), options);
    expect([known, answer.status, answer.headers.get("etag")]).toEqual([known, 304, tag]);
  }
  expect(isKnown(long.etag, '"7-other"')).toBe(false);
});

test("the link to the next page is the same address further on", () => {
  expect(nextLink("http://shop.example/api/v1/products?query=a%20b&page_token=old", "n/w=")).toBe(
    '</api/v1/products?query=a+b&page_token=n%2Fw%3D>; rel="next"',
  );
});
