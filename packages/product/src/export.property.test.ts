// Whatever products a shop has, its export imported again changes nothing, and another shop that is filled from it
// exports the same bytes.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { CreateProductRequest } from "@shoal/contract";
import { customer, shortOrLong, staff, testCall } from "@shoal/testkit";
import fc from "fast-check";
import { errorOf, given, reserve, startCatalogue, type TestCatalogue, usd } from "./catalogue.fixture.ts";
import { exportFile } from "./export.fixture.ts";
import { importFile, writeFile } from "./import.fixture.ts";

setDefaultTimeout(shortOrLong(120_000, 1_800_000));

let shop: TestCatalogue;
let other: TestCatalogue;
beforeAll(async () => {
  [shop, other] = await Promise.all([startCatalogue(), startCatalogue()]);
});
afterAll(async () => {
  await Promise.all([shop.close(), other.close()]);
});

const asStaff = () => testCall(staff, 60_000);
const gateway = () => shop.replicas[0].gateway;

/** What spreadsheets, parsers and pages trip over. */
const nastyCharacters = [
  ...[..."ab C9,;\"'\t\n\r=+-@|&<>é漢ﬀ İß", "\u{1f9ad}", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\u0301"],
  ..."\u0080\u009d",
];
const text = (max: number) =>
  fc
    .oneof(
      fc.string({ unit: fc.constantFrom(...nastyCharacters), minLength: 1, maxLength: max }),
      fc.constantFrom("=1+1", "@SUM(A1)", '""', '"', ",", "Title", "Default Title", "true", "'", "\\", "a\r\nb", "-3"),
    )
    .filter((raw) => raw.trim() !== "");
const maybe = (max: number) => fc.oneof(fc.constant(""), text(max));

const variantArbitrary = fc.record({
  cents: fc.oneof(fc.nat(100_000), fc.constantFrom(0, Number.MAX_SAFE_INTEGER)),
  reduction: fc.option(fc.integer({ min: 1, max: 5000 })),
  weightGrams: fc.oneof(fc.nat(5000), fc.constant(100_000_000)),
  onHand: fc.oneof(fc.nat(9), fc.constant(1_000_000_000)),
  sku: fc.oneof(fc.constant(""), fc.constantFrom('"', "=1", "a,b", "'x", "#", "Ab c")),
});

const productArbitrary = fc.record({
  title: text(40),
  descriptionHtml: fc.oneof(
    fc.constant(""),
    text(60),
    fc.constantFrom('<p class="a">One,\r\n"two"</p>', "<h1>x</h1><script>1</script>", "a < b &amp; c", "<p>é\n\n</p>"),
  ),
  vendor: maybe(20),
  tags: fc.array(text(20), { maxLength: 4 }),
  status: fc.constantFrom("PRODUCT_STATUS_DRAFT", "PRODUCT_STATUS_ACTIVE", "PRODUCT_STATUS_ARCHIVED"),
  images: fc.array(fc.record({ number: fc.nat(5), alt: maybe(20) }), { maxLength: 5 }),
  category: fc.option(fc.nat(5)),
  options: fc.uniqueArray(text(20), { maxLength: 3, selector: (name) => name.trim().toLowerCase() }),
  isListedBackwards: fc.boolean(),
  values: fc.uniqueArray(text(20), { minLength: 4, maxLength: 4, selector: (value) => value.trim() }),
  variants: fc.array(variantArbitrary, { minLength: 1, maxLength: 4 }),
});
type Drawn = typeof productArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

let skuCount = 0;

function requestOf(drawn: Drawn, categoryIds: readonly string[]): CreateProductRequest {
  const { options, values, isListedBackwards } = drawn;
  const variants = options.length === 0 ? drawn.variants.slice(0, 1) : drawn.variants;
  const used = values.slice(0, variants.length);
  const named = options.map((name) => ({ name, values: isListedBackwards ? used.toReversed() : used }));
  return {
    ...drawn,
    status: drawn.status as "PRODUCT_STATUS_DRAFT",
    images: drawn.images.map(({ number, alt }) => ({
      url: `https://img.example/${number}.png?a="b",c`.replaceAll('"', "%22"),
      alt,
    })),
    categoryId: drawn.category === null ? "" : (categoryIds[drawn.category] ?? ""),
    options: named,
    variants: variants.map(({ cents, reduction, weightGrams, onHand, sku }, index) => {
      skuCount += 1;
      const canBeReduced = reduction !== null && cents + reduction <= Number.MAX_SAFE_INTEGER;
      return {
        sku: sku === "" ? "" : `${sku}${skuCount}`,
        optionValues: options.map(() => values[index] ?? ""),
        price: usd(cents),
        compareAtPrice: canBeReduced ? usd(cents + reduction) : null,
        weightGrams,
        onHand,
      };
    }),
  };
}

async function makeCategories(): Promise<string[]> {
  const wanted = [
    { name: "Lamps & Lights" },
    { name: "Lamps & Lights" },
    { name: "漢字" },
    { name: '=a,"b"' },
    { name: "Long", handle: "x".repeat(100) },
    { name: "export" },
  ];
  const made = [];
  for (const category of wanted) made.push(await gateway().createCategory(category, asStaff()));
  return made.map(({ category }) => given(category).id);
}

const tables = ["products", "variants", "categories", "stock_levels", "stock_ledger", "audit_entries", "reservations"];

async function empty({ pool }: TestCatalogue): Promise<void> {
  await pool`truncate products, variants, categories, stock_levels, stock_ledger, audit_entries, reservations`;
}

async function contents({ pool }: TestCatalogue) {
  const rows = tables.map((table) => pool`select * from ${pool(table)} order by 1`);
  return (await Promise.all(rows)).map((found) => [...found]);
}

test("an export imported again changes nothing, and a shop that is filled from it exports the same bytes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(productArbitrary, { minLength: 1, maxLength: 8 }), async (products) => {
      await Promise.all([empty(shop), empty(other)]);
      const categoryIds = await makeCategories();
      const made = [];
      for (const drawn of products) made.push(await gateway().createProduct(requestOf(drawn, categoryIds), asStaff()));
      const held = made.flatMap(({ product }) => (product?.status === "PRODUCT_STATUS_ACTIVE" ? product.variants : []));
      const reserved = held.find(({ available }) => Number(available) > 0);
      if (reserved !== undefined) await reserve(shop.replicas[0], reserved.id, 1);

      const file = await exportFile(shop.replicas[0]);
      const before = await contents(shop);
      for (const stock of ["IMPORT_STOCK_KEEP", "IMPORT_STOCK_SET"] as const) {
        const again = await importFile(shop.replicas[1], file, { stock });
        expect(again).toMatchObject({ products: [0, 0, products.length], errors: [], refused: 0 });
        expect(await contents(shop)).toEqual(before);
      }
      const first = await importFile(other.replicas[0], file);
      expect(first).toMatchObject({ products: [products.length, 0, 0], errors: [] });
      expect((await exportFile(other.replicas[1])).toString()).toBe(file.toString());
    }),
    { numRuns: shortOrLong(15, 200), endOnFailure: true },
  );
});

