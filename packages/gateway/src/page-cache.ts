// Pages of the catalogue that everybody sees alike, kept for a second: under load one request asks the product
// service and the others are answered from here. Nothing that depends on who asks is ever kept. The front door finds a
// page that is there by the address that it was asked for with, and answers at once, without going through a handler.

import { counter } from "@shoal/process";
import type { Page } from "./json-page.ts";
import type { Route } from "./policy.ts";

export type PageCache = {
  /**
   * The page of a key, made by `load` at most once per `ttlMs`, however many ask at once. A failure is not kept. While
   * it is kept, `find` knows it by `place` too.
   */
  get(key: string, load: () => Promise<Page>, place?: Place): Promise<Page>;
  /** What somebody got at an address, while it is kept. */
  find(address: string): KeptPage | undefined;
};

/** An address of a page, and the route that it is of. */
export type Place = { readonly address: string; readonly route: Route };
export type KeptPage = { readonly page: Page; readonly route: Route };

export type PageCacheOptions = { readonly ttlMs: number; readonly charactersMax: number };

const countRead = counter({
  name: "shoal_page_cache_reads_total",
  help: "Anonymous catalogue pages, kept by the gateway or asked for",
  labels: ["outcome"],
});

type Entry = {
  readonly key: string;
  readonly page: Promise<Page>;
  readonly startedAtMs: number;
  readonly addresses: string[];
  kept: KeptPage | undefined;
  length: number;
};

/** One page has many addresses, since parameters may come in any order; who makes some up gains nothing. */
const addressesMax = 4;

export function createPageCache({ ttlMs, charactersMax }: PageCacheOptions): PageCache {
  const entries = new Map<string, Entry>();
  const entryOfAddress = new Map<string, Entry>();
  let characters = 0;

  // The age counts from when loading began, so that a page is never older than the time says.
  const isFresh = (entry: Entry, nowMs: number) => nowMs - entry.startedAtMs < ttlMs;

  function forget(entry: Entry): void {
    if (entries.get(entry.key) !== entry) return;
    entries.delete(entry.key);
    for (const address of entry.addresses) {
      if (entryOfAddress.get(address) === entry) entryOfAddress.delete(address);
    }
    characters -= entry.length;
  }

  /** Entries are in the order of their start, so the oldest come first. */
  function tidy(nowMs: number): void {
    for (const entry of entries.values()) {
      if (isFresh(entry, nowMs) && characters <= charactersMax) return;
      forget(entry);
    }
  }

  function start(key: string, load: () => Promise<Page>, nowMs: number, route: Route | undefined): Entry {
    const page = load();
    const entry: Entry = { key, page, startedAtMs: nowMs, addresses: [], kept: undefined, length: key.length };
    entries.set(key, entry);
    characters += key.length;
    page.then(
      (made) => {
        if (route !== undefined) entry.kept = { page: made, route };
        if (entries.get(key) !== entry) return;
        entry.length += made.body.length;
        characters += made.body.length;
        tidy(performance.now());
      },
      () => forget(entry),
    );
    return entry;
  }

  function addAddress(entry: Entry, address: string): void {
    if (entry.addresses.length >= addressesMax || entry.addresses.includes(address)) return;
    entry.addresses.push(address);
    entryOfAddress.set(address, entry);
    entry.length += address.length;
    characters += address.length;
  }

  return {
    get: (key, load, place) => {
      const nowMs = performance.now();
      const known = entries.get(key);
      const isKept = known !== undefined && isFresh(known, nowMs);
      countRead({ outcome: isKept ? "hit" : "miss" });
      if (known !== undefined && !isKept) forget(known);
      const entry = isKept ? known : start(key, load, nowMs, place?.route);
      if (place !== undefined) addAddress(entry, place.address);
      return entry.page;
    },
    find: (address) => {
      const entry = entryOfAddress.get(address);
      if (entry?.kept === undefined || !isFresh(entry, performance.now())) return undefined;
      countRead({ outcome: "hit" });
      return entry.kept;
    },
  };
}
