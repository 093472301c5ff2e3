// Makes a product draft of the rows of one handle. What is wrong is told by row and column.

import { createHash } from "node:crypto";
import { zero } from "@shoal/money";
import { categoryNameBounds } from "../category.ts";
import { isHandle, makeHandle } from "../names.ts";
import type { Image, ProductOption } from "../product.ts";
import { checkProductDraft, completeProductDraft, type ProductDraft, type VariantDraft } from "../product-draft.ts";
import { checkText, type Refuse, type Violation } from "../violation.ts";
import type { Header, Row, RowFault } from "./columns.ts";
import type { RowGroup } from "./group-rows.ts";
import { readCompareAt, readGrams, readPrice, readStatus, readUnits } from "./read-cells.ts";

/** A product as a file says it is. */
export type ImportedProduct = {
  /** Completed; what the file has no column for is as in a new product. */
  readonly draft: ProductDraft;
  /** Name of the category; empty for none. */
  readonly categoryName: string;
  /** Whether the file has a column: what it has none for stays as it is. */
  has(column: string): boolean;
  /** What else the file says of each variant of the draft. */
  readonly variants: readonly ImportedVariant[];
  readonly row: number;
  /** Row of each picture of the draft. */
  readonly imageRows: readonly number[];
  /** Number of the file's columns for each option: 1, 2 or 3. */
  readonly optionSlots: readonly number[];
};

export type ImportedVariant = {
  readonly row: number;
  /** The file leaves the sku to the shop. */
  readonly hasMadeSku: boolean;
  /** Undefined where the file does not say. */
  readonly onHand: bigint | undefined;
};

type ReadVariant = ImportedVariant & { readonly draft: VariantDraft };

const slots = [1, 2, 3] as const;
const variantColumns = ["Variant SKU", "Variant Price", ...slots.map((slot) => `Option${slot} Value`)];

/** Reads a group that has no faults; the product may be imported when there are none of its own. */
export function readProduct(
  header: Header,
  group: RowGroup,
  currency: string,
): { readonly product: ImportedProduct; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = [];
  const refuseAt =
    (row: Row): Refuse =>
    (field, reason, message) =>
      void faults.push({ row: row.number, field, reason, message });
  const [first = { number: 0, cells: [] }] = group.rows;
  const refuse = refuseAt(first);

  const variantRows = group.rows.filter((row, index) => index === 0 || isVariant(header, row));
  const optionSlots = readSlots(header, refuse, first, variantRows);
  const variants = variantRows.map((row) => readVariant(header, refuseAt(row), row, optionSlots, currency));
  const images = readImages(header, group.rows, refuseAt);
  const draft = completeProductDraft(
    {
      handle: group.handle,
      title: header.cell(first, "Title"),
      descriptionHtml: header.cell(first, "Body (HTML)"),
      vendor: header.cell(first, "Vendor"),
      categoryId: null,
      tags: header.cell(first, "Tags").split(","),
      status: readStatus(refuse, header.cell(first, "Status"), header.cell(first, "Published")),
      images: images.map(({ image }) => image),
      options: optionSlots.map((slot) => readOption(header, first, slot)),
      variants: variants.map((variant) => variant.draft),
    },
    "",
  );
  const product: ImportedProduct = {
    draft,
    categoryName: header.cell(first, "Type"),
    has: header.has,
    variants: variants.map(({ row, hasMadeSku, onHand }) => ({ row, hasMadeSku, onHand })),
    row: first.number,
    imageRows: images.map(({ row }) => row),
    optionSlots,
  };
  faults.push(...locate(product, checkProductDraft(draft, currency)));
  checkText(refuse, "Type", product.categoryName, { ...categoryNameBounds, min: 0 });
  return { product, faults };
}

/** Handle of the category with that name, the same each time; what can be a handle stands for itself. */
export function categoryHandle(name: string): string {
  return isHandle(name)
    ? name
    : makeHandle(name, `category-${createHash("sha256").update(name).digest("hex").slice(0, 12)}`);
}

/** A row that is not the first is a picture's alone when it shows one and has nothing of a variant. */
function isVariant(header: Header, row: Row): boolean {
  return header.cell(row, "Image Src") === "" || variantColumns.some((column) => header.cell(row, column) !== "");
}

