// Imports as staff meet them: the real service over sockets, on a real database.

import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { customer, staff, testCall } from "@shoal/testkit";
import {
  create,
  errorOf,
  given,
  lanternVariant,
  reserve,
  sell,
  startCatalogue,
  type TestCatalogue,
} from "../catalogue.fixture.ts";
import { type FileRow, importFile, messagesOf, shopRows, writeFile } from "../import.fixture.ts";
import { findImbalances, readLevel } from "../stock.fixture.ts";

setDefaultTimeout(30_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
beforeEach(async () => {
  await catalogue.pool`truncate products, variants, categories, stock_levels, stock_ledger, reservations`;
});
afterAll(() => catalogue.close());

const first = () => catalogue.replicas[0];
const asStaff = () => testCall(staff);
const read = async (handle: string) =>
  given((await first().gateway.getProduct({ idOrHandle: handle }, asStaff())).product);
const variantOf = async (handle: string, index = 0) => given((await read(handle)).variants[index]);
const row = (handle: string, more: FileRow = {}): FileRow => ({
  Handle: handle,
  Title: `Title of ${handle}`,
  "Variant Price": "9.99",
  ...more,
});
const refusalOf = (messages: Parameters<typeof messagesOf>[0] | AsyncIterable<object>) =>
  errorOf(first().gateway.importProducts(messages instanceof Uint8Array ? messagesOf(messages) : messages, asStaff()));

test("what the file says is what the shop shows", async () => {
  expect(await importFile(first(), writeFile(shopRows))).toEqual({
    products: [3, 0, 0],
    variants: [4, 0, 0],
    rows: 6,
    refused: 0,
    encoding: "utf-8",
    errorCount: 0,
    errors: [],
  });
  const shirt = await read("harbour-shirt");
  expect(shirt).toMatchObject({
    title: "Harbour Shirt",
    descriptionHtml: '<p>Says "ahoy",\nover two lines.</p>',
    vendor: "Pier Mill",
    tags: ["men", "summer"],
    status: "PRODUCT_STATUS_ACTIVE",
    images: [{ url: "https://img.example/shirt.jpg", alt: "A shirt on a pier" }],
    options: [],
    variants: [
      {
        sku: "HARBOUR-SHIRT",
        title: "Harbour Shirt",
        price: { currencyCode: "USD", amountMinor: "5000" },
        compareAtPrice: { currencyCode: "USD", amountMinor: "6450" },
        weightGrams: 210,
        available: "7",
      },
    ],
  });
  expect(await read("varsity-top")).toMatchObject({
    status: "PRODUCT_STATUS_DRAFT",
    categoryId: shirt.categoryId,
    options: [
      { name: "Size", values: ["Small", "Large"] },
      { name: "Colour", values: ["Grey"] },
    ],
    variants: [
      // Other shops count units below nothing; an earlier price that is not more than the price is none.
      { sku: "TOP-S", optionValues: ["Small", "Grey"], available: "0", compareAtPrice: null },
      { sku: "TOP-L", optionValues: ["Large", "Grey"], available: "12" },
    ],
  });
  expect((await read("wool-jumper")).images.map(({ url }) => url)).toEqual([
    "https://img.example/front.jpg",
    "https://img.example/back.jpg",
  ]);
  const { categories } = await first().gateway.listCategories({}, asStaff());
  expect(categories).toMatchObject([{ id: shirt.categoryId, handle: "shirts-tops", name: "Shirts & Tops" }]);
});

test("a file that is imported again changes nothing, also after a sale", async () => {
  const file = writeFile(shopRows);
  await importFile(first(), file);
  const before = await read("harbour-shirt");
  await sell(first(), given(before.variants[0]).id, 5);
  const again = await importFile(first(), file);
  expect(again).toMatchObject({ products: [0, 0, 3], variants: [0, 0, 4], errorCount: 0 });
  const after = await read("harbour-shirt");
  expect(after).toMatchObject({ version: before.version, updateTime: given(before.updateTime) });
  expect(after.variants.map(({ available }) => available)).toEqual(["2"]);
  expect(await findImbalances(catalogue.pool)).toEqual([]);
});

test("a file changes what differs and leaves the rest, and other replicas show it at once", async () => {
  await importFile(first(), writeFile(shopRows));
  const before = await read("varsity-top");
  const shown = () => catalogue.replicas[1].gateway.getProduct({ idOrHandle: "wool-jumper" }, testCall());
  expect((await shown()).product?.title).toBe("Wool Jumper");
  const changed = shopRows.map((entry) => ({
    ...entry,
    ...(entry["Variant SKU"] === "TOP-L" ? { "Variant Price": "70" } : {}),
    ...(entry["Title"] === "Wool Jumper" ? { Title: "Wool Pullover" } : {}),
  }));
  const added = { Handle: "varsity-top", "Option1 Value": "Huge", "Option2 Value": "Grey", "Variant Price": "75" };
  const report = await importFile(first(), writeFile([...changed.slice(0, 2), added, ...changed.slice(2)]));
  expect(report).toMatchObject({ products: [0, 2, 1], variants: [1, 1, 3], errorCount: 0 });
  const after = await read("varsity-top");
  expect(after).toMatchObject({ version: "2", options: [{ values: ["Small", "Huge", "Large"] }, {}] });
  expect(after.variants.map(({ title }) => title)).toEqual(["Small / Grey", "Huge / Grey", "Large / Grey"]);
  expect(after.variants[2]).toMatchObject({ id: given(before.variants[1]).id, price: { amountMinor: "7000" } });
  expect((await shown()).product?.title).toBe("Wool Pullover");
});

test("variants keep their ids when skus or option values change, and those that a file does not name stay", async () => {
  const sizes = (...rows: [value: string, sku: string][]) =>
    writeFile(
      rows.map(([value, sku]) => row("hat", { "Option1 Name": "Size", "Option1 Value": value, "Variant SKU": sku })),
    );
  await importFile(first(), sizes(["S", "HAT-S"], ["M", "HAT-M"], ["L", "HAT-L"]));
  const before = await read("hat");
  const report = await importFile(first(), sizes(["Medium", "HAT-M"], ["S", "HAT-SMALL"]));
  expect(report).toMatchObject({ products: [0, 1, 0], variants: [0, 2, 0] });
  const after = await read("hat");
  expect(after.variants.map(({ id, title, sku }) => [id, title, sku])).toEqual([
    [given(before.variants[1]).id, "Medium", "HAT-M"],
    [given(before.variants[0]).id, "S", "HAT-SMALL"],
    [given(before.variants[2]).id, "L", "HAT-L"],
  ]);
  const withoutOptions = await importFile(first(), writeFile([row("hat")]));
  expect(withoutOptions).toMatchObject({ products: [0, 0, 0], errors: ["2 Option1 Name OPTION_VALUES_MISMATCH"] });
  expect(await read("hat")).toEqual(after);
});

test("stock of known variants becomes what the file says when that is asked for, and never less than is held", async () => {
  const file = writeFile([
    row("mug", { "Variant Inventory Qty": "10" }),
    row("jug", { "Variant Inventory Qty": "4" }),
    row("cup", { "Variant Inventory Qty": "" }),
  ]);
  await importFile(first(), file);
  const [mug, jug, cup] = [await variantOf("mug"), await variantOf("jug"), await variantOf("cup")];
  await sell(first(), mug.id, 3);
  await reserve(first(), jug.id, 4);
  const second = await importFile(first(), file, { stock: "IMPORT_STOCK_SET" });
  expect(second).toMatchObject({ products: [0, 1, 2], variants: [0, 1, 2], errorCount: 0 });
  expect(await readLevel(catalogue.pool, mug.id)).toEqual({ onHand: 10n, reserved: 0n });
  expect((await read("mug")).version).toBe("1");

  const fewer = writeFile([
    row("mug", { "Variant Inventory Qty": "2" }),
    row("jug", { "Variant Inventory Qty": "3", Title: "Not to be seen" }),
    row("cup", { "Variant Inventory Qty": "1" }),
  ]);
  const third = await importFile(first(), fewer, { stock: "IMPORT_STOCK_SET" });
  expect(third).toMatchObject({ products: [0, 2, 0], errors: ["3 Variant Inventory Qty STOCK_BELOW_RESERVED"] });
  expect(await readLevel(catalogue.pool, jug.id)).toEqual({ onHand: 4n, reserved: 4n });
  expect(await readLevel(catalogue.pool, cup.id)).toEqual({ onHand: 1n, reserved: 0n });
  expect((await read("jug")).title).toBe("Title of jug");
  expect(await findImbalances(catalogue.pool)).toEqual([]);
});

test("a bad row refuses its whole handle and says where and why; the others go in", async () => {
  const file = writeFile([
    row("good-one", { "Body (HTML)": "<p>a\nb\nc</p>" }),
    row("bad-price", { "Option1 Name": "Size", "Option1 Value": "S" }),
    { Handle: "bad-price", "Option1 Value": "M", "Variant Price": "1,50" },
    row("no-title", { Title: "" }),
    row("Not a handle"),
    row("bad-cells", { "Variant Inventory Qty": "many", "Variant Grams": "-1", Published: "maybe" }),
    row("bad-picture", { "Image Src": "images/a.png" }),
    row("lost-picture", { "Image Src": `/media/${"0".repeat(64)}` }),
    row("no-name", { "Option1 Value": "S" }),
    row("twins", { "Option1 Name": "Size", "Option1 Value": "S" }),
    { Handle: "twins", "Option1 Value": "S", "Variant Price": "1" },
    row("bare"),
    { Handle: "bare" },
    row("good-two"),
  ]);
  const report = await importFile(first(), file);
  expect(report.errors).toEqual([
    "4 Variant Price INVALID_AMOUNT",
    "5 Title REQUIRED",
    "6 Handle INVALID_HANDLE",
    "7 Variant Inventory Qty INVALID_NUMBER",
    "7 Variant Grams INVALID_NUMBER",
    "7 Published UNKNOWN_VALUE",
    "8 Image Src INVALID_URL",
    "9 Image Src IMAGE_NOT_FOUND",
    "10 Option1 Name REQUIRED",
    "12 Option1 Value DUPLICATE",
    "13 Option1 Name REQUIRED",
    "14 Variant Price REQUIRED",
  ]);
  expect(report).toMatchObject({ products: [2, 0, 0], rows: 14, errorCount: 12 });
  const stored = await catalogue.pool<{ handle: string }[]>`select handle from products order by handle`;
  expect(stored.map(({ handle }) => handle)).toEqual(["good-one", "good-two"]);
});

test("rows of a handle must follow each other, and rows that are broken count against their handle", async () => {
  const text = [
    "Handle,Title,Variant Price,Option1 Name,Option1 Value",
    "again,Again,1,Size,S",
    "other,Other,1,,",
    "again,,1,,M",
    "",
    "short,Cut here",
    ",,,,",
    "long,Long,1,,,,",
    "split,Split,1,Size,S",
    ",,2,,M",
    "last,Last,3,,",
  ].join("\r\n");
  const report = await importFile(first(), Buffer.from(text));
  expect(report).toMatchObject({ products: [3, 0, 0], rows: 8 });
  expect(report.errors).toEqual([
    "4 Handle HANDLE_REPEATED",
    "6  ROW_LENGTH_MISMATCH",
    "8  ROW_LENGTH_MISMATCH",
    "10 Handle REQUIRED",
  ]);
  expect((await read("again")).variants).toHaveLength(1);
});

test("byte order mark, line ends, quotes, order and number of columns, and where the file is cut make no difference", async () => {
  const columns = [...new Set(shopRows.flatMap((entry) => Object.keys(entry)))];
  await importFile(first(), writeFile(shopRows));
  for (const newline of ["\n", "\r\n", "\r"]) {
    for (const chunkSize of [1, 7, 1000]) {
      const style = { newline, hasBom: chunkSize !== 7, isAllQuoted: chunkSize === 7 };
      const file = writeFile(shopRows, [...columns.toReversed(), "Unknown", ""], style);
      const report = await importFile(first(), file, { chunkSize });
      expect(report).toMatchObject({ products: [0, 0, 3], variants: [0, 0, 4], errorCount: 0 });
    }
  }
});

test("what a file has no column for stays as it is, and is as in a new product otherwise", async () => {
  await importFile(first(), writeFile(shopRows));
  const before = await read("harbour-shirt");
  const columns = ["Handle", "Title", "Variant Price"];
  const file = writeFile([row("harbour-shirt", { Title: "Pier Shirt" }), row("new-one")], columns);
  expect(await importFile(first(), file)).toMatchObject({ products: [1, 1, 0], variants: [1, 1, 0] });
  const { version: _, updateTime: __, ...same } = before;
  const sold = given(before.variants[0]);
  expect(await read("harbour-shirt")).toMatchObject({
    ...same,
    title: "Pier Shirt",
    variants: [{ ...sold, title: "Pier Shirt", price: { amountMinor: "999" } }],
  });
  expect(await read("new-one")).toMatchObject({ status: "PRODUCT_STATUS_ACTIVE", tags: [], categoryId: "" });
});

test("skus that the shop makes are free; one of the file that another product has is refused", async () => {
  await create(first(), { title: "First", variants: [lanternVariant({ sku: "CAP" })] });
  const option = { "Option1 Name": "Size", "Option1 Value": "B" };
  const file = writeFile([row("cap"), row("thief", { "Variant SKU": "CAP" }), row("a-b"), row("a", option)]);
  const report = await importFile(first(), file);
  expect(report.errors).toEqual(["3 Variant SKU SKU_TAKEN"]);
  expect((await variantOf("cap")).sku).toMatch(/^CAP-[0-9A-F]{8}$/);
  const skus = [(await variantOf("a-b")).sku, (await variantOf("a")).sku];
  expect(skus[0]).toBe("A-B");
  expect(skus[1]).toMatch(/^A-B-[0-9A-F]{8}$/);
});

test("two replicas that import the same file at once make each product once", async () => {
  const rows = Array.from({ length: 120 }, (_, index) =>
    row(`both-${index}`, { Type: `Kind ${index % 7}`, "Variant Inventory Qty": "3" }),
  );
  const reports = await Promise.all([
    importFile(first(), writeFile(rows)),
    importFile(catalogue.replicas[1], writeFile(rows.toReversed())),
  ]);
  expect(reports.map(({ errors }) => errors)).toEqual([[], []]);
  expect(reports.reduce((sum, { products: [created = 0] }) => sum + created, 0)).toBe(120);
  const [count] = await catalogue.pool<{ products: bigint; categories: bigint; versions: bigint }[]>`
    select (select count(*) from products) as products, (select count(*) from categories) as categories,
      (select max(version) from products) as versions`;
  expect({ ...count }).toEqual({ products: 120n, categories: 7n, versions: 1n });
  expect(await findImbalances(catalogue.pool)).toEqual([]);
});

test("a file that cannot be one is refused as a whole", async () => {
  const header = "Handle,Title,Variant Price\n";
  const refusals = [
    ["IMPORT_COLUMNS_INVALID", ""],
    ["IMPORT_COLUMNS_INVALID", "Handle;Title;Variant Price\na;b;1\n"],
    ["IMPORT_COLUMNS_INVALID", "Handle,Title,Handle,Variant Price\n"],
    ["IMPORT_NOT_CSV", `${header}a,"never closed,1\nb,B,2\n`],
    ["IMPORT_NOT_CSV", `${header}a,"${"x".repeat(1_200_000)}`],
  ] as const;
  for (const [reason, text] of refusals) {
    expect(await refusalOf(Buffer.from(text))).toMatchObject({ code: Code.INVALID_ARGUMENT, reason });
  }
  const missing = await refusalOf(Buffer.from("Handle,Title\n"));
  expect(missing).toMatchObject({ violations: [{ field: "Variant Price", reason: "REQUIRED" }] });
  for (const bytes of [
    Buffer.concat([Buffer.from(`${header}a,Café,1\nb,`), Buffer.from([0xc3])]),
    Buffer.from(`${header}a,A\x8d,1\n`, "latin1"),
    Buffer.from(`\ufeff${header}a,A,1\n`, "utf16le"),
    Buffer.from(`\ufeff${header}a,A,1\n`, "utf16le").swap16(),
  ]) {
    expect(await refusalOf(bytes)).toMatchObject({ code: Code.INVALID_ARGUMENT, reason: "IMPORT_NOT_UTF8" });
  }
  const mixed = Buffer.concat([Buffer.from(`${header}a,Café,1\n`), Buffer.from("b,Caf\xe9,1\n", "latin1")]);
  expect(await refusalOf(mixed)).toMatchObject({ metadata: { line: "3" } });
});

test("a stream in the wrong order is refused", async () => {
  async function* stream(...messages: object[]) {
    yield* messages;
  }
  const options = { options: { stock: "IMPORT_STOCK_KEEP" } };
  const chunk = { chunk: writeFile([row("a")]) };
  for (const messages of [
    [],
    [chunk],
    [chunk, options],
    [options, options],
    [options, {}],
    [options, chunk, options],
    [options, { chunk: Buffer.alloc(1024 * 1024 + 1, "a") }],
  ]) {
    expect(await refusalOf(stream(...messages))).toMatchObject({
      code: Code.INVALID_ARGUMENT,
      reason: "IMPORT_STREAM_INVALID",
    });
  }
  expect(await refusalOf(stream({ options: { stock: 7 } }))).toMatchObject({ reason: "VALIDATION_FAILED" });
});

test("of a file that breaks off whole products are imported, and never the last one in part", async () => {
  const rows = Array.from({ length: 400 }, (_, index) => row(`cut-${index}`));
  const size = { "Option1 Name": "Size", "Option1 Value": "S" };
  const last = { Handle: "cut-last", "Option1 Value": "M", "Variant Price": "1" };
  const file = writeFile([...rows, row("cut-last", size), last]);
  const seen = Promise.withResolvers<void>();
  const giveUp = new AbortController();
  async function* breakingOff() {
    yield* messagesOf(file);
    for (;;) {
      const [count] = await catalogue.pool<{ count: bigint }[]>`select count(*) from products`;
      if ((count?.count ?? 0n) >= 350n) break;
      await Bun.sleep(5);
    }
    seen.resolve();
    await new Promise(() => {});
  }
  const call = { ...asStaff(), signal: giveUp.signal };
  const outcome = errorOf(first().gateway.importProducts(breakingOff(), call));
  await seen.promise;
  giveUp.abort();
  expect(await outcome).toMatchObject({ code: Code.CANCELLED });
  // The service has heard of it when it answers what was sent after it.
  expect((await importFile(first(), writeFile([row("after")]))).products).toEqual([1, 0, 0]);
  const unknown = first().gateway.getProduct({ idOrHandle: "cut-last" }, asStaff());
  expect(await errorOf(unknown)).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
  const again = await importFile(first(), file);
  expect(again).toMatchObject({ rows: 402, errorCount: 0 });
  expect(again.products.reduce((sum, count) => sum + count)).toBe(401);
  expect((await read("cut-last")).variants).toHaveLength(2);
});

test("of more faults than a thousand the first are told and all are counted", async () => {
  const rows = Array.from({ length: 1100 }, (_, index) => row(`fault-${index}`, { "Variant Price": "free" }));
  const report = await importFile(first(), writeFile(rows));
  expect(report).toMatchObject({ products: [0, 0, 0], rows: 1100, errorCount: 1100 });
  expect(report.errors).toHaveLength(1000);
  expect(report.errors[0]).toBe("2 Variant Price INVALID_AMOUNT");
});

test("nobody but staff imports", async () => {
  for (const call of [testCall(), testCall(customer(Bun.randomUUIDv7()))]) {
    const refused = first().gateway.importProducts(messagesOf(writeFile(shopRows)), call);
    expect(await errorOf(refused)).toMatchObject({ code: Code.PERMISSION_DENIED, reason: "FORBIDDEN" });
  }
});
