// The catalogue between the contract's messages and the domain. Total functions, but for what is collected in `input`.

import {
  type Category as CategoryMessage,
  type CreateProductRequest__Output,
  type Image__Output,
  type Money__Output,
  type Product as ProductMessage,
  type ProductStatus as ProductStatusMessage,
  timestampFromDate,
  type VariantInput__Output,
  type VariantListing as VariantListingMessage,
} from "@shoal/contract";
import type { Money } from "@shoal/money";
import type { Input } from "@shoal/rpc";
import type { Category } from "./domain/category.ts";
import {
  type Image,
  type Product,
  type ProductStatus,
  productStatuses,
  type Stock,
  type VariantListing,
  variantTitle,
} from "./domain/product.ts";
import type { ProductDraft, VariantDraft } from "./domain/product-draft.ts";

const statuses = {
  draft: "PRODUCT_STATUS_DRAFT",
  active: "PRODUCT_STATUS_ACTIVE",
  archived: "PRODUCT_STATUS_ARCHIVED",
} as const satisfies Record<ProductStatus, ProductStatusMessage>;

/** A status, or undefined for none and for a number that the contract does not know. */
export function statusFromProto(message: unknown): ProductStatus | undefined {
  return productStatuses.find((status) => statuses[status] === message);
}

/** Reads a status that must be given. */
export function readStatus(input: Input, message: unknown): ProductStatus {
  const status = statusFromProto(message);
  if (status === undefined) input.refuse("status", "REQUIRED", "must be draft, active or archived");
  return status ?? "draft";
}

/**
 * A product as it is kept in the cache: the contract's message but for what can be sold of its variants, which changes
 * on its own.
 */
export type ProductBody = ReturnType<typeof productBody>;

export function productBody(product: Product) {
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    vendor: product.vendor,
    categoryId: product.categoryId ?? "",
    tags: [...product.tags],
    status: statuses[product.status],
    images: product.images.map(({ url, alt }) => ({ url, alt })),
    options: product.options.map(({ name, values }) => ({ name, values: [...values] })),
    variants: product.variants.map((variant) => ({
      id: variant.id,
      sku: variant.sku,
      title: variantTitle(variant.optionValues, product.title),
      optionValues: [...variant.optionValues],
      price: moneyToProto(variant.price),
      compareAtPrice: variant.compareAtPrice && moneyToProto(variant.compareAtPrice),
      weightGrams: variant.weightGrams,
    })),
    version: String(product.version),
    createTime: timestampFromDate(product.createdAt),
    updateTime: timestampFromDate(product.updatedAt),
  };
}

/** Units that can be sold of each variant, as they were read with the product. */
export function stockOf(products: readonly Product[]): Stock {
  const entries = products.flatMap(({ variants }) => variants.map(({ id, available }) => [id, String(available)]));
  return Object.fromEntries(entries);
}

/** The whole message. */
export function withStock(body: ProductBody, stock: Stock): ProductMessage {
  return { ...body, variants: body.variants.map((variant) => ({ ...variant, available: stock[variant.id] ?? "0" })) };
}

export function productToProto(product: Product): ProductMessage {
  return withStock(productBody(product), stockOf([product]));
}

export function listingToProto(listing: VariantListing): VariantListingMessage {
  const { variant } = listing;
  return {
    variant: {
      id: variant.id,
      sku: variant.sku,
      title: variantTitle(variant.optionValues, listing.productTitle),
      optionValues: [...variant.optionValues],
      price: moneyToProto(variant.price),
      compareAtPrice: variant.compareAtPrice && moneyToProto(variant.compareAtPrice),
      weightGrams: variant.weightGrams,
      available: String(variant.available),
    },
    productId: listing.productId,
    productHandle: listing.productHandle,
    productTitle: listing.productTitle,
    imageUrl: listing.image?.url ?? "",
    purchasable: listing.productStatus === "active",
  };
}

export function categoryToProto(category: Category): CategoryMessage {
  return {
    id: category.id,
    handle: category.handle,
    name: category.name,
    parentId: category.parentId ?? "",
    version: String(category.version),
  };
}

/** Reads a product to be made; gaps are left for the domain to fill and to check. */
export function readProductDraft(input: Input, request: CreateProductRequest__Output): ProductDraft {
  return {
    handle: request.handle.trim(),
    title: request.title,
    descriptionHtml: request.descriptionHtml,
    vendor: request.vendor,
    categoryId: readCategoryId(input, "category_id", request.categoryId),
    tags: request.tags,
    status: readStatus(input, request.status),
    images: readImages(request.images),
    options: request.options.map(({ name, values }) => ({ name, values })),
    variants: request.variants.map((variant, index) => readVariantDraft(input, `variants[${index}].`, variant)),
  };
}

/** Reads a variant to be made; `field` is its path with a dot at the end. */
export function readVariantDraft(input: Input, field: string, variant: VariantInput__Output): VariantDraft {
  return {
    sku: variant.sku,
    optionValues: variant.optionValues,
    price: readMoney(input, `${field}price`, variant.price),
    compareAtPrice: variant.compareAtPrice && moneyFromProto(variant.compareAtPrice),
    weightGrams: variant.weightGrams,
    onHand: BigInt(variant.onHand),
  };
}

function readImages(images: readonly Image__Output[]): Image[] {
  return images.map(({ url, alt }) => ({ url: url.trim(), alt: alt.trim() }));
}

/** Reads the id of a category; empty means none. */
export function readCategoryId(input: Input, field: string, id: string): string | null {
  return id === "" ? null : input.uuid(field, id);
}

/** Reads an amount that must be given; its currency and bounds are the domain's to check. */
export function readMoney(input: Input, field: string, message: Money__Output | null): Money {
  return moneyFromProto(input.required(field, message) ?? { currencyCode: "", amountMinor: "0" });
}

export function moneyFromProto(message: Money__Output): Money {
  return { currency: message.currencyCode, amountMinor: BigInt(message.amountMinor) };
}

function moneyToProto(amount: Money) {
  return { currencyCode: amount.currency, amountMinor: String(amount.amountMinor) };
}
