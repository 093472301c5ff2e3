// Waits at the start until PostgreSQL was seen and its schema is new enough. How long is for the startup probe to say.

import { isUnavailable, type Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import { migrations } from "../migrations/index.ts";
import { findMissingMigrations, findOtherCurrency } from "./store/schema.ts";

const pauseMs = 300;

/**
 * Says once what it waits for, and again when that changes. Throws when prices are in another currency than the
 * shop's: every amount would be read as something that it is not.
 */
export async function awaitStore(pool: Pool, currency: string, log: Log): Promise<void> {
  const names = migrations.map(({ name }) => name);
  let told = "";
  for (;;) {
    const obstacle = await findObstacle(pool, names);
    if (obstacle === undefined) break;
    if (obstacle !== told) log.warn("waiting for the store", { obstacle });
    told = obstacle;
    await Bun.sleep(pauseMs);
  }
  const other = await findOtherCurrency(pool, currency);
  if (other !== undefined) throw new Error(`SHOP_CURRENCY is ${currency}, but there are prices in ${other}`);
}

async function findObstacle(pool: Pool, names: readonly string[]): Promise<string | undefined> {
  try {
    const missing = await findMissingMigrations(pool, names);
    return missing.length === 0 ? undefined : `migrations to run: ${missing.join(", ")}`;
  } catch (error) {
    // A wrong password or database never heals by waiting: it ends the process.
    if (!isUnavailable(error)) throw error;
    return "PostgreSQL does not answer";
  }
}
