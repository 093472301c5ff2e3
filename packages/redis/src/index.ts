// How a process speaks to a Redis: every command is bounded in time and fails at once while the connection is down,
// each is timed and has its span, and a script is sent by its digest.

import type { Log } from "@shoal/process";
import { Redis } from "ioredis";
import { nameScript, observeCommands } from "./observe.ts";

export type RedisOptions = {
  /** redis://:password@host:port/database */
  readonly url: string;
  /** Put before every key; tests give each their own. */
  readonly keyPrefix?: string;
  /** Shown by CLIENT LIST. */
  readonly clientName: string;
  /** A command that takes longer fails; the connection stays. */
  readonly commandTimeoutMs: number;
  readonly log: Log;
};

export type { Redis } from "ioredis";

/** Commands may time out for this many times their bound before a silent connection is given up. */
const silentTimeouts = 4;

/**
 * Opens a connection that comes back by itself within a second of Redis being back. While it is down commands fail at
 * once instead of queueing: a queue would hold requests past their deadlines and replay writes nobody waits for. For
 * the same reason a command whose answer was lost with the connection fails and is never sent a second time.
 */
export function createRedis(options: RedisOptions): Redis {
  const redis = new Redis(options.url, {
    ...(options.keyPrefix === undefined ? {} : { keyPrefix: options.keyPrefix }),
    connectionName: options.clientName,
    commandTimeout: options.commandTimeoutMs,
    connectTimeout: 2000,
    // A peer that vanished without a word leaves a connection that looks open for a quarter of an hour.
    socketTimeout: silentTimeouts * options.commandTimeoutMs,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    // After a failover the address may lead elsewhere, while this connection still ends at the old primary.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    retryStrategy: (attempt) => Math.min(50 * attempt, 1000),
  });
  observeCommands(redis);
  let isDown = false;
  redis.on("error", (error) => {
    // ioredis tells every failed attempt; one line per outage is enough.
    if (!isDown)
      options.log.warn("redis is not reachable", { client: options.clientName, error_message: error.message });
    isDown = true;
  });
  redis.on("ready", () => {
    if (isDown) options.log.info("redis is reachable again", { client: options.clientName });
    isDown = false;
  });
  return redis;
}

/** Waits until the connection is ready, at most `timeoutMs`; answers whether it is. */
export async function waitUntilReady(redis: Redis, timeoutMs: number): Promise<boolean> {
  if (redis.status === "ready") return true;
  return await new Promise((resolve) => {
    const settle = (isReady: boolean) => {
      clearTimeout(timer);
      redis.off("ready", onReady);
      resolve(isReady);
    };
    const onReady = () => settle(true);
    const timer = setTimeout(() => settle(redis.status === "ready"), timeoutMs);
    redis.once("ready", onReady);
  });
}

/** A Lua script, called with keys and arguments; answers what the script returns. */
export type Script = (keys: readonly string[], args: readonly (string | number)[]) => Promise<unknown>;

/** Prepares a script: sent by digest (EVALSHA), and in full only where Redis does not know it. */
export function createScript(redis: Redis, name: string, lua: string): Script {
  const digest = new Bun.CryptoHasher("sha1").update(lua).digest("hex");
  nameScript(name, digest, lua);
  return async (keys, args) => {
    try {
      return await redis.evalsha(digest, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return await redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}

/** By texts alone: a compiled program is minified, and the names of a library's errors are gone in it. */
const connectionLost =
  /max retries per request|onnection (is )?closed?|Command timed out|Socket timeout|isn't writeable|ECONN|ENOTFOUND|EAI_AGAIN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/;
/** Redis answers, but cannot serve now: it starts, is full, is read-only, cannot write to its disk, or is locked. */
const cannotServe = /\b(LOADING|OOM|READONLY|MISCONF|BUSY|MASTERDOWN|CLUSTERDOWN|NOREPLICAS|NOAUTH|WRONGPASS)\b/;

/** Whether an error means that Redis could not be asked, as opposed to Redis refusing a command. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return connectionLost.test(error.message) || cannotServe.test(error.message);
}
