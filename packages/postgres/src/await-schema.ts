// Waits at the start until a database was seen and its schema is new enough. How long is for the startup probe to say.

import type { Log } from "@shoal/process";
import type { Migration } from "./migrate.ts";
import { isUnavailable, type Pool, run } from "./pool.ts";

const pauseMs = 300;

/** Says once what it waits for, and again when that changes. Throws what never heals by waiting: a wrong password. */
export async function awaitSchema(pool: Pool, migrations: readonly Migration[], log: Log): Promise<void> {
  let told = "";
  for (;;) {
    const obstacle = await findObstacle(pool, migrations);
    if (obstacle === undefined) return;
    if (obstacle !== told) log.warn("waiting for the store", { obstacle });
    told = obstacle;
    await Bun.sleep(pauseMs);
  }
}

async function findObstacle(pool: Pool, migrations: readonly Migration[]): Promise<string | undefined> {
  try {
    const applied = await findApplied(pool);
    const missing = migrations.map(({ name }) => name).filter((name) => !applied.has(name));
    return missing.length === 0 ? undefined : `migrations to run: ${missing.join(", ")}`;
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    return "PostgreSQL does not answer";
  }
}

async function findApplied(pool: Pool): Promise<ReadonlySet<string>> {
  const [table] = await run<{ exists: boolean }>(
    "find_migrations_table",
    pool<{ exists: boolean }[]>`select to_regclass('schema_migrations') is not null as exists`,
  );
  if (table?.exists !== true) return new Set();
  const rows = await run<{ name: string }>(
    "list_migrations",
    pool<{ name: string }[]>`select name from schema_migrations`,
  );
  return new Set(rows.map(({ name }) => name));
}
