// What the catalogue refuses, in one place: the code, the stable reason and the sentence of each.

import { aborted, alreadyExists, failedPrecondition, type Input, notFound, type Refusal } from "@shoal/rpc";
import type { Violation } from "./domain/violation.ts";
import { type CategoryConflict, categoryConflictFrom } from "./store/categories.ts";
import { type Conflict, conflictFrom } from "./store/products.ts";

export const productNotFound = () => notFound("PRODUCT_NOT_FOUND", "there is no such product");
export const variantNotFound = () => notFound("VARIANT_NOT_FOUND", "the product has no such variant");
export const categoryNotFound = () => notFound("CATEGORY_NOT_FOUND", "there is no such category");
export const importNotFound = () => notFound("IMPORT_NOT_FOUND", "there is no such import");
export const imageNotFound = () => notFound("IMAGE_NOT_FOUND", "there is no such picture");

/** Somebody changed the thing since the caller saw it. */
export function versionMismatch(version: bigint): Refusal {
  const metadata = { version: String(version) };
  return aborted("VERSION_MISMATCH", "it was changed since; read it again", { metadata });
}

function refused(field: string, reason: string, message: string): { readonly violations: readonly Violation[] } {
  return { violations: [{ field, reason, message }] };
}

export function refusalFromConflict(conflict: Conflict): Refusal {
  switch (conflict) {
    case "handle_taken":
      return alreadyExists(
        "HANDLE_TAKEN",
        "another product has that handle",
        refused("handle", "HANDLE_TAKEN", "is taken"),
      );
    case "sku_taken":
      return alreadyExists("SKU_TAKEN", "another variant has that sku", refused("sku", "SKU_TAKEN", "is taken"));
    case "variant_exists":
      return alreadyExists(
        "VARIANT_EXISTS",
        "another variant of the product has those option values",
        refused("option_values", "VARIANT_EXISTS", "are taken"),
      );
    case "category_not_found":
      return unknownCategory("category_id");
  }
}

export function refusalFromCategoryConflict(conflict: CategoryConflict): Refusal {
  switch (conflict) {
    case "handle_taken":
      return alreadyExists(
        "HANDLE_TAKEN",
        "another category has that handle",
        refused("handle", "HANDLE_TAKEN", "is taken"),
      );
    case "parent_not_found":
      return unknownCategory("parent_id");
  }
}

/** The category that a request names is not there. */
export function unknownCategory(field: string): Refusal {
  const details = refused(field, "CATEGORY_NOT_FOUND", "names no category");
  return failedPrecondition("CATEGORY_NOT_FOUND", "there is no such category", details);
}

/** Runs a write of a product, and turns what stands in its way into a refusal. */
export async function refuseConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const conflict = conflictFrom(error);
    if (conflict !== undefined) throw refusalFromConflict(conflict);
    throw error;
  }
}

/** The same for a write of a category. */
export async function refuseCategoryConflicts<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const conflict = categoryConflictFrom(error);
    if (conflict !== undefined) throw refusalFromCategoryConflict(conflict);
    throw error;
  }
}

/** Notes violations that the domain found. */
export function noteViolations(input: Input, violations: readonly Violation[]): void {
  for (const { field, reason, message } of violations) input.refuse(field, reason, message);
}
