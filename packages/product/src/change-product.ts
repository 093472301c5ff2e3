// The one way to change a product that exists: lock it, compare its version, change it, let the version grow, and tell
// the cache after the commit. Who did it is written down with it.

import type { Transaction } from "@shoal/postgres";
import type { Deed } from "./audit.ts";
import { describeChange } from "./domain/audit.ts";
import type { Product } from "./domain/product.ts";
import { productNotFound, versionMismatch } from "./refusals.ts";
import { insertAuditEntries } from "./store/audit.ts";
import { findProductById, lockProduct, updateProduct } from "./store/products.ts";

export type ProductTarget = {
  readonly id: string;
  /** The version that the caller saw; undefined for any. */
  readonly version: bigint | undefined;
};

/**
 * Changes a product within a transaction and answers it as it is afterwards. `change` is given the locked product,
 * writes its variants itself where they change, and answers the product as it shall be; answering the same object
 * changes nothing. Throws NOT_FOUND PRODUCT_NOT_FOUND and ABORTED VERSION_MISMATCH. Tell the cache after the commit.
 */
export async function changeProduct(
  transaction: Transaction,
  deed: Deed,
  target: ProductTarget,
  change: (product: Product) => Promise<Product> | Product,
): Promise<Product> {
  const product = await lockProduct(transaction, { id: target.id });
  if (product === undefined) throw productNotFound();
  if (target.version !== undefined && product.version !== target.version) throw versionMismatch(product.version);
  const changed = await change(product);
  if (changed === product) return product;
  await updateProduct(transaction, changed);
  const stored = await findProductById(transaction, target.id);
  if (stored === undefined) throw new Error("a locked product is gone");
  await insertAuditEntries(transaction, [deed.entry(stored.id, stored.version, describeChange(product, stored))]);
  return stored;
}
