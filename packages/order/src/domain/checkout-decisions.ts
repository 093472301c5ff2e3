// What a driver does at each step of a checkout, and what follows from what it is answered, without doing any of it.
// checkout/advance.ts asks and saves; a test plays millions of orders of events against these functions alone.

import type { Money } from "@shoal/money";
import {
  confirm,
  finishCancelling,
  noteAuthorised,
  noteCommitted,
  noteNextAction,
  startAuthorising,
  startCommitting,
  startSecondAttempt,
} from "./checkout-steps.ts";
import type { Change, Order } from "./order.ts";
import { isAsExpected } from "./pricing.ts";

/** What a driver knows beside the order. Whoever takes over from another one knows neither cart nor token. */
export type Known = {
  readonly hasUnits: boolean;
  readonly hasToken: boolean;
  readonly expectedTotal: Money | undefined;
  /** Whether the patience with an unknown payment is over. */
  readonly isOverdue: boolean;
};

/** Why an order is undone; what its buyer is told about it is made elsewhere. */
export type Why =
  | { readonly kind: "requested" | "interrupted" | "price_changed" | "payment_unresolved" | "stock_lost" }
  | { readonly kind: "declined"; readonly reason: string }
  | { readonly kind: "out_of_stock" };

export type Question = "reserve" | "authorise" | "sell" | "reserve_again" | "undo";

export type Next =
  | { readonly kind: "ask"; readonly question: Question }
  | { readonly kind: "change"; readonly change: Change }
  | { readonly kind: "undo"; readonly why: Why }
  /** Nothing could be learnt; somebody is to ask the same again. */
  | { readonly kind: "wait" };

const wait: Next = { kind: "wait" };

function ask(question: Question): Next {
  return { kind: "ask", question };
}

function go(change: Change): Next {
  return { kind: "change", change };
}

function undo(kind: Exclude<Why["kind"], "declined">): Next {
  return { kind: "undo", why: { kind } };
}

/** What is to be done at the order's step. A wish to cancel is obeyed up to the pivot, and not during it. */
export function planStep(order: Order, known: Known): Next {
  switch (order.step) {
    case "created":
      if (order.isCancelRequested) return undo("requested");
      return known.hasUnits ? ask("reserve") : undo("interrupted");
    case "reserved":
      if (order.isCancelRequested) return undo("requested");
      if (order.totals === undefined || !known.hasToken) return undo("interrupted");
      return isAsExpected(known.expectedTotal, order.totals) ? go(startAuthorising(order)) : undo("price_changed");
    case "authorising":
      if (order.isCancelRequested) return undo("requested");
      return known.isOverdue ? undo("payment_unresolved") : ask("authorise");
    case "authorised":
      return order.isCancelRequested ? undo("requested") : go(startCommitting(order));
    case "committing":
      return ask("sell");
    case "committed":
      return go(confirm(order));
    case "cancelling":
      return ask("undo");
    case "confirmed":
    case "cancelled":
      throw new Error(`a checkout that is ${order.step} is not to be driven`);
  }
}

export type AuthoriseAnswer =
  | { readonly kind: "authorised" | "unseen" }
  /** `nextAction`: it waits for the buyer, who is told to go there. */
  | { readonly kind: "unknown"; readonly nextAction?: string | undefined }
  | { readonly kind: "declined"; readonly reason: string };

export function afterAuthorise(order: Order, answer: AuthoriseAnswer): Next {
  switch (answer.kind) {
    case "authorised":
      return go(noteAuthorised(order));
    case "declined":
      return { kind: "undo", why: { kind: "declined", reason: answer.reason } };
    case "unseen":
      return undo("interrupted");
    case "unknown": {
      const { nextAction } = answer;
      const isNew = nextAction !== undefined && nextAction !== order.payment.nextAction;
      return isNew ? go(noteNextAction(order, nextAction)) : wait;
    }
  }
}

/** `closed`: these units will never be sold to this order. */
export type SellAnswer = "committed" | "expired" | "closed" | "unknown";

/** The pivot. An expired reservation is made again once, at the saved prices. `isLast`: it was. */
export function afterSell(order: Order, answer: SellAnswer, isLast: boolean): Next {
  switch (answer) {
    case "committed":
      return go(noteCommitted(order));
    case "closed":
      return undo("stock_lost");
    case "unknown":
      return wait;
    case "expired":
      if (isLast) return undo("out_of_stock");
      return order.attempt === 1 ? go(startSecondAttempt(order)) : ask("reserve_again");
  }
}

/** `closed`: sold or released meanwhile by another driver, and selling once more tells which. */
export function afterReserveAgain(answer: "held" | "expired" | "closed" | "refused" | "unknown"): Next {
  switch (answer) {
    case "held":
    case "closed":
      return ask("sell");
    case "expired":
    case "refused":
      return undo("out_of_stock");
    case "unknown":
      return wait;
  }
}

/** Whether undoing includes the provider, which may have promised money. */
export function isVoidDue({ payment }: Order): boolean {
  return payment.isAsked && payment.status !== "failed";
}

/** What could not be undone at once is left to the relay. `payment` is undefined where no void was due. */
export function afterUndo(
  order: Order,
  payment: "voided" | "captured" | "unknown" | undefined,
  stock: "released" | "sold" | "refused" | "unknown",
): Next {
  return go(
    finishCancelling(order, {
      payment: payment === undefined ? "not_needed" : payment === "voided" ? "voided" : "failed",
      stock: stock === "released" || stock === "sold" ? stock : "failed",
    }),
  );
}
