// Where tests find real PostgreSQL and Redis: the environment that `bun run test` sets, or the note that
// `bun run stores` leaves.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export type TestStores = { readonly postgresUrl: string; readonly redisUrl: string };

/** Addresses of the stores; throws one line that says how to get them. */
export function testStores(): TestStores {
  const postgresUrl = process.env["SHOAL_TEST_POSTGRES_URL"];
  const redisUrl = process.env["SHOAL_TEST_REDIS_URL"];
  if (postgresUrl !== undefined && redisUrl !== undefined) return { postgresUrl, redisUrl };
  try {
    const note = resolve(import.meta.dir, "../../../.dev/test/stores.json");
    return JSON.parse(readFileSync(note, "utf8")) as TestStores;
  } catch {
    throw new Error("no stores for tests: run `bun run test`, or `bun run stores` beside `bun test`");
  }
}
