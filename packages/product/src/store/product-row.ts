// How a product's row, with its variants gathered into one column, becomes a product.

import type { Sql } from "@shoal/postgres";
import type { Image, Product, ProductOption, ProductStatus, Variant } from "../domain/product.ts";

export type ProductRow = {
  id: string;
  handle: string;
  title: string;
  description_html: string;
  vendor: string;
  category_id: string | null;
  tags: string[];
  status: ProductStatus;
  images: Image[];
  options: ProductOption[];
  version: bigint;
  created_at: Date;
  updated_at: Date;
  variants: VariantJson[];
};

/** One variant inside the gathered column: an array, since names would be most of its bytes. */
type VariantJson = [
  id: string,
  sku: string,
  optionValues: string[],
  currencyCode: string,
  priceMinor: number,
  compareAtPriceMinor: number | null,
  weightGrams: number,
  available: number,
];

/** Columns of a whole product, for a query over `products p`: all but the words of search, which only the index reads. */
export function productColumns(sql: Sql) {
  return sql`
    p.id, p.handle, p.title, p.description_html, p.vendor, p.category_id, p.tags, p.status, p.images, p.options,
    p.version, p.created_at, p.updated_at, ${variantsOf(sql)}`;
}

/**
 * The column of variants in order, with what can be sold of each. The level is looked up for each variant: a join lets
 * PostgreSQL read all levels of the shop for each product, which it does while it has no statistics of a fresh catalogue.
 */
function variantsOf(sql: Sql) {
  return sql`
    (
      select json_agg(
        json_build_array(
          v.id, v.sku, v.option_values, v.currency_code, v.price_minor, v.compare_at_price_minor, v.weight_grams,
          coalesce((select s.on_hand - s.reserved from stock_levels s where s.variant_id = v.id), 0)
        ) order by v.position, v.id
      )
      from variants v
      where v.product_id = p.id
    ) as variants`;
}

export function productFromRow(row: ProductRow): Product {
  return {
    id: row.id,
    handle: row.handle,
    title: row.title,
    descriptionHtml: row.description_html,
    vendor: row.vendor,
    categoryId: row.category_id,
    tags: row.tags,
    status: row.status,
    images: row.images,
    options: row.options,
    variants: row.variants.map(variantFromJson),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function variantFromJson(json: VariantJson): Variant {
  const [id, sku, optionValues, currency, priceMinor, compareAtPriceMinor, weightGrams, available] = json;
  return {
    id,
    sku,
    optionValues,
    price: { currency, amountMinor: BigInt(priceMinor) },
    compareAtPrice: compareAtPriceMinor === null ? null : { currency, amountMinor: BigInt(compareAtPriceMinor) },
    weightGrams,
    available: BigInt(available),
  };
}
