// One step of a checkout: the side effect that the step announces, and what follows from its answer, saved as one
// change over the version that was read and under the lease that is held. The request that places an order and the
// loop that takes over from a dead process both run exactly this; the loop only knows less (no cart, no token), so
// before the prices are saved it can but undo.

import { MoneyError } from "@shoal/money";
import { crashPoint } from "@shoal/process";
import type { Deps } from "../deps.ts";
import {
  confirm,
  finishCancelling,
  noteAuthorised,
  noteCommitted,
  noteNextAction,
  reserve,
  startAuthorising,
  startCancelling,
  startCommitting,
  startSecondAttempt,
  type Undone,
} from "../domain/checkout-steps.ts";
import { type Change, cancelReasons, type Order, type StoredRefusal } from "../domain/order.ts";
import { isAsExpected, priceOrder } from "../domain/pricing.ts";
import type { AuthoriseOutcome } from "../payments/port.ts";
import { stamp } from "../stamp.ts";
import { type DrivenOrder, renewLease } from "../store/orders.ts";
import { saveOrder } from "../store/save.ts";
import { placeAnswerOf } from "./answer.ts";
import type { DriveContext } from "./context.ts";
import * as refusals from "./refusals.ts";
import { commitStock, releaseStock, reserveStock } from "./stock.ts";

export type Progress =
  | { readonly kind: "moved"; readonly order: Order }
  /** Something could not be learnt; somebody is to look again after the delay. */
  | { readonly kind: "waiting"; readonly delayMs: number }
  /** Somebody else changed the order or drives it now: read it again. */
  | { readonly kind: "stale" };

type Decided =
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "waiting"; readonly delayMs: number };

/** How long an unknown outcome rests before the next try. */
const waitMs = 2000;
/** Repeats of a payment whose outcome is unknown, within one step. */
const quickRepeats = 2;

/** Runs the effect of the order's step and saves what follows. */
export async function advance(deps: Deps, driven: DrivenOrder, context: DriveContext): Promise<Progress> {
  const decided = await decide(deps, driven, context);
  if (decided.kind === "waiting") return decided;
  crashPoint(`order.${driven.order.step}.acted`);
  const stamped = stamp(deps, driven.order, decided.change);
  const placeAnswer = placeAnswerOf(stamped.after);
  const outcome = await saveOrder(deps.pool, stamped, {
    lease: { token: context.leaseToken, leaseMs: deps.settings.leaseMs },
    ...(stamped.after.step === "reserved" ? { giveUpAfterMs: deps.settings.reservationTtlMs / 2 } : {}),
    ...(placeAnswer === undefined ? {} : { placeAnswer }),
  });
  if (outcome !== "saved") return { kind: "stale" };
  crashPoint(`order.${stamped.after.step}.saved`);
  return { kind: "moved", order: stamped.after };
}

async function decide(deps: Deps, driven: DrivenOrder, context: DriveContext): Promise<Decided> {
  const { order } = driven;
  switch (order.step) {
    case "created":
      return to(order.isCancelRequested ? undoOnRequest(order) : await setStockAside(deps, order, context));
    case "reserved":
      return to(order.isCancelRequested ? undoOnRequest(order) : goOnToPayment(order, context));
    case "authorising":
      return order.isCancelRequested ? to(undoOnRequest(order)) : await askForMoney(deps, driven, context);
    case "authorised":
      return to(order.isCancelRequested ? undoOnRequest(order) : startCommitting(order));
    case "committing":
      return await sellStock(deps, order, context);
    case "committed":
      return to(confirm(order));
    case "cancelling":
      return to(finishCancelling(order, await undo(deps, order, context)));
    case "confirmed":
    case "cancelled":
      throw new Error(`a checkout that is ${order.step} is not to be driven`);
  }
}

function to(change: Change): Decided {
  return { kind: "change", change };
}

const waiting: Decided = { kind: "waiting", delayMs: waitMs };

function undoOnRequest(order: Order): Change {
  return startCancelling(order, cancelReasons.requested, refusals.cancelledOnRequest(order));
}

function undoFor(order: Order, refusal: StoredRefusal): Change {
  return startCancelling(order, refusal.reason, refusal);
}

