// Stores a batch of products from a file: each one whole or not at all, all of them by a few statements. When
// something stands in the way of one, each goes by itself, so that the others still go in. A dry run does all of it and
// takes it back, so that it says what the import would say.

import { inTransaction, isSerializationFailure, type Transaction } from "@shoal/postgres";
import type { ProductWrite } from "./cache.ts";
import type { Deps } from "./deps.ts";
import { isUnchanged, mergeProduct } from "./domain/import/merge-product.ts";
import { categoryHandle, type ImportedProduct } from "./domain/import/read-product.ts";
import type { ImportRun } from "./import-journal.ts";
import {
  byHandle,
  conflictFault,
  countsOf,
  countVariants,
  describeWrites,
  factsOf,
  handlesOf,
  isWanted,
  makePlan,
  outcomeOf,
  type Plan,
  settleSkus,
  stockFaults,
  variantChanges,
} from "./import-plan.ts";
import type { ImportOutcome } from "./import-report.ts";
import { insertAuditEntries } from "./store/audit.ts";
import { ensureCategories, findCategoryIds } from "./store/categories.ts";
import {
  conflictFrom,
  findProductsByHandle,
  findSkuOwners,
  insertProducts,
  lockProductsByHandle,
  updateProducts,
} from "./store/products.ts";
import { setStock } from "./store/stock.ts";
import { insertVariants, updateVariants } from "./store/variants.ts";

export type BatchOutcome = {
  readonly outcomes: readonly ImportOutcome[];
  readonly writes: readonly ProductWrite[];
  /** Categories were made. */
  readonly isTreeChanged: boolean;
};

export type ImportBatch = (products: readonly ImportedProduct[]) => Promise<BatchOutcome>;

/** What the batches of one import share. */
type Context = {
  readonly deps: Deps;
  readonly run: ImportRun;
  /** In a dry run, the skus that batches before would have taken, with their variants. */
  readonly taken: Map<string, string>;
};

/** Somebody else may take a name between the look and the write; the next look finds it taken. */
const attemptsMax = 3;

/** Makes the function that stores a batch of an import; each handle may be in it once. */
export function createImportBatch(deps: Deps, run: ImportRun): ImportBatch {
  const context: Context = { deps, run, taken: new Map() };
  return async (products) => {
    const { outcomes, rest } = run.isStockSet
      ? { outcomes: [], rest: products }
      : await passOverUnchanged(context, products);
    if (rest.length === 0) return { outcomes, writes: [], isTreeChanged: false };
    const stored = await storeTogether(context, rest);
    return { ...stored, outcomes: [...outcomes, ...stored.outcomes] };
  };
}

const noCounts: ReadonlyMap<string, bigint> = new Map();

/** Most of a file that is sent again is as it was: that is seen without a lock. */
async function passOverUnchanged({ deps }: Context, products: readonly ImportedProduct[]) {
  const categories = await findCategoryIds(deps.pool, [...categoriesOf(products).keys()]);
  const found = byHandle(await findProductsByHandle(deps.pool, handlesOf(products)));
  const outcomes: ImportOutcome[] = [];
  const rest: ImportedProduct[] = [];
  for (const product of products) {
    const stored = found.get(product.draft.handle);
    const categoryId = categoryIdOf(product, categories);
    const merged = mergeProduct(stored, product, categoryId ?? null);
    if (stored !== undefined && categoryId !== undefined && isUnchanged(stored, merged)) {
      outcomes.push({ kind: "unchanged", variants: countVariants(merged, noCounts) });
    } else rest.push(product);
  }
  return { outcomes, rest };
}

/** Names of the categories that products are in, by handle. */
function categoriesOf(products: readonly ImportedProduct[]): ReadonlyMap<string, string> {
  const named = products.filter(({ categoryName }) => categoryName !== "");
  return new Map(named.map(({ categoryName: name }) => [categoryHandle(name), name]));
}

/** Null for a product without one, undefined for one that is not there. */
function categoryIdOf({ categoryName: name }: ImportedProduct, ids: ReadonlyMap<string, string>) {
  return name === "" ? null : ids.get(categoryHandle(name));
}

async function storeTogether(context: Context, products: readonly ImportedProduct[]): Promise<BatchOutcome> {
  try {
    return await storeAll(context, products);
  } catch (error) {
    if (!isOnesFault(error)) throw error;
  }
  const alone: BatchOutcome[] = [];
  for (const product of products) alone.push(await storeAlone(context, product));
  return {
    outcomes: alone.flatMap(({ outcomes }) => outcomes),
    writes: alone.flatMap(({ writes }) => writes),
    isTreeChanged: alone.some(({ isTreeChanged }) => isTreeChanged),
  };
}

function isOnesFault(error: unknown): boolean {
  return conflictFrom(error) !== undefined || isSerializationFailure(error);
}

async function storeAlone(context: Context, product: ImportedProduct): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storeAll(context, [product]);
    } catch (error) {
      if (!isOnesFault(error)) throw error;
      if (attempt < attemptsMax) continue;
      const conflict = conflictFrom(error);
      if (conflict === undefined) throw error;
      const faults = [conflictFault(product, conflict)];
      return { outcomes: [{ kind: "refused", faults }], writes: [], isTreeChanged: false };
    }
  }
}

async function storeAll(context: Context, products: readonly ImportedProduct[]): Promise<BatchOutcome> {
  const { deps, run } = context;
  if (!run.isDryRun)
    return await inTransaction(deps.pool, "ImportProducts", (sql) => storeWithin(context, sql, products));
  const undo = new Error("a dry run is taken back");
  let outcomes: readonly ImportOutcome[] = [];
  try {
    await inTransaction(deps.pool, "TryProducts", async (sql) => {
      ({ outcomes } = await storeWithin(context, sql, products));
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return { outcomes, writes: [], isTreeChanged: false };
}

async function storeWithin(
  context: Context,
  transaction: Transaction,
  products: readonly ImportedProduct[],
): Promise<BatchOutcome> {
  const { deps, run, taken } = context;
  const wanted = [...categoriesOf(products)].map(([handle, name]) => ({ id: deps.newId(), handle, name }));
  const categories = wanted.length === 0 ? new Map<string, string>() : await ensureCategories(transaction, wanted);
  const stored = byHandle(await lockProductsByHandle(transaction, handlesOf(products)));
  const plans = products.map((product) =>
    makePlan(deps, product, categoryIdOf(product, categories) ?? null, stored.get(product.draft.handle)),
  );
  const skus = plans.flatMap(({ variants }) => variants.map(({ draft }) => draft.sku));
  const owners = new Map(await findSkuOwners(transaction, skus));
  for (const sku of skus) if (!owners.has(sku) && taken.has(sku)) owners.set(sku, taken.get(sku) ?? "");
  const settled = plans.map((plan) => settleSkus(plan, owners));
  const counted = run.isStockSet ? await setCounts(transaction, settled) : { plans: settled, changed: noCounts };
  const good = counted.plans.filter(isWanted);
  const writes = await write(transaction, good);
  await insertAuditEntries(transaction, describeWrites(deps, run, good, writes, counted.changed));
  if (run.isDryRun) {
    for (const { draft, id } of good.flatMap(({ variants }) => variants)) taken.set(draft.sku, id);
  }
  return {
    writes,
    outcomes: counted.plans.map((plan) => outcomeOf(plan, counted.changed)),
    isTreeChanged: wanted.some(({ id, handle }) => categories.get(handle) === id),
  };
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
