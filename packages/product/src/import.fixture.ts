// For tests of the import: product files, and how they are sent.

import type { ImportOptions, ImportProductsRequest } from "@shoal/contract";
import { staff, testCall } from "@shoal/testkit";
import type { Replica } from "./catalogue.fixture.ts";

/** A row by column. */
export type FileRow = Readonly<Record<string, string>>;

export type FileStyle = { readonly newline?: string; readonly hasBom?: boolean; readonly isAllQuoted?: boolean };

/** Writes a file with all columns that any row has, or with the given ones in their order. */
export function writeFile(rows: readonly FileRow[], columns?: readonly string[], style: FileStyle = {}): Buffer {
  const named = columns ?? [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const quote = (text: string) =>
    style.isAllQuoted === true || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [named, ...rows.map((row) => named.map((column) => row[column] ?? ""))];
  const text = lines.map((cells) => cells.map(quote).join(",") + (style.newline ?? "\n")).join("");
  return Buffer.from(`${style.hasBom === true ? "\ufeff" : ""}${text}`);
}

/** The messages of an import, `chunkSize` bytes of the file each. */
export async function* messagesOf(
  file: Uint8Array,
  options: ImportOptions = {},
  chunkSize = 64 * 1024,
): AsyncGenerator<ImportProductsRequest> {
  yield { options };
  for (let start = 0; start < file.length; start += chunkSize) {
    yield { chunk: file.subarray(start, start + chunkSize) };
  }
}

/** Imports a file as staff and answers the report, counts as numbers. */
export async function importFile(
  { gateway }: Pick<Replica, "gateway">,
  file: Uint8Array,
  { chunkSize, ...options }: ImportOptions & { readonly chunkSize?: number } = {},
) {
  const messages = messagesOf(file, options, chunkSize);
  const { errors, ...counts } = await gateway.importProducts(messages, testCall(staff, 240_000));
  return {
    products: [counts.productsCreated, counts.productsUpdated, counts.productsUnchanged].map(Number),
    variants: [counts.variantsCreated, counts.variantsUpdated, counts.variantsUnchanged].map(Number),
    rows: Number(counts.rows),
    refused: Number(counts.productsRefused),
    encoding: counts.encoding,
    errorCount: Number(counts.errorCount),
    errors: errors.map(({ row, field, reason }) => `${row} ${field} ${reason}`),
  };
}

/** Rows of three products: one without options, one with sizes, one with pictures on rows of their own. */
export const shopRows: readonly FileRow[] = [
  {
    Handle: "harbour-shirt",
    Title: "Harbour Shirt",
    "Body (HTML)": '<p>Says "ahoy",\nover two lines.</p><script>alert(1)</script>',
    Vendor: "Pier Mill",
    Type: "Shirts & Tops",
    Tags: "men, summer, men",
    Published: "true",
    "Option1 Name": "Title",
    "Option1 Value": "Default Title",
    "Variant SKU": "",
    "Variant Grams": "210",
    "Variant Inventory Qty": "7",
    "Variant Price": "50",
    "Variant Compare At Price": "64.50",
    "Image Src": "https://img.example/shirt.jpg",
    "Image Position": "1",
    "Image Alt Text": "A shirt on a pier",
    "SEO Title": "passed over",
    Status: "active",
  },
  {
    Handle: "varsity-top",
    Title: "Varsity Top",
    Type: "Shirts & Tops",
    Published: "false",
    "Option1 Name": "Size",
    "Option1 Value": "Small",
    "Option2 Name": "Colour",
    "Option2 Value": "Grey",
    "Variant SKU": "TOP-S",
    "Variant Inventory Qty": "-3",
    "Variant Price": "60.00",
    "Variant Compare At Price": "0.00",
  },
  {
    Handle: "varsity-top",
    "Option1 Value": "Large",
    "Option2 Value": "Grey",
    "Variant SKU": "TOP-L",
    "Variant Inventory Qty": "12",
    "Variant Price": "61.25",
  },
  {
    Handle: "wool-jumper",
    Title: "Wool Jumper",
    "Variant Price": "80.5",
    "Image Src": "https://img.example/back.jpg",
    "Image Position": "2",
  },
  { Handle: "wool-jumper", "Image Src": "https://img.example/front.jpg", "Image Position": "1" },
  { Handle: "wool-jumper", "Image Src": "https://img.example/back.jpg", "Image Position": "3" },
];
