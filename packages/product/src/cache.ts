// What is shown of the catalogue, kept in Redis and, under Redis' word that it still holds, in this process. A write
// replaces the generation and leaves each product's new version as a floor before it returns; whoever reads later
// sees at least that. Without Redis everything comes from PostgreSQL.

import { counter, type Log } from "@shoal/process";
import { createScript, type Redis } from "@shoal/redis";
import {
  bodyKey,
  fillProductLua,
  floorKey,
  generationKey,
  noteWritesLua,
  productName,
  readBody,
  stockKey,
  writeBody,
} from "./cache-keys.ts";
import type { Stock } from "./domain/product.ts";
import { createAsk } from "./fail-soft.ts";
import { createRecent } from "./recent.ts";
import { createSingleFlight } from "./single-flight.ts";

/** `version` is a product's own; 0 for anything else and for what does not exist. */
export type Loaded<T> = { readonly value: T; readonly version: bigint; readonly stock: Stock };

/** Something shown: how it is named, how it is read afresh, and which variants' stock belongs to it. */
export type Source<T> = {
  /** Names everything that the value depends on. */
  readonly name: string;
  /** A product's version guards it by itself, so that it outlives writes to others. */
  readonly isVersioned: boolean;
  /** How long the value may be shown; the cache's own ttl where absent, and at most that. */
  readonly ttlMs?: number;
  /** Reads value and stock from PostgreSQL; a value of null is kept for a short time only. */
  load(): Promise<Loaded<T>>;
  variantIds(value: T): readonly string[];
  /** Reads stock alone, for all of the given variants. */
  loadStock(variantIds: readonly string[]): Promise<Stock>;
};

/** A product and the version that a write left it at. */
export type ProductWrite = { readonly id: string; readonly version: bigint };

export type Shown<T> = { readonly value: T; readonly stock: Stock };

export type CatalogueCache = {
  /** What is shown of a source, from the nearest place that still holds it. */
  read<T>(source: Source<T>): Promise<Shown<T>>;
  /**
   * Tells every replica of committed writes; call it after the commit and before the answer. Without products it
   * tells of categories only. Never throws: while Redis is away, others may show what was before for the ttl.
   */
  noteWrites(products: readonly ProductWrite[]): Promise<void>;
};

export type CacheOptions = {
  readonly redis: Redis;
  readonly log: Log;
  /** A value is shown for this long at most after it was read. */
  readonly ttlMs: number;
  /** Text of values that this process keeps parsed, in UTF-16 units; 0 keeps none. */
  readonly memorySizeMax?: number;
};

/** Stock shown was read at most this long ago. */
export const stockTtlMs = 2000;
/** The same for the fact that something does not exist. */
const absentTtlMs = 5000;
/** A floor outlives, by this, every load that may still be put into the cache. */
const floorMarginMs = 30_000;
const defaultMemorySizeMax = 8 * 1024 * 1024;
const tellAttemptsMax = 3;
/** Products told of by one script, which nothing else of Redis runs beside. */
const writesPerScript = 500;

const countRead = counter({
  name: "shoal_catalogue_cache_reads_total",
  help: "Values of the catalogue, by the nearest place that held them",
  labels: ["source"],
});

type Remembered = { readonly generation: string; readonly value: unknown; readonly expiresAtMs: number };
type Found<T> = { readonly value: T; readonly stock: Stock | undefined };

