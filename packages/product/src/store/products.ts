// Products with their variants in PostgreSQL. A product is read whole by one statement and changed under its row's
// lock, so that its version counts every change of it and of its variants.

import { compare, type Money } from "@shoal/money";
import { brokenConstraint, run, type Sql } from "@shoal/postgres";
import type { Product } from "../domain/product.ts";
import { searchTexts } from "../domain/search.ts";
import { type ProductRow, productColumns, productFromRow } from "./product-row.ts";
import { insertVariants, type NewVariant } from "./variants.ts";

/** A product that is about to be stored for the first time, with the first stock of its variants. */
export type NewProduct = Omit<Product, "variants" | "version" | "createdAt" | "updatedAt"> & {
  readonly variants: readonly NewVariant[];
};

/** What is stored of a product itself, and of its variants what is needed for that. */
export type ProductFacts = Omit<NewProduct, "variants"> & {
  readonly variants: readonly Pick<NewVariant, "price" | "sku" | "optionValues">[];
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

/** The products with those handles, whatever their status. */
export async function findProductsByHandle(sql: Sql, handles: readonly string[]): Promise<Product[]> {
  const rows = await run<ProductRow>(
    "find_products_by_handle",
    sql`select ${productColumns(sql)} from products p where p.handle = any(${[...handles]}::text[])`,
  );
  return rows.map(productFromRow);
}

/** The same, locked as by `lockProduct`. */
export async function lockProductsByHandle(sql: Sql, handles: readonly string[]): Promise<Product[]> {
  const locked = await run(
    "lock_products_by_handle",
    sql`select 1 from products where handle = any(${[...handles]}::text[]) order by id for no key update`,
  );
  return locked.count === 0 ? [] : await findProductsByHandle(sql, handles);
}

/** Stores a new product with version 1, its variants and their first stock. */
export async function insertProduct(sql: Sql, product: NewProduct): Promise<void> {
  await insertProducts(sql, [product]);
}

/** The same for many. They go in by handle, so that two who store the same ones do not wait for each other in a ring. */
export async function insertProducts(sql: Sql, products: readonly NewProduct[]): Promise<void> {
  if (products.length === 0) return;
  await run(
    "insert_products",
    sql`
      insert into products (
        id, handle, title, description_html, vendor, category_id, tags, status, images, options, price_min_minor, search
      )
      select
        id, handle, title, description_html, vendor, category_id, tags, status, images, options, price_min_minor,
        ${searchVector(sql)}
      from ${productsTable(sql, products)}
      order by handle`,
  );
  const variants = products.flatMap((product) =>
    product.variants.map((variant, position) => ({ ...variant, productId: product.id, position })),
  );
  await insertVariants(sql, variants);
}

/**
 * Stores everything of a product but its variants, which are given as they are after the change. The version grows
 * by one; answers the new one. Hold the product's lock.
 */
export async function updateProduct(sql: Sql, product: ProductFacts): Promise<bigint> {
  const [row] = await updateProducts(sql, [product]);
  if (row === undefined) throw new Error("the product to be updated is not there");
  return row.version;
}

/** The same for many. */
export async function updateProducts(
  sql: Sql,
  products: readonly ProductFacts[],
): Promise<{ id: string; version: bigint }[]> {
  if (products.length === 0) return [];
  const rows = await run<{ id: string; version: bigint }>(
    "update_products",
    sql<{ id: string; version: bigint }[]>`
      update products set
        handle = given.handle, title = given.title, description_html = given.description_html, vendor = given.vendor,
        category_id = given.category_id, tags = given.tags, status = given.status, images = given.images,
        options = given.options, price_min_minor = given.price_min_minor, search = ${searchVector(sql)},
        version = version + 1, updated_at = now()
      from ${productsTable(sql, products)}
      where products.id = given.id
      returning products.id, products.version`,
  );
  return rows.map(({ id, version }) => ({ id, version }));
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

/** Those of the given stock keeping units that are taken, each with the id of the variant that has it. */
export async function findSkuOwners(sql: Sql, skus: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await run<{ sku: string; id: string }>(
    "find_sku_owners",
    sql<{ sku: string; id: string }[]>`select sku, id from variants where sku = any(${[...skus]}::text[])`,
  );
  return new Map(rows.map(({ sku, id }) => [sku, id]));
}

function productsTable(sql: Sql, products: readonly ProductFacts[]) {
  const rows = products.map((product) => {
    const { id, handle, title, vendor, tags, status, images, options, variants } = product;
    const words = searchTexts(product);
    return {
      ...{ id, handle, title, vendor, tags, status, images, options },
      description_html: product.descriptionHtml,
      category_id: product.categoryId,
      price_min_minor: String(priceMinMinor(variants)),
      words_a: words.title,
      words_b: words.tags,
      words_c: words.vendorAndSkus,
      words_d: words.description,
    };
  });
  return sql`
    jsonb_to_recordset(${sql.json(rows as never)}) as given (
      id uuid, handle text, title text, description_html text, vendor text, category_id uuid, tags text[], status text,
      images jsonb, options jsonb, price_min_minor bigint, words_a text, words_b text, words_c text, words_d text
    )`;
}

/** Of the words of a row that is given. */
function searchVector(sql: Sql) {
  // English stems find "lanterns" by "lantern"; the words as they are make a prefix match and any other language work.
  const weighted = (weight: string) => {
    const words = sql(`words_${weight}`);
    return sql`setweight(to_tsvector('english', ${words}) || to_tsvector('simple', ${words}), ${weight}::"char")`;
  };
  return sql`${weighted("a")} || ${weighted("b")} || ${weighted("c")} || ${weighted("d")}`;
}

function priceMinMinor(variants: readonly { readonly price: Money }[]): bigint {
  const [lowest] = variants.map(({ price }) => price).sort(compare);
  if (lowest === undefined) throw new Error("a product has at least one variant");
  return lowest.amountMinor;
}
