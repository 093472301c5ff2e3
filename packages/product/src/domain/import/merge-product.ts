// What a product becomes when a file is laid over what is stored: the file wins where it has a column, variants that
// it does not name stay, and a variant is known again by its sku or else by its option values.

import { limits } from "../fields.ts";
import { settleOptions } from "../options.ts";
import type { Product, ProductOption, Variant } from "../product.ts";
import { checkProductDraft, type ProductDraft, type VariantDraft } from "../product-draft.ts";
import type { RowFault } from "./columns.ts";
import { type ImportedProduct, locate } from "./read-product.ts";

/** A variant of the product as it shall be. */
export type MergedVariant = {
  readonly draft: VariantDraft;
  /** What it is now, or undefined for a new one. */
  readonly stored: Variant | undefined;
  /** Its place in the file, or undefined for one that the file does not name. */
  readonly source: number | undefined;
};

export type MergedProduct = {
  /** Without its variants' ids; those of `variants`, in the same order. */
  readonly draft: ProductDraft;
  readonly variants: readonly MergedVariant[];
};

/** Lays a file over a product; `categoryId` is that of the name in the file. */
export function mergeProduct(
  stored: Product | undefined,
  read: ImportedProduct,
  categoryId: string | null,
): MergedProduct {
  if (stored === undefined) {
    const variants = read.draft.variants.map((variant, source) => ({ draft: variant, stored: undefined, source }));
    return { draft: { ...read.draft, categoryId }, variants };
  }
  const imported = hasPlaceholderOption(stored) ? withPlaceholderOption(read) : read;
  const { draft, has } = imported;
  const variants = mergeVariants(stored, imported);
  const drafts = variants.map((variant) => variant.draft);
  const keep = <Value>(column: string, ofFile: Value, ofShop: Value) => (has(column) ? ofFile : ofShop);
  return {
    draft: {
      handle: stored.handle,
      title: draft.title,
      descriptionHtml: keep("Body (HTML)", draft.descriptionHtml, stored.descriptionHtml),
      vendor: keep("Vendor", draft.vendor, stored.vendor),
      categoryId: keep("Type", categoryId, stored.categoryId),
      tags: keep("Tags", draft.tags, stored.tags),
      status: has("Published") || has("Status") ? draft.status : stored.status,
      images: keep("Image Src", draft.images, stored.images),
      options: keepOrder(stored.options, settleOptions(draft.options, drafts)),
      variants: drafts,
    },
    variants,
  };
}

const placeholder: ProductOption = { name: "Title", values: ["Default Title"] };

/** Whether a product really has the option that a file gives to one without any. */
function hasPlaceholderOption({ options }: Product): boolean {
  return isSame(
    options.map(({ name, values }) => [name, values]),
    [[placeholder.name, placeholder.values]],
  );
}

/** A file cannot say which of the two it means, so the product keeps what it has. */
function withPlaceholderOption(imported: ImportedProduct): ImportedProduct {
  const { draft } = imported;
  if (draft.options.length > 0) return imported;
  const variants = draft.variants.map((variant) => ({ ...variant, optionValues: placeholder.values }));
  return { ...imported, optionSlots: [1], draft: { ...draft, options: [placeholder], variants } };
}

/** A file has no order of an option's values but that of its variants, so one that is as it was keeps the shop's. */
function keepOrder(stored: readonly ProductOption[], merged: readonly ProductOption[]): ProductOption[] {
  return merged.map((option, index) => {
    const values = stored[index]?.values ?? [];
    return isSame([...values].sort(), [...option.values].sort()) ? { ...option, values } : option;
  });
}

