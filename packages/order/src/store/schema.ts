// Whether the database is as this release needs it.

import { type Migration, type Pool, run } from "@shoal/postgres";

/** Answers false while PostgreSQL does not answer, or a migration is missing. */
export async function isMigrated(pool: Pool, migrations: readonly Migration[]): Promise<boolean> {
  try {
    const rows = await run<{ name: string }>(
      "find_migrations",
      pool<{ name: string }[]>`select name from schema_migrations`,
    );
    const applied = new Set(rows.map(({ name }) => name));
    return migrations.every(({ name }) => applied.has(name));
  } catch {
    return false;
  }
}
