// A product as somebody wants it to be, before it exists: what CreateProduct and the import bring, how its gaps are
// filled, and what makes it unacceptable.

import type { Money } from "@shoal/money";
import { sanitiseDescription } from "./description.ts";
import { checkImages, checkMoney, checkTags, limits } from "./fields.ts";
import { handleLengthMax, isHandle, isSku, makeHandle, makeSku, skuLengthMax } from "./names.ts";
import { checkOptions, checkOptionValues, findRepeatedValues, settleOptions } from "./options.ts";
import type { Image, ProductOption, ProductStatus } from "./product.ts";
import { checkText, type Refuse, type Violation } from "./violation.ts";

export type VariantDraft = {
  /** Unique over the shop; empty lets the shop make one. */
  readonly sku: string;
  /** One for each option, in order. */
  readonly optionValues: readonly string[];
  readonly price: Money;
  /** What it used to cost: more than the price. */
  readonly compareAtPrice: Money | null;
  readonly weightGrams: number;
  /** Units in the building at the start. */
  readonly onHand: bigint;
};

export type ProductDraft = {
  /** Empty makes one from the title. */
  readonly handle: string;
  readonly title: string;
  readonly descriptionHtml: string;
  readonly vendor: string;
  readonly categoryId: string | null;
  readonly tags: readonly string[];
  readonly status: ProductStatus;
  readonly images: readonly Image[];
  readonly options: readonly ProductOption[];
  /** One with no option values where there are no options. */
  readonly variants: readonly VariantDraft[];
};

/**
 * Fills what a draft leaves to the shop: trims, makes the handle and the skus, sanitises the description, lists the
 * option values that variants use. `fallbackHandle` is for a title without any letter that an address can hold.
 * Check the result by `checkProductDraft`.
 */
export function completeProductDraft(draft: ProductDraft, fallbackHandle: string): ProductDraft {
  const handle = draft.handle === "" ? makeHandle(draft.title, fallbackHandle) : draft.handle;
  const variants = distinguishMadeSkus(
    draft.variants.map((variant) => completeVariantDraft(variant, handle)),
    draft.variants.map(({ sku }) => sku.trim() === ""),
  );
  const options = draft.options.map(({ name, values }) => ({ name: name.trim(), values: values.map(trim) }));
  return {
    ...draft,
    handle,
    title: draft.title.trim(),
    descriptionHtml: sanitiseDescription(draft.descriptionHtml),
    vendor: draft.vendor.trim(),
    tags: settleTags(draft.tags),
    images: settleImages(draft.images),
    options: settleOptions(options, variants),
    variants,
  };
}

/** The same for one variant of the product with that handle. */
export function completeVariantDraft(variant: VariantDraft, handle: string): VariantDraft {
  const optionValues = variant.optionValues.map(trim);
  const sku = variant.sku.trim();
  return { ...variant, optionValues, sku: sku === "" ? makeSku(handle, optionValues) : sku };
}

/** Values without a letter that a sku can hold would make the same one twice: the place tells them apart. */
function distinguishMadeSkus(variants: readonly VariantDraft[], isMade: readonly boolean[]): VariantDraft[] {
  const used = new Set<string>();
  return variants.map((variant, index) => {
    const isRepeat = isMade[index] === true && used.has(variant.sku);
    const sku = isRepeat ? `${variant.sku}-${index + 1}` : variant.sku;
    used.add(sku);
    return { ...variant, sku };
  });
}

/** Tags trimmed, without empty ones and repeats. A comma ends a tag, as it does in a product file. */
export function settleTags(tags: readonly string[]): string[] {
  return [
    ...new Set(
      tags
        .flatMap((tag) => tag.split(","))
        .map(trim)
        .filter((tag) => tag !== ""),
    ),
  ];
}

