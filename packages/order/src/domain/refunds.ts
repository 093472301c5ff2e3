// How much comes back for some units of an order. Discount and tax are shared out over the lines and shipping once,
// exactly; units of a line share what the line got, so that refunds in any pieces add up to what was paid.

import { add, allocate, type Money, money, subtract, sum } from "@shoal/money";
import type { Order, OrderLine, Totals } from "./order.ts";
import { lineTotal } from "./pricing.ts";

/** Units of one variant. */
export type Units = { readonly variantId: string; readonly quantity: number };

export type RefundPlan =
  | { readonly kind: "planned"; readonly amount: Money; readonly units: readonly Units[] }
  | { readonly kind: "unknown_line"; readonly variantId: string }
  | { readonly kind: "too_many"; readonly variantId: string; readonly left: number }
  | { readonly kind: "nothing_left" };

/** What was paid for each line, with its part of discount and tax. With the part of shipping it adds up to the total. */
export function paidByLine(lines: readonly OrderLine[], totals: Totals): Money[] {
  const goods = lines.map(lineTotal);
  const weights = goods.map(({ amountMinor }) => amountMinor);
  const discounts = allocate(totals.discount, weights);
  const net = goods.map((amount, index) => subtract(amount, discounts[index] ?? totals.discount));
  const taxes = allocate(totals.tax, [...net.map(({ amountMinor }) => amountMinor), totals.shipping.amountMinor]);
  return net.map((amount, index) => add(amount, taxes[index] ?? totals.tax));
}

/** Units that were not given back yet. */
export function unitsLeft(order: Order): Units[] {
  return order.lines
    .map((line) => ({ variantId: line.variantId, quantity: line.quantity - line.refundedQuantity }))
    .filter(({ quantity }) => quantity > 0);
}

/** Money that was taken and neither given back nor asked to be. */
export function moneyLeft(order: Order): Money {
  return subtract(order.payment.captured, add(order.payment.refunded, order.payment.refunding));
}

/** What a refund of these units gives back; of no units named, everything that is left, shipping included. */
export function planRefund(order: Order, asked: readonly Units[]): RefundPlan {
  const { totals } = order;
  if (totals === undefined) return { kind: "nothing_left" };
  if (asked.length === 0) {
    const amount = moneyLeft(order);
    const units = unitsLeft(order);
    return amount.amountMinor === 0n && units.length === 0
      ? { kind: "nothing_left" }
      : { kind: "planned", amount, units };
  }
  const paid = paidByLine(order.lines, totals);
  const parts: Money[] = [];
  for (const { variantId, quantity } of asked) {
    const index = order.lines.findIndex((line) => line.variantId === variantId);
    const line = order.lines[index];
    const linePaid = paid[index];
    if (line === undefined || linePaid === undefined) return { kind: "unknown_line", variantId };
    const left = line.quantity - line.refundedQuantity;
    if (quantity > left) return { kind: "too_many", variantId, left };
    const upTo = (units: number) => (linePaid.amountMinor * BigInt(units)) / BigInt(line.quantity);
    const amountMinor = upTo(line.refundedQuantity + quantity) - upTo(line.refundedQuantity);
    parts.push(money(linePaid.currency, amountMinor));
  }
  return { kind: "planned", amount: sum(order.currency, parts), units: asked };
}

/** The order's lines with these units marked as given back. */
export function markRefunded(order: Order, units: readonly Units[]): OrderLine[] {
  return order.lines.map((line) => {
    const quantity = units.find(({ variantId }) => variantId === line.variantId)?.quantity ?? 0;
    return quantity === 0 ? line : { ...line, refundedQuantity: line.refundedQuantity + quantity };
  });
}
