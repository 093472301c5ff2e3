import { expect, test } from "bun:test";
import fc from "fast-check";
import { arbitraryConfirmed } from "./order.fixture.ts";
import type { Order } from "./order.ts";
import { markRefunded, moneyLeft, paidByLine, planRefund, type Units, unitsLeft } from "./refunds.ts";

const captured = arbitraryConfirmed.filter(({ payment }) => payment.status === "captured");

function refunded(order: Order, amountMinor: bigint, units: readonly Units[]): Order {
  const total = { ...order.payment.refunded, amountMinor: order.payment.refunded.amountMinor + amountMinor };
  return { ...order, lines: markRefunded(order, units), payment: { ...order.payment, refunded: total } };
}

test("what was paid for the lines never exceeds the total, and misses it by shipping and its tax only", () => {
  fc.assert(
    fc.property(captured, (order) => {
      if (order.totals === undefined) throw new Error("a confirmed order has totals");
      const { subtotal, discount, shipping, tax, total } = order.totals;
      const paid = paidByLine(order.lines, order.totals).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
      expect(paid >= subtotal.amountMinor - discount.amountMinor).toBe(true);
      expect(paid <= total.amountMinor - shipping.amountMinor).toBe(true);
      expect(paid <= subtotal.amountMinor - discount.amountMinor + tax.amountMinor).toBe(true);
    }),
  );
});

test("refunds in any pieces and any order give back each line's part, and all of it in the end", () => {
  const piece = fc.tuple(fc.nat({ max: 11 }), fc.integer({ min: 1, max: 999 }));
  fc.assert(
    fc.property(captured, fc.array(piece, { maxLength: 30 }), (start, pieces) => {
      let order = start;
      for (const [position, wanted] of pieces) {
        const line = order.lines[position % order.lines.length];
        if (line === undefined) continue;
        const left = line.quantity - line.refundedQuantity;
        const units = [{ variantId: line.variantId, quantity: wanted }];
        const plan = planRefund(order, units);
        expect(plan.kind).toBe(wanted <= left ? "planned" : "too_many");
        if (plan.kind !== "planned") continue;
        expect(plan.amount.amountMinor >= 0n && plan.amount.amountMinor <= moneyLeft(order).amountMinor).toBe(true);
        order = refunded(order, plan.amount.amountMinor, plan.units);
      }
      const rest = planRefund(order, []);
      if (rest.kind === "planned") order = refunded(order, rest.amount.amountMinor, rest.units);
      expect(order.payment.refunded).toEqual(order.payment.captured);
      expect(unitsLeft(order)).toEqual([]);
      expect(planRefund(order, []).kind).toBe("nothing_left");
    }),
  );
});

test("one unit after the other gives back what all of them at once do", () => {
  fc.assert(
    fc.property(captured, (start) => {
      const [line] = start.lines;
      if (line === undefined) return;
      const all = planRefund(start, [{ variantId: line.variantId, quantity: line.quantity }]);
      let order = start;
      for (let unit = 0; unit < line.quantity; unit += 1) {
        const plan = planRefund(order, [{ variantId: line.variantId, quantity: 1 }]);
        if (plan.kind !== "planned") throw new Error(plan.kind);
        order = refunded(order, plan.amount.amountMinor, plan.units);
      }
      expect(all.kind === "planned" ? all.amount : undefined).toEqual(order.payment.refunded);
    }),
    { numRuns: 30 },
  );
});

test("a line that the order does not have is named", () => {
  fc.assert(
    fc.property(captured, (order) => {
      expect(planRefund(order, [{ variantId: "nobody's", quantity: 1 }])).toEqual({
        kind: "unknown_line",
        variantId: "nobody's",
      });
    }),
    { numRuns: 5 },
  );
});
