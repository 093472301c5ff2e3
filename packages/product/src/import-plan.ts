// What shall become of each product of a batch: laid over what is stored, with names that are free or a fault that says
// why not, and told afterwards. Nothing here asks a store.

import { type Action, createDeed } from "./audit.ts";
import type { ProductWrite } from "./cache.ts";
import type { Deps } from "./deps.ts";
import { type Change, describeChange, describeCreation } from "./domain/audit.ts";
import type { RowFault } from "./domain/import/columns.ts";
import {
  checkMerged,
  isUnchanged,
  isVariantUnchanged,
  type MergedProduct,
  type MergedVariant,
  mergeProduct,
} from "./domain/import/merge-product.ts";
import type { ImportedProduct } from "./domain/import/read-product.ts";
import { distinctSku } from "./domain/names.ts";
import type { Product } from "./domain/product.ts";
import type { ImportRun } from "./import-journal.ts";
import type { ImportOutcome, VariantCounts } from "./import-report.ts";
import type { Conflict } from "./store/products.ts";

type PlannedVariant = MergedVariant & { readonly id: string };

/** What shall become of one product of a file. */
export type Plan = Omit<MergedProduct, "variants"> & {
  readonly id: string;
  readonly imported: ImportedProduct;
  readonly stored: Product | undefined;
  readonly variants: readonly PlannedVariant[];
  readonly faults: readonly RowFault[];
};

export function makePlan(
  deps: Deps,
  product: ImportedProduct,
  categoryId: string | null,
  stored: Product | undefined,
): Plan {
  const merged = mergeProduct(stored, product, categoryId);
  return {
    id: stored?.id ?? deps.newId(),
    imported: product,
    stored,
    draft: merged.draft,
    variants: merged.variants.map((variant) => ({ ...variant, id: variant.stored?.id ?? deps.newId() })),
    faults: stored === undefined ? [] : checkMerged(merged, product, deps.currency),
  };
}

/** A sku that the shop made and that is taken ends differently; one of the file that is taken is a fault. */
export function settleSkus(plan: Plan, owners: ReadonlyMap<string, string>): Plan {
  const faults = [...plan.faults];
  const variants = plan.variants.map((variant) => {
    const { draft, id, source } = variant;
    const owner = owners.get(draft.sku);
    const given = source === undefined ? undefined : plan.imported.variants[source];
    if (owner === undefined || owner === id || given === undefined) return variant;
    if (given.hasMadeSku) return { ...variant, draft: { ...draft, sku: distinctSku(draft.sku, id) } };
    const message = "is the sku of a variant of another product";
    faults.push({ row: given.row, field: "Variant SKU", reason: "SKU_TAKEN", message });
    return variant;
  });
  return { ...plan, variants, faults };
}

export function factsOf({ id, draft, variants }: Plan) {
  return { ...draft, id, variants: variants.map((variant) => ({ ...variant.draft, id: variant.id })) };
}

/** Stored variants that are to differ; all of them when their order does. */
export function variantChanges({ stored, variants }: Plan) {
  const isMoved = variants.some(({ id }, index) => stored?.variants[index]?.id !== id);
  return variants.flatMap((variant, position) => {
    if (variant.stored === undefined) return [];
    const { id, draft } = variant;
    if (isMoved) return [{ ...draft, id, position }];
    return isVariantUnchanged(variant) ? [] : [{ ...draft, id }];
  });
}

export function countsOf(plans: readonly Plan[]) {
  return plans.filter(isWanted).flatMap(({ imported, variants }) =>
    variants.flatMap(({ id, stored, source }) => {
      const onHand = source === undefined ? undefined : imported.variants[source]?.onHand;
      return stored === undefined || onHand === undefined ? [] : [{ variantId: id, onHand }];
    }),
  );
}

export function stockFaults({ imported, variants }: Plan, refused: ReadonlySet<string>): RowFault[] {
  const message = "is less than what orders in progress hold";
  return variants
    .filter(({ id }) => refused.has(id))
    .map(({ source }) => ({
      row: imported.variants[source ?? 0]?.row ?? imported.row,
      field: "Variant Inventory Qty",
      reason: "STOCK_BELOW_RESERVED",
      message,
    }));
}

export function isWanted({ faults }: Plan): boolean {
  return faults.length === 0;
}

export function outcomeOf(
  { faults, stored, ...merged }: Plan,
  changedCounts: ReadonlyMap<string, bigint>,
): ImportOutcome {
  if (faults.length > 0) return { kind: "refused", faults };
  const variants = countVariants(merged, changedCounts);
  if (stored === undefined) return { kind: "created", variants };
  const isAsItWas = isUnchanged(stored, merged) && variants.updated === 0;
  return { kind: isAsItWas ? "unchanged" : "updated", variants };
}

/** Counts the variants that the file names. */
export function countVariants({ variants }: MergedProduct, changedCounts: ReadonlyMap<string, bigint>): VariantCounts {
  const named = variants.filter(({ source }) => source !== undefined);
  const created = named.filter(({ stored }) => stored === undefined).length;
  const unchanged = named.filter(
    (variant) => isVariantUnchanged(variant) && !changedCounts.has(variant.stored?.id ?? ""),
  ).length;
  return { created, unchanged, updated: named.length - created - unchanged };
}

export function conflictFault({ row }: ImportedProduct, conflict: Conflict): RowFault {
  switch (conflict) {
    case "handle_taken":
      return { row, field: "Handle", reason: "HANDLE_TAKEN", message: "is taken by another product" };
    case "sku_taken":
      return { row, field: "Variant SKU", reason: "SKU_TAKEN", message: "is the sku of another variant" };
    case "variant_exists":
      return { row, field: "Option1 Value", reason: "VARIANT_EXISTS", message: "is what another variant has" };
    case "category_not_found":
      return { row, field: "Type", reason: "CATEGORY_NOT_FOUND", message: "was removed as a category meanwhile" };
  }
}

export function byHandle(products: readonly Product[]): ReadonlyMap<string, Product> {
  return new Map(products.map((product) => [product.handle, product]));
}

export function handlesOf(products: readonly ImportedProduct[]): string[] {
  return products.map(({ draft }) => draft.handle);
}

/** Who did it is written down for each product that became different. */
export function describeWrites(
  deps: { readonly newId: () => string },
  run: ImportRun,
  plans: readonly Plan[],
  writes: readonly ProductWrite[],
  counts: ReadonlyMap<string, bigint>,
) {
  const versions = new Map(writes.map(({ id, version }) => [id, version]));
  const entry = (action: Action, id: string, change: Change) =>
    createDeed(deps, run.actor, action).entry(id, versions.get(id) ?? null, { import_id: [null, run.id], ...change });
  return plans.flatMap((plan) => {
    const { id, stored } = plan;
    const after = factsOf(plan);
    if (stored === undefined) return [entry("import.create", id, describeCreation(after))];
    const change = { ...describeChange(stored, after), ...describeCounts(plan, counts) };
    return Object.keys(change).length === 0 && !versions.has(id) ? [] : [entry("import.update", id, change)];
  });
}

function describeCounts({ imported, variants }: Plan, counts: ReadonlyMap<string, bigint>): Change {
  const changed = variants.flatMap(({ id, draft, source }) => {
    const before = counts.get(id);
    const after = source === undefined ? undefined : imported.variants[source]?.onHand;
    if (before === undefined || after === undefined) return [];
    return [[`variants[${draft.sku}].on_hand`, [Number(before), Number(after)]] as const];
  });
  return Object.fromEntries(changed);
}