async function setStockAside(deps: Deps, order: Order, context: DriveContext): Promise<Change> {
  if (context.units === undefined) return undoFor(order, refusals.interrupted(order));
  const outcome = await reserveStock(deps, context, { orderId: order.id, attempt: 1, units: context.units });
  switch (outcome.kind) {
    case "held":
      try {
        return reserve(order, outcome.lines, priceOrder(deps.settings.rules, outcome.lines, order.shippingMethod));
      } catch (error) {
        if (!(error instanceof MoneyError)) throw error;
        return undoFor(order, refusals.totalTooLarge(order));
      }
    case "refused":
      return undoFor(order, refusals.notReserved(order, outcome.refusal));
    case "unknown":
      deps.log.warn("stock could not be set aside; the order is undone", { order_id: order.id });
      return undoFor(order, refusals.interrupted(order));
    case "expired":
      return undoFor(order, refusals.interrupted(order));
  }
}

function goOnToPayment(order: Order, context: DriveContext): Change {
  const { totals } = order;
  if (totals === undefined || context.token === undefined) return undoFor(order, refusals.interrupted(order));
  if (!isAsExpected(context.expectedTotal, totals)) return undoFor(order, refusals.priceChanged(order, totals));
  return startAuthorising(order);
}

async function askForMoney(deps: Deps, { order, isOverdue }: DrivenOrder, context: DriveContext): Promise<Decided> {
  const amount = order.totals?.total;
  if (amount === undefined) throw new Error("an order without a total cannot be paid");
  if (isOverdue) return to(undoFor(order, refusals.paymentUnresolved(order)));
  const request = { key: order.id, amount, token: context.token };
  let outcome: AuthoriseOutcome = await deps.payments.authorise(request);
  for (let repeat = 0; isWorthRepeating(outcome) && repeat < quickRepeats; repeat += 1) {
    if (!(await renewLease(deps.pool, order.id, context.leaseToken, deps.settings.leaseMs))) return waiting;
    outcome = await deps.payments.authorise(request);
  }
  switch (outcome.kind) {
    case "authorised":
      return to(noteAuthorised(order));
    case "declined": {
      const refusal = refusals.declined(order, outcome.reason);
      return to(startCancelling(order, refusal.reason, refusal, { reason: outcome.reason }));
    }
    case "unseen":
      return to(undoFor(order, refusals.interrupted(order)));
    case "unknown": {
      const { nextAction } = outcome;
      return nextAction === undefined || nextAction === order.payment.nextAction
        ? waiting
        : to(noteNextAction(order, nextAction));
    }
  }
}

/** Not while it is the buyer's turn. */
function isWorthRepeating(outcome: AuthoriseOutcome): boolean {
  return outcome.kind === "unknown" && outcome.nextAction === undefined;
}

/** The pivot. An expired reservation is made again once, at the saved prices; from `committed` on it only goes forward. */
async function sellStock(deps: Deps, order: Order, context: DriveContext): Promise<Decided> {
  const first = await commitStock(deps, context, order.id);
  if (first.kind === "committed") return to(noteCommitted(order));
  if (first.kind === "unknown") return waiting;
  if (first.kind === "closed") return to(loseStock(deps, order));
  if (order.attempt === 1) return to(startSecondAttempt(order));

  const again = await reserveStock(deps, context, { orderId: order.id, attempt: 2, units: order.lines });
  if (again.kind === "unknown") return waiting;
  if (again.kind === "expired") return to(undoFor(order, refusals.outOfStock(order)));
  if (again.kind === "refused" && again.refusal.reason !== "RESERVATION_CLOSED") {
    return to(undoFor(order, refusals.outOfStock(order, again.refusal)));
  }
  // Held now, or closed meanwhile by a driver that was faster: selling it again tells which.
  const second = await commitStock(deps, context, order.id);
  if (second.kind === "committed") return to(noteCommitted(order));
  if (second.kind === "unknown") return waiting;
  return second.kind === "closed" ? to(loseStock(deps, order)) : to(undoFor(order, refusals.outOfStock(order)));
}

function loseStock(deps: Deps, order: Order): Change {
  deps.log.warn("an order's reservation was closed before its stock was sold", { order_id: order.id });
  return undoFor(order, refusals.outOfStock(order));
}

async function undo(deps: Deps, order: Order, context: DriveContext): Promise<Undone> {
  const isVoidDue = order.payment.isAsked && order.payment.status !== "failed";
  const [payment, stock] = await Promise.all([
    isVoidDue ? deps.payments.void(order.id) : undefined,
    releaseStock(deps, context, order.id),
  ]);
  return {
    payment: payment === undefined ? "not_needed" : payment.kind === "voided" ? "voided" : "failed",
    stock: stock.kind === "released" || stock.kind === "sold" ? stock.kind : "failed",
  };
}