export function createCatalogueCache({ redis, log, ttlMs, memorySizeMax }: CacheOptions): CatalogueCache {
  const ask = createAsk(redis, log);
  const share = createSingleFlight();
  const memory = createRecent<Remembered>(memorySizeMax ?? defaultMemorySizeMax);
  const fillProduct = createScript(redis, "fill_product", fillProductLua);
  const announce = createScript(redis, "note_writes", noteWritesLua);

  /** The generation comes first: whatever is read after it is at least as new as the writes that it stands for. */
  async function glance(name: string): Promise<{ generation: string; stock: Stock | undefined } | undefined> {
    return await ask(async () => {
      const [generation, stock] = await redis.mget(generationKey, stockKey(name));
      return {
        generation: generation ?? (await startGeneration()),
        stock: stock == null ? undefined : (JSON.parse(stock) as Stock),
      };
    });
  }

  async function startGeneration(): Promise<string> {
    const mine = crypto.randomUUID();
    return (await redis.set(generationKey, mine, "NX", "GET")) ?? mine;
  }

  function recall<T>({ name }: Source<T>, generation: string): Found<T> | undefined {
    const held = memory.get(name);
    if (held === undefined || held.generation !== generation || held.expiresAtMs < Date.now()) return undefined;
    countRead({ source: "memory" });
    return { value: held.value as T, stock: undefined };
  }

  function remember<T>(source: Source<T>, generation: string, value: T, loadedAtMs: number, size: number): void {
    const expiresAtMs = Math.min(loadedAtMs, Date.now()) + lifetimeMs(source, value);
    memory.set(source.name, { generation, value, expiresAtMs }, size);
  }

  function lifetimeMs<T>(source: Source<T>, value: T): number {
    return Math.min(ttlMs, source.ttlMs ?? ttlMs, value === null ? absentTtlMs : ttlMs);
  }

  /** From Redis, or else from PostgreSQL, which then goes to Redis. */
  async function fetch<T>(source: Source<T>, generation: string): Promise<Found<T>> {
    const keys = [bodyKey(source.name), floorKey(source.name)];
    const [text, floor] = (await ask(() => redis.mget(keys))) ?? [];
    if (text != null) {
      const body = readBody(text);
      const holds = source.isVersioned ? Number(body.tag) >= Number(floor ?? 0) : body.tag === generation;
      if (holds) {
        const value = JSON.parse(body.json) as T;
        remember(source, generation, value, body.loadedAtMs, text.length);
        countRead({ source: "redis" });
        return { value, stock: undefined };
      }
    }
    countRead({ source: "postgresql" });
    const loadedAtMs = Date.now();
    const loaded = await source.load();
    // What was read is old when a newer version is known by now.
    return (await fill(source, generation, loaded, loadedAtMs)) ? loaded : await source.load();
  }

  async function fill<T>(source: Source<T>, generation: string, loaded: Loaded<T>, loadedAtMs: number) {
    const { value, version, stock } = loaded;
    const tag = source.isVersioned ? String(version) : generation;
    const body = writeBody({ tag, loadedAtMs, json: JSON.stringify(value) });
    // A twentieth to a fifth less, so that what was read together does not end together.
    const keptMs = lifetimeMs(source, value) * (0.8 + 0.15 * Math.random());
    const restMs = Math.floor(keptMs - (Date.now() - loadedAtMs));
    if (restMs <= 0) return true;
    const isTaken = await ask(async () => {
      const [taken] = await Promise.all([
        source.isVersioned
          ? fillProduct([bodyKey(source.name), floorKey(source.name)], [tag, body, restMs])
          : redis.set(bodyKey(source.name), body, "PX", restMs),
        keepStock(source.name, stock),
      ]);
      return taken !== 0;
    });
    if (isTaken === true) remember(source, generation, value, loadedAtMs, body.length);
    return isTaken ?? true;
  }

  async function keepStock(name: string, stock: Stock): Promise<void> {
    const isEmpty = Object.keys(stock).length === 0;
    if (!isEmpty) await redis.set(stockKey(name), JSON.stringify(stock), "PX", stockTtlMs);
  }

  async function fetchStock<T>(source: Source<T>, variantIds: readonly string[]): Promise<Stock> {
    const stock = await source.loadStock(variantIds);
    await ask(() => keepStock(source.name, stock));
    return stock;
  }

  return {
    read: async (source) => {
      const { name } = source;
      const seen = await glance(name);
      if (seen === undefined) {
        countRead({ source: "unguarded" });
        return await share(`unguarded ${name}`, () => source.load());
      }
      const { generation } = seen;
      // Flights are joined under one generation only: one that began before a write has another.
      const found =
        recall(source, generation) ?? (await share(`${generation} ${name}`, () => fetch(source, generation)));
      const variantIds = source.variantIds(found.value);
      const stock = [found.stock, seen.stock].find((known) => known !== undefined && covers(known, variantIds));
      if (stock !== undefined || variantIds.length === 0) return { value: found.value, stock: stock ?? {} };
      return {
        value: found.value,
        stock: await share(`${generation} stock ${name}`, () => fetchStock(source, variantIds)),
      };
    },

    noteWrites: async (products) => {
      memory.clear();
      const floorTtlMs = ttlMs + floorMarginMs;
      try {
        for (let start = 0; start === 0 || start < products.length; start += writesPerScript) {
          const batch = products.slice(start, start + writesPerScript);
          const names = batch.map(({ id }) => productName(id));
          await tellSurely(() =>
            announce(
              [generationKey, ...names.flatMap((name) => [bodyKey(name), stockKey(name), floorKey(name)])],
              [crypto.randomUUID(), floorTtlMs, ...batch.map(({ version }) => String(version))],
            ),
          );
        }
      } catch (error) {
        log.warn("a catalogue write could not be told of; what was before may be shown a little longer", {
          ttl_ms: ttlMs,
          error_message: error instanceof Error ? error.message : "",
        });
      }
    },
  };
}

/** To tell twice does no harm, and a Redis that was only slow for once must not cost what every replica shows. */
async function tellSurely(tell: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await tell();
      return;
    } catch (error) {
      if (attempt === tellAttemptsMax) throw error;
    }
  }
}

function covers(stock: Stock, variantIds: readonly string[]): boolean {
  return variantIds.every((id) => Object.hasOwn(stock, id));
}
