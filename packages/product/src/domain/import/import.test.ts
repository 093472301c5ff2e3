// The rules of an import without a store: columns, groups of rows, cells, and what a file laid over a product becomes.

import { expect, test } from "bun:test";
import fc from "fast-check";
import { readHeader } from "./columns.ts";
import { createGrouping, isBlank, type RowGroup } from "./group-rows.ts";
import { isUnchanged, mergeProduct } from "./merge-product.ts";
import { readCompareAt, readGrams, readPrice, readStatus, readUnits } from "./read-cells.ts";
import { categoryHandle, readProduct } from "./read-product.ts";

const cell = <Value>(work: (refuse: (field: string, reason: string) => void) => Value) => {
  const reasons: string[] = [];
  return { value: work((_, reason) => void reasons.push(reason)), reasons };
};

test("columns are known in any case and order, and one that is needed must be there once", () => {
  const { header, violations } = readHeader(["variant price", " Title ", "HANDLE", "Whatever", "Whatever"]);
  expect(violations).toEqual([]);
  expect(header.cell({ number: 2, cells: ["1", " a ", "b"] }, "Title")).toBe("a");
  expect(header.has("Vendor")).toBe(false);
  const faulty = readHeader(["Title", "Title", "Handle"]).violations;
  expect(faulty.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
    "Title DUPLICATE",
    "Variant Price REQUIRED",
  ]);
});

test("every row that is not blank is in exactly one group, rows of a group stand together, no handle is taken twice", () => {
  const { header } = readHeader(["Handle", "Title", "Variant Price"]);
  const handles = fc.array(fc.constantFrom("a", "b", "c", "", "Not One"), { maxLength: 30 });
  fc.assert(
    fc.property(handles, (given) => {
      const rows = given.map((handle, index) => ({ number: index + 2, cells: [handle, "t", "1"] }));
      const grouping = createGrouping(header);
      const groups = [...rows.map((row) => grouping.add(row)), grouping.end()].filter((group) => group !== undefined);
      expect(groups.flatMap((group: RowGroup) => group.rows)).toEqual(rows);
      const sound = groups.filter(({ faults }) => faults.length === 0).map(({ handle }) => handle);
      expect(new Set(sound.filter((handle) => handle.length === 1)).size).toBe(
        sound.filter((handle) => handle.length === 1).length,
      );
    }),
  );
  expect(isBlank({ number: 2, cells: ["", " "] })).toBe(true);
});

test("cells are read as spreadsheets and other shops write them, and refused otherwise", () => {
  expect(cell((refuse) => readPrice(refuse, "p", "19.9", "USD"))).toMatchObject({ value: { amountMinor: 1990n } });
  for (const text of ["", "1,50", "$5", "1e3", "free"]) {
    expect(cell((refuse) => readPrice(refuse, "p", text, "USD")).reasons).toHaveLength(1);
  }
  const price = { currency: "USD", amountMinor: 500n };
  for (const [text, amount] of [
    ["5.01", 501n],
    ["5.00", undefined],
    ["0", undefined],
    ["", undefined],
  ] as const) {
    const read = cell((refuse) => readCompareAt(refuse, "c", text, price, "USD"));
    expect(read).toMatchObject({ reasons: [] });
    expect(read.value?.amountMinor).toBe(amount);
  }
  expect(cell((refuse) => readGrams(refuse, "g", "453.6"))).toEqual({ value: 454, reasons: [] });
  expect(cell((refuse) => readGrams(refuse, "g", "1 kg")).reasons).toEqual(["INVALID_NUMBER"]);
  expect(cell((refuse) => readUnits(refuse, "u", "-4"))).toEqual({ value: 0n, reasons: [] });
  expect(cell((refuse) => readUnits(refuse, "u", ""))).toEqual({ value: undefined, reasons: [] });
  expect(cell((refuse) => readUnits(refuse, "u", "2.5")).reasons).toEqual(["INVALID_NUMBER"]);
});

test("what is active and not published is a draft; what is said of neither is on sale", () => {
  const status = (asked: string, published: string) => cell((refuse) => readStatus(refuse, asked, published));
  expect(status("", "")).toEqual({ value: "active", reasons: [] });
  expect(status("Active", "FALSE")).toEqual({ value: "draft", reasons: [] });
  expect(status("archived", "true")).toEqual({ value: "archived", reasons: [] });
  expect(status("sold", "perhaps").reasons).toEqual(["UNKNOWN_VALUE", "UNKNOWN_VALUE"]);
});

test("a category's handle is the same each time, also for a name without a letter that an address can hold", () => {
  expect(categoryHandle("Home & Garden")).toBe("home-garden");
  expect(categoryHandle("灯")).toBe(categoryHandle("灯"));
  expect(categoryHandle("灯")).not.toBe(categoryHandle("港"));
});

test("an earlier price that a file does not tell goes when the new price reaches it", () => {
  const { header } = readHeader(["Handle", "Title", "Variant Price"]);
  const group = { handle: "a", rows: [{ number: 2, cells: ["a", "A", "20"] }], faults: [] };
  const { product } = readProduct(header, group, "USD");
  const made = mergeProduct(undefined, product, null);
  const [variant] = made.draft.variants;
  if (variant === undefined) throw new Error("there is no variant");
  const stored = {
    ...made.draft,
    id: "p",
    version: 1n,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    variants: [{ ...variant, id: "v", available: 0n, compareAtPrice: { currency: "USD", amountMinor: 2000n } }],
  };
  const merged = mergeProduct(stored, product, null);
  expect(merged.draft.variants[0]?.compareAtPrice).toBeNull();
  expect(isUnchanged(stored, merged)).toBe(false);
});
