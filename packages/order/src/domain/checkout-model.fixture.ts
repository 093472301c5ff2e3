// For tests: a world around the pure part of a checkout. Orders in a store that compares versions and leases, drivers
// that may die or sleep, requests that may be late, lost or doubled, stock and a provider that keep their contracts.
// Nothing here waits: whatever happens next is chosen from outside.

import { money } from "@shoal/money";
import {
  type AuthoriseAnswer,
  afterAuthorise,
  afterReserveAgain,
  afterSell,
  afterUndo,
  isVoidDue,
  type Next,
  planStep,
  type Question,
} from "./checkout-decisions.ts";
import { isSettled, reserve, startCancelling } from "./checkout-steps.ts";
import { lineOf, newOrder } from "./order.fixture.ts";
import { type Change, type Order, type OutboxDraft, stampChange } from "./order.ts";
import { cancel, noteCancelRefunded, noteCaptured, noteCaptureFailed, noteVoided } from "./order-state.ts";
import { priceOrder } from "./pricing.ts";
import { moneyLeft } from "./refunds.ts";

const rules = {
  currency: "USD",
  shippingMethods: new Map([["standard", 500n]]),
  freeShippingFromMinor: undefined,
  taxBasisPoints: 0,
};
const at = new Date("2026-01-01T00:00:00Z");
const variantId = lineOf(1, 1, 1000n).variantId;

type Reservation = { state: "held" | "committed" | "released" | "expired"; attempt: number; isRestocked: boolean };
type Payment = {
  state: "authorised" | "declined" | "voided" | "captured";
  refunded: bigint;
  authorised: number;
  captured: number;
};
type Answer = AuthoriseAnswer | { readonly kind: string; readonly stock?: string; readonly payment?: string };

/** A request on its way; the driver that waits for its answer may be gone by then. */
type Request = {
  readonly order: number;
  readonly question: Question;
  readonly hasToken: boolean;
  readonly driver: Driver;
};

type Driver = {
  readonly order: number;
  readonly lease: number;
  readonly knows: boolean;
  seen: Order;
  /** What it asked and is waiting for. */
  asked: Question | undefined;
  isReservedAgain: boolean;
};

type Row = OutboxDraft & { readonly id: number; isDelivered: boolean };

export type Entry = {
  order: Order;
  lease: number;
  isLapsed: boolean;
  isOverdue: boolean;
  isPlaced: boolean;
  readonly isDeclined: boolean;
  readonly quantity: number;
  reservation: Reservation | undefined;
  payment: Payment | undefined;
  readonly outbox: Row[];
  settledTimes: number;
};

export type World = ReturnType<typeof createWorld>;

