// Pages of products: filters, full-text search, four orders, each paged by the values of its last row.

import { run, type Sql } from "@shoal/postgres";
import type { Product, ProductStatus } from "../domain/product.ts";
import type { SearchQuery } from "../domain/search.ts";
import { type ProductRow, productColumns, productFromRow } from "./product-row.ts";

export type ProductFilter = {
  readonly search: SearchQuery | undefined;
  /** A category's id or handle; its descendants count too. */
  readonly category: { readonly id: string } | { readonly handle: string } | undefined;
  /** With a price bound or `isInStock`, one variant must meet all of them. */
  readonly priceMinMinor: bigint | undefined;
  readonly priceMaxMinor: bigint | undefined;
  readonly isInStock: boolean;
  /** Undefined for any. */
  readonly status: ProductStatus | undefined;
};

export type ProductOrder = "relevance" | "price_asc" | "price_desc" | "newest";

/** Values of a page's last row: id, and rank or price before it where the order has one. */
export type ProductCursor = { readonly key: string; readonly id: string };

export type ListedProduct = { readonly product: Product; readonly cursor: ProductCursor };

/** Products after the cursor, whole, in one statement. `relevance` needs a search. */
export async function listProducts(
  sql: Sql,
  filter: ProductFilter,
  order: ProductOrder,
  after: ProductCursor | undefined,
  countMax: number,
): Promise<ListedProduct[]> {
  type Row = ProductRow & { sort_key: string };
  const { search } = filter;
  const from = search === undefined ? sql`products p` : sql`products p, ${searchTerm(sql, search)}`;
  const rows = await run<Row>(
    "list_products",
    sql<Row[]>`
      with page as materialized (
        select p.id, ${sortKey(sql, order)} as sort_key
        from ${from}
        where ${conditions(sql, filter)} and ${isAfter(sql, order, after)}
        order by ${orderBy(sql, order)}
        limit ${countMax}
      )
      select ${productColumns(sql)}, page.sort_key::text as sort_key
      from page join products p using (id)
      order by ${pageOrder(sql, order)}`,
  );
  return rows.map((row) => ({ product: productFromRow(row), cursor: { key: row.sort_key, id: row.id } }));
}

function searchTerm(sql: Sql, { whole, head, prefix }: SearchQuery) {
  const words = sql`websearch_to_tsquery('english', ${whole})`;
  // The last word may be half typed: whatever begins with it counts as well.
  const typed =
    prefix === ""
      ? sql``
      : sql`|| (websearch_to_tsquery('english', ${head}) && to_tsquery('simple', ${`${prefix}:*`}))`;
  return sql`(select ${words} ${typed} as term) as search_term`;
}

function conditions(sql: Sql, filter: ProductFilter) {
  const status = filter.status === undefined ? sql`true` : sql`p.status = ${filter.status}`;
  const search = filter.search === undefined ? sql`` : sql`and p.search @@ term`;
  return sql`${status} ${search} ${inCategory(sql, filter.category)} ${hasVariant(sql, filter)}`;
}

function inCategory(sql: Sql, category: ProductFilter["category"]) {
  if (category === undefined) return sql``;
  const root = "id" in category ? sql`id = ${category.id}` : sql`handle = ${category.handle}`;
  return sql`
    and p.category_id = any(array(
      with recursive under as (
        select id from categories where ${root}
        union
        select c.id from categories c join under on c.parent_id = under.id
      )
      select id from under
    ))`;
}

function hasVariant(sql: Sql, { priceMinMinor, priceMaxMinor, isInStock }: ProductFilter) {
  if (priceMinMinor === undefined && priceMaxMinor === undefined && !isInStock) return sql``;
  return sql`
    and exists (
      select from variants v ${isInStock ? sql`join stock_levels s on s.variant_id = v.id` : sql``}
      where v.product_id = p.id
        ${priceMinMinor === undefined ? sql`` : sql`and v.price_minor >= ${priceMinMinor}`}
        ${priceMaxMinor === undefined ? sql`` : sql`and v.price_minor <= ${priceMaxMinor}`}
        ${isInStock ? sql`and s.on_hand > s.reserved` : sql``}
    )`;
}

/** float8 as text is read back as the same number. */
function sortKey(sql: Sql, order: ProductOrder) {
  if (order === "relevance") return sql`ts_rank(p.search, term)::float8`;
  return order === "newest" ? sql`0` : sql`p.price_min_minor`;
}

function orderBy(sql: Sql, order: ProductOrder) {
  switch (order) {
    case "relevance":
      return sql`ts_rank(p.search, term)::float8 desc, p.id desc`;
    case "price_asc":
      return sql`p.price_min_minor, p.id`;
    case "price_desc":
      return sql`p.price_min_minor desc, p.id desc`;
    case "newest":
      return sql`p.id desc`;
  }
}

function pageOrder(sql: Sql, order: ProductOrder) {
  return order === "price_asc" ? sql`page.sort_key, page.id` : sql`page.sort_key desc, page.id desc`;
}

function isAfter(sql: Sql, order: ProductOrder, after: ProductCursor | undefined) {
  if (after === undefined) return sql`true`;
  const { key, id } = after;
  switch (order) {
    case "relevance":
      return sql`(ts_rank(p.search, term)::float8, p.id) < (${key}::float8, ${id}::uuid)`;
    case "price_asc":
      return sql`(p.price_min_minor, p.id) > (${key}::bigint, ${id}::uuid)`;
    case "price_desc":
      return sql`(p.price_min_minor, p.id) < (${key}::bigint, ${id}::uuid)`;
    case "newest":
      return sql`p.id < ${id}::uuid`;
  }
}
