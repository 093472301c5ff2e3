// What may become of an order after its checkout, and of its payment: pending → confirmed → shipped → delivered, and
// cancelled before shipping. Money follows by the outbox: each payment row of an order waits for the one before it,
// so a capture and what undoes it never run at once.

import { add, type Money, subtract } from "@shoal/money";
import { type Change, cancelReasons, change, type EventDraft, type Order, type OutboxDraft } from "./order.ts";
import { markRefunded, planRefund, type RefundPlan, type Units, unitsLeft } from "./refunds.ts";

/** What came of a wish: a change, nothing since it is so already, or a refusal by name. */
export type Decision =
  | { readonly kind: "changed"; readonly change: Change }
  | { readonly kind: "same" }
  | {
      readonly kind: "refused";
      readonly reason: string;
      readonly message: string;
      readonly metadata?: Readonly<Record<string, string>>;
    };

const same: Decision = { kind: "same" };

function changed(made: Change): Decision {
  return { kind: "changed", change: made };
}

function refused(reason: string, message: string, metadata: Readonly<Record<string, string>> = {}): Decision {
  return { kind: "refused", reason, message, metadata };
}

/** Who wishes something, as the timeline tells it. */
export type Actor = "customer" | "guest" | "staff";

/**
 * A wish to cancel: noted on a pending order for whoever drives it, granted on a confirmed one, refused once it is on
 * its way.
 */
export function cancel(order: Order, wish: { readonly by: Actor; readonly note: string }): Decision {
  switch (order.status) {
    case "pending": {
      if (order.isCancelRequested || order.step === "cancelling") return same;
      const event = { type: "order.cancel_requested", note: wish.note, data: { by: wish.by } };
      return changed(change(order, { isCancelRequested: true }, { events: [event] }));
    }
    case "confirmed":
      return changed(cancelConfirmed(order, cancelReasons.requested, wish.note, wish.by));
    case "cancelled":
      return same;
    default:
      return refused("ORDER_NOT_CANCELLABLE", `an order that is ${order.status} cannot be cancelled`);
  }
}

/** Undoes a confirmed order: the money goes back by a void or a refund, whatever is due by then, the units by a restock. */
export function cancelConfirmed(order: Order, reason: string, note: string, by?: Actor): Change {
  const event = { type: "order.cancelled", note, data: { reason, ...(by === undefined ? {} : { by }) } };
  const outbox: OutboxDraft[] = [{ destination: "payment", kind: "void_or_refund" }, ...restockOf(unitsLeft(order))];
  return change(order, { status: "cancelled", cancelReason: reason }, { events: [event], outbox });
}

/** Confirmed and paid to shipped. */
export function ship(order: Order, note: string): Decision {
  if (order.status === "shipped") return same;
  if (order.status !== "confirmed") {
    return refused("ORDER_NOT_SHIPPABLE", `an order that is ${order.status} cannot be shipped`);
  }
  if (order.payment.status !== "captured" && order.payment.status !== "partially_refunded") {
    return refused("PAYMENT_NOT_CAPTURED", "an order ships once its money was taken, and not after it was given back");
  }
  if (unitsLeft(order).length === 0) return refused("NOTHING_TO_SHIP", "all of the order was given back");
  return changed(change(order, { status: "shipped" }, { events: [{ type: "order.shipped", note }] }));
}

/** Shipped to delivered. */
export function deliver(order: Order, note: string): Decision {
  if (order.status === "delivered") return same;
  if (order.status !== "shipped") {
    return refused("ORDER_NOT_DELIVERABLE", `an order that is ${order.status} cannot be delivered`);
  }
  return changed(change(order, { status: "delivered" }, { events: [{ type: "order.delivered", note }] }));
}

/** The provider took the money. */
export function noteCaptured(order: Order): Change {
  const captured = order.totals?.total ?? order.payment.captured;
  const event = { type: "payment.captured", data: amountOf(captured) };
  return change(order, { payment: { ...order.payment, status: "captured", captured } }, { events: [event] });
}

/** The provider will never give the money of a confirmed order: the order is cancelled and its units come back. */
export function noteCaptureFailed(order: Order, reason: string): Change {
  const events: EventDraft[] = [
    { type: "payment.capture_failed", data: { reason } },
    { type: "order.cancelled", data: { reason: cancelReasons.captureFailed } },
  ];
  const patch = {
    status: "cancelled" as const,
    cancelReason: cancelReasons.captureFailed,
    payment: { ...order.payment, status: "failed" as const },
  };
  return change(order, patch, { events, outbox: restockOf(unitsLeft(order)) });
}

/** The promise of money was given back before any moved. */
export function noteVoided(order: Order): Change {
  const patch = { payment: { ...order.payment, status: "voided" as const } };
  return change(order, patch, { events: [{ type: "payment.voided" }] });
}

