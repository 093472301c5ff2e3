// Stores a batch of products from a file: each one whole or not at all, all of them by a few statements. When
// something stands in the way of one, each goes by itself, so that the others still go in.

import { inTransaction, isSerializationFailure, type Transaction } from "@shoal/postgres";
import type { ProductWrite } from "./cache.ts";
import type { Deps } from "./deps.ts";
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
import type { ImportOutcome, VariantCounts } from "./import-report.ts";
import {
  type Conflict,
  conflictFrom,
  findProductsByHandle,
  findSkuOwners,
  insertProducts,
  lockProductsByHandle,
  updateProducts,
} from "./store/products.ts";
import { setStock } from "./store/stock.ts";
import { insertVariants, updateVariants } from "./store/variants.ts";

/** A product to be imported, with the id of its category. */
export type Candidate = { readonly product: ImportedProduct; readonly categoryId: string | null };

export type BatchOutcome = { readonly outcomes: readonly ImportOutcome[]; readonly writes: readonly ProductWrite[] };

/** What else must be known: units on hand of variants that exist are only set when `isStockSet`. */
export type BatchOptions = { readonly isStockSet: boolean };

/** Somebody else may take a name between the look and the write; the next look finds it taken. */
const attemptsMax = 3;

/** Stores the batch; each handle may be in it once. */
export async function importBatch(
  deps: Deps,
  options: BatchOptions,
  candidates: readonly Candidate[],
): Promise<BatchOutcome> {
  const { outcomes, rest } = options.isStockSet
    ? { outcomes: [], rest: candidates }
    : await passOverUnchanged(deps, candidates);
  if (rest.length === 0) return { outcomes, writes: [] };
  const stored = await storeTogether(deps, options, rest);
  return { outcomes: [...outcomes, ...stored.outcomes], writes: stored.writes };
}

const none: ReadonlySet<string> = new Set();

/** Most of a file that is sent again is as it was: that is seen without a lock. */
async function passOverUnchanged({ pool }: Deps, candidates: readonly Candidate[]) {
  const found = byHandle(await findProductsByHandle(pool, handlesOf(candidates)));
  const outcomes: ImportOutcome[] = [];
  const rest: Candidate[] = [];
  for (const candidate of candidates) {
    const stored = found.get(candidate.product.draft.handle);
    const merged = mergeProduct(stored, candidate.product, candidate.categoryId);
    if (stored !== undefined && isUnchanged(stored, merged)) {
      outcomes.push({ kind: "unchanged", variants: countVariants(merged, none) });
    } else rest.push(candidate);
  }
  return { outcomes, rest };
}

async function storeTogether(
  deps: Deps,
  options: BatchOptions,
  candidates: readonly Candidate[],
): Promise<BatchOutcome> {
  try {
    return await storeAll(deps, options, candidates);
  } catch (error) {
    if (!isOnesFault(error)) throw error;
  }
  const alone: BatchOutcome[] = [];
  for (const candidate of candidates) alone.push(await storeAlone(deps, options, candidate));
  return { outcomes: alone.flatMap(({ outcomes }) => outcomes), writes: alone.flatMap(({ writes }) => writes) };
}

function isOnesFault(error: unknown): boolean {
  return conflictFrom(error) !== undefined || isSerializationFailure(error);
}

async function storeAlone(deps: Deps, options: BatchOptions, candidate: Candidate): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storeAll(deps, options, [candidate]);
    } catch (error) {
      if (!isOnesFault(error)) throw error;
      if (attempt < attemptsMax) continue;
      const conflict = conflictFrom(error);
      if (conflict === undefined) throw error;
      return { outcomes: [{ kind: "refused", faults: [conflictFault(candidate.product, conflict)] }], writes: [] };
    }
  }
}

async function storeAll(deps: Deps, options: BatchOptions, candidates: readonly Candidate[]): Promise<BatchOutcome> {
  return await inTransaction(deps.pool, "ImportProducts", async (transaction) => {
    const stored = byHandle(await lockProductsByHandle(transaction, handlesOf(candidates)));
    const plans = candidates.map((candidate) => {
      const product = stored.get(candidate.product.draft.handle);
      return makePlan(deps, candidate, product);
    });
    const owners = await findSkuOwners(
      transaction,
      plans.flatMap(({ variants }) => variants.map(({ draft }) => draft.sku)),
    );
    const settled = plans.map((plan) => settleSkus(plan, owners));
    const counted = options.isStockSet ? await setCounts(transaction, settled) : { plans: settled, changed: none };
    const writes = await write(transaction, counted.plans.filter(isWanted));
    return { writes, outcomes: counted.plans.map((plan) => outcomeOf(plan, counted.changed)) };
  });
}

