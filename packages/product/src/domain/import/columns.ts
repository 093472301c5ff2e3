// The columns of Shopify's product CSV that the shop reads. Others are passed over, and the order is the file's own.

import type { Violation } from "../violation.ts";

/** In the order in which an export has them. */
export const columns = [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published"],
  ...["Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value"],
  ...["Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price", "Variant Compare At Price"],
  ...["Image Src", "Image Position", "Image Alt Text", "Status"],
] as const;
export type Column = (typeof columns)[number];

/** What newer files call them. */
const newerNames: Readonly<Record<string, Column>> = {
  "url handle": "Handle",
  description: "Body (HTML)",
  "published on online store": "Published",
  sku: "Variant SKU",
  "weight value (grams)": "Variant Grams",
  "inventory quantity": "Variant Inventory Qty",
  price: "Variant Price",
  "compare-at price": "Variant Compare At Price",
  "product image url": "Image Src",
};
const needed: readonly Column[] = ["Handle", "Title", "Variant Price"];

/** Where a file has the columns that the shop reads. */
export type Header = {
  /** Fields of every row. */
  readonly width: number;
  has(column: string): boolean;
  /** The trimmed text of a row's cell; empty where there is none. */
  cell(row: Row, column: string): string;
};

/** A row as a spreadsheet counts it: the header is row 1, and a newline inside quotes makes no row. */
export type Row = { readonly number: number; readonly cells: readonly string[] };

/** Why a row, and with it its whole handle, is not imported. `field` is a column, or empty for the row as a whole. */
export type RowFault = Violation & { readonly row: number };

/** Reads the names of a file's columns, in whatever case; a violation is one that is missing or there twice. */
export function readHeader(names: readonly string[]): { readonly header: Header; readonly violations: Violation[] } {
  const places = new Map<string, number>();
  const violations: Violation[] = [];
  const given = names.map((name) => name.trim().toLowerCase()).map((name) => newerNames[name]?.toLowerCase() ?? name);
  for (const column of columns) {
    const found = given.flatMap((name, index) => (name === column.toLowerCase() ? [index] : []));
    const [place] = found;
    if (place !== undefined) places.set(column, place);
    if (found.length > 1)
      violations.push({ field: column, reason: "DUPLICATE", message: "is the name of two columns" });
    if (place === undefined && needed.includes(column)) {
      violations.push({ field: column, reason: "REQUIRED", message: "must be a column of the file" });
    }
  }
  const header = {
    width: names.length,
    has: (column: string) => places.has(column),
    cell: (row: Row, column: string) => row.cells[places.get(column) ?? -1]?.trim() ?? "",
  };
  return { header, violations };
}
