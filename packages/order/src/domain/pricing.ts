// What an order costs. Quotes and orders use the same function, so that what a buyer was shown is what they pay.

import { add, equals, type Money, money, multiply, share, subtract, sum, zero } from "@shoal/money";
import type { Totals } from "./order.ts";

export type PricingRules = {
  readonly currency: string;
  /** Price of each way to ship, in minor units; has at least `standardShipping`. */
  readonly shippingMethods: ReadonlyMap<string, bigint>;
  /** Goods worth this much, after discount, ship by the standard way for nothing. */
  readonly freeShippingFromMinor: bigint | undefined;
  /** On goods less discount, and on shipping. */
  readonly taxBasisPoints: number;
};

/** The way to ship when none is named; the only one that free shipping applies to. */
export const standardShipping = "standard";

export type PricedLine = { readonly quantity: number; readonly unitPrice: Money };

export function lineTotal(line: PricedLine): Money {
  return multiply(line.unitPrice, line.quantity);
}

/**
 * The exact breakdown: tax is rounded once, half up to a minor unit, and everything else is whole by nature. There are
 * no coupons yet, so the discount is zero. Throws MoneyError when a sum leaves the range of amounts, or for a line in
 * another currency.
 */
export function priceOrder(rules: PricingRules, lines: readonly PricedLine[], shippingMethod: string): Totals {
  const subtotal = sum(rules.currency, lines.map(lineTotal));
  const discount = zero(rules.currency);
  const goods = subtract(subtotal, discount);
  const shipping = shippingCost(rules, goods, shippingMethod);
  const taxed = add(goods, shipping);
  const tax = share(taxed, rules.taxBasisPoints);
  return { subtotal, discount, shipping, tax, total: add(taxed, tax) };
}

function shippingCost(rules: PricingRules, goods: Money, method: string): Money {
  const isFree =
    method === standardShipping &&
    rules.freeShippingFromMinor !== undefined &&
    goods.amountMinor >= rules.freeShippingFromMinor;
  return isFree ? zero(rules.currency) : money(rules.currency, rules.shippingMethods.get(method) ?? 0n);
}

/** Whether what the buyer was shown is what the order costs; nothing shown always fits. */
export function isAsExpected(expected: Money | undefined, totals: Totals): boolean {
  return expected === undefined || equals(expected, totals.total);
}
