// Products, variants, categories, stock and import reports of the contract to JSON and back.

import type {
  AuditEntry__Output,
  Category__Output,
  Import__Output,
  ImportProductsResponse__Output,
  ImportState__Output,
  Product__Output,
  ProductSort,
  ProductStatus__Output,
  StockLevel__Output,
  StockListing__Output,
  Variant__Output,
  VariantInput,
} from "@shoal/contract";
import type {
  AuditEntryView,
  CategoryView,
  ImportProgressView,
  ImportView,
  ProductView,
  StockListingView,
  StockView,
  VariantBody,
  VariantView,
} from "../shapes/catalogue.ts";
import { present } from "./accounts.ts";
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
    products_refused: Number(report.productsRefused),
    encoding: report.encoding === "windows-1252" ? "windows-1252" : "utf-8",
    dry_run: report.dryRun,
    import_id: report.importId,
  };
}

const importStates: Readonly<Record<ImportState__Output, ImportProgressView["state"]>> = {
  IMPORT_STATE_UNSPECIFIED: "running",
  IMPORT_STATE_RUNNING: "running",
  IMPORT_STATE_DONE: "done",
  IMPORT_STATE_FAILED: "failed",
};

export function importProgressToJson(progress: Import__Output): ImportProgressView {
  return {
    id: progress.id,
    state: importStates[progress.state],
    dry_run: progress.dryRun,
    created_at: timeToJson(progress.createTime),
    updated_at: timeToJson(progress.updateTime),
    bytes: Number(progress.bytes),
    rows: Number(progress.rows),
    products_created: Number(progress.productsCreated),
    products_updated: Number(progress.productsUpdated),
    products_unchanged: Number(progress.productsUnchanged),
    products_refused: Number(progress.productsRefused),
    error_count: Number(progress.errorCount),
    reason: progress.reason,
  };
}

export function stockListingToJson(listing: StockListing__Output): StockListingView {
  const { productId, productTitle, sku, variantTitle } = listing;
  const about = { product_id: productId, product_title: productTitle, sku, variant_title: variantTitle };
  return { ...stockToJson(present(listing.stock)), ...about };
}

export function auditEntryToJson(entry: AuditEntry__Output): AuditEntryView {
  return {
    id: entry.id,
    created_at: timeToJson(entry.createTime),
    actor_id: entry.actorId,
    actor_role: entry.actorRole,
    action: entry.action,
    target_id: entry.targetId,
    version: entry.version === "0" ? null : Number(entry.version),
    change: JSON.parse(entry.changeJson) as AuditEntryView["change"],
  };
}
