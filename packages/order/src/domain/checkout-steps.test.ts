import { expect, test } from "bun:test";
import { zero } from "@shoal/money";
import fc from "fast-check";
import {
  confirm,
  finishCancelling,
  isBeforePivot,
  isSettled,
  noteAuthorised,
  noteCommitted,
  reserve,
  startAuthorising,
  startCancelling,
  startCommitting,
  startSecondAttempt,
  type Undone,
} from "./checkout-steps.ts";
import { apply, lineOf, newOrder } from "./order.fixture.ts";
import type { Change, Order, Step } from "./order.ts";
import { cancel } from "./order-state.ts";
import { priceOrder } from "./pricing.ts";

const lines = [lineOf(1, 2, 1000n)];
const totals = priceOrder(
  {
    currency: "USD",
    shippingMethods: new Map([["standard", 500n]]),
    freeShippingFromMinor: undefined,
    taxBasisPoints: 0,
  },
  lines,
  "standard",
);
const refusal = { code: 9, reason: "OUT_OF_STOCK", message: "gone", metadata: {} };
const allUndone: Undone = { payment: "voided", stock: "released" };

/** Every move, and the steps that it may be made from. */
const moves: Readonly<Record<string, readonly [make: (order: Order) => Change, from: readonly Step[]]>> = {
  reserve: [(order) => reserve(order, lines, totals), ["created"]],
  startAuthorising: [startAuthorising, ["reserved"]],
  noteAuthorised: [noteAuthorised, ["authorising"]],
  startCommitting: [startCommitting, ["authorised", "committing"]],
  startSecondAttempt: [startSecondAttempt, ["authorised", "committing"]],
  noteCommitted: [noteCommitted, ["committing"]],
  confirm: [confirm, ["committed"]],
  startCancelling: [
    (order) => startCancelling(order, "OUT_OF_STOCK", refusal),
    ["created", "reserved", "authorising", "authorised", "committing"],
  ],
  finishCancelling: [(order) => finishCancelling(order, allUndone), ["cancelling"]],
};

const steps: readonly Step[] = [
  "created",
  "reserved",
  "authorising",
  "authorised",
  "committing",
  "committed",
  "confirmed",
  "cancelling",
  "cancelled",
];

test("a move is made from the steps that it belongs to and throws from every other", () => {
  for (const [make, from] of Object.values(moves)) {
    for (const step of steps) {
      const order = newOrder({ step, totals, lines });
      if (from.includes(step)) expect(apply(order, make(order)).version).toBe(order.version + 1n);
      else expect(() => make(order)).toThrow("a checkout cannot go from");
    }
  }
});

test("any legal walk ends settled within eight moves, with one status for each end", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), fc.nat({ max: 8 }), (choices, cancelAt) => {
      let order = newOrder();
      let count = 0;
      for (; !isSettled(order.step); count += 1) {
        if (count === cancelAt) {
          const decision = cancel(order, { by: "customer", note: "" });
          if (decision.kind === "changed") order = apply(order, decision.change);
        }
        // A second attempt is made once; beyond it the walk would go on for ever.
        const open = Object.entries(moves).filter(
          ([name, [, from]]) =>
            from.includes(order.step) &&
            !(
              order.step === "committing" &&
              (name === "startCommitting" || (name === "startSecondAttempt" && order.attempt === 2))
            ),
        );
        const chosen = open[(choices.next().value ?? 0) % open.length];
        if (chosen === undefined) throw new Error(`nothing leads on from ${order.step}`);
        const [, [make]] = chosen;
        order = apply(order, make(order));
      }
      expect(count).toBeLessThanOrEqual(8);
      if (order.step === "cancelled") expect(order.status).toBe("cancelled");
      else expect(order.status).toBe(order.isCancelRequested ? "cancelled" : "confirmed");
      expect(order.events.map(({ sequence }) => sequence)).toEqual(order.events.map((_, index) => index + 1));
    }),
  );
});

test("a wish to cancel is obeyed by undoing before the pivot, and after it never", () => {
  expect(steps.filter(isBeforePivot)).toEqual(["created", "reserved", "authorising", "authorised"]);
});

test("a confirmed order is captured and its cart emptied; one that was to be cancelled is given back instead", () => {
  const order = newOrder({ step: "committed", lines, totals });
  const kinds = (made: Change) => made.outbox.map(({ destination, kind }) => `${destination}/${kind}`).sort();
  expect(kinds(confirm(order))).toEqual(["cart/remove_ordered_lines", "payment/capture"]);
  const unwanted = confirm({ ...order, isCancelRequested: true });
  expect(unwanted.after).toMatchObject({
    status: "cancelled",
    step: "confirmed",
    cancelReason: "CANCELLED_ON_REQUEST",
  });
  expect(kinds(unwanted)).toEqual(["cart/remove_ordered_lines", "payment/void_or_refund", "stock/restock"]);
});

test("what cannot be undone at once is left to the relay, and nothing else", () => {
  const order = newOrder({ step: "cancelling", cancelReason: "OUT_OF_STOCK", refusal });
  const kinds = (undone: Undone) => finishCancelling(order, undone).outbox.map(({ kind }) => kind);
  expect(kinds(allUndone)).toEqual([]);
  expect(kinds({ payment: "not_needed", stock: "released" })).toEqual([]);
  expect(kinds({ payment: "failed", stock: "failed" })).toEqual(["void_or_refund", "release_reservation"]);
  expect(kinds({ payment: "voided", stock: "sold" })).toEqual(["restock"]);
  expect(finishCancelling(order, allUndone).after.payment.status).toBe("voided");
  expect(finishCancelling(order, { payment: "not_needed", stock: "released" }).after.payment.status).toBe("none");
});

test("a decline is told apart from every other way not to be", () => {
  const order = newOrder({ step: "authorising", lines, totals });
  const declined = startCancelling(order, "PAYMENT_DECLINED", refusal, { reason: "CARD_DECLINED" });
  expect(declined.after.payment.status).toBe("failed");
  expect(declined.events).toEqual([{ type: "payment.declined", data: { reason: "CARD_DECLINED" } }]);
  expect(startCancelling(order, "OUT_OF_STOCK", refusal).after.payment.status).toBe("none");
  expect(declined.after.payment.captured).toEqual(zero("USD"));
});
