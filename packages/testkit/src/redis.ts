// A fresh place in Redis for a test file: its own key prefix, removed at the end.

import { createLog } from "@shoal/process";
import { createRedis, type Redis, waitUntilReady } from "@shoal/redis";
import { testStores } from "./stores.ts";

export type TestRedis = {
  readonly url: string;
  readonly keyPrefix: string;
  readonly redis: Redis;
  /** Removes what the test wrote and closes the connection. */
  clear(): Promise<void>;
};

export async function createTestRedis(): Promise<TestRedis> {
  const url = testStores().redisUrl;
  const keyPrefix = `test:${crypto.randomUUID()}:`;
  const log = createLog({ service: "test", level: "error" });
  const redis = createRedis({ url, keyPrefix, clientName: "test", commandTimeoutMs: 5000, log });
  await waitUntilReady(redis, 5000);
  return {
    url,
    keyPrefix,
    redis,
    clear: async () => {
      const bare = createRedis({ url, clientName: "test", commandTimeoutMs: 5000, log });
      await waitUntilReady(bare, 5000);
      const keys = await bare.keys(`${keyPrefix}*`);
      if (keys.length > 0) await bare.del(...keys);
      bare.disconnect();
      redis.disconnect();
    },
  };
}