type PlannedVariant = MergedVariant & { readonly id: string };

type Plan = Omit<MergedProduct, "variants"> & {
  readonly id: string;
  readonly imported: ImportedProduct;
  readonly stored: Product | undefined;
  readonly variants: readonly PlannedVariant[];
  readonly faults: readonly RowFault[];
};

function makePlan(deps: Deps, { product, categoryId }: Candidate, stored: Product | undefined): Plan {
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
function settleSkus(plan: Plan, owners: ReadonlyMap<string, string>): Plan {
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

async function write(transaction: Transaction, plans: readonly Plan[]): Promise<ProductWrite[]> {
  const made = plans.filter(({ stored }) => stored === undefined);
  const changed = plans.filter(({ stored, ...merged }) => stored !== undefined && !isUnchanged(stored, merged));
  await insertProducts(transaction, made.map(factsOf));
  const updated = await updateProducts(transaction, changed.map(factsOf));
  // Changes come first: a new variant may get what one had until now.
  await updateVariants(transaction, changed.flatMap(variantChanges));
  const added = changed.flatMap(({ id, variants }) =>
    variants.flatMap((variant, position) =>
      variant.stored === undefined ? [{ ...variant.draft, id: variant.id, productId: id, position }] : [],
    ),
  );
  await insertVariants(transaction, added);
  return [...made.map(({ id }) => ({ id, version: 1n })), ...updated];
}

function factsOf({ id, draft, variants }: Plan) {
  return { ...draft, id, variants: variants.map((variant) => ({ ...variant.draft, id: variant.id })) };
}

/** Stored variants that are to differ; all of them when their order does. */
function variantChanges({ stored, variants }: Plan) {
  const isMoved = variants.some(({ id }, index) => stored?.variants[index]?.id !== id);
  return variants.flatMap((variant, position) => {
    if (variant.stored === undefined) return [];
    const { id, draft } = variant;
    if (isMoved) return [{ ...draft, id, position }];
    return isVariantUnchanged(variant) ? [] : [{ ...draft, id }];
  });
}

/**
 * Sets what the file counts of variants that exist, but for products with a count that cannot be: those get a fault.
 * Answers the variants whose count differed, too.
 */
async function setCounts(transaction: Transaction, plans: readonly Plan[]) {
  const { changed, refused } = await setStock(transaction, countsOf(plans), "import");
  if (refused.size === 0) return { plans, changed };
  const checked = plans.map((plan) => ({ ...plan, faults: [...plan.faults, ...stockFaults(plan, refused)] }));
  // The rows are locked by now, so that nothing can be refused a second time.
  const second = await setStock(transaction, countsOf(checked), "import");
  return { plans: checked, changed: second.changed };
}

function countsOf(plans: readonly Plan[]) {
  return plans.filter(isWanted).flatMap(({ imported, variants }) =>
    variants.flatMap(({ id, stored, source }) => {
      const onHand = source === undefined ? undefined : imported.variants[source]?.onHand;
      return stored === undefined || onHand === undefined ? [] : [{ variantId: id, onHand }];
    }),
  );
}

function stockFaults({ imported, variants }: Plan, refused: ReadonlySet<string>): RowFault[] {
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

function isWanted({ faults }: Plan): boolean {
  return faults.length === 0;
}

function outcomeOf({ faults, stored, ...merged }: Plan, changedCounts: ReadonlySet<string>): ImportOutcome {
  if (faults.length > 0) return { kind: "refused", faults };
  const variants = countVariants(merged, changedCounts);
  if (stored === undefined) return { kind: "created", variants };
  const isAsItWas = isUnchanged(stored, merged) && variants.updated === 0;
  return { kind: isAsItWas ? "unchanged" : "updated", variants };
}

/** Counts the variants that the file names. */
function countVariants({ variants }: MergedProduct, changedCounts: ReadonlySet<string>): VariantCounts {
  const named = variants.filter(({ source }) => source !== undefined);
  const created = named.filter(({ stored }) => stored === undefined).length;
  const unchanged = named.filter(
    (variant) => isVariantUnchanged(variant) && !changedCounts.has(variant.stored?.id ?? ""),
  ).length;
  return { created, unchanged, updated: named.length - created - unchanged };
}

function conflictFault({ row }: ImportedProduct, conflict: Conflict): RowFault {
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

function byHandle(products: readonly Product[]): ReadonlyMap<string, Product> {
  return new Map(products.map((product) => [product.handle, product]));
}

function handlesOf(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ product }) => product.draft.handle);
}
