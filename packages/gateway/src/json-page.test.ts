// A page arrives whole, whatever its size and its letters, and the way in which it is sent changes nothing of it.

import { expect, test } from "bun:test";
import { makePage, sendPage } from "./json-page.ts";

/** Serves one page, after a wait as for a store, and asks for it. */
async function ask(value: unknown, headers: Record<string, string> = {}, method = "GET") {
  const page = makePage(value, 3);
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      await Bun.sleep(1);
      return sendPage(page, request, "public, no-cache");
    },
  });
  try {
    const response = await fetch(server.url, { method, headers });
    return { status: response.status, headers: response.headers, text: await response.text(), etag: page.etag };
  } finally {
    await server.stop(true);
  }
}

const sizes = [0, 1, 4980, 5000, 15_000, 16_000, 70_000, 2_000_000];

test.each(sizes)("a page of %d letters arrives whole, as JSON, under the ETag of its bytes", async (size) => {
  for (const letter of ["x", "é", "船", "⛵"]) {
    const value = { title: letter.repeat(size / letter.length) };
    const { status, headers, text, etag } = await ask(value);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("etag")).toBe(etag);
    expect(JSON.parse(text)).toEqual(value);
  }
});

test.each(sizes)("who has a page of %d letters gets 304 without it, and HEAD its headers alone", async (size) => {
  const value = { title: "x".repeat(size) };
  const { etag } = makePage(value, 3);
  expect(await ask(value, { "if-none-match": etag })).toMatchObject({ status: 304, text: "" });
  const head = await ask(value, {}, "HEAD");
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers.get("etag")).toBe(etag);
});
