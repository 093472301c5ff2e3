import { expect, test } from "bun:test";
import fc from "fast-check";
import { settleOptions } from "./options.ts";
import { checkProductDraft, completeProductDraft, type ProductDraft, type VariantDraft } from "./product-draft.ts";

const usd = (amountMinor: bigint) => ({ currency: "USD", amountMinor });

function variant(changes: Partial<VariantDraft> = {}): VariantDraft {
  return {
    sku: "",
    optionValues: [],
    price: usd(100n),
    compareAtPrice: null,
    weightGrams: 0,
    onHand: 0n,
    ...changes,
  };
}

function draft(changes: Partial<ProductDraft> = {}): ProductDraft {
  return {
    handle: "",
    title: "Storm Lantern",
    descriptionHtml: "",
    vendor: "",
    categoryId: null,
    tags: [],
    status: "active",
    images: [],
    options: [],
    variants: [variant()],
    ...changes,
  };
}

const complete = (changes: Partial<ProductDraft> = {}) => completeProductDraft(draft(changes), "fallback");
const reasons = (changes: Partial<ProductDraft>) =>
  checkProductDraft(complete(changes), "USD").map(({ field, reason }) => `${field} ${reason}`);

test("a draft's gaps are filled: handle, sku, tags and option values", () => {
  const colour = { name: " Colour ", values: [] };
  const completed = complete({
    tags: [" gift ", "", "gift"],
    options: [colour],
    variants: [variant({ optionValues: ["Sea Green "] }), variant({ sku: " X-1 ", optionValues: ["Red"] })],
  });
  expect(completed.handle).toBe("storm-lantern");
  expect(completed.tags).toEqual(["gift"]);
  expect(completed.options).toEqual([{ name: "Colour", values: ["Sea Green", "Red"] }]);
  expect(completed.variants.map(({ sku }) => sku)).toEqual(["STORM-LANTERN-SEA-GREEN", "X-1"]);
  expect(checkProductDraft(completed, "USD")).toEqual([]);
});

test("made skus of one product differ even where its values leave no letter", () => {
  const { variants } = complete({
    options: [{ name: "色", values: [] }],
    variants: [variant({ optionValues: ["赤"] }), variant({ optionValues: ["青"] })],
  });
  expect(variants.map(({ sku }) => sku)).toEqual(["STORM-LANTERN", "STORM-LANTERN-2"]);
});

test("completing twice changes nothing", () => {
  const once = complete({ descriptionHtml: "<p onclick=x>a<b>", tags: ["b", " a"] });
  expect(completeProductDraft(once, "fallback")).toEqual(once);
});

test("prices are in the shop's currency, not negative, and less than what they used to be", () => {
  const priced = (price: VariantDraft["price"], compareAtPrice: VariantDraft["compareAtPrice"] = null) =>
    reasons({ variants: [variant({ price, compareAtPrice })] });
  expect(priced({ currency: "EUR", amountMinor: 1n })).toEqual(["variants[0].price CURRENCY_MISMATCH"]);
  expect(priced(usd(-1n))).toEqual(["variants[0].price OUT_OF_RANGE"]);
  expect(priced(usd(2n ** 53n))).toEqual(["variants[0].price OUT_OF_RANGE"]);
  expect(priced(usd(5n), usd(5n))).toEqual(["variants[0].compare_at_price NOT_MORE_THAN_PRICE"]);
  expect(priced(usd(0n), usd(1n))).toEqual([]);
});

test("variants have one value for each option and no two have the same", () => {
  const options = [{ name: "Size", values: ["S"] }];
  expect(reasons({ options, variants: [variant()] })).toEqual(["variants[0].option_values OPTION_VALUES_MISMATCH"]);
  expect(reasons({ variants: [variant({ optionValues: ["S"] })] })).toEqual([
    "variants[0].option_values OPTION_VALUES_MISMATCH",
  ]);
  const same = [variant({ optionValues: ["S"] }), variant({ optionValues: ["S"] })];
  expect(reasons({ options, variants: same })).toEqual(["variants[1].option_values DUPLICATE"]);
  expect(reasons({ variants: [variant(), variant()] })).toEqual(["options REQUIRED"]);
});

test("bounds hold: options, variants, weights, stock, names", () => {
  const named = (name: string) => ({ name, values: ["a"] });
  const four = ["a", "b", "c", "d"].map(named);
  expect(reasons({ options: four, variants: [variant({ optionValues: ["a", "a", "a", "a"] })] })).toEqual([
    "options TOO_MANY",
  ]);
  expect(
    reasons({ options: [named("Size"), named("size")], variants: [variant({ optionValues: ["a", "a"] })] }),
  ).toEqual(["options[1].name DUPLICATE"]);
  expect(reasons({ variants: [] })).toEqual(["variants REQUIRED"]);
  expect(reasons({ title: " " })).toEqual(["title REQUIRED"]);
  expect(reasons({ title: "x".repeat(201), handle: "x" })).toEqual(["title TOO_LONG"]);
  expect(reasons({ handle: "Not A Handle" })).toEqual(["handle INVALID_HANDLE"]);
  expect(reasons({ variants: [variant({ weightGrams: -1 })] })).toEqual(["variants[0].weight_grams OUT_OF_RANGE"]);
  expect(reasons({ variants: [variant({ onHand: -1n })] })).toEqual(["variants[0].on_hand OUT_OF_RANGE"]);
});

test("pictures are https addresses or blobs of the shop", () => {
  const at = (url: string) => reasons({ images: [{ url, alt: "" }] });
  expect(at("https://img.example/a.png?v=1")).toEqual([]);
  expect(at(`/media/${"a1".repeat(32)}`)).toEqual([]);
  for (const url of [
    "http://img.example/a.png",
    "javascript:alert(1)",
    "/media/x",
    "https://",
    "https://a b",
    "//x/y",
  ]) {
    expect(at(url)).toEqual(["images[0].url INVALID_URL"]);
  }
});

test("options list exactly the values that variants use, known ones in their old order", () => {
  const value = fc.constantFrom("a", "b", "c", "d", "e");
  fc.assert(
    fc.property(fc.uniqueArray(value), fc.array(value, { minLength: 1 }), (listed, used) => {
      const variants = used.map((optionValue) => ({ optionValues: [optionValue] }));
      const [option] = settleOptions([{ name: "o", values: listed }], variants);
      expect(new Set(option?.values)).toEqual(new Set(used));
      expect(option?.values.length).toBe(new Set(used).size);
      const kept = listed.filter((entry) => used.includes(entry));
      expect(option?.values.slice(0, kept.length)).toEqual(kept);
    }),
  );
});
