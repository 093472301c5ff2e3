// Pages that many ask for at once are made once, and never kept longer or in greater number than was said.

import { expect, test } from "bun:test";
import { type Page, pageOf } from "./json-page.ts";
import { findRoute } from "./matcher.ts";
import { createPageCache } from "./page-cache.ts";
import type { Route } from "./policy.ts";

const minuteMs = 60_000;
const page = (body: string): Page => pageOf(body, "text/plain");

const route = findRoute("GET", "/api/v1/products") as Route;
const at = (address: string) => ({ address, route });

/** A load that counts, and ends when it is told to. */
function createLoad() {
  const ends: ((page: Page | Error) => void)[] = [];
  const load = () =>
    new Promise<Page>((resolve, reject) => {
      ends.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
    });
  return { load, ends };
}

test("however many ask at once, and after, the page is made once", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 1000 });
  const { load, ends } = createLoad();
  const asked = Array.from({ length: 500 }, () => cache.get("/products", load));
  expect(ends).toHaveLength(1);
  ends[0]?.(page("one"));
  expect(new Set(await Promise.all(asked)).size).toBe(1);
  expect((await cache.get("/products", load)).body).toBe("one");
  expect(ends).toHaveLength(1);
});

test("each key has a page of its own", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 1000 });
  expect((await cache.get("a", async () => page("of a"))).body).toBe("of a");
  expect((await cache.get("b", async () => page("of b"))).body).toBe("of b");
  expect((await cache.get("a", async () => page("later"))).body).toBe("of a");
});

test("a page is found by the addresses that it was asked for with, as long as it is kept", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 1000 });
  const { load, ends } = createLoad();
  const asked = [cache.get("a", load, at("/a?x=1&y=2")), cache.get("a", load, at("/a?y=2&x=1"))];
  expect(cache.find("/a?x=1&y=2")).toBeUndefined();
  ends[0]?.(page("of a"));
  const [made] = await Promise.all(asked);
  const found = [cache.find("/a?x=1&y=2"), cache.find("/a?y=2&x=1")];
  expect(found.map((kept) => kept?.page)).toEqual([made, made]);
  expect(cache.find("a")).toBeUndefined();
  expect(cache.find("/a")).toBeUndefined();
});

test("a page that is too old, failed or went for want of room is found by no address", async () => {
  const old = createPageCache({ ttlMs: 0, charactersMax: 1000 });
  await old.get("a", async () => page("of a"), at("/a"));
  expect(old.find("/a")).toBeUndefined();

  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 100 });
  await cache.get("b", () => Promise.reject(new Error("away")), at("/b")).catch(() => {});
  expect(cache.find("/b")).toBeUndefined();
  await cache.get("c", async () => page("c".repeat(60)), at("/c"));
  expect(cache.find("/c")?.page.body).toBe("c".repeat(60));
  await cache.get("d", async () => page("d".repeat(60)), at("/d"));
  expect([cache.find("/c"), cache.find("/d")?.page.body]).toEqual([undefined, "d".repeat(60)]);
});

test("however many addresses somebody makes up for a page, few are kept", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 1_000_000 });
  const addresses = Array.from({ length: 1000 }, (_, index) => `/a?${index}`);
  for (const address of addresses) await cache.get("a", async () => page("of a"), at(address));
  expect(addresses.filter((address) => cache.find(address) !== undefined)).toHaveLength(4);
});

test("a failure goes to all who asked, and is not kept", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 1000 });
  const { load, ends } = createLoad();
  const asked = [cache.get("a", load), cache.get("a", load)];
  ends[0]?.(new Error("away"));
  const outcomes = await Promise.allSettled(asked);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect((await cache.get("a", async () => page("back"))).body).toBe("back");
});

test("a page that is too old is made anew, and its age counts from when loading began", async () => {
  const cache = createPageCache({ ttlMs: 0, charactersMax: 1000 });
  const { load, ends } = createLoad();
  const first = cache.get("a", load);
  const second = cache.get("a", load);
  expect(ends).toHaveLength(2);
  ends[1]?.(page("new"));
  ends[0]?.(page("old"));
  expect([(await first).body, (await second).body]).toEqual(["old", "new"]);
});

test("what is kept stays below the bound; the oldest goes first", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 350 });
  const loads: string[] = [];
  const get = (key: string, length = 99) =>
    cache.get(key, async () => {
      loads.push(key);
      return page("x".repeat(length));
    });
  for (const key of ["a", "b", "c", "d"]) await get(key);
  loads.length = 0;
  for (const key of ["d", "c", "b"]) await get(key);
  expect(loads).toEqual([]);
  await get("a");
  expect(loads).toEqual(["a"]);
  loads.length = 0;
  // A page larger than all there is room for leaves nothing behind, and the count stays right.
  await get("e", 10_000);
  for (const key of ["a", "e"]) await get(key);
  expect(loads).toEqual(["e", "a", "e"]);
  for (const key of ["f", "g", "h"]) await get(key);
  loads.length = 0;
  for (const key of ["f", "g", "h"]) await get(key);
  expect(loads).toEqual([]);
});

test("failures leave no count behind", async () => {
  const cache = createPageCache({ ttlMs: minuteMs, charactersMax: 100 });
  for (let round = 0; round < 50; round += 1) {
    await cache.get(`key-${round}`, () => Promise.reject(new Error("away"))).catch(() => {});
  }
  let loads = 0;
  const load = async () => {
    loads += 1;
    return page("x".repeat(90));
  };
  await cache.get("a", load);
  await cache.get("a", load);
  expect(loads).toBe(1);
});