/** Those of the file in its order, then those that only the shop has. */
function mergeVariants(stored: Product, imported: ImportedProduct): MergedVariant[] {
  const matches = matchVariants(stored, imported);
  const known = new Set(matches);
  const left = stored.variants.filter((variant) => !known.has(variant));
  return [
    ...imported.draft.variants.map((draft, source) => {
      const match = matches[source];
      return {
        draft: match === undefined ? draft : mergeVariant(match, imported, source, draft),
        stored: match,
        source,
      };
    }),
    ...left.map((variant) => ({ draft: { ...variant, onHand: 0n }, stored: variant, source: undefined })),
  ];
}

/** The stored variant that each one of the file is: by sku first, since that is what stands on the shelf. */
function matchVariants(stored: Product, { draft, variants }: ImportedProduct): (Variant | undefined)[] {
  const free = new Set(stored.variants);
  const take = (isIt: (variant: Variant) => boolean): Variant | undefined => {
    const found = [...free].find(isIt);
    if (found !== undefined) free.delete(found);
    return found;
  };
  const bySku = draft.variants.map(({ sku }, index) =>
    variants[index]?.hasMadeSku === true ? undefined : take((variant) => variant.sku === sku),
  );
  return draft.variants.map(
    ({ optionValues }, index) => bySku[index] ?? take((variant) => isSame(variant.optionValues, optionValues)),
  );
}

function mergeVariant(stored: Variant, imported: ImportedProduct, source: number, draft: VariantDraft): VariantDraft {
  const { has } = imported;
  const compareAtPrice = has("Variant Compare At Price") ? draft.compareAtPrice : stored.compareAtPrice;
  const isReduced = compareAtPrice !== null && compareAtPrice.amountMinor > draft.price.amountMinor;
  return {
    sku: imported.variants[source]?.hasMadeSku === true ? stored.sku : draft.sku,
    optionValues: draft.optionValues,
    price: draft.price,
    compareAtPrice: isReduced ? compareAtPrice : null,
    weightGrams: has("Variant Grams") ? draft.weightGrams : stored.weightGrams,
    onHand: draft.onHand,
  };
}

/** What is wrong with the whole that was not wrong with the file by itself. */
export function checkMerged(merged: MergedProduct, imported: ImportedProduct, currency: string): RowFault[] {
  const { draft, variants } = merged;
  const left = variants.filter(({ source }) => source === undefined);
  if (left.some((variant) => variant.draft.optionValues.length !== draft.options.length)) {
    const message = "must be as many options as the variants have that the shop has and the file does not name";
    return [{ row: imported.row, field: "Option1 Name", reason: "OPTION_VALUES_MISMATCH", message }];
  }
  if (variants.length > limits.variantCountMax) {
    const message = `must be at most ${limits.variantCountMax} variants with those that the shop has already`;
    return [{ row: imported.row, field: "Handle", reason: "TOO_MANY", message }];
  }
  return locate(imported, checkProductDraft(draft, currency));
}

/** Whether a stored product is as it shall be; stock apart. */
export function isUnchanged(stored: Product, { draft, variants }: MergedProduct): boolean {
  const facts = (product: Omit<ProductDraft, "variants">) => [
    ...[product.title, product.descriptionHtml, product.vendor, product.categoryId, product.status],
    ...[product.tags, product.images.map(({ url, alt }) => [url, alt])],
    product.options.map(({ name, values }) => [name, values]),
  ];
  const ids = variants.map((variant) => variant.stored?.id);
  return (
    isSame(facts(stored), facts(draft)) &&
    isSame(
      ids,
      stored.variants.map(({ id }) => id),
    ) &&
    variants.every(isVariantUnchanged)
  );
}

/** The same for one variant. */
export function isVariantUnchanged({ stored, draft }: MergedVariant): boolean {
  if (stored === undefined) return false;
  const facts = (variant: Omit<VariantDraft, "onHand">) => [
    ...[variant.sku, variant.optionValues, variant.weightGrams, variant.price.currency],
    ...[String(variant.price.amountMinor), String(variant.compareAtPrice?.amountMinor ?? "")],
  ];
  return isSame(facts(stored), facts(draft));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
