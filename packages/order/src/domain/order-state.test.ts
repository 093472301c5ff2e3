import { expect, test } from "bun:test";
import fc from "fast-check";
import { apply, arbitraryConfirmed, newOrder } from "./order.fixture.ts";
import { type Order, type OutboxDraft, stampChange } from "./order.ts";
import {
  type AskedRefund,
  cancel,
  type Decision,
  deliver,
  noteCancelRefunded,
  noteCaptured,
  noteCaptureFailed,
  noteRefunded,
  noteRefundFailed,
  noteVoided,
  refund,
  ship,
} from "./order-state.ts";
import { moneyLeft } from "./refunds.ts";

const successors: Readonly<Record<Order["status"], readonly Order["status"][]>> = {
  pending: ["pending"],
  confirmed: ["confirmed", "shipped", "cancelled"],
  shipped: ["shipped", "delivered"],
  delivered: ["delivered"],
  cancelled: ["cancelled"],
};

/** What the tables' constraints say about any order after its checkout. */
function expectSound(order: Order): void {
  const { captured, refunded, refunding, status } = order.payment;
  const total = order.totals?.total.amountMinor ?? 0n;
  expect(captured.amountMinor >= 0n && captured.amountMinor <= total).toBe(true);
  expect(refunded.amountMinor >= 0n && refunding.amountMinor >= 0n).toBe(true);
  expect(refunded.amountMinor + refunding.amountMinor <= captured.amountMinor).toBe(true);
  for (const { quantity, refundedQuantity } of order.lines) {
    expect(refundedQuantity >= 0 && refundedQuantity <= quantity).toBe(true);
  }
  if (order.status === "shipped" || order.status === "delivered") expect(captured.amountMinor).toBe(total);
  if (order.status !== "cancelled") {
    expect(["authorised", "captured", "partially_refunded", "refunded"]).toContain(status);
  }
}

type World = { order: Order; rows: OutboxDraft[]; restocked: number };

/** The relay with the next payment row: its outcome is drawn, its units are counted. */
function relay(world: World, isRefused: boolean): void {
  const [row] = world.rows.splice(0, 1);
  if (row === undefined) return;
  const { order } = world;
  const payload = row.payload ?? {};
  const save = (made: ReturnType<typeof noteVoided>) => record(world, { kind: "changed", change: made });
  switch (row.kind) {
    case "capture":
      if (order.status !== "confirmed" || order.payment.status !== "authorised") return;
      save(isRefused ? noteCaptureFailed(order, "EXPIRED") : noteCaptured(order));
      return;
    case "void_or_refund":
      if (order.payment.status === "authorised") save(noteVoided(order));
      else if (order.payment.status === "captured" || order.payment.status === "partially_refunded") {
        save(noteCancelRefunded(order, "r", moneyLeft(order)));
      }
      return;
    default: {
      const asked: AskedRefund = {
        refundId: String(payload["refund_id"]),
        amount: { currency: order.currency, amountMinor: BigInt(String(payload["amount_minor"])) },
        units: readUnits(payload["units"]),
        isRestocked: payload["is_restocked"] === true,
      };
      save(isRefused ? noteRefundFailed(order, asked) : noteRefunded(order, asked));
    }
  }
}

function readUnits(value: unknown) {
  return (value as { variant_id: string; quantity: number }[]).map(({ variant_id, quantity }) => ({
    variantId: variant_id,
    quantity,
  }));
}

function record(world: World, decision: Decision): void {
  if (decision.kind !== "changed") return;
  const before = world.order;
  world.order = apply(before, decision.change);
  expect(successors[before.status]).toContain(world.order.status);
  expectSound(world.order);
  for (const row of decision.change.outbox) {
    if (row.destination === "payment") world.rows.push(row);
    else {
      for (const { quantity } of readUnits(row.payload?.["lines"])) world.restocked += quantity;
    }
  }
}

const action = fc.oneof(
  fc.constant({ do: "cancel" } as const),
  fc.constant({ do: "ship" } as const),
  fc.constant({ do: "deliver" } as const),
  fc.record({ do: fc.constant("relay" as const), isRefused: fc.boolean() }),
  fc.record({ do: fc.constant("relay" as const), isRefused: fc.constant(false) }),
  fc.record({
    do: fc.constant("refund" as const),
    position: fc.option(fc.nat({ max: 11 }), { nil: undefined }),
    quantity: fc.integer({ min: 1, max: 50 }),
    isRestocked: fc.boolean(),
  }),
);

test("whatever is asked and whatever the provider answers, an order makes legal moves and its money adds up", () => {
  fc.assert(
    fc.property(arbitraryConfirmed, fc.array(action, { maxLength: 25 }), (start, actions) => {
      const world: World = { order: start, rows: [], restocked: 0 };
      if (start.payment.status === "authorised") world.rows.push({ destination: "payment", kind: "capture" });
      for (const [index, wish] of actions.entries()) {
        const { order } = world;
        if (wish.do === "cancel") record(world, cancel(order, { by: "staff", note: "" }));
        else if (wish.do === "ship") record(world, ship(order, ""));
        else if (wish.do === "deliver") record(world, deliver(order, ""));
        else if (wish.do === "relay") relay(world, wish.isRefused);
        else {
          const line = wish.position === undefined ? undefined : order.lines[wish.position % order.lines.length];
          const units = line === undefined ? [] : [{ variantId: line.variantId, quantity: wish.quantity }];
          record(world, refund(order, units, { refundId: String(index), isRestocked: wish.isRestocked, note: "" }));
        }
      }
      while (world.rows.length > 0) relay(world, false);
      const { order } = world;
      const sold = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(world.restocked <= sold).toBe(true);
      expect(order.payment.refunding.amountMinor).toBe(0n);
      // A cancelled order keeps nothing: no promise, no money.
      if (order.status !== "cancelled") return;
      expect(["voided", "refunded", "failed"]).toContain(order.payment.status);
      expect(order.payment.refunded).toEqual(order.payment.captured);
    }),
    { numRuns: 400 },
  );
});

