// Where tests find what they need: real PostgreSQL and Redis from the environment that `bun run test` sets or the note
// that `bun run stores` leaves, and compiled programs.

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

/** Folder of the compiled programs that shops of tests are started from; undefined means from source. */
export function testBinaries(): string | undefined {
  return process.env["SHOAL_TEST_BINARIES"];
}

/** `short` each time, `long` in `bun run test:long`: a count, or how long it may take. */
export function shortOrLong(short: number, long: number): number {
  return process.env["SHOAL_TEST_LONG"] === "1" ? long : short;
}
