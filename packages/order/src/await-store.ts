// Waits at the start until a database was seen and its schema is new enough. How long is for the startup probe to say.

import { isUnavailable, type Migration, type Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import { findMissingMigrations } from "./store/schema.ts";

const pauseMs = 300;

/** Says once what it waits for, and again when that changes. */
export async function awaitStore(pool: Pool, migrations: readonly Migration[], log: Log): Promise<void> {
  const names = migrations.map(({ name }) => name);
  let told = "";
  for (;;) {
    const obstacle = await findObstacle(pool, names);
    if (obstacle === undefined) return;
    if (obstacle !== told) log.warn("waiting for the store", { obstacle });
    told = obstacle;
    await Bun.sleep(pauseMs);
  }
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
