// What an import tells on its way and at its end: counts, and the first of its faults.

import type { ImportProductsResponse } from "@shoal/contract";
import type { Encoding } from "./csv-encoding.ts";
import type { RowFault } from "./domain/import/columns.ts";
import type { ImportCounts } from "./store/imports.ts";

const faultsShownMax = 1000;

/** What became of one product of the file. */
export type ImportOutcome =
  | { readonly kind: "created" | "updated" | "unchanged"; readonly variants: VariantCounts }
  | { readonly kind: "refused"; readonly faults: readonly RowFault[] };

export type VariantCounts = { readonly created: number; readonly updated: number; readonly unchanged: number };

export type ImportReport = {
  countBytes(count: number): void;
  countRow(): void;
  noteEncoding(encoding: Encoding): void;
  note(outcome: ImportOutcome): void;
  counts(): ImportCounts;
  toProto(of: { readonly id: string; readonly isDryRun: boolean }): ImportProductsResponse;
};

export function createImportReport(): ImportReport {
  const products = { created: 0, updated: 0, unchanged: 0, refused: 0 };
  const variants = { created: 0, updated: 0, unchanged: 0 };
  const faults: RowFault[] = [];
  let errors = 0;
  let rows = 0;
  let bytes = 0;
  let encoding: Encoding = "utf-8";

  return {
    countBytes: (count) => {
      bytes += count;
    },
    countRow: () => {
      rows += 1;
    },
    noteEncoding: (found) => {
      encoding = found;
    },
    note: (outcome) => {
      products[outcome.kind] += 1;
      if (outcome.kind === "refused") {
        errors += outcome.faults.length;
        faults.push(...outcome.faults.slice(0, faultsShownMax - faults.length));
        return;
      }
      variants.created += outcome.variants.created;
      variants.updated += outcome.variants.updated;
      variants.unchanged += outcome.variants.unchanged;
    },
    counts: () => ({ bytes, rows, errors, ...products }),
    toProto: ({ id, isDryRun }) => ({
      productsCreated: products.created,
      productsUpdated: products.updated,
      productsUnchanged: products.unchanged,
      productsRefused: products.refused,
      variantsCreated: variants.created,
      variantsUpdated: variants.updated,
      variantsUnchanged: variants.unchanged,
      rows,
      errors: faults.toSorted((one, other) => one.row - other.row),
      errorCount: errors,
      encoding,
      dryRun: isDryRun,
      importId: id,
    }),
  };
}
