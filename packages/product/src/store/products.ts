// Products with their variants in PostgreSQL. A product is read whole by one statement and changed under its row's
// lock, so that its version counts every change of it and of its variants.

import { compare, type Money } from "@shoal/money";
import { brokenConstraint, run, type Sql } from "@shoal/postgres";
import type { Product } from "../domain/product.ts";
import { type SearchTexts, searchTexts } from "../domain/search.ts";
import { type ProductRow, productColumns, productFromRow } from "./product-row.ts";
import { insertVariants, type NewVariant } from "./variants.ts";

/** A product that is about to be stored for the first time, with the first stock of its variants. */
export type NewProduct = Omit<Product, "variants" | "version" | "createdAt" | "updatedAt"> & {
  readonly variants: readonly NewVariant[];
};

/** What else in the shop stands in the way of a write. */
export type Conflict = "handle_taken" | "sku_taken" | "variant_exists" | "category_not_found";

const conflicts: Readonly<Record<string, Conflict>> = {
  products_handle_key: "handle_taken",
  variants_sku_key: "sku_taken",
  variants_option_values_key: "variant_exists",
  products_category_id_fkey: "category_not_found",
};

/** The conflict that made a statement fail, or undefined for another cause. */
export function conflictFrom(error: unknown): Conflict | undefined {
  return conflicts[brokenConstraint(error) ?? ""];
}

/** The product, whatever its status. */
export async function findProductById(sql: Sql, id: string): Promise<Product | undefined> {
  const [row] = await run<ProductRow>(
    "find_product_by_id",
    sql`select ${productColumns(sql)} from products p where p.id = ${id}`,
  );
  return row && productFromRow(row);
}

/** The product, whatever its status. */
export async function findProductByHandle(sql: Sql, handle: string): Promise<Product | undefined> {
  const [row] = await run<ProductRow>(
    "find_product_by_handle",
    sql`select ${productColumns(sql)} from products p where p.handle = ${handle}`,
  );
  return row && productFromRow(row);
}

/** The id of the product with that handle. */
export async function findProductId(sql: Sql, handle: string): Promise<string | undefined> {
  const [row] = await run<{ id: string }>("find_product_id", sql`select id from products where handle = ${handle}`);
  return row?.id;
}

/**
 * Locks a product until the transaction ends and answers it. The lock comes first and by itself: a statement that
 * waited for a lock still sees the variants as they were when it began.
 */
export async function lockProduct(
  sql: Sql,
  by: { readonly id: string } | { readonly handle: string },
): Promise<Product | undefined> {
  const condition = "id" in by ? sql`id = ${by.id}` : sql`handle = ${by.handle}`;
  const [locked] = await run<{ id: string }>(
    "lock_product",
    sql`select id from products where ${condition} for no key update`,
  );
  return locked && (await findProductById(sql, locked.id));
}

/** Stores a new product with version 1, its variants and their first stock. */
export async function insertProduct(sql: Sql, product: NewProduct): Promise<void> {
  const { id, handle, title, descriptionHtml, vendor, categoryId, tags, status, images, options, variants } = product;
  await run(
    "insert_product",
    sql`
      insert into products (
        id, handle, title, description_html, vendor, category_id, tags, status, images, options, price_min_minor, search
      ) values (
        ${id}, ${handle}, ${title}, ${descriptionHtml}, ${vendor}, ${categoryId}, ${[...tags]}, ${status},
        ${json(sql, images)}, ${json(sql, options)}, ${priceMinMinor(variants)}, ${searchVector(sql, searchTexts(product))}
      )`,
  );
  await insertVariants(sql, id, 0, variants);
}

/**
 * Stores everything of a product but its variants, which are given as they are after the change. The version grows
 * by one; answers the new one. Hold the product's lock.
 */
export async function updateProduct(sql: Sql, product: Product): Promise<bigint> {
  const { id, handle, title, descriptionHtml, vendor, categoryId, tags, status, images, options, variants } = product;
  const [row] = await run<{ version: bigint }>(
    "update_product",
    sql`
      update products set
        handle = ${handle}, title = ${title}, description_html = ${descriptionHtml}, vendor = ${vendor},
        category_id = ${categoryId}, tags = ${[...tags]}, status = ${status}, images = ${json(sql, images)},
        options = ${json(sql, options)}, price_min_minor = ${priceMinMinor(variants)},
        search = ${searchVector(sql, searchTexts(product))}, version = version + 1, updated_at = now()
      where id = ${id}
      returning version`,
  );
  if (row === undefined) throw new Error("the product to be updated is not there");
  return row.version;
}

/** The first handle of a list that no product has, or undefined when all are taken. */
export async function findFreeHandle(sql: Sql, handles: readonly string[]): Promise<string | undefined> {
  const [row] = await run<{ handle: string }>(
    "find_free_handle",
    sql`
      select wished.handle
      from unnest(${[...handles]}::text[]) with ordinality as wished (handle, position)
      where not exists (select from products where products.handle = wished.handle)
      order by wished.position limit 1`,
  );
  return row?.handle;
}

/** Those of the given stock keeping units that a variant has. */
export async function findTakenSkus(sql: Sql, skus: readonly string[]): Promise<string[]> {
  const rows = await run<{ sku: string }>(
    "find_taken_skus",
    sql<{ sku: string }[]>`select sku from variants where sku = any(${[...skus]}::text[])`,
  );
  return rows.map(({ sku }) => sku);
}

function searchVector(sql: Sql, texts: SearchTexts) {
  // English stems find "lanterns" by "lantern"; the words as they are make a prefix match and any other language work.
  const weighted = (text: string, weight: string) =>
    sql`setweight(to_tsvector('english', ${text}) || to_tsvector('simple', ${text}), ${weight}::"char")`;
  return sql`
    ${weighted(texts.title, "A")} || ${weighted(texts.tags, "B")} ||
    ${weighted(texts.vendorAndSkus, "C")} || ${weighted(texts.description, "D")}`;
}

function priceMinMinor(variants: readonly { readonly price: Money }[]): bigint {
  const [lowest] = variants.map(({ price }) => price).sort(compare);
  if (lowest === undefined) throw new Error("a product has at least one variant");
  return lowest.amountMinor;
}

function json(sql: Sql, value: readonly object[]) {
  return sql.json(value as never);
}
