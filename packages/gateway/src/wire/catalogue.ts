// Products, variants, categories, stock and import reports of the contract to JSON and back.

import type {
  Category__Output,
  ImportProductsResponse__Output,
  Product__Output,
  ProductSort,
  ProductStatus__Output,
  StockLevel__Output,
  Variant__Output,
  VariantInput,
} from "@shoal/contract";
import type {
  CategoryView,
  ImportView,
  ProductView,
  StockView,
  VariantBody,
  VariantView,
} from "../shapes/catalogue.ts";
import { moneyToJson, moneyToProto, textOrNull, timeToJson } from "./values.ts";

const statusNames: Readonly<Record<ProductStatus__Output, ProductView["status"]>> = {
  PRODUCT_STATUS_UNSPECIFIED: "draft",
  PRODUCT_STATUS_DRAFT: "draft",
  PRODUCT_STATUS_ACTIVE: "active",
  PRODUCT_STATUS_ARCHIVED: "archived",
};

export const productStatusToProto = {
  draft: "PRODUCT_STATUS_DRAFT",
  active: "PRODUCT_STATUS_ACTIVE",
  archived: "PRODUCT_STATUS_ARCHIVED",
} as const;

export const sortToProto = {
  relevance: "PRODUCT_SORT_RELEVANCE",
  price: "PRODUCT_SORT_PRICE_ASC",
  "-price": "PRODUCT_SORT_PRICE_DESC",
  newest: "PRODUCT_SORT_NEWEST",
} as const satisfies Record<string, ProductSort>;

export function variantToJson(variant: Variant__Output): VariantView {
  return {
    id: variant.id,
    sku: variant.sku,
    title: variant.title,
    option_values: variant.optionValues,
    price: moneyToJson(variant.price),
    compare_at_price: moneyToJson(variant.compareAtPrice),
    weight_grams: variant.weightGrams,
    available: Number(variant.available),
  };
}

export function productToJson(product: Product__Output): ProductView {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    description_html: product.descriptionHtml,
    vendor: product.vendor,
    category_id: textOrNull(product.categoryId),
    tags: product.tags,
    status: statusNames[product.status],
    images: product.images.map(({ url, alt }) => ({ url, alt })),
    options: product.options.map(({ name, values }) => ({ name, values })),
    variants: product.variants.map(variantToJson),
    created_at: timeToJson(product.createTime),
    updated_at: timeToJson(product.updateTime),
    version: Number(product.version),
  };
}

export function variantToProto(variant: VariantBody): VariantInput {
  const { price, compare_at_price: compareAtPrice } = variant;
  return {
    sku: variant.sku ?? "",
    optionValues: variant.option_values ?? [],
    price: moneyToProto(price),
    compareAtPrice: compareAtPrice == null ? null : moneyToProto(compareAtPrice),
    weightGrams: variant.weight_grams ?? 0,
    onHand: String(variant.on_hand ?? 0),
  };
}

export function categoryToJson(category: Category__Output): CategoryView {
  const { id, handle, name, parentId, version } = category;
  return { id, handle, name, parent_id: textOrNull(parentId), version: Number(version) };
}

export function stockToJson(stock: StockLevel__Output): StockView {
  const { variantId, onHand, reserved, available } = stock;
  return {
    variant_id: variantId,
    on_hand: Number(onHand),
    reserved: Number(reserved),
    available: Number(available),
  };
}

export function importToJson(report: ImportProductsResponse__Output): ImportView {
  return {
    products_created: Number(report.productsCreated),
    products_updated: Number(report.productsUpdated),
    products_unchanged: Number(report.productsUnchanged),
    variants_created: Number(report.variantsCreated),
    variants_updated: Number(report.variantsUpdated),
    variants_unchanged: Number(report.variantsUnchanged),
    rows: Number(report.rows),
    errors: report.errors.map(({ row, field, reason, message }) => ({ row: Number(row), field, reason, message })),
    error_count: Number(report.errorCount),
  };
}
