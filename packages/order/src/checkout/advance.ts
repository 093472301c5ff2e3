// One step of a checkout: the side effect that the step announces, and what follows from its answer, saved as one
// change over the version that was read and under the lease that is held. The request that places an order and the
// loop that takes over from a dead process both run exactly this; the loop only knows less (no cart, no token), so
// before the prices are saved it can but undo.

import { MoneyError } from "@shoal/money";
import { crashPoint } from "@shoal/process";
import { isRefusal, type Refusal } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import {
  afterAuthorise,
  afterReserveAgain,
  afterSell,
  afterUndo,
  isVoidDue,
  type Next,
  planStep,
  type Question,
  type Why,
} from "../domain/checkout-decisions.ts";
import { reserve, startCancelling } from "../domain/checkout-steps.ts";
import { type Change, cancelReasons, type Order, type StoredRefusal } from "../domain/order.ts";
import { priceOrder } from "../domain/pricing.ts";
import type { AuthoriseOutcome } from "../payments/port.ts";
import { stamp } from "../stamp.ts";
import { type DrivenOrder, renewLease } from "../store/orders.ts";
import { saveOrder } from "../store/save.ts";
import { placeAnswerOf } from "./answer.ts";
import type { DriveContext } from "./context.ts";
import * as refusals from "./refusals.ts";
import { commitStock, releaseStock, reserveStock, type Unknown } from "./stock.ts";

export type Progress =
  | { readonly kind: "moved"; readonly order: Order }
  /** Something could not be learnt; somebody is to look again after the delay. */
  | { readonly kind: "waiting"; readonly delayMs: number; readonly problem: string }
  /** Somebody else changed the order or drives it now: read it again. */
  | { readonly kind: "stale" };

type Decided =
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "waiting"; readonly delayMs: number; readonly problem: string };

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

/** What a question came to: `problem` says why nothing was learnt, `cause` what the other side refused. */
type Heard = { readonly next: Next; readonly problem?: string; readonly cause?: Refusal };

async function decide(deps: Deps, driven: DrivenOrder, context: DriveContext): Promise<Decided> {
  const { order, isOverdue } = driven;
  const { units, token, expectedTotal } = context;
  const known = { hasUnits: units !== undefined, hasToken: token !== undefined, expectedTotal, isOverdue };
  let heard: Heard = { next: planStep(order, known) };
  let isReservedAgain = false;
  while (heard.next.kind === "ask") {
    const { question } = heard.next;
    heard = await ask(deps, order, context, question, isReservedAgain);
    isReservedAgain ||= question === "reserve_again";
  }
  const { next, problem = "", cause } = heard;
  switch (next.kind) {
    case "change":
      return next;
    case "wait":
      return { kind: "waiting", delayMs: waitMs, problem };
    case "undo":
      return { kind: "change", change: undoBecause(deps, order, next.why, cause) };
  }
}

function ask(
  deps: Deps,
  order: Order,
  context: DriveContext,
  question: Question,
  isReservedAgain: boolean,
): Promise<Heard> {
  switch (question) {
    case "reserve":
      return setStockAside(deps, order, context);
    case "authorise":
      return askForMoney(deps, order, context);
    case "sell":
      return sellStock(deps, order, context, isReservedAgain);
    case "reserve_again":
      return setStockAsideAgain(deps, order, context);
    case "undo":
      return undo(deps, order, context);
  }
}

async function setStockAside(deps: Deps, order: Order, context: DriveContext): Promise<Heard> {
  const outcome = await reserveStock(deps, context, { orderId: order.id, attempt: 1, units: context.units ?? [] });
  const undone = (refusal: StoredRefusal): Heard => ({ next: { kind: "change", change: undoFor(order, refusal) } });
  switch (outcome.kind) {
    case "held":
      try {
        const totals = priceOrder(deps.settings.rules, outcome.lines, order.shippingMethod);
        return { next: { kind: "change", change: reserve(order, outcome.lines, totals) } };
      } catch (error) {
        if (!(error instanceof MoneyError)) throw error;
        return undone(refusals.totalTooLarge(order));
      }
    case "refused":
      return undone(refusals.notReserved(order, outcome.refusal));
    case "unknown":
      deps.log.warn("stock could not be set aside; the order is undone", { order_id: order.id });
      return undone(refusals.interrupted(order));
    case "expired":
      return undone(refusals.interrupted(order));
  }
}

