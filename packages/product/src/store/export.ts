// The catalogue for an export, in the order in which products were made: a file that is imported elsewhere makes them
// in the same order again.

import { run, type Sql } from "@shoal/postgres";
import type { ExportedProduct } from "../domain/export.ts";
import { type ProductRow, productColumns, productFromRow } from "./product-row.ts";

/** Products of every status after the one with the given id. */
export async function listForExport(
  sql: Sql,
  afterId: string | undefined,
  countMax: number,
): Promise<ExportedProduct[]> {
  type Row = ProductRow & {
    category_handle: string | null;
    category_name: string | null;
    on_hand: Record<string, number>;
  };
  const isAfter = afterId === undefined ? sql`true` : sql`p.id > ${afterId}::uuid`;
  const rows = await run<Row>(
    "list_for_export",
    sql<Row[]>`
      select ${productColumns(sql)}, c.handle as category_handle, c.name as category_name,
        (
          select coalesce(json_object_agg(s.variant_id, s.on_hand), '{}')
          from variants v join stock_levels s on s.variant_id = v.id
          where v.product_id = p.id
        ) as on_hand
      from products p left join categories c on c.id = p.category_id
      where ${isAfter}
      order by p.id
      limit ${countMax}`,
  );
  return rows.map((row) => ({
    product: productFromRow(row),
    category: row.category_handle === null ? null : { handle: row.category_handle, name: row.category_name ?? "" },
    onHand: row.on_hand,
  }));
}
