// All backing services of the shop at once: PostgreSQL, and one Redis for each of its three uses.

import type { Log, ServerFolders } from "./backing-server.ts";
import { openDataRoom } from "./data-room.ts";
import { requireDiskSpace } from "./disk.ts";
import type { Durability } from "./postgres-cluster.ts";
import { startPostgres } from "./postgres-server.ts";
import type { RedisKeeping } from "./redis-config.ts";
import { findRedisProgram } from "./redis-find.ts";
import { startRedis } from "./redis-server.ts";

/** What each use of Redis is called everywhere. */
export type RedisUse = "cart" | "productCache" | "gateway";

export type BackingOptions = ServerFolders & {
  durability: Durability;
  /** One Redis for all three uses (its databases 0, 1 and 2), which keeps nothing: for tests. */
  singleRedis?: boolean;
  /** Servers that exist, from the environment. */
  urls?: { postgres?: string | undefined; redis?: Partial<Record<RedisUse, string | undefined>> };
  ports?: { postgres?: number | undefined } & Partial<Record<RedisUse, number | undefined>>;
  log: Log;
};

export type Backing = {
  /** The superuser's connection string for a database; default `postgres`. */
  postgresUrl(database?: string): string;
  redisUrls: Record<RedisUse, string>;
  /** One line for each server: what it is for and what was found. */
  summary: string[];
  stop(): Promise<void>;
};

type RedisNeed = RedisKeeping & { name: string };

/** What each use needs of its Redis. */
export const redisNeeds: Record<RedisUse, RedisNeed> = {
  // A cart that is lost is a lost sale: on disk, and an error rather than an eviction when memory is full.
  cart: { name: "cart", persistence: "aof", maxmemoryPolicy: "noeviction" },
  productCache: { name: "product-cache", persistence: "none", maxmemoryPolicy: "allkeys-lru", maxmemory: "128mb" },
  gateway: { name: "gateway", persistence: "none", maxmemoryPolicy: "noeviction" },
};

/** Starts or finds everything in parallel. When one of them cannot be had the others are stopped again and it throws. */
export async function startBacking(options: BackingOptions): Promise<Backing> {
  const { dataDir, cacheDir, durability, log, urls, ports } = options;
  if (urls?.postgres === undefined) requireDiskSpace(openDataRoom(dataDir).dir);
  const [postgres, redis] = await startAllOrNone([
    startPostgres({ dataDir, cacheDir, durability, log, url: urls?.postgres, port: ports?.postgres }),
    options.singleRedis === true ? startOneRedis(options) : startThreeRedis(options),
  ]);
  return {
    postgresUrl: postgres.url,
    redisUrls: redis.urls,
    summary: [`PostgreSQL: ${postgres.found}`, ...redis.summary],
    async stop() {
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}

type RedisSet = { urls: Record<RedisUse, string>; summary: string[]; stop(): Promise<void> };

async function startOneRedis(options: BackingOptions): Promise<RedisSet> {
  const given = options.urls?.redis ?? {};
  const { cart, productCache, gateway } = given;
  if (cart !== undefined && productCache !== undefined && gateway !== undefined) return startThreeRedis(options);
  const need: RedisNeed = { name: "all", persistence: "none", maxmemoryPolicy: "noeviction" };
  const { dataDir, cacheDir, log } = options;
  const server = await startRedis({ ...need, dataDir, cacheDir, log, port: options.ports?.cart });
  const urls = {
    cart: cart ?? `${server.url}/0`,
    productCache: productCache ?? `${server.url}/1`,
    gateway: gateway ?? `${server.url}/2`,
  };
  return { urls, summary: [`Redis: ${server.found}`], stop: server.stop };
}

async function startThreeRedis(options: BackingOptions): Promise<RedisSet> {
  const given = options.urls?.redis ?? {};
  // Looked for once: it may mean a download.
  const program =
    given.cart !== undefined && given.productCache !== undefined && given.gateway !== undefined
      ? undefined
      : await findRedisProgram(openDataRoom(options.cacheDir ?? options.dataDir), options.log);
  const start = (use: RedisUse) => {
    const { dataDir, cacheDir, log, ports } = options;
    return startRedis({ ...redisNeeds[use], dataDir, cacheDir, log, program, url: given[use], port: ports?.[use] });
  };
  const servers = await startAllOrNone([start("cart"), start("productCache"), start("gateway")]);
  const [cart, productCache, gateway] = servers;
  return {
    urls: { cart: cart.url, productCache: productCache.url, gateway: gateway.url },
    summary: [
      `Redis, carts: ${cart.found}`,
      `Redis, product cache: ${productCache.found}`,
      `Redis, gateway: ${gateway.found}`,
    ],
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

/** All of them, or an error and none left running. */
async function startAllOrNone<const T extends readonly Promise<{ stop(): Promise<void> }>[]>(starts: T) {
  const settled = await Promise.allSettled(starts);
  if (settled.some((start) => start.status === "rejected")) {
    await Promise.all(settled.map((start) => (start.status === "fulfilled" ? start.value.stop() : undefined)));
  }
  return Promise.all(starts);
}
