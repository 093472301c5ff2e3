// Variants in PostgreSQL: the rows under a product, and many of them at once for carts.

import { run, type Sql } from "@shoal/postgres";
import type { Image, ProductStatus, Stock, VariantListing } from "../domain/product.ts";
import type { VariantDraft } from "../domain/product-draft.ts";
import { insertStockLevels } from "./stock.ts";

/** A variant that is about to be stored for the first time. */
export type NewVariant = VariantDraft & { readonly id: string };

/** The same with its product, and its place among the product's variants. */
export type PlacedVariant = NewVariant & { readonly productId: string; readonly position: number };

/** A stored variant as it shall be; without a position it keeps its own. */
export type VariantChange = Omit<NewVariant, "onHand"> & { readonly position?: number };

/** Stores new variants, of any number of products, each with its first stock. */
export async function insertVariants(sql: Sql, variants: readonly PlacedVariant[]): Promise<void> {
  if (variants.length === 0) return;
  await run(
    "insert_variants",
    sql`
      insert into variants (
        id, product_id, sku, option_values, price_minor, compare_at_price_minor, currency_code, weight_grams, position
      )
      select
        id, product_id, sku, option_values, price_minor, compare_at_price_minor, currency_code, weight_grams, position
      from ${variantsTable(sql, variants)}`,
  );
  const counts = variants.map(({ id, onHand }) => ({ variantId: id, onHand }));
  await insertStockLevels(sql, counts, "variant created");
}

/** Stores everything of variants but their stock. Hold their products' locks. */
export async function updateVariants(sql: Sql, variants: readonly VariantChange[]): Promise<void> {
  if (variants.length === 0) return;
  await run(
    "update_variants",
    sql`
      update variants set
        sku = given.sku, option_values = given.option_values, price_minor = given.price_minor,
        compare_at_price_minor = given.compare_at_price_minor, currency_code = given.currency_code,
        weight_grams = given.weight_grams, position = coalesce(given.position, variants.position), updated_at = now()
      from ${variantsTable(sql, variants)}
      where variants.id = given.id`,
  );
}

function variantsTable(sql: Sql, variants: readonly (VariantChange & { readonly productId?: string })[]) {
  const rows = variants.map((variant) => ({
    id: variant.id,
    product_id: variant.productId,
    sku: variant.sku,
    option_values: variant.optionValues,
    price_minor: String(variant.price.amountMinor),
    compare_at_price_minor: variant.compareAtPrice && String(variant.compareAtPrice.amountMinor),
    currency_code: variant.price.currency,
    weight_grams: variant.weightGrams,
    position: variant.position,
  }));
  return sql`
    jsonb_to_recordset(${sql.json(rows as never)}) as given (
      id uuid, product_id uuid, sku text, option_values text[], price_minor bigint, compare_at_price_minor bigint,
      currency_code text, weight_grams integer, position integer
    )`;
}

/** The highest position of a product's variants plus one. */
export async function nextPosition(sql: Sql, productId: string): Promise<number> {
  const [row] = await run<{ position: number }>(
    "next_variant_position",
    sql`select coalesce(max(position), -1) + 1 as position from variants where product_id = ${productId}`,
  );
  return row?.position ?? 0;
}

type ListingRow = {
  id: string;
  sku: string;
  option_values: string[];
  currency_code: string;
  price_minor: bigint;
  compare_at_price_minor: bigint | null;
  weight_grams: number;
  available: bigint;
  product_id: string;
  product_handle: string;
  product_title: string;
  product_status: ProductStatus;
  image: Image | null;
};

/** Those of the given variants that exist, in no particular order. */
export async function findVariantListings(sql: Sql, ids: readonly string[]): Promise<VariantListing[]> {
  const rows = await run<ListingRow>(
    "find_variant_listings",
    sql`
      select
        v.id, v.sku, v.option_values, v.currency_code, v.price_minor, v.compare_at_price_minor, v.weight_grams,
        coalesce(s.on_hand - s.reserved, 0)::bigint as available, p.id as product_id, p.handle as product_handle,
        p.title as product_title, p.status as product_status, p.images -> 0 as image
      from variants v
      join products p on p.id = v.product_id
      left join stock_levels s on s.variant_id = v.id
      where v.id = any(${[...ids]}::uuid[])`,
  );
  return rows.map((row) => ({
    variant: {
      id: row.id,
      sku: row.sku,
      optionValues: row.option_values,
      price: { currency: row.currency_code, amountMinor: row.price_minor },
      compareAtPrice:
        row.compare_at_price_minor === null
          ? null
          : { currency: row.currency_code, amountMinor: row.compare_at_price_minor },
      weightGrams: row.weight_grams,
      available: row.available,
    },
    productId: row.product_id,
    productHandle: row.product_handle,
    productTitle: row.product_title,
    productStatus: row.product_status,
    image: row.image ?? undefined,
  }));
}

/** Units that can be sold of each of the given variants, as text by id; 0 for those that are not there. */
export async function loadStock(sql: Sql, ids: readonly string[]): Promise<Stock> {
  const rows = await run<{ variant_id: string; available: bigint }>(
    "load_stock",
    sql<{ variant_id: string; available: bigint }[]>`
      select variant_id, on_hand - reserved as available
      from stock_levels where variant_id = any(${[...ids]}::uuid[])`,
  );
  const stock = Object.fromEntries(ids.map((id) => [id, "0"]));
  for (const { variant_id, available } of rows) stock[variant_id] = String(available);
  return stock;
}

/** Removes a variant whose stock level is gone. Hold its product's lock. */
export async function deleteVariant(sql: Sql, id: string): Promise<void> {
  await run("delete_variant", sql`delete from variants where id = ${id}`);
}