async function askForMoney(deps: Deps, order: Order, context: DriveContext): Promise<Heard> {
  const amount = order.totals?.total;
  if (amount === undefined) throw new Error("an order without a total cannot be paid");
  const request = { key: order.id, amount, token: context.token };
  let outcome: AuthoriseOutcome = await deps.payments.authorise(request);
  for (let repeat = 0; isWorthRepeating(outcome) && repeat < quickRepeats; repeat += 1) {
    if (!(await renewLease(deps.pool, order.id, context.leaseToken, deps.settings.leaseMs))) {
      return { next: { kind: "wait" }, problem: "another driver took over while the provider was asked" };
    }
    outcome = await deps.payments.authorise(request);
  }
  return { next: afterAuthorise(order, outcome), problem: "the payment's outcome is unknown" };
}

/** Not while it is the buyer's turn. */
function isWorthRepeating(outcome: AuthoriseOutcome): boolean {
  return outcome.kind === "unknown" && outcome.nextAction === undefined;
}

async function sellStock(deps: Deps, order: Order, context: DriveContext, isLast: boolean): Promise<Heard> {
  const outcome = await commitStock(deps, context, order.id);
  const problem = outcome.kind === "unknown" ? describeUnknown("the sale's outcome is unknown", outcome) : "";
  return { next: afterSell(order, outcome.kind, isLast), problem };
}

async function setStockAsideAgain(deps: Deps, order: Order, context: DriveContext): Promise<Heard> {
  const outcome = await reserveStock(deps, context, { orderId: order.id, attempt: 2, units: order.lines });
  switch (outcome.kind) {
    case "refused": {
      const isClosed = outcome.refusal.reason === "RESERVATION_CLOSED";
      return { next: afterReserveAgain(isClosed ? "closed" : "refused"), cause: outcome.refusal };
    }
    case "unknown": {
      const problem = describeUnknown("the second reservation's outcome is unknown", outcome);
      return { next: afterReserveAgain("unknown"), problem };
    }
    default:
      return { next: afterReserveAgain(outcome.kind) };
  }
}

async function undo(deps: Deps, order: Order, context: DriveContext): Promise<Heard> {
  const [payment, stock] = await Promise.all([
    isVoidDue(order) ? deps.payments.void(order.id) : undefined,
    releaseStock(deps, context, order.id),
  ]);
  return { next: afterUndo(order, payment?.kind, stock.kind) };
}

function describeUnknown(what: string, { error }: Unknown): string {
  return `${what}: ${isRefusal(error) ? error.reason : error instanceof Error ? error.name : "failed"}`;
}

function undoFor(order: Order, refusal: StoredRefusal): Change {
  return startCancelling(order, refusal.reason, refusal);
}

/** The order is to be undone, with what its buyer is told about it. */
function undoBecause(deps: Deps, order: Order, why: Why, cause: Refusal | undefined): Change {
  switch (why.kind) {
    case "requested":
      return startCancelling(order, cancelReasons.requested, refusals.cancelledOnRequest(order));
    case "declined": {
      const refusal = refusals.declined(order, why.reason);
      return startCancelling(order, refusal.reason, refusal, { reason: why.reason });
    }
    case "price_changed":
      return undoFor(order, refusals.priceChanged(order));
    case "payment_unresolved":
      return undoFor(order, refusals.paymentUnresolved(order));
    case "out_of_stock":
      return undoFor(order, refusals.outOfStock(order, cause));
    case "stock_lost":
      deps.log.warn("an order's reservation was closed before its stock was sold", { order_id: order.id });
      return undoFor(order, refusals.outOfStock(order));
    case "interrupted":
      return undoFor(order, refusals.interrupted(order));
  }
}
