// Whatever catalogue a file holds, the shop shows it as the file says; the same file again changes nothing, also after
// a sale.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { staff, testCall } from "@shoal/testkit";
import fc from "fast-check";
import { given, sell, startCatalogue, type TestCatalogue } from "./catalogue.fixture.ts";
import { type FileRow, importFile, writeFile } from "./import.fixture.ts";
import { findImbalances } from "./stock.fixture.ts";

setDefaultTimeout(120_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const text = fc
  .string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(..."abcXYZ019 ,;\"'&é漢🦈\n-") })
  .map((raw) => raw.trim())
  .filter((trimmed) => trimmed !== "");
const cents = fc.integer({ min: 0, max: 10_000_000 });
const decimal = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;

const variantArbitrary = fc.record({
  cents,
  reduction: fc.option(fc.integer({ min: 1, max: 5000 })),
  grams: fc.nat(5000),
  units: fc.nat(50),
  hasSku: fc.boolean(),
});

const productArbitrary = fc.record({
  title: text,
  vendor: fc.oneof(fc.constant(""), text),
  tags: fc.uniqueArray(
    text.map((tag) => tag.replaceAll(",", "").trim() || "t"),
    { maxLength: 4 },
  ),
  isPublished: fc.boolean(),
  images: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 }),
  options: fc.uniqueArray(text, { maxLength: 3, selector: (name) => name.toLowerCase() }),
  variants: fc.array(variantArbitrary, { minLength: 1, maxLength: 6 }),
});

type FileProduct = typeof productArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function rowsOf(product: FileProduct, handle: string): FileRow[] {
  const variants = product.options.length === 0 ? product.variants.slice(0, 1) : product.variants;
  const count = Math.max(variants.length, product.images.length);
  return Array.from({ length: count }, (_, index) => ({
    Handle: handle,
    ...(index === 0 ? productCells(product) : {}),
    ...(variants[index] === undefined ? {} : variantCells(product, variants[index], handle, index)),
    ...(product.images[index] === undefined ? {} : { "Image Src": imageOf(product.images[index]) }),
  }));
}

function productCells({ title, vendor, tags, isPublished, options }: FileProduct): FileRow {
  const names = options.map((name, index) => [`Option${index + 1} Name`, name]);
  return {
    Title: title,
    Vendor: vendor,
    Tags: tags.join(","),
    Published: String(isPublished),
    ...Object.fromEntries(names),
  };
}

function variantCells(
  { options }: FileProduct,
  variant: FileProduct["variants"][number],
  handle: string,
  index: number,
): FileRow {
  const values = options.map((_, at) => [`Option${at + 1} Value`, `Value ${index}`]);
  return {
    ...Object.fromEntries(values),
    "Variant SKU": variant.hasSku ? `${handle}/${index}` : "",
    "Variant Price": decimal(variant.cents),
    "Variant Compare At Price": variant.reduction === null ? "" : decimal(variant.cents + variant.reduction),
    "Variant Grams": String(variant.grams),
    "Variant Inventory Qty": String(variant.units),
  };
}

const imageOf = (number: number) => `https://img.example/${number}.png`;

async function read(handle: string) {
  const { product } = await catalogue.replicas[0].gateway.getProduct({ idOrHandle: handle }, testCall(staff));
  return given(product);
}

let runs = 0;

test("a file's products are stored as it says, and the same file again changes nothing, also after a sale", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(productArbitrary, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("\n", "\r\n"),
      fc.integer({ min: 20, max: 5000 }),
      async (products, newline, chunkSize) => {
        runs += 1;
        const named = products.map((product, index) => ({ product, handle: `p-${runs}-${index}` }));
        const rows = named.flatMap(({ product, handle }) => rowsOf(product, handle));
        const file = writeFile(rows, undefined, { newline });
        const report = await importFile(catalogue.replicas[0], file, { chunkSize });
        expect(report).toMatchObject({ products: [products.length, 0, 0], rows: rows.length, errors: [] });
        for (const { product, handle } of named) await expectStored(product, handle);

        const stored = await Promise.all(named.map(({ handle }) => read(handle)));
        const sold = stored.flatMap(({ variants, status }) => (status === "PRODUCT_STATUS_ACTIVE" ? variants : []));
        const onShelf = sold.find(({ available }) => Number(available) > 0);
        if (onShelf !== undefined) await sell(catalogue.replicas[1], onShelf.id, 1);
        const again = await importFile(catalogue.replicas[1], file);
        expect(again).toMatchObject({ products: [0, 0, products.length], errors: [] });
        const after = await Promise.all(named.map(({ handle }) => read(handle)));
        expect(after.map(({ version }) => version)).toEqual(stored.map(() => "1"));
        const units = (list: typeof stored) =>
          list.flatMap(({ variants }) => variants).reduce((sum, { available }) => sum + Number(available), 0);
        expect(units(after)).toBe(units(stored) - (onShelf === undefined ? 0 : 1));
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
  expect(await findImbalances(catalogue.pool)).toEqual([]);
});

async function expectStored(product: FileProduct, handle: string): Promise<void> {
  const shown = await read(handle);
  const variants = product.options.length === 0 ? product.variants.slice(0, 1) : product.variants;
  expect(shown).toMatchObject({
    title: product.title,
    vendor: product.vendor,
    tags: product.tags,
    status: product.isPublished ? "PRODUCT_STATUS_ACTIVE" : "PRODUCT_STATUS_DRAFT",
    images: product.images.map((number) => ({ url: imageOf(number), alt: "" })),
    options: product.options.map((name) => ({ name, values: variants.map((_, index) => `Value ${index}`) })),
  });
  const expected = variants.map((variant, index) => ({
    ...(variant.hasSku ? { sku: `${handle}/${index}` } : {}),
    price: { currencyCode: "USD", amountMinor: String(variant.cents) },
    compareAtPrice:
      variant.reduction === null
        ? null
        : { currencyCode: "USD", amountMinor: String(variant.cents + variant.reduction) },
    weightGrams: variant.grams,
    available: String(variant.units),
  }));
  expect(shown.variants).toMatchObject(expected);
  expect(shown.variants).toHaveLength(expected.length);
}
