import { expect, test } from "bun:test";
import { MoneyError, money } from "@shoal/money";
import fc from "fast-check";
import { arbitraryLines, arbitraryRules, lineOf } from "./order.fixture.ts";
import { isAsExpected, priceOrder } from "./pricing.ts";

const rules = {
  currency: "USD",
  shippingMethods: new Map([
    ["standard", 500n],
    ["express", 1500n],
  ]),
  freeShippingFromMinor: undefined,
  taxBasisPoints: 1000,
};

test("the parts of a price add up to the total, and none is negative", () => {
  fc.assert(
    fc.property(arbitraryRules, arbitraryLines, fc.constantFrom("standard", "express"), (drawn, lines, method) => {
      const { subtotal, discount, shipping, tax, total } = priceOrder(drawn, lines, method);
      expect(subtotal.amountMinor).toBe(
        lines.reduce((sum, line) => sum + line.unitPrice.amountMinor * BigInt(line.quantity), 0n),
      );
      expect(total.amountMinor).toBe(
        subtotal.amountMinor - discount.amountMinor + shipping.amountMinor + tax.amountMinor,
      );
      for (const part of [subtotal, discount, shipping, tax, total]) {
        expect(part.amountMinor >= 0n && part.currency === "USD").toBe(true);
      }
      // Rounded once, half up: never more than half a unit away from the exact tax.
      const exact = (total.amountMinor - tax.amountMinor) * BigInt(drawn.taxBasisPoints);
      const error = tax.amountMinor * 10_000n - exact;
      expect(error > -5000n && error <= 5000n).toBe(true);
    }),
  );
});

test("goods worth enough ship for nothing, by the standard way only", () => {
  const free = { ...rules, freeShippingFromMinor: 2000n };
  const shipping = (price: bigint, method: string) =>
    priceOrder(free, [lineOf(1, 2, price)], method).shipping.amountMinor;
  expect([shipping(999n, "standard"), shipping(1000n, "standard"), shipping(1000n, "express")]).toEqual([
    500n,
    0n,
    1500n,
  ]);
});

test("a sum beyond what amounts may be, and a price in another currency, are refused", () => {
  const dear = lineOf(1, 999, 9_007_199_254_740_991n);
  expect(() => priceOrder(rules, [dear], "standard")).toThrow(MoneyError);
  const foreign = { ...lineOf(1, 1, 5n), unitPrice: money("EUR", 5n) };
  expect(() => priceOrder(rules, [foreign], "standard")).toThrow(MoneyError);
});

test("what the buyer was shown fits to the last unit or not at all", () => {
  const totals = priceOrder(rules, [lineOf(1, 1, 1000n)], "standard");
  expect(totals.total).toEqual(money("USD", 1650n));
  expect(isAsExpected(undefined, totals)).toBe(true);
  expect(isAsExpected(money("USD", 1650n), totals)).toBe(true);
  expect(isAsExpected(money("USD", 1649n), totals)).toBe(false);
  expect(isAsExpected(money("EUR", 1650n), totals)).toBe(false);
});