test("a product keeps an option that a file gives to products without any", async () => {
  await empty(shop);
  const option = { options: [{ name: "Title" }], variants: [{ price: usd(1), optionValues: ["Default Title"] }] };
  const { product } = await gateway().createProduct(
    { title: "Real", status: "PRODUCT_STATUS_DRAFT", ...option },
    asStaff(),
  );
  const again = await importFile(shop.replicas[0], await exportFile(shop.replicas[0]));
  expect(again).toMatchObject({ products: [0, 0, 1], errors: [] });
  expect((await gateway().getProduct({ idOrHandle: given(product).id }, asStaff())).product).toEqual(given(product));
});

test("a file of many pieces has every product once, in the order in which they were made", async () => {
  await empty(other);
  const rows = Array.from({ length: 450 }, (_, index) => ({
    Handle: `piece-${(index * 7) % 450}`,
    Title: "Piece",
    "Body (HTML)": `<p>${"long ".repeat(index === 3 ? 8000 : 20)}</p>`,
    "Variant Price": "1",
  }));
  await importFile(other.replicas[0], writeFile(rows));
  const lines = (await exportFile(other.replicas[0])).toString().trim().split("\n");
  expect(lines.slice(1).map((line) => line.split(",", 1)[0])).toEqual(rows.map(({ Handle }) => Handle));
});

test("nobody but staff exports, and a piece is asked for by the token of the piece before", async () => {
  for (const call of [testCall(), testCall(customer(Bun.randomUUIDv7()))]) {
    expect(await errorOf(gateway().getExportPage({}, call))).toMatchObject({ reason: "FORBIDDEN" });
  }
  const wrong = gateway().getExportPage({ pageToken: "bm9uZQ" }, asStaff());
  expect(await errorOf(wrong)).toMatchObject({ reason: "VALIDATION_FAILED" });
});