/** Which options the product has. Shopify gives one, named "Title", to a product without any. */
function readSlots(header: Header, refuse: Refuse, first: Row, rows: readonly Row[]): number[] {
  const named = slots.filter((slot) => header.cell(first, `Option${slot} Name`) !== "");
  const used = slots.filter((slot) => rows.some((row) => header.cell(row, `Option${slot} Value`) !== ""));
  const isPlain =
    /^(Title)?$/.test(header.cell(first, "Option1 Name")) &&
    [...named, ...used].every((slot) => slot === 1) &&
    rows.every((row) => /^(Default Title)?$/.test(header.cell(row, "Option1 Value")));
  if (isPlain) return [];
  for (const slot of used.filter((candidate) => !named.includes(candidate))) {
    refuse(`Option${slot} Name`, "REQUIRED", "must not be empty where the option has values");
  }
  return named;
}

function readOption(header: Header, first: Row, slot: number): ProductOption {
  return { name: header.cell(first, `Option${slot} Name`), values: [] };
}

function readVariant(
  header: Header,
  refuse: Refuse,
  row: Row,
  optionSlots: readonly number[],
  currency: string,
): ReadVariant {
  const text = (column: string) => header.cell(row, column);
  const sku = text("Variant SKU");
  const onHand = readUnits(refuse, "Variant Inventory Qty", text("Variant Inventory Qty"));
  const price = readPrice(refuse, "Variant Price", text("Variant Price"), currency);
  const earlier = "Variant Compare At Price";
  return {
    row: row.number,
    hasMadeSku: sku === "",
    onHand,
    draft: {
      sku,
      optionValues: optionSlots.map((slot) => text(`Option${slot} Value`)),
      price: price ?? zero(currency),
      compareAtPrice: readCompareAt(refuse, earlier, text(earlier), price, currency),
      weightGrams: readGrams(refuse, "Variant Grams", text("Variant Grams")),
      onHand: onHand ?? 0n,
    },
  };
}

/** Pictures by their positions, else in the order of their rows; one that is shown twice counts once. */
function readImages(header: Header, rows: readonly Row[], refuseAt: (row: Row) => Refuse) {
  const shown = new Map<string, { readonly image: Image; readonly row: number; readonly position: number }>();
  let last = 0;
  for (const row of rows) {
    const url = header.cell(row, "Image Src");
    if (url === "") continue;
    const text = header.cell(row, "Image Position");
    if (!/^\d{0,6}$/.test(text)) refuseAt(row)("Image Position", "INVALID_NUMBER", "must be a whole number like 2");
    last = text === "" ? last + 1 : Number(text);
    const image = { url, alt: header.cell(row, "Image Alt Text") };
    if (!shown.has(url)) shown.set(url, { image, row: row.number, position: last });
  }
  return [...shown.values()].sort((one, other) => one.position - other.position);
}

const productColumns: Readonly<Record<string, string>> = {
  handle: "Handle",
  title: "Title",
  description_html: "Body (HTML)",
  vendor: "Vendor",
  tags: "Tags",
  images: "Image Src",
  options: "Option1 Name",
  variants: "Handle",
};

const partColumns: Readonly<Record<string, string>> = {
  sku: "Variant SKU",
  price: "Variant Price",
  compare_at_price: "Variant Compare At Price",
  weight_grams: "Variant Grams",
  on_hand: "Variant Inventory Qty",
  option_values: "Option1 Value",
  url: "Image Src",
  alt: "Image Alt Text",
};

/** Where in the file the causes of violations stand. */
export function locate(product: ImportedProduct, violations: readonly Violation[]): RowFault[] {
  return violations.flatMap((violation) => {
    const { field, reason, message } = violation;
    const [, noun = "", index = "", part = "", at = ""] =
      /^(\w+)(?:\[(\d+)\])?(?:\.(\w+))?(?:\[(\d+)\])?$/.exec(field) ?? [];
    const rows = noun === "images" ? product.imageRows : product.variants.map((variant) => variant.row);
    const isOfProduct = part === "" || noun === "options";
    // Values are told of with the variants that have them.
    if (noun === "options" && part === "values") return [];
    const slot = product.optionSlots[Number(noun === "options" ? index : at)] ?? 1;
    const column = noun === "options" ? `Option${slot} Name` : at === "" ? partColumns[part] : `Option${slot} Value`;
    return [
      {
        row: isOfProduct ? product.row : (rows[Number(index)] ?? product.row),
        field: (part === "" ? productColumns[noun] : column) ?? "",
        reason,
        message,
      },
    ];
  });
}
