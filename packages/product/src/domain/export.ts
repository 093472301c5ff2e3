// A product as rows of Shopify's CSV, so that an import of them changes nothing. Cells are written as they are: a text
// that begins with "=" stays so, since what a spreadsheet makes of it must not change what the shop reads again.

import { toDecimal } from "@shoal/money";
import { type Column, columns } from "./import/columns.ts";
import { categoryHandle } from "./import/read-product.ts";
import type { Product, Variant } from "./product.ts";

/** A product with what else its rows tell. */
export type ExportedProduct = {
  readonly product: Product;
  readonly category: { readonly handle: string; readonly name: string } | null;
  /** Units in the building by variant. */
  readonly onHand: Readonly<Record<string, number>>;
};

/** The first line of a file. */
export const exportHeader = writeLine(columns);

/** The lines of a product: one for each variant or picture, whichever are more. */
export function exportLines({ product, category, onHand }: ExportedProduct): string {
  const { variants, images } = product;
  const count = Math.max(variants.length, images.length);
  const rows = Array.from({ length: count }, (_, index): Partial<Record<Column, string>> => {
    const variant = variants[index];
    const image = images[index];
    return {
      Handle: product.handle,
      ...(index === 0 ? productCells(product, category) : {}),
      ...(variant === undefined ? {} : variantCells(product, variant, onHand[variant.id] ?? 0)),
      ...(image === undefined
        ? {}
        : { "Image Src": image.url, "Image Position": String(index + 1), "Image Alt Text": image.alt }),
    };
  });
  return rows.map((row) => writeLine(columns.map((column) => row[column] ?? ""))).join("");
}

function productCells(product: Product, category: ExportedProduct["category"]): Partial<Record<Column, string>> {
  return {
    Title: product.title,
    "Body (HTML)": product.descriptionHtml,
    Vendor: product.vendor,
    Type: category === null ? "" : typeOf(category),
    Tags: product.tags.join(", "),
    Published: String(product.status === "active"),
    Status: product.status,
    "Option1 Name": product.options[0]?.name ?? "Title",
    "Option2 Name": product.options[1]?.name ?? "",
    "Option3 Name": product.options[2]?.name ?? "",
  };
}

/** The name, where an import finds the category by it; else the handle, which stands for itself. */
function typeOf({ handle, name }: { readonly handle: string; readonly name: string }): string {
  return categoryHandle(name) === handle ? name : handle;
}

function variantCells(product: Product, variant: Variant, onHand: number): Partial<Record<Column, string>> {
  const { optionValues, price, compareAtPrice } = variant;
  return {
    "Option1 Value": product.options.length === 0 ? "Default Title" : (optionValues[0] ?? ""),
    "Option2 Value": optionValues[1] ?? "",
    "Option3 Value": optionValues[2] ?? "",
    "Variant SKU": variant.sku,
    "Variant Grams": String(variant.weightGrams),
    "Variant Inventory Qty": String(onHand),
    "Variant Price": toDecimal(price),
    "Variant Compare At Price": compareAtPrice === null ? "" : toDecimal(compareAtPrice),
  };
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map(quote).join(",")}\n`;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
