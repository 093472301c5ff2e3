// The steps of a checkout and what each one changes. The intent is written before each side effect, so that whoever
// finds the order later knows what may have happened: from `authorising` on the provider may have been asked, from
// `committing` on the stock may be sold, and from there it only goes forward.

import {
  andThen,
  type Change,
  cancelReasons,
  change,
  describeTotals,
  type EventDraft,
  type Order,
  type OrderLine,
  type OutboxDraft,
  type Step,
  type StoredRefusal,
  type Totals,
} from "./order.ts";
import { cancelConfirmed } from "./order-state.ts";

const successors: Readonly<Record<Step, readonly Step[]>> = {
  created: ["reserved", "cancelling"],
  reserved: ["authorising", "cancelling"],
  authorising: ["authorised", "cancelling"],
  authorised: ["committing", "cancelling"],
  // To itself: the second attempt after the first reservation expired.
  committing: ["committing", "committed", "cancelling"],
  committed: ["confirmed"],
  confirmed: [],
  cancelling: ["cancelled"],
  cancelled: [],
};

/** Whether nobody needs to drive the order any more. */
export function isSettled(step: Step): boolean {
  return successors[step].length === 0;
}

/** Whether a wish to cancel is obeyed here by undoing; from the pivot on it waits for the order to be confirmed. */
export function isBeforePivot(step: Step): boolean {
  return step === "created" || step === "reserved" || step === "authorising" || step === "authorised";
}

/** An order that was just inserted: what happened so far. */
export function placed(number: string): EventDraft {
  return { type: "order.placed", data: { number } };
}

/** Stock is set aside; its price snapshot is the order's prices. */
export function reserve(order: Order, lines: readonly OrderLine[], totals: Totals): Change {
  return move(order, "reserved", { lines, totals }, [{ type: "stock.reserved", data: describeTotals(totals) }]);
}

/** The provider is about to be asked. */
export function startAuthorising(order: Order): Change {
  return move(order, "authorising", { payment: { ...order.payment, isAsked: true } });
}

/** The outcome waits for the buyer, who is told where to go; the checkout stays where it is. */
export function noteNextAction(order: Order, nextAction: string): Change {
  const payment = { ...order.payment, nextAction };
  return change(order, { payment }, { events: [{ type: "payment.action_required" }] });
}

export function noteAuthorised(order: Order): Change {
  const payment = { ...order.payment, status: "authorised" as const, nextAction: "" };
  return move(order, "authorised", { payment }, [{ type: "payment.authorised", data: amountOf(order) }]);
}

/** The pivot: the stock is about to be sold. A wish to cancel must have been looked for before. */
export function startCommitting(order: Order): Change {
  return move(order, "committing", {});
}

/** The first reservation expired; the same units are about to be set aside again, at the saved prices. */
export function startSecondAttempt(order: Order): Change {
  return move(order, "committing", { attempt: 2 });
}

export function noteCommitted(order: Order): Change {
  return move(order, "committed", {});
}

/** How long the relay leaves the cart to whoever confirmed the order, who tries at once. */
const cartDelayMs = 3000;

/**
 * The order is placed: money is to be captured and the cart to lose its lines. A wish to cancel that came after the
 * pivot is granted in the same change.
 */
export function confirm(order: Order): Change {
  const cart: OutboxDraft = { destination: "cart", kind: "remove_ordered_lines", delayMs: cartDelayMs };
  const event = { type: "order.confirmed", data: amountOf(order) };
  if (!order.isCancelRequested) {
    return move(
      order,
      "confirmed",
      { status: "confirmed" },
      [event],
      [{ destination: "payment", kind: "capture" }, cart],
    );
  }
  return andThen(move(order, "confirmed", { status: "confirmed" }, [event], [cart]), (confirmed) =>
    cancelConfirmed(confirmed, cancelReasons.requested, ""),
  );
}

/** The order is to be undone; `refusal` is what its buyer will be told. */
export function startCancelling(
  order: Order,
  cancelReason: string,
  refusal: StoredRefusal,
  declined?: { readonly reason: string },
): Change {
  const asked = { ...order.payment, nextAction: "" };
  const payment = declined === undefined ? asked : { ...asked, status: "failed" as const };
  const events =
    declined === undefined
      ? []
      : [{ type: "payment.declined", data: { reason: declined.reason } } satisfies EventDraft];
  return move(order, "cancelling", { cancelReason, refusal, payment }, events);
}

/** What could be undone at once. */
export type Undone = {
  /** `not_needed`: the provider was never asked, or it declined. */
  readonly payment: "voided" | "not_needed" | "failed";
  /** `sold`: the units were sold before and have to come back. */
  readonly stock: "released" | "sold" | "failed";
};

/** The order is undone; what could not be undone at once is left to the relay. */
export function finishCancelling(order: Order, undone: Undone): Change {
  const isVoided = undone.payment === "voided";
  const events: EventDraft[] = [
    ...(isVoided ? [{ type: "payment.voided" }] : []),
    { type: "order.cancelled", data: { reason: order.cancelReason } },
  ];
  const outbox: OutboxDraft[] = [
    ...(undone.payment === "failed" ? [{ destination: "payment", kind: "void_or_refund" } as const] : []),
    ...(undone.stock === "failed" ? [{ destination: "stock", kind: "release_reservation" } as const] : []),
    ...(undone.stock === "sold" ? [{ destination: "stock", kind: "restock", payload: { lines: [] } } as const] : []),
  ];
  const payment = isVoided ? { ...order.payment, status: "voided" as const } : order.payment;
  return move(order, "cancelled", { status: "cancelled", payment }, events, outbox);
}

/** A move between two steps that do not follow each other is a mistake of ours, so it throws. */
function move(
  order: Order,
  step: Step,
  patch: Partial<Order>,
  events: readonly EventDraft[] = [],
  outbox: readonly OutboxDraft[] = [],
): Change {
  if (!successors[order.step].includes(step)) throw new Error(`a checkout cannot go from ${order.step} to ${step}`);
  return change(order, { ...patch, step }, { events, outbox });
}

function amountOf(order: Order): Record<string, string> {
  const total = order.totals?.total;
  return total === undefined ? {} : { amount_minor: String(total.amountMinor), currency_code: total.currency };
}
