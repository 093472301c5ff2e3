// All backing services of the shop at once: PostgreSQL, and one Redis for each of its three uses.

import type { Log } from "./backing-server.ts";
import { openDataRoom } from "./data-room.ts";
import type { Durability } from "./postgres-cluster.ts";
import { startPostgres } from "./postgres-server.ts";
import { findRedisProgram } from "./redis-find.ts";
import { type RedisServer, startRedis } from "./redis-server.ts";

/** What each use of Redis is called everywhere. */
export type RedisUse = "cart" | "productCache" | "gateway";

export type BackingOptions = {
  /** The folder of all development data, kept between runs. */
  dataDir: string;
  durability: Durability;
  /** One Redis for all three uses (its databases 0, 1 and 2), which keeps nothing: for tests. */
  singleRedis?: boolean;
  /** See `startPostgres`. */
  templateDir?: string | undefined;
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

type RedisNeed = Pick<Parameters<typeof startRedis>[0], "name" | "persistence" | "maxmemoryPolicy" | "maxmemory">;

const redisNeeds: Record<RedisUse, RedisNeed> = {
  // A cart that is lost is a lost sale: on disk, and an error rather than an eviction when memory is full.
  cart: { name: "cart", persistence: "aof", maxmemoryPolicy: "noeviction" },
  productCache: { name: "product-cache", persistence: "none", maxmemoryPolicy: "allkeys-lru", maxmemory: "128mb" },
  gateway: { name: "gateway", persistence: "none", maxmemoryPolicy: "noeviction" },
};

/** Starts or finds everything in parallel. When one of them cannot be had the others are stopped again and it throws. */
export async function startBacking(options: BackingOptions): Promise<Backing> {
  const [postgresStart, redisStart] = await Promise.allSettled([
    startPostgres({
      dataDir: options.dataDir,
      durability: options.durability,
      url: options.urls?.postgres,
      port: options.ports?.postgres,
      templateDir: options.templateDir,
      log: options.log,
    }),
    options.singleRedis === true ? startOneRedis(options) : startThreeRedis(options),
  ]);
  if (postgresStart.status === "rejected" || redisStart.status === "rejected") {
    if (postgresStart.status === "fulfilled") await postgresStart.value.stop();
    if (redisStart.status === "fulfilled") await redisStart.value.stop();
    throw postgresStart.status === "rejected" ? postgresStart.reason : (redisStart as PromiseRejectedResult).reason;
  }
  const postgres = postgresStart.value;
  const redis = redisStart.value;
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
  const need: RedisNeed = { name: "all", persistence: "none", maxmemoryPolicy: "noeviction" };
  const { dataDir, log } = options;
  const server = await startRedis({ ...need, dataDir, log, port: options.ports?.cart });
  const urls = { cart: `${server.url}/0`, productCache: `${server.url}/1`, gateway: `${server.url}/2` };
  return { urls, summary: [`Redis: ${server.found}`], stop: server.stop };
}

async function startThreeRedis(options: BackingOptions): Promise<RedisSet> {
  const given = options.urls?.redis ?? {};
  const uses = Object.keys(redisNeeds) as RedisUse[];
  // Looked for once: it may mean a download.
  const program = uses.every((use) => given[use] !== undefined)
    ? undefined
    : await findRedisProgram(openDataRoom(options.dataDir), options.log);
  const starts = await Promise.allSettled(
    uses.map((use) => {
      const { dataDir, log } = options;
      return startRedis({ ...redisNeeds[use], dataDir, log, program, url: given[use], port: options.ports?.[use] });
    }),
  );
  const servers = starts.filter((start) => start.status === "fulfilled").map((start) => start.value);
  const failed = starts.find((start) => start.status === "rejected");
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return describeRedisSet(servers, stop);
}

function describeRedisSet(servers: RedisServer[], stop: () => Promise<void>): RedisSet {
  const [cart, productCache, gateway] = servers;
  if (cart === undefined || productCache === undefined || gateway === undefined)
    throw new Error("three servers expected");
  return {
    urls: { cart: cart.url, productCache: productCache.url, gateway: gateway.url },
    summary: [
      `Redis, carts: ${cart.found}`,
      `Redis, product cache: ${productCache.found}`,
      `Redis, gateway: ${gateway.found}`,
    ],
    stop,
  };
}