/** `buyers`: how many units each wants, and whether the provider declines their payment. */
export function createWorld(
  onHand: number,
  buyers: readonly { readonly quantity: number; readonly isDeclined: boolean }[],
) {
  const shelf = { onHand, reserved: 0 };
  const entries: Entry[] = buyers.map(({ quantity, isDeclined }, index) => ({
    order: newOrder({ id: `order-${index}`, cartId: `cart-${index}` }),
    lease: 0,
    isLapsed: true,
    isOverdue: false,
    isPlaced: false,
    isDeclined,
    quantity,
    reservation: undefined,
    payment: undefined,
    outbox: [],
    settledTimes: 0,
  }));
  const drivers: Driver[] = [];
  const requests: Request[] = [];
  let leases = 0;
  let rows = 0;

  const entryAt = (index: number): Entry => entries[index % entries.length] as Entry;

  /** The one way an order changes: over the version that was read, and under the lease where there is one. */
  function save(entry: Entry, before: Order, made: Change, lease?: number): boolean {
    if (entry.order.version !== before.version || (lease !== undefined && entry.lease !== lease)) return false;
    const { after, outbox } = stampChange(before, made, () => "", at);
    if (isSettled(after.step) && !isSettled(before.step)) entry.settledTimes += 1;
    entry.order = after;
    entry.outbox.push(...outbox.map((draft) => ({ ...draft, id: ++rows, isDelivered: false })));
    return true;
  }

  function drive(index: number): void {
    const entry = entryAt(index);
    if (!entry.isLapsed || isSettled(entry.order.step)) return;
    entry.lease = ++leases;
    entry.isLapsed = false;
    const knows = !entry.isPlaced;
    entry.isPlaced = true;
    const order = entries.indexOf(entry);
    drivers.push({ order, lease: leases, knows, seen: entry.order, asked: undefined, isReservedAgain: false });
  }

  /** A driver that waits for nothing does its next thing. */
  function step(driver: Driver) {
    if (driver.asked !== undefined) return;
    const entry = entryAt(driver.order);
    if (isSettled(driver.seen.step)) return leave(driver);
    const { knows } = driver;
    const known = { hasUnits: knows, hasToken: knows, expectedTotal: undefined, isOverdue: entry.isOverdue };
    follow(driver, planStep(driver.seen, known));
  }

  function follow(driver: Driver, next: Next) {
    const entry = entryAt(driver.order);
    switch (next.kind) {
      case "ask":
        driver.asked = next.question;
        requests.push({ order: driver.order, question: next.question, hasToken: driver.knows, driver });
        return;
      case "wait":
        if (entry.lease === driver.lease) entry.isLapsed = true;
        return leave(driver);
      case "change":
      case "undo": {
        const declined = next.kind === "undo" && next.why.kind === "declined" ? next.why : undefined;
        const refusal = { code: 9, reason: "UNDONE", message: "", metadata: {} };
        const made = next.kind === "change" ? next.change : startCancelling(driver.seen, "UNDONE", refusal, declined);
        driver.isReservedAgain = false;
        if (save(entry, driver.seen, made, driver.lease) || entry.lease === driver.lease) driver.seen = entry.order;
        else leave(driver);
      }
    }
  }

  function leave(driver: Driver): void {
    const index = drivers.indexOf(driver);
    if (index >= 0) drivers.splice(index, 1);
  }

  /** The other side has the effect and answers; whether the answer arrives is chosen too. */
  function deliver(request: Request, isAnswered: boolean): void {
    const answer = effectOf(request);
    if (isAnswered) hear(request.driver, request.question, answer);
  }

  function hear(driver: Driver, question: Question, answer: Answer) {
    if (driver.asked !== question || !drivers.includes(driver)) return;
    driver.asked = undefined;
    const { seen } = driver;
    const kind = answer.kind as never;
    switch (question) {
      case "reserve": {
        if (answer.kind !== "held") return follow(driver, { kind: "undo", why: { kind: "interrupted" } });
        const lines = [lineOf(1, entryAt(driver.order).quantity, 1000n)];
        return follow(driver, { kind: "change", change: reserve(seen, lines, priceOrder(rules, lines, "standard")) });
      }
      case "authorise":
        return follow(driver, afterAuthorise(seen, answer as AuthoriseAnswer));
      case "sell":
        return follow(driver, afterSell(seen, kind, driver.isReservedAgain));
      case "reserve_again":
        driver.isReservedAgain = true;
        return follow(driver, afterReserveAgain(kind));
      case "undo": {
        const { payment, stock } = answer as { readonly payment?: never; readonly stock?: never };
        return follow(driver, afterUndo(seen, payment, stock ?? ("unknown" as const)));
      }
    }
  }

  function effectOf({ order, question, hasToken, driver }: Request): Answer {
    const entry = entryAt(order);
    switch (question) {
      case "reserve":
        return { kind: setAside(entry, 1) };
      case "reserve_again":
        return { kind: setAside(entry, 2) };
      case "authorise":
        return authorise(entry, hasToken);
      case "sell":
        return { kind: sell(entry) };
      case "undo": {
        const stock = release(entry);
        return isVoidDue(driver.seen)
          ? { kind: "undone", stock, payment: voidPayment(entry) }
          : { kind: "undone", stock };
      }
    }
  }

  function setAside(entry: Entry, attempt: number): string {
    const known = entry.reservation;
    if (known?.state === "released" || known?.state === "committed") return "closed";
    if (known !== undefined && known.attempt >= attempt)
      return known.state === "held" && known.attempt === attempt ? "held" : "expired";
    if (known?.state === "held" || (attempt === 2 && known === undefined)) return "refused";
    if (shelf.onHand - shelf.reserved < entry.quantity) return "refused";
    shelf.reserved += entry.quantity;
    entry.reservation = { state: "held", attempt, isRestocked: false };
    return "held";
  }

  function sell(entry: Entry): string {
    const known = entry.reservation;
    if (known?.state === "committed") return "committed";
    if (known?.state !== "held") return known?.state === "expired" ? "expired" : "closed";
    known.state = "committed";
    shelf.reserved -= entry.quantity;
    shelf.onHand -= entry.quantity;
    return "committed";
  }

  function release(entry: Entry): "released" | "sold" {
    const known = entry.reservation;
    if (known?.state === "committed") return "sold";
    if (known?.state === "held") shelf.reserved -= entry.quantity;
    entry.reservation = { state: "released", attempt: known?.attempt ?? 0, isRestocked: false };
    return "released";
  }

  function expire(index: number): void {
    const entry = entryAt(index);
    if (entry.reservation?.state !== "held") return;
    entry.reservation.state = "expired";
    shelf.reserved -= entry.quantity;
  }

  function authorise(entry: Entry, hasToken: boolean): AuthoriseAnswer {
    if (entry.payment === undefined) {
      if (!hasToken) return { kind: "unseen" };
      const state = entry.isDeclined ? "declined" : "authorised";
      entry.payment = { state, refunded: 0n, authorised: entry.isDeclined ? 0 : 1, captured: 0 };
    }
    const { state } = entry.payment;
    return state === "declined" || state === "voided" ? { kind: "declined", reason: state } : { kind: "authorised" };
  }

  function voidPayment(entry: Entry): "voided" | "captured" {
    if (entry.payment?.state === "captured") return "captured";
    const authorised = entry.payment?.authorised ?? 0;
    if (entry.payment?.state !== "declined") entry.payment = { state: "voided", refunded: 0n, authorised, captured: 0 };
    return "voided";
  }

  /** The relay makes the first open delivery of one of the order's streams; its note may be lost. */
  function relay(index: number, stream: number, isNoted: boolean): void {
    const entry = entryAt(index);
    const streams = ["payment", "stock", "cart"] as const;
    const row = entry.outbox.find(
      ({ destination, isDelivered }) => destination === streams[stream % 3] && !isDelivered,
    );
    if (row === undefined) return;
    const made = makeDelivery(entry, row);
    if (!isNoted || made === "again") return;
    if (made === "done" || save(entry, entry.order, made)) row.isDelivered = true;
  }

  function makeDelivery(entry: Entry, row: Row): Change | "done" | "again" {
    const { order } = entry;
    switch (row.kind) {
      case "capture":
        if (order.status !== "confirmed" || order.payment.status !== "authorised") return "done";
        if (entry.payment?.state === "authorised") {
          entry.payment.state = "captured";
          entry.payment.captured += 1;
        }
        return entry.payment?.state === "captured" ? noteCaptured(order) : noteCaptureFailed(order, "NOT_AUTHORISED");
      case "void_or_refund": {
        const { status } = order.payment;
        if (status === "voided" || status === "failed" || status === "refunded") return "done";
        if (status !== "captured" && voidPayment(entry) === "voided") return noteVoided(order);
        const captured = status === "captured" ? order : noteCaptured(order).after;
        const amount = moneyLeft(captured);
        if (entry.payment !== undefined) entry.payment.refunded = amount.amountMinor;
        return noteCancelRefunded(captured, String(row.id), amount);
      }
      case "release_reservation":
        if (release(entry) === "sold") giveBack(entry);
        return "done";
      case "restock":
        giveBack(entry);
        return "done";
      default:
        return "done";
    }
  }

  function giveBack(entry: Entry): void {
    if (entry.reservation?.state !== "committed" || entry.reservation.isRestocked) return;
    entry.reservation.isRestocked = true;
    shelf.onHand += entry.quantity;
  }

  function wishToCancel(index: number): void {
    const entry = entryAt(index);
    if (!entry.isPlaced) return;
    const decision = cancel(entry.order, { by: "customer", note: "" });
    if (decision.kind === "changed") save(entry, entry.order, decision.change);
  }

  return {
    shelf,
    entries,
    drivers,
    requests,
    drive,
    step,
    leave,
    deliver,
    hear,
    expire,
    relay,
    wishToCancel,
    lapse: (index: number) => {
      entryAt(index).isLapsed = true;
    },
    giveUp: (index: number) => {
      entryAt(index).isOverdue = true;
    },
    /** What a confirmed or cancelled order's money and units must be. */
    totalOf: (entry: Entry) => entry.order.totals?.total ?? money("USD", 0n),
    variantId,
  };
}
