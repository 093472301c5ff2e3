/**
 * Writes the catalogue as Shopify's product CSV: one row for each variant, the product's own
 * columns on its first row only, and a row of their own for pictures that outnumber the variants.
 */
import { type Aisle, listVariants, namePicture, type Product } from "./product.ts";

/** The columns of Shopify's product CSV, in its order. */
export const COLUMNS = [
  "Handle",
  "Title",
  "Body (HTML)",
  "Vendor",
  "Type",
  "Tags",
  "Published",
  "Option1 Name",
  "Option1 Value",
  "Option2 Name",
  "Option2 Value",
  "Option3 Name",
  "Option3 Value",
  "Variant SKU",
  "Variant Grams",
  "Variant Inventory Tracker",
  "Variant Inventory Qty",
  "Variant Inventory Policy",
  "Variant Fulfillment Service",
  "Variant Price",
  "Variant Compare At Price",
  "Variant Requires Shipping",
  "Variant Taxable",
  "Variant Barcode",
  "Image Src",
  "Image Position",
  "Image Alt Text",
  "Gift Card",
  "SEO Title",
  "SEO Description",
  "Google Shopping / Google Product Category",
  "Google Shopping / Gender",
  "Google Shopping / Age Group",
  "Google Shopping / MPN",
  "Google Shopping / AdWords Grouping",
  "Google Shopping / AdWords Labels",
  "Google Shopping / Condition",
  "Google Shopping / Custom Product",
  "Google Shopping / Custom Label 0",
  "Google Shopping / Custom Label 1",
  "Google Shopping / Custom Label 2",
  "Google Shopping / Custom Label 3",
  "Google Shopping / Custom Label 4",
  "Variant Image",
  "Variant Weight Unit",
  "Variant Tax Code",
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A product without options has the one that Shopify gives it. */
const DEFAULT_OPTION = { name: "Title", value: "Default Title" };

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function describeProduct(product: Product, type: string): Row {
  return {
    Title: product.title,
    "Body (HTML)": product.body,
    Vendor: product.vendor,
    Type: type,
    Tags: product.tags.join(", "),
    Published: "true",
    "Option1 Name": product.options[0]?.name ?? DEFAULT_OPTION.name,
    "Option2 Name": product.options[1]?.name ?? "",
    "Option3 Name": product.options[2]?.name ?? "",
    "Gift Card": "false",
  };
}

function describeVariants(product: Product): Row[] {
  return listVariants(product).map((variant) => ({
    "Option1 Value": variant.values[0] ?? DEFAULT_OPTION.value,
    "Option2 Value": variant.values[1] ?? "",
    "Option3 Value": variant.values[2] ?? "",
    "Variant SKU": variant.sku,
    "Variant Grams": String(variant.grams),
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": String(variant.quantity),
    "Variant Inventory Policy": "deny",
    "Variant Fulfillment Service": "manual",
    "Variant Price": variant.price,
    "Variant Compare At Price": variant.compareAt,
    "Variant Requires Shipping": "true",
    "Variant Taxable": "true",
    "Variant Weight Unit": "g",
  }));
}

function describePictures(product: Product): Row[] {
  return product.pictures.map((picture, at) => ({
    "Image Src": namePicture(product, picture),
    "Image Position": String(at + 1),
    "Image Alt Text": picture.alt,
  }));
}

function listRows(product: Product, type: string): Row[] {
  const variants = describeVariants(product);
  const pictures = describePictures(product);
  return Array.from({ length: Math.max(variants.length, pictures.length) }, (_, at) => ({
    Handle: product.handle,
    ...(at === 0 ? describeProduct(product, type) : {}),
    ...variants[at],
    ...pictures[at],
  }));
}

/** The CSV's text, quoted as RFC 4180 asks, with a header line and a newline after every record. */
export function writeCsv(aisles: readonly Aisle[]): string {
  const rows = aisles.flatMap(({ category, products }) => products.flatMap((product) => listRows(product, category)));
  const lines = rows.map((row) => COLUMNS.map((column) => quote(row[column] ?? "")).join(","));
  return `${[COLUMNS.map(quote).join(","), ...lines].join("\n")}\n`;
}
