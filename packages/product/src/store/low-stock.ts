// Variants of which few can be sold. Their pages are in the order of ids, and each reads on from there: an index by what
// is available would have to be written at every sale.

import { run, type Sql } from "@shoal/postgres";
import type { StockLevel } from "./stock.ts";

export type StockListing = StockLevel & {
  readonly productId: string;
  readonly productTitle: string;
  readonly sku: string;
  readonly optionValues: readonly string[];
};

/** Variants after the given one, of products that are not archived, of which at most `availableMax` can be sold. */
export async function listLowStock(
  sql: Sql,
  availableMax: bigint,
  afterId: string | undefined,
  countMax: number,
): Promise<StockListing[]> {
  const isAfter = afterId === undefined ? sql`true` : sql`s.variant_id > ${afterId}::uuid`;
  return await run<StockListing>(
    "list_low_stock",
    sql<StockListing[]>`
      select s.variant_id as "variantId", s.on_hand as "onHand", s.reserved, p.id as "productId",
        p.title as "productTitle", v.sku, v.option_values as "optionValues"
      from stock_levels s
      join variants v on v.id = s.variant_id
      join products p on p.id = v.product_id
      where s.on_hand - s.reserved <= ${availableMax} and p.status <> 'archived' and ${isAfter}
      order by s.variant_id
      limit ${countMax}`,
  );
}
