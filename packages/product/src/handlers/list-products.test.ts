// Lists as callers meet them: search, filters, and paging that loses and repeats nothing.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { ListProductsRequest, ProductSort } from "@shoal/contract";
import { Code } from "@shoal/rpc";
import { staff, testCall } from "@shoal/testkit";
import fc from "fast-check";
import {
  create,
  errorOf,
  given,
  lanternVariant,
  startCatalogue,
  type TestCatalogue,
  usd,
} from "../catalogue.fixture.ts";
import { importFile, writeFile } from "../import.fixture.ts";

setDefaultTimeout(120_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const gateway = () => catalogue.replicas[0].gateway;
const titles = async (request: ListProductsRequest, call = testCall()) =>
  (await gateway().listProducts(request, call)).products.map(({ title }) => title);

/** All pages, one after the other. */
async function readAll(request: ListProductsRequest, call = testCall()) {
  const found = [];
  let pageToken = "";
  do {
    const page = await gateway().listProducts({ ...request, pageToken }, call);
    expect(page.products.length).toBeLessThanOrEqual(Number(request.pageSize) || 20);
    found.push(...page.products);
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  return found;
}

test("words are found in title, tags, options, vendor, sku and description, the best match first", async () => {
  await create(catalogue.replicas[0], { title: "Crème Brûlée Torch", vendor: "Flame & Co", tags: ["kitchen"] });
  await create(catalogue.replicas[0], {
    title: "Oven Glove",
    descriptionHtml: "<p>For when the <b>torch</b> was hot.</p>",
    variants: [lanternVariant({ sku: "GLV-99/X" })],
  });
  expect(await titles({ query: "torch" })).toEqual(["Crème Brûlée Torch", "Oven Glove"]);
  for (const query of ["creme brulee", "CRÈME", "flame", "kitchen torch", "torches brulee", "brul", "torch -glove"]) {
    expect(await titles({ query })).toEqual(["Crème Brûlée Torch"]);
  }
  expect(await titles({ query: "glv-99/x" })).toEqual(["Oven Glove"]);
  expect(await titles({ query: "no such thing" })).toEqual([]);
  for (const query of ["'; drop table products; --", '"', "!!! & | ( ) :*", "\\", "a".repeat(200)]) {
    expect(await titles({ query, pageSize: 1 })).toBeArray();
  }
});

test("filters hold together: a category with all under it, prices and stock of one variant, status", async () => {
  const call = testCall(staff);
  const parent = given((await gateway().createCategory({ name: "Light" }, call)).category);
  const child = given((await gateway().createCategory({ name: "Candles", parentId: parent.id }, call)).category);
  const options = [{ name: "Size", values: [] }];
  const sized = (value: string, price: number, onHand: number) =>
    lanternVariant({ optionValues: [value], price: usd(price), onHand });
  await create(catalogue.replicas[0], {
    title: "Taper",
    categoryId: child.id,
    variants: [lanternVariant({ onHand: 0 })],
  });
  await create(catalogue.replicas[0], {
    title: "Pillar",
    categoryId: parent.id,
    options,
    variants: [sized("S", 500, 0), sized("L", 900, 3)],
  });
  await create(catalogue.replicas[0], { title: "Secret", categoryId: child.id, status: "PRODUCT_STATUS_DRAFT" });

  expect(await titles({ category: parent.id })).toEqual(["Pillar", "Taper"]);
  expect(await titles({ category: "candles" })).toEqual(["Taper"]);
  expect(await titles({ category: "no-such" })).toEqual([]);
  expect(await titles({ category: parent.handle, inStock: true })).toEqual(["Pillar"]);
  expect(await titles({ category: parent.handle, maxPriceMinor: 600 })).toEqual(["Pillar"]);
  expect(await titles({ category: parent.handle, maxPriceMinor: 600, inStock: true })).toEqual([]);
  expect(await titles({ category: parent.handle, minPriceMinor: 901, maxPriceMinor: 4600 })).toEqual(["Taper"]);
  expect(await titles({ category: "light" }, call)).toEqual(["Secret", "Pillar", "Taper"]);
  expect(await titles({ category: "light", status: "PRODUCT_STATUS_DRAFT" }, call)).toEqual(["Secret"]);
  const draft = gateway().listProducts({ status: "PRODUCT_STATUS_DRAFT" }, testCall());
  expect(await errorOf(draft)).toMatchObject({ code: Code.PERMISSION_DENIED, reason: "FORBIDDEN" });
});

test("a page token belongs to its filters, and what is no request is refused", async () => {
  const { nextPageToken } = await gateway().listProducts({ pageSize: 1 }, testCall());
  expect(nextPageToken).not.toBe("");
  const requests: ListProductsRequest[] = [
    { pageSize: 1, pageToken: nextPageToken, inStock: true },
    { pageToken: "nonsense" },
    { pageSize: -1 },
    { query: "x".repeat(201) },
    { minPriceMinor: -1 },
    { sort: 99 as unknown as ProductSort },
  ];
  for (const request of requests) {
    const refused = gateway().listProducts(request, testCall());
    expect(await errorOf(refused)).toMatchObject({ code: Code.INVALID_ARGUMENT, reason: "VALIDATION_FAILED" });
  }
});

test("pages in every order lose nothing, repeat nothing and keep the order", async () => {
  const rows = Array.from({ length: 130 }, (_, index) => ({
    Handle: `paged-${index}`,
    Title: index % 3 === 0 ? "Paged thing" : `Paged thing ${"thing ".repeat(index % 5)}`,
    Vendor: "Pager",
    "Variant Price": String((index * 7) % 5),
  }));
  expect(await importFile(catalogue.replicas[0], writeFile(rows))).toMatchObject({ products: [130, 0, 0] });
  const sorts = ["RELEVANCE", "PRICE_ASC", "PRICE_DESC", "NEWEST"] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 60 }),
      fc.boolean(),
      async (order, pageSize, isForStaff) => {
        const call = isForStaff ? testCall(staff) : testCall();
        const request = { query: "paged thing", sort: `PRODUCT_SORT_${order}` as const, pageSize };
        const found = await readAll(request, call);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(found).toHaveLength(130);
        const prices = found.map(({ variants }) => Number(variants[0]?.price?.amountMinor));
        const ids = found.map(({ id }) => id);
        if (order === "PRICE_ASC") expect(prices).toEqual(prices.toSorted((one, other) => one - other));
        if (order === "PRICE_DESC") expect(prices).toEqual(prices.toSorted((one, other) => other - one));
        if (order === "NEWEST") expect(ids).toEqual(ids.toSorted().reverse());
      },
    ),
    { numRuns: 25 },
  );
});
