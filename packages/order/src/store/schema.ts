// Whether the database is as new as this program needs.

import { run, type Sql } from "@shoal/postgres";

/** Names of the given migrations that did not run yet; all of them on an empty database. */
export async function findMissingMigrations(sql: Sql, names: readonly string[]): Promise<string[]> {
  const [table] = await run(
    "find_migrations_table",
    sql<{ exists: boolean }[]>`select to_regclass('schema_migrations') is not null as exists`,
  );
  if (table?.exists !== true) return [...names];
  const rows = await run("list_migrations", sql<{ name: string }[]>`select name from schema_migrations`);
  const applied = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}
