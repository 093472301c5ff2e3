import { expect, test } from "bun:test";
import fc from "fast-check";
import { distinctSku, isHandle, isSku, makeHandle, makeSku, numberedHandle } from "./names.ts";

test("a handle is made of the title's letters, without accents and punctuation", () => {
  expect(makeHandle("Harbour Storm Lantern", "x")).toBe("harbour-storm-lantern");
  expect(makeHandle("  Crème brûlée: the men's 2nd “edition”! ", "x")).toBe("creme-brulee-the-mens-2nd-edition");
  expect(makeHandle("Straße & Smørrebrød", "x")).toBe("strasse-smorrebrod");
});

test("a title without a letter that an address can hold gets the fallback", () => {
  expect(makeHandle("灯籠", "product-1")).toBe("product-1");
  expect(makeHandle("!!!", "product-2")).toBe("product-2");
});

test("every made or numbered handle can be one, whatever the title", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 2, max: 999 }), (title, number) => {
      const handle = makeHandle(title, "fallback");
      expect(isHandle(handle)).toBe(true);
      expect(isHandle(numberedHandle(handle, number))).toBe(true);
    }),
  );
});

test("every made sku can be one, and is another with the end of an id behind it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 100 }), { maxLength: 3 }), (values) => {
      const sku = makeSku("storm-lantern", values);
      expect(isSku(sku)).toBe(true);
      const other = distinctSku(sku, "00000000-0000-7000-8000-00000000abcd");
      expect(isSku(other)).toBe(true);
      expect(other).not.toBe(sku);
    }),
  );
});

test("a handle that looks like an id, or that an address could not hold, is none", () => {
  for (const text of [
    "01a2033b-d136-7018-83fb-9d0ce32e5e09",
    "",
    "-a",
    "a-",
    "a--b",
    "A",
    "a b",
    "ä",
    "a".repeat(101),
  ]) {
    expect(isHandle(text)).toBe(false);
  }
  expect(isHandle("a".repeat(100))).toBe(true);
});

test("a sku holds printable ASCII with single spaces inside", () => {
  for (const text of ["", " A", "A ", "A  B", "Ä-1", "A\n", "A".repeat(101)]) expect(isSku(text)).toBe(false);
  for (const text of ["A", "HOM/1 (red)", "4006381333931"]) expect(isSku(text)).toBe(true);
});
