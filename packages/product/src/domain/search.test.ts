import { expect, test } from "bun:test";
import fc from "fast-check";
import { plainText, readSearchQuery } from "./search.ts";

test("case, accents and punctuation do not count", () => {
  expect(plainText("Crème-Brûlée: N°5 (T-Shirt)")).toBe("creme brulee n 5 t shirt");
  expect(plainText("Ёлка ЖАР")).toBe("елка жар");
});

test("the last word counts as half typed, unless something ended it", () => {
  expect(readSearchQuery("storm lan")).toEqual({ whole: "storm lan", head: "storm", prefix: "lan" });
  expect(readSearchQuery("storm lan ")).toEqual({ whole: "storm lan", head: "storm", prefix: "" });
  expect(readSearchQuery('"storm lan"').prefix).toBe("");
  expect(readSearchQuery("storm -lan").prefix).toBe("");
  expect(readSearchQuery("storm or").prefix).toBe("");
});

test("quotes and a minus keep their meaning, punctuation inside a word parts it", () => {
  expect(readSearchQuery('"storm lantern" -t-shirt').whole).toBe('"storm lantern" -"t shirt"');
  expect(readSearchQuery("HOM-LANTERN-RED")).toEqual({ whole: "hom lantern red", head: "hom lantern", prefix: "red" });
});

test("nothing typed can be anything but words, phrases and exclusions", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const { whole, head, prefix } = readSearchQuery(text);
      expect(whole).toMatch(/^(?:-?"[\p{L}\p{N} ]+"|[\p{L}\p{N}]+| )*$/u);
      expect(whole.startsWith(head)).toBe(true);
      expect(prefix).toMatch(/^[\p{L}\p{N}]*$/u);
    }),
  );
});