export type RefundWish = { readonly refundId: string; readonly isRestocked: boolean; readonly note: string };

/** Gives money back for some units of an order, or for everything that is left; the relay asks the provider. */
export function refund(order: Order, asked: readonly Units[], wish: RefundWish): Decision {
  if (order.status === "pending" || order.status === "cancelled") {
    return refused("ORDER_NOT_REFUNDABLE", `an order that is ${order.status} cannot be refunded`);
  }
  if (order.payment.status === "authorised") {
    return refused("PAYMENT_NOT_CAPTURED", "the money was not taken yet; cancel the order instead");
  }
  const plan = planRefund(order, asked);
  switch (plan.kind) {
    case "planned":
      return changed(requestRefund(order, plan, wish));
    case "nothing_left":
      return refused("NOTHING_TO_REFUND", "everything was given back already");
    case "unknown_line":
      return refused("ORDER_LINE_NOT_FOUND", "the order has no such line", { variant_id: plan.variantId });
    case "too_many": {
      const metadata = { variant_id: plan.variantId, quantity_left: String(plan.left) };
      return refused("REFUND_EXCEEDS_ORDER", "fewer units are left to be given back", metadata);
    }
  }
}

type PlannedRefund = Extract<RefundPlan, { kind: "planned" }>;

function requestRefund(order: Order, plan: PlannedRefund, wish: RefundWish): Change {
  const units = unitsToJson(plan.units);
  const data = { refund_id: wish.refundId, ...amountOf(plan.amount), units };
  const { isRestocked } = wish;
  const payload = {
    refund_id: wish.refundId,
    amount_minor: String(plan.amount.amountMinor),
    units,
    is_restocked: isRestocked,
  };
  const isMoneyDue = plan.amount.amountMinor > 0n;
  return change(
    order,
    {
      lines: markRefunded(order, plan.units),
      payment: { ...order.payment, refunding: add(order.payment.refunding, plan.amount) },
    },
    {
      events: [{ type: "payment.refund_requested", note: wish.note, data }],
      // Units follow the money: a refund that fails leaves them sold, so that they may come back another time.
      outbox: isMoneyDue
        ? [{ destination: "payment", kind: "refund", payload }]
        : isRestocked
          ? restockOf(plan.units)
          : [],
    },
  );
}

/** A refund that was asked of the provider. */
export type AskedRefund = {
  readonly refundId: string;
  readonly amount: Money;
  readonly units: readonly Units[];
  readonly isRestocked: boolean;
};

/** The provider gave money back that had been asked of it; its units go back on the shelf where that was wished. */
export function noteRefunded(order: Order, { refundId, amount, units, isRestocked }: AskedRefund): Change {
  const payment = { ...order.payment, refunding: subtract(order.payment.refunding, amount) };
  const made = addRefund({ ...order, payment }, refundId, amount);
  return { ...made, outbox: isRestocked ? restockOf(units) : [] };
}

/**
 * The provider will never give this back: nothing counts as refunded, and somebody has to look. Where the order was
 * cancelled meanwhile, its units come back with those of the cancellation, which had left them out.
 */
export function noteRefundFailed(order: Order, { refundId, amount, units }: AskedRefund): Change {
  const payment = { ...order.payment, refunding: subtract(order.payment.refunding, amount) };
  const lines = markRefunded(
    order,
    units.map(({ variantId, quantity }) => ({ variantId, quantity: -quantity })),
  );
  const event = { type: "payment.refund_failed", data: { refund_id: refundId, ...amountOf(amount) } };
  const outbox = order.status === "cancelled" ? restockOf(units) : [];
  return change(order, { payment, lines }, { events: [event], outbox });
}

/** A cancelled order's captured money went back, all that was left of it. */
export function noteCancelRefunded(order: Order, refundId: string, amount: Money): Change {
  return addRefund({ ...order, lines: markRefunded(order, unitsLeft(order)) }, refundId, amount);
}

function addRefund(order: Order, refundId: string, amount: Money): Change {
  const refunded = add(order.payment.refunded, amount);
  const isAll = refunded.amountMinor === order.payment.captured.amountMinor;
  const status = isAll ? ("refunded" as const) : ("partially_refunded" as const);
  const event = { type: "payment.refunded", data: { refund_id: refundId, ...amountOf(amount) } };
  return change(order, { payment: { ...order.payment, status, refunded } }, { events: [event] });
}

function restockOf(units: readonly Units[]): OutboxDraft[] {
  if (units.length === 0) return [];
  return [{ destination: "stock", kind: "restock", payload: { lines: unitsToJson(units) } }];
}

function unitsToJson(units: readonly Units[]): { variant_id: string; quantity: number }[] {
  return units.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity }));
}

function amountOf(amount: Money): Record<string, string> {
  return { amount_minor: String(amount.amountMinor), currency_code: amount.currency };
}
