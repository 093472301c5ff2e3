import { describe, expect, test } from "bun:test";
import fc from "fast-check";
import {
  add,
  allocate,
  amountMinorMax,
  MoneyError,
  money,
  multiply,
  parseDecimal,
  share,
  subtract,
  sum,
  toDecimal,
} from "./index.ts";

const currency = fc.constantFrom("USD", "EUR", "JPY", "KWD");
const amount = fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n });

describe("money", () => {
  test("what is added can be taken away again, exactly", () => {
    fc.assert(
      fc.property(currency, amount, amount, (code, left, right) => {
        const total = add(money(code, left), money(code, right));
        expect(subtract(total, money(code, right))).toEqual(money(code, left));
      }),
    );
  });

  test("a line total is the sum of its units", () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 999 }), (price, count) => {
        const units = Array.from({ length: count }, () => money("USD", price));
        expect(multiply(money("USD", price), count)).toEqual(sum("USD", units));
      }),
    );
  });

  test("an allocation loses and invents nothing, and no part is off by a unit or more", () => {
    fc.assert(
      fc.property(
        amount,
        fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 20 }),
        (whole, weights) => {
          const parts = allocate(money("USD", whole), weights);
          expect(sum("USD", parts).amountMinor).toBe(whole);
          const total = weights.reduce((left, right) => left + right, 0n);
          if (total === 0n) return;
          parts.forEach((part, index) => {
            const distance = part.amountMinor * total - whole * (weights[index] ?? 0n);
            expect(distance < total && distance > -total).toBe(true);
          });
        },
      ),
    );
  });

  test("a share is rounded half away from zero", () => {
    expect(share(money("USD", 50n), 100).amountMinor).toBe(1n);
    expect(share(money("USD", -50n), 100).amountMinor).toBe(-1n);
    expect(share(money("USD", 49n), 100).amountMinor).toBe(0n);
    expect(share(money("USD", 1999n), 2500).amountMinor).toBe(500n);
  });

  test("a decimal text reads and writes back exactly in currencies of 0, 2 and 3 digits", () => {
    fc.assert(
      fc.property(currency, amount, (code, minor) => {
        expect(parseDecimal(code, toDecimal(money(code, minor)))).toEqual(money(code, minor));
      }),
    );
    expect(parseDecimal("USD", "0.1").amountMinor).toBe(10n);
    expect(parseDecimal("JPY", "50").amountMinor).toBe(50n);
    expect(parseDecimal("USD", "19.990").amountMinor).toBe(1999n);
  });

  test("what is not a plain amount is refused", () => {
    for (const text of ["", "1,5", "1e3", "+1", "0x10", "1.999", ".5", "NaN", "1.", "12 3"]) {
      expect(() => parseDecimal("USD", text)).toThrow(MoneyError);
    }
  });

  test("two currencies, a broken quantity and an amount past 2^53 - 1 are refused", () => {
    expect(() => add(money("USD", 1n), money("EUR", 1n))).toThrow(MoneyError);
    expect(() => multiply(money("USD", 1n), 1.5)).toThrow(MoneyError);
    expect(() => multiply(money("USD", amountMinorMax), 2)).toThrow(MoneyError);
  });
});
