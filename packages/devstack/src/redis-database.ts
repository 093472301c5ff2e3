// The few questions that development tools ask a Redis server.

import { Redis } from "ioredis";

import { DevstackError } from "./devstack-error.ts";

export type RedisFacts = { version: string; place: string; mayEvict: boolean; processId: number };

/** Asks a server once. Rejects when it does not answer or is still loading; never waits longer than about 5 s. */
export async function describeRedis(url: string): Promise<RedisFacts> {
  const place = placeOf(url);
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3_000,
    commandTimeout: 2_000,
    enableOfflineQueue: false,
    enableReadyCheck: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let refusal: Error | undefined;
  client.on("error", (error: Error) => {
    refusal = error;
  });
  try {
    await client.connect();
    const info = await client.info();
    const read = (key: string) => new RegExp(`^${key}:(.*?)\\r?$`, "m").exec(info)?.[1];
    if (read("loading") === "1") throw new Error("still loading its data");
    const mayEvict = (read("maxmemory_policy") ?? "noeviction") !== "noeviction";
    return {
      version: read("valkey_version") ?? read("redis_version") ?? "?",
      place,
      mayEvict,
      processId: Number(read("process_id")),
    };
  } catch (error) {
    throw refusal ?? error;
  } finally {
    client.disconnect();
  }
}

function placeOf(url: string): string {
  try {
    const { hostname, port } = new URL(url);
    return `${hostname}:${port === "" ? "6379" : port}`;
  } catch {
    throw new DevstackError("a Redis URL is expected to look like redis://:password@host:6379/0");
  }
}
