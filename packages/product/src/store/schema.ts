// What the database itself must be like before this release may serve from it.

import { run, type Sql } from "@shoal/postgres";

/** Those of the given migrations that the database has not had; all of them where nothing was ever applied. */
export async function findMissingMigrations(sql: Sql, names: readonly string[]): Promise<string[]> {
  const [table] = await run<{ there: boolean }>(
    "find_migration_table",
    sql<{ there: boolean }[]>`select to_regclass('schema_migrations') is not null as there`,
  );
  if (table?.there !== true) return [...names];
  const rows = await run<{ name: string }>(
    "find_migrations",
    sql<{ name: string }[]>`select name from schema_migrations`,
  );
  const applied = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}

/** A currency other than the given one that prices are in, or undefined. */
export async function findOtherCurrency(sql: Sql, currency: string): Promise<string | undefined> {
  const [row] = await run<{ currency_code: string }>(
    "find_other_currency",
    sql<{ currency_code: string }[]>`select currency_code from variants where currency_code <> ${currency} limit 1`,
  );
  return row?.currency_code;
}
