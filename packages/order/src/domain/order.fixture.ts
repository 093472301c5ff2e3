// For tests: orders as they may be, and arbitrary goods to fill them with.

import { money, zero } from "@shoal/money";
import fc from "fast-check";
import { type Change, type Order, type OrderLine, stampChange } from "./order.ts";
import { type PricingRules, priceOrder } from "./pricing.ts";

const currency = "USD";

/** A new order of nothing yet. */
export function newOrder(changes: Partial<Order> = {}): Order {
  return {
    id: "00000000-0000-7000-8000-000000000001",
    number: "7K3QX-9M2TB",
    owner: { kind: "guest", id: "a-cart" },
    email: "ada@example.com",
    cartId: "a-cart",
    cartVersion: 3n,
    shippingAddress: {
      name: "Ada",
      line1: "12 St James's Square",
      line2: "",
      city: "London",
      region: "",
      postalCode: "SW1Y 4JH",
      country: "GB",
      phone: "",
    },
    shippingMethod: "standard",
    currency,
    status: "pending",
    step: "created",
    attempt: 1,
    isCancelRequested: false,
    cancelReason: "",
    refusal: undefined,
    lines: [],
    totals: undefined,
    payment: {
      provider: "simulated",
      status: "none",
      isAsked: false,
      nextAction: "",
      captured: zero(currency),
      refunded: zero(currency),
      refunding: zero(currency),
    },
    version: 1n,
    createdAt: new Date("2026-01-01T00:00:00Z"),
    events: [],
    ...changes,
  };
}

export function lineOf(position: number, quantity: number, unitPriceMinor: bigint): OrderLine {
  const id = `00000000-0000-7000-8000-${String(position).padStart(12, "0")}`;
  const unitPrice = money(currency, unitPriceMinor);
  return {
    variantId: id,
    productId: id,
    sku: `S${position}`,
    title: "A thing",
    quantity,
    unitPrice,
    refundedQuantity: 0,
  };
}

export const arbitraryLines: fc.Arbitrary<OrderLine[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 999 }), fc.bigInt({ min: 0n, max: 10_000_000n })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((drawn) => drawn.map(([quantity, price], position) => lineOf(position, quantity, price)));

export const arbitraryRules: fc.Arbitrary<PricingRules> = fc.record({
  currency: fc.constant(currency),
  shippingMethods: fc.tuple(fc.bigInt({ min: 0n, max: 100_000n }), fc.bigInt({ min: 0n, max: 100_000n })).map(
    ([standard, express]) =>
      new Map([
        ["standard", standard],
        ["express", express],
      ]),
  ),
  freeShippingFromMinor: fc.option(fc.bigInt({ min: 0n, max: 1_000_000n }), { nil: undefined }),
  taxBasisPoints: fc.integer({ min: 0, max: 10_000 }),
});

/** An order that was confirmed, with or without its money taken. */
export const arbitraryConfirmed: fc.Arbitrary<Order> = fc
  .tuple(arbitraryLines, arbitraryRules, fc.constantFrom("standard", "express"), fc.boolean())
  .map(([lines, rules, shippingMethod, isCaptured]) => {
    const totals = priceOrder(rules, lines, shippingMethod);
    const order = newOrder({ lines, totals, shippingMethod, status: "confirmed", step: "confirmed" });
    const captured = isCaptured ? totals.total : zero(currency);
    const status = isCaptured ? ("captured" as const) : ("authorised" as const);
    return { ...order, payment: { ...order.payment, isAsked: true, status, captured } };
  });

/** The order after a change, as it would be read again. */
export function apply(order: Order, made: Change): Order {
  return stampChange(order, made, () => crypto.randomUUID(), new Date("2026-01-02T00:00:00Z")).after;
}