test("a refund that fails after its order was cancelled still brings its units back", () => {
  fc.assert(
    fc.property(
      arbitraryConfirmed.filter(
        ({ payment, totals }) => payment.status === "captured" && (totals?.total.amountMinor ?? 0n) > 0n,
      ),
      fc.boolean(),
      (start, isRestocked) => {
        const world: World = { order: start, rows: [], restocked: 0 };
        record(world, refund(start, [], { refundId: "1", isRestocked, note: "" }));
        record(world, cancel(world.order, { by: "staff", note: "" }));
        relay(world, true);
        while (world.rows.length > 0) relay(world, false);
        expect(world.restocked).toBe(start.lines.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(world.order.payment.refunded).toEqual(start.payment.captured);
      },
    ),
  );
});

const statuses: readonly Order["status"][] = ["pending", "confirmed", "shipped", "delivered", "cancelled"];
const captured = { ...newOrder().payment, status: "captured" as const };
const wish = { refundId: "1", isRestocked: false, note: "" };

test.each([
  [
    "cancel",
    (order: Order) => cancel(order, { by: "staff", note: "" }),
    "changed changed ORDER_NOT_CANCELLABLE ORDER_NOT_CANCELLABLE same",
  ],
  [
    "ship",
    (order: Order) => ship(order, ""),
    "ORDER_NOT_SHIPPABLE changed same ORDER_NOT_SHIPPABLE ORDER_NOT_SHIPPABLE",
  ],
  [
    "deliver",
    (order: Order) => deliver(order, ""),
    "ORDER_NOT_DELIVERABLE ORDER_NOT_DELIVERABLE changed same ORDER_NOT_DELIVERABLE",
  ],
  [
    "refund",
    (order: Order) => refund(order, [], wish),
    "ORDER_NOT_REFUNDABLE changed changed changed ORDER_NOT_REFUNDABLE",
  ],
] as const)("%s: what each status answers", (_, decide, expected) => {
  const [sample] = fc.sample(
    arbitraryConfirmed.filter(({ totals }) => (totals?.total.amountMinor ?? 0n) > 0n),
    { numRuns: 1, seed: 1 },
  );
  if (sample?.totals === undefined) throw new Error("a confirmed order has totals");
  const payment = { ...captured, captured: sample.totals.total };
  const answers = statuses.map((status) => {
    const decision = decide({ ...sample, status, step: status === "pending" ? "authorising" : "confirmed", payment });
    return decision.kind === "refused" ? decision.reason : decision.kind;
  });
  expect(answers.join(" ")).toBe(expected);
});

test("nothing ships before its money was taken or after it was given back", () => {
  const [sample] = fc.sample(arbitraryConfirmed, { numRuns: 1, seed: 2 });
  if (sample === undefined) throw new Error("no order");
  const reasonOf = (decision: Decision) => (decision.kind === "refused" ? decision.reason : decision.kind);
  const paid = (status: Order["payment"]["status"]) => ({ ...sample, payment: { ...sample.payment, status } });
  expect(reasonOf(ship(paid("authorised"), ""))).toBe("PAYMENT_NOT_CAPTURED");
  expect(reasonOf(ship(paid("refunded"), ""))).toBe("PAYMENT_NOT_CAPTURED");
  const empty = {
    ...paid("captured"),
    lines: sample.lines.map((line) => ({ ...line, refundedQuantity: line.quantity })),
  };
  expect(reasonOf(ship(empty, ""))).toBe("NOTHING_TO_SHIP");
  expect(reasonOf(refund(paid("authorised"), [], wish))).toBe("PAYMENT_NOT_CAPTURED");
});

test("a timeline never runs backwards, whatever the clocks of replicas say", () => {
  const ids = () => crypto.randomUUID();
  const first = stampChange(newOrder(), cancelled(newOrder()), ids, new Date("2026-03-01T12:00:00Z")).after;
  const made = { after: first, events: [{ type: "a" }, { type: "b", note: "n" }], outbox: [] };
  const second = stampChange(first, made, ids, new Date("2026-03-01T11:00:00Z"));
  expect(second.events.map(({ sequence, occurredAt, note }) => [sequence, occurredAt.toISOString(), note])).toEqual([
    [2, "2026-03-01T12:00:00.000Z", ""],
    [3, "2026-03-01T12:00:00.000Z", "n"],
  ]);
  expect(second.after.version).toBe(first.version + 1n);
});

function cancelled(order: Order) {
  const decision = cancel(order, { by: "guest", note: "" });
  if (decision.kind !== "changed") throw new Error(decision.kind);
  return decision.change;
}
