// What a product is: the shapes that every other file of the catalogue speaks of.

import type { Money } from "@shoal/money";

export const productStatuses = ["draft", "active", "archived"] as const;
export type ProductStatus = (typeof productStatuses)[number];

/** A picture: an https address, or "/media/<sha256>" for a blob of the shop. */
export type Image = { readonly url: string; readonly alt: string };

/** One axis along which variants differ. */
export type ProductOption = { readonly name: string; readonly values: readonly string[] };

export type Variant = {
  readonly id: string;
  readonly sku: string;
  /** One for each option of the product, in its order. */
  readonly optionValues: readonly string[];
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  readonly weightGrams: number;
  /** Units that can be sold, as the statement that read the product saw them. */
  readonly available: bigint;
};

export type Product = {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly categoryId: string | null;
  readonly tags: readonly string[];
  readonly status: ProductStatus;
  readonly images: readonly Image[];
  readonly options: readonly ProductOption[];
  /** At least one, in order. */
  readonly variants: readonly Variant[];
  /** Grows by one at each change of the product or its variants. */
  readonly version: bigint;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** A variant with what carts and orders show of its product. */
export type VariantListing = {
  readonly variant: Variant;
  readonly productId: string;
  readonly productHandle: string;
  readonly productTitle: string;
  readonly productStatus: ProductStatus;
  readonly image: Image | undefined;
};

/** Units that can be sold, as text, by variant id. */
export type Stock = Readonly<Record<string, string>>;

/** How a variant is called: its option values, or the product's title where there are none. */
export function variantTitle(optionValues: readonly string[], productTitle: string): string {
  return optionValues.length === 0 ? productTitle : optionValues.join(" / ");
}
