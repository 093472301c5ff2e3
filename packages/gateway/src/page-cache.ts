// Pages of the catalogue that everybody sees alike, kept for a second: under load one request asks the product
// service and the others are answered from here. Nothing that depends on who asks is ever kept.

import { counter } from "@shoal/process";
import type { Page } from "./json-page.ts";

export type PageCache = {
  /** The page of a key, made by `load` at most once per `ttlMs`, however many ask at once. A failure is not kept. */
  get(key: string, load: () => Promise<Page>): Promise<Page>;
};

export type PageCacheOptions = { readonly ttlMs: number; readonly charactersMax: number };

const countRead = counter({
  name: "shoal_page_cache_reads_total",
  help: "Anonymous catalogue pages, kept by the gateway or asked for",
  labels: ["outcome"],
});

type Entry = { readonly page: Promise<Page>; readonly startedAtMs: number; length: number };

export function createPageCache({ ttlMs, charactersMax }: PageCacheOptions): PageCache {
  const entries = new Map<string, Entry>();
  let characters = 0;

  function forget(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return;
    entries.delete(key);
    characters -= entry.length;
  }

  /** Entries are in the order of their start, so the oldest come first. */
  function tidy(nowMs: number): void {
    for (const [key, entry] of entries) {
      if (nowMs - entry.startedAtMs < ttlMs && characters <= charactersMax) return;
      forget(key, entry);
    }
  }

  return {
    get: (key, load) => {
      const nowMs = performance.now();
      const known = entries.get(key);
      // The age counts from when loading began, so that a page is never older than the time says.
      const isFresh = known !== undefined && nowMs - known.startedAtMs < ttlMs;
      countRead({ outcome: isFresh ? "hit" : "miss" });
      if (isFresh) return known.page;
      if (known !== undefined) forget(key, known);
      const entry: Entry = { page: load(), startedAtMs: nowMs, length: key.length };
      entries.set(key, entry);
      characters += key.length;
      entry.page.then(
        ({ body }) => {
          if (entries.get(key) !== entry) return;
          entry.length += body.length;
          characters += body.length;
          tidy(performance.now());
        },
        () => forget(key, entry),
      );
      return entry.page;
    },
  };
}
