// What the database itself must be like before this release may serve from it.

import { run, type Sql } from "@shoal/postgres";

/** A currency other than the given one that prices are in, or undefined. */
export async function findOtherCurrency(sql: Sql, currency: string): Promise<string | undefined> {
  const [row] = await run<{ currency_code: string }>(
    "find_other_currency",
    sql<{ currency_code: string }[]>`select currency_code from variants where currency_code <> ${currency} limit 1`,
  );
  return row?.currency_code;
}
