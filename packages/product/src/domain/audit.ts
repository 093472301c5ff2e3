// What became different by a change, compact enough to be kept for ever: by name, what was before and what is now.

import type { Money } from "@shoal/money";
import type { ProductDraft, VariantDraft } from "./product-draft.ts";

/** `null` stands for what was not there. */
export type Change = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

type VariantFacts = Omit<VariantDraft, "onHand"> & { readonly id: string };
type ProductFacts = Omit<ProductDraft, "variants"> & { readonly variants: readonly VariantFacts[] };

/** In characters of JSON; a longer value is told by its beginning. */
const valueLengthMax = 200;

/** What a new product is known by; the rest is told when it changes. */
export function describeCreation(product: ProductFacts): Change {
  return compare([
    ["handle", null, product.handle],
    ["title", null, product.title],
    ["status", null, product.status],
    ["skus", null, product.variants.map(({ sku }) => sku)],
  ]);
}

/** What differs between two states of a product; stock apart. */
export function describeChange(before: ProductFacts, after: ProductFacts): Change {
  return compare([
    ["handle", before.handle, after.handle],
    ["title", before.title, after.title],
    ["description_html", before.descriptionHtml, after.descriptionHtml],
    ["vendor", before.vendor, after.vendor],
    ["category_id", before.categoryId, after.categoryId],
    ["tags", before.tags, after.tags],
    ["status", before.status, after.status],
    ["images", imagesOf(before), imagesOf(after)],
    ["options", before.options.map(({ name }) => name), after.options.map(({ name }) => name)],
    ...variantFacts(before.variants, after.variants),
  ]);
}

/** Names whose values differ, for anything that has no description of its own here. */
export function describeFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return compare(names.map((name) => [name, before[name] ?? null, after[name] ?? null] as const));
}

type Fact = readonly [name: string, before: unknown, after: unknown];

function variantFacts(before: readonly VariantFacts[], after: readonly VariantFacts[]): Fact[] {
  const former = new Map(before.map((variant) => [variant.id, variant]));
  const present = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((variant): Fact[] => {
    const was = former.get(variant.id);
    const name = `variants[${variant.sku}]`;
    if (was === undefined) return [[name, null, factsOf(variant)]];
    const is = factsOf(variant);
    return Object.entries(factsOf(was)).map(([field, value]) => [`${name}.${field}`, value, is[field]]);
  });
  const removed = before.filter(({ id }) => !present.has(id));
  return [...changed, ...removed.map((variant): Fact => [`variants[${variant.sku}]`, factsOf(variant), null])];
}

function factsOf(variant: VariantFacts): Record<string, unknown> {
  return {
    sku: variant.sku,
    option_values: variant.optionValues,
    price: amountOf(variant.price),
    compare_at_price: variant.compareAtPrice && amountOf(variant.compareAtPrice),
    weight_grams: variant.weightGrams,
  };
}

function imagesOf({ images }: ProductFacts): string[][] {
  return images.map(({ url, alt }) => [url, alt]);
}

/** Amounts of the shop stay below 2^53. */
function amountOf({ amountMinor }: Money): number {
  return Number(amountMinor);
}

function compare(facts: readonly Fact[]): Change {
  const different = facts.filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after));
  return Object.fromEntries(different.map(([name, before, after]) => [name, [cut(before), cut(after)] as const]));
}

function cut(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= valueLengthMax ? value : `${[...text].slice(0, valueLengthMax).join("")}…`;
}
