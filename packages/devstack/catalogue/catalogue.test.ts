/** Guarantees of products.csv: it is fresh, it is sound CSV, and it is a believable shop. */
import { expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { COLUMNS } from "./csv.ts";
import { renderCatalogue } from "./draw.ts";
import { findXmlFault } from "./well-formed.ts";

const FOLDER = import.meta.dir;
const TEXT = await Bun.file(join(FOLDER, "products.csv")).text();

/** A small RFC 4180 reader: quoted fields may hold commas, newlines and doubled quotes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const isQuoted = text[at] === '"';
    const field = isQuoted ? /"((?:[^"]|"")*)"/y : /([^",\r\n]*)/y;
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) throw new Error(`no field at ${at}`);
    row.push((found[1] ?? "").replaceAll('""', '"'));
    at = field.lastIndex;
    if (text[at] === ",") at += 1;
    else if (text[at] === "\n" || text[at] === undefined) {
      rows.push(row);
      row = [];
      at += 1;
    } else throw new Error(`a field ends in the wrong place at ${at}`);
  }
  return rows;
}

type Row = Record<string, string>;

const [HEADER = [], ...RECORDS] = readCsv(TEXT);
const ROWS: Row[] = RECORDS.map((record) => Object.fromEntries(HEADER.map((name, at) => [name, record[at] ?? ""])));
const PRODUCTS = ROWS.filter((row) => cell(row, "Title") !== "");
const VARIANTS = ROWS.filter((row) => cell(row, "Variant SKU") !== "");
const PICTURES = ROWS.filter((row) => cell(row, "Image Src") !== "");

function cell(row: Row, column: (typeof COLUMNS)[number]): string {
  return row[column] ?? "";
}

function cents(price: string): number {
  return Number(price.replace(".", ""));
}

test("the committed catalogue is what the generator writes today, with no stray picture", async () => {
  const files = renderCatalogue();
  for (const [path, text] of files) {
    const committed = existsSync(join(FOLDER, path)) ? await Bun.file(join(FOLDER, path)).text() : "missing";
    expect(committed === text, `${path} is stale: run bun packages/devstack/catalogue/draw.ts`).toBe(true);
  }
  const drawn = (await readdir(join(FOLDER, "images"))).map((name) => `images/${name}`).sort();
  expect(drawn).toEqual([...files.keys()].filter((path) => path !== "products.csv").sort());
});

test("the header is Shopify's and every record has as many fields", () => {
  expect(HEADER).toEqual([...COLUMNS]);
  expect(HEADER).toHaveLength(46);
  expect(RECORDS.filter((record) => record.length !== HEADER.length)).toEqual([]);
});

test("the shop is big enough to browse: 60 products or more over 8 categories", () => {
  expect(PRODUCTS.length).toBeGreaterThanOrEqual(60);
  const types = Map.groupBy(PRODUCTS, (row) => cell(row, "Type"));
  expect(types.size).toBe(8);
  for (const [type, products] of types) expect(products.length, type).toBeGreaterThanOrEqual(6);
});

test("handles and SKUs are unique, and the rows of a handle stand together", () => {
  const handles = PRODUCTS.map((row) => cell(row, "Handle"));
  expect(new Set(handles).size).toBe(handles.length);
  expect(handles.filter((handle) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(handle))).toEqual([]);
  const skus = VARIANTS.map((row) => cell(row, "Variant SKU"));
  expect(new Set(skus).size).toBe(skus.length);
  expect(skus.filter((sku) => !/^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(sku))).toEqual([]);
  const runs = ROWS.map((row) => cell(row, "Handle")).filter((handle, at, all) => handle !== all[at - 1]);
  expect(runs).toEqual(handles);
});

test("prices have two decimals, and a compare-at price is higher than the price", () => {
  const reduced = VARIANTS.filter((row) => cell(row, "Variant Compare At Price") !== "");
  expect(reduced.length).toBeGreaterThanOrEqual(5);
  expect(VARIANTS.filter((row) => !/^\d+\.\d{2}$/.test(cell(row, "Variant Price")))).toEqual([]);
  for (const row of reduced) {
    expect(cell(row, "Variant Compare At Price")).toMatch(/^\d+\.\d{2}$/);
    expect(cents(cell(row, "Variant Compare At Price"))).toBeGreaterThan(cents(cell(row, "Variant Price")));
  }
});

test("every variant has a weight, a stock figure and its own value for each option of its product", () => {
  for (const product of PRODUCTS) {
    const handle = cell(product, "Handle");
    const variants = VARIANTS.filter((row) => cell(row, "Handle") === handle);
    const combinations = variants.map((row) =>
      ([1, 2, 3] as const).map((slot) => {
        const isNamed = cell(product, `Option${slot} Name`) !== "";
        expect(cell(row, `Option${slot} Value`) !== "", `${handle} option ${slot}`).toBe(isNamed);
        return cell(row, `Option${slot} Value`);
      }),
    );
    expect(cell(product, "Option1 Name")).not.toBe("");
    expect(new Set(combinations.map(String)).size, handle).toBe(variants.length);
    for (const row of variants) {
      expect(cell(row, "Variant Grams")).toMatch(/^[1-9]\d*$/);
      expect(cell(row, "Variant Inventory Qty")).toMatch(/^\d+$/);
    }
  }
});

test("the catalogue has products of every shape: no option, one, two and three", () => {
  const shapes = PRODUCTS.map((row) => {
    if (cell(row, "Option1 Value") === "Default Title") return 0;
    return ([1, 2, 3] as const).filter((slot) => cell(row, `Option${slot} Name`) !== "").length;
  });
  for (const shape of [0, 1, 2, 3]) expect(shapes, `${shape} options`).toContain(shape);
});

test("pictures that outnumber the variants have rows of their own, which sell nothing", () => {
  const extras = ROWS.filter((row) => cell(row, "Variant SKU") === "");
  expect(extras.length).toBeGreaterThanOrEqual(3);
  for (const row of extras) {
    const filled = Object.keys(row).filter((column) => row[column] !== "");
    expect(filled).toEqual(["Handle", "Image Src", "Image Position", "Image Alt Text"]);
  }
});

test("stock varies, with some variants sold out and some nearly so", () => {
  const stock = VARIANTS.map((row) => Number(cell(row, "Variant Inventory Qty")));
  expect(stock.filter((units) => units === 0).length).toBeGreaterThanOrEqual(3);
  expect(stock.filter((units) => units >= 1 && units <= 5).length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...stock)).toBeLessThanOrEqual(120);
  expect(new Set(stock).size).toBeGreaterThan(30);
});

test("descriptions are well-formed HTML of simple tags, some over several lines and some with quotes", () => {
  for (const row of PRODUCTS) {
    const body = cell(row, "Body (HTML)");
    expect(findXmlFault(`<div>${body}</div>`), cell(row, "Handle")).toBe("");
    const tags = [...body.matchAll(/<\/?(\w+)/g)].map((match) => match[1] ?? "");
    expect(tags.filter((tag) => !["p", "ul", "li", "strong", "em"].includes(tag))).toEqual([]);
    const text = body.replaceAll(/<[^>]+>/g, " ");
    expect(text.length, cell(row, "Handle")).toBeGreaterThan(100);
  }
  const bodies = PRODUCTS.map((row) => cell(row, "Body (HTML)"));
  expect(bodies.filter((body) => body.includes("\n")).length).toBeGreaterThan(10);
  expect(bodies.filter((body) => body.includes('"')).length).toBeGreaterThan(0);
});

test("every product is published, has a vendor, 3 to 6 tags, and pictures that exist, in order, with alt text", () => {
  for (const product of PRODUCTS) {
    const pictures = PICTURES.filter((row) => cell(row, "Handle") === cell(product, "Handle"));
    expect(cell(product, "Published")).toBe("true");
    expect(cell(product, "Vendor")).not.toBe("");
    const tags = cell(product, "Tags").split(", ");
    expect(tags.length >= 3 && tags.length <= 6 && !tags.includes(""), cell(product, "Handle")).toBe(true);
    expect(pictures.length).toBeGreaterThanOrEqual(1);
    expect(pictures.map((row) => cell(row, "Image Position"))).toEqual(pictures.map((_, at) => String(at + 1)));
    expect(cell(pictures[0] ?? {}, "Image Src")).toBe(`images/${cell(product, "Handle")}.svg`);
    for (const row of pictures) {
      expect(existsSync(join(FOLDER, cell(row, "Image Src"))), cell(row, "Image Src")).toBe(true);
      expect(cell(row, "Image Alt Text").length).toBeGreaterThan(15);
    }
  }
  const alts = PICTURES.map((row) => cell(row, "Image Alt Text"));
  expect(new Set(alts).size).toBe(alts.length);
});
