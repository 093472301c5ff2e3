// What an import tells at its end: counts, and the first of its faults.

import type { ImportProductsResponse } from "@shoal/contract";
import type { RowFault } from "./domain/import/columns.ts";

const faultsShownMax = 1000;

/** What became of one product of the file. */
export type ImportOutcome =
  | { readonly kind: "created" | "updated" | "unchanged"; readonly variants: VariantCounts }
  | { readonly kind: "refused"; readonly faults: readonly RowFault[] };

export type VariantCounts = { readonly created: number; readonly updated: number; readonly unchanged: number };

export type ImportReport = {
  countRow(): void;
  note(outcome: ImportOutcome): void;
  toProto(): ImportProductsResponse;
};

export function createImportReport(): ImportReport {
  const products = { created: 0, updated: 0, unchanged: 0 };
  const variants = { created: 0, updated: 0, unchanged: 0 };
  const faults: RowFault[] = [];
  let faultCount = 0;
  let rowCount = 0;

  return {
    countRow: () => {
      rowCount += 1;
    },
    note: (outcome) => {
      if (outcome.kind === "refused") {
        faultCount += outcome.faults.length;
        faults.push(...outcome.faults.slice(0, faultsShownMax - faults.length));
        return;
      }
      products[outcome.kind] += 1;
      variants.created += outcome.variants.created;
      variants.updated += outcome.variants.updated;
      variants.unchanged += outcome.variants.unchanged;
    },
    toProto: () => ({
      productsCreated: products.created,
      productsUpdated: products.updated,
      productsUnchanged: products.unchanged,
      variantsCreated: variants.created,
      variantsUpdated: variants.updated,
      variantsUnchanged: variants.unchanged,
      rows: rowCount,
      errors: faults.toSorted((one, other) => one.row - other.row),
      errorCount: faultCount,
    }),
  };
}