/** Pictures trimmed; one that is shown twice counts once. */
export function settleImages(images: readonly Image[]): Image[] {
  const shown = new Map<string, Image>();
  for (const { url, alt } of images) {
    if (!shown.has(url.trim())) shown.set(url.trim(), { url: url.trim(), alt: alt.trim() });
  }
  return [...shown.values()];
}

/**
 * Everything that is wrong with a completed draft; nothing when it can be stored. Whether handle, skus, category and
 * pictures are free or known is the store's to say. `currency` is the shop's.
 */
export function checkProductDraft(draft: ProductDraft, currency: string): Violation[] {
  const violations: Violation[] = [];
  const refuse: Refuse = (field, reason, message) => void violations.push({ field, reason, message });
  checkHandle(refuse, draft.handle);
  checkText(refuse, "title", draft.title, limits.title);
  checkText(refuse, "description_html", draft.descriptionHtml, limits.descriptionHtml);
  checkText(refuse, "vendor", draft.vendor, limits.vendor);
  checkTags(refuse, draft.tags);
  checkImages(refuse, draft.images);
  checkOptions(refuse, draft.options);
  checkVariants(refuse, draft, currency);
  return violations;
}

/** Notes a handle that cannot be one. */
export function checkHandle(refuse: Refuse, handle: string): void {
  if (isHandle(handle)) return;
  const rule = `must be lower-case letters, digits and single hyphens, at most ${handleLengthMax}, not look like an id, and not be "export"`;
  refuse("handle", "INVALID_HANDLE", rule);
}

/** Notes what is wrong with one variant by itself; `field` is "" or a path that ends with a dot. */
export function checkVariantDraft(refuse: Refuse, field: string, variant: VariantDraft, currency: string): void {
  if (!isSku(variant.sku)) {
    refuse(`${field}sku`, "INVALID_SKU", `must be 1 to ${skuLengthMax} printable ASCII characters`);
  }
  checkMoney(refuse, `${field}price`, variant.price, currency);
  if (variant.compareAtPrice !== null) {
    checkMoney(refuse, `${field}compare_at_price`, variant.compareAtPrice, currency);
    if (variant.compareAtPrice.amountMinor <= variant.price.amountMinor) {
      refuse(`${field}compare_at_price`, "NOT_MORE_THAN_PRICE", "must be more than the price");
    }
  }
  const { weightGrams, onHand } = variant;
  if (!Number.isInteger(weightGrams) || weightGrams < 0 || weightGrams > limits.weightGramsMax) {
    refuse(`${field}weight_grams`, "OUT_OF_RANGE", `must be a whole number from 0 to ${limits.weightGramsMax}`);
  }
  if (onHand < 0n || onHand > limits.onHandMax) {
    refuse(`${field}on_hand`, "OUT_OF_RANGE", `must be a whole number from 0 to ${limits.onHandMax}`);
  }
}

function checkVariants(refuse: Refuse, draft: ProductDraft, currency: string): void {
  const { variants, options } = draft;
  if (variants.length === 0) refuse("variants", "REQUIRED", "must be at least one");
  if (variants.length > limits.variantCountMax) {
    refuse("variants", "TOO_MANY", `must be at most ${limits.variantCountMax}`);
  }
  if (options.length === 0 && variants.length > 1) {
    refuse("options", "REQUIRED", "must be given where there is more than one variant");
  }
  const skus = new Set<string>();
  for (const [index, variant] of variants.entries()) {
    const field = `variants[${index}].`;
    checkVariantDraft(refuse, field, variant, currency);
    checkOptionValues(refuse, field, options, variant.optionValues);
    if (skus.has(variant.sku)) refuse(`${field}sku`, "DUPLICATE", "is the sku of two variants");
    skus.add(variant.sku);
  }
  const repeated = options.length === 0 ? -1 : findRepeatedValues(variants);
  if (repeated >= 0) {
    refuse(`variants[${repeated}].option_values`, "DUPLICATE", "are the option values of two variants");
  }
}

function trim(text: string): string {
  return text.trim();
}
