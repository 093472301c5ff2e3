// What the relay does for each kind of outbox row. Every delivery may be a repeat: the other side has the effect once,
// and what is saved here is compared with the order as it is now.

import { money } from "@shoal/money";
import { crashPoint } from "@shoal/process";
import { Code, isRefusal } from "@shoal/rpc";
import { removeOrderedLines } from "./checkout/cart.ts";
import { releaseStock, restock } from "./checkout/stock.ts";
import type { Deps } from "./deps.ts";
import { composeMail, type MailPayload } from "./domain/mails.ts";
import { andThen, type Change, type Order, type OutboxKind } from "./domain/order.ts";
import {
  type AskedRefund,
  noteCancelRefunded,
  noteCaptured,
  noteCaptureFailed,
  noteRefunded,
  noteRefundFailed,
  noteVoided,
} from "./domain/order-state.ts";
import { moneyLeft, type Units } from "./domain/refunds.ts";
import { stamp } from "./stamp.ts";
import { findOrder } from "./store/orders.ts";
import type { OutboxRow } from "./store/outbox.ts";
import { saveOrder } from "./store/save.ts";

/** `saved`: the row was marked with a change of the order. `dead`: no repeat will help; somebody has to look. */
export type Delivery =
  | { readonly kind: "delivered" }
  | { readonly kind: "saved" }
  | { readonly kind: "retry"; readonly problem: string }
  | { readonly kind: "dead"; readonly problem: string };

type Deliver = (deps: Deps, row: OutboxRow, order: Order, leaseToken: string) => Promise<Delivery>;

const delivered: Delivery = { kind: "delivered" };

function retry(problem: string): Delivery {
  return { kind: "retry", problem };
}

const deliverers: Readonly<Record<OutboxKind, Deliver>> = {
  capture,
  void_or_refund: voidOrRefund,
  refund,
  release_reservation: releaseReservation,
  restock: restockUnits,
  remove_ordered_lines: emptyCart,
  send_mail: sendMail,
};

/** Delivers one row that is leased with the token. */
export async function deliver(deps: Deps, row: OutboxRow, leaseToken: string): Promise<Delivery> {
  const found = await findOrder(deps.pool, row.orderId);
  if (found === undefined) return { kind: "dead", problem: "the order does not exist" };
  return await deliverers[row.kind](deps, row, found.order, leaseToken);
}

async function capture(deps: Deps, row: OutboxRow, order: Order, leaseToken: string): Promise<Delivery> {
  // Cancelled meanwhile, or captured by a delivery whose mark was lost: the row has nothing left to do.
  if (order.status !== "confirmed" || order.payment.status !== "authorised") return delivered;
  const outcome = await deps.payments.capture(order.id);
  switch (outcome.kind) {
    case "captured":
      return await save(deps, order, noteCaptured(order), row, leaseToken);
    case "failed": {
      const saved = await save(deps, order, noteCaptureFailed(order, outcome.reason), row, leaseToken);
      if (saved.kind === "saved") {
        const fields = { order_id: order.id, reason: outcome.reason };
        deps.log.error("a confirmed order was cancelled: its money could not be captured", outcome.reason, fields);
      }
      return saved;
    }
    case "unknown":
      return retry("the capture's outcome is unknown");
  }
}

/** Gives back what a cancelled order holds: the promise while no money moved, else all of the money that is left. */
async function voidOrRefund(deps: Deps, row: OutboxRow, order: Order, leaseToken: string): Promise<Delivery> {
  const { payment } = order;
  if (payment.status === "voided" || payment.status === "failed" || payment.status === "refunded") return delivered;
  if (payment.status === "captured" || payment.status === "partially_refunded") {
    return await giveBack(deps, row, order, leaseToken, undefined);
  }
  const outcome = await deps.payments.void(order.id);
  if (outcome.kind === "voided") return await save(deps, order, noteVoided(order), row, leaseToken);
  if (outcome.kind === "unknown") return retry("the void's outcome is unknown");
  // The capture had its effect, and its answer was lost.
  return await giveBack(deps, row, order, leaseToken, noteCaptured(order));
}

/** Refunds all that is left; `captured` is a capture that is learnt of only now and saved with the refund. */
async function giveBack(
  deps: Deps,
  row: OutboxRow,
  order: Order,
  leaseToken: string,
  captured: Change | undefined,
): Promise<Delivery> {
  const amount = moneyLeft(captured?.after ?? order);
  if (amount.amountMinor > 0n) {
    const outcome = await deps.payments.refund({ key: order.id, refundKey: row.id, amount });
    if (outcome.kind === "unknown") return retry("the refund's outcome is unknown");
    if (outcome.kind === "failed") return { kind: "dead", problem: `the refund was refused: ${outcome.reason}` };
  }
  const refunded = (current: Order) => noteCancelRefunded(current, row.id, amount);
  const made = captured === undefined ? refunded(order) : andThen(captured, refunded);
  return await save(deps, order, made, row, leaseToken);
}

async function refund(deps: Deps, row: OutboxRow, order: Order, leaseToken: string): Promise<Delivery> {
  const asked = readRefund(row.payload, order);
  const { refundId, amount } = asked;
  if (order.events.some(({ type, dataJson }) => isAnswerOf(type, dataJson, refundId))) return delivered;
  const outcome = await deps.payments.refund({ key: order.id, refundKey: refundId, amount });
  switch (outcome.kind) {
    case "refunded":
      return await save(deps, order, noteRefunded(order, asked), row, leaseToken);
    case "failed": {
      const saved = await save(deps, order, noteRefundFailed(order, asked), row, leaseToken);
      if (saved.kind === "saved") {
        const fields = { order_id: order.id, refund_id: refundId, reason: outcome.reason };
        deps.log.error("a refund was refused by the payment provider", outcome.reason, fields);
      }
      return saved;
    }
    case "unknown":
      return retry("the refund's outcome is unknown");
  }
}

async function releaseReservation(deps: Deps, row: OutboxRow, order: Order): Promise<Delivery> {
  const outcome = await releaseStock(deps, causeOf(row), order.id);
  if (outcome.kind === "released") return delivered;
  if (outcome.kind === "sold") return await returnUnits(deps, row, order, []);
  return outcome.kind === "unknown" ? retry("the release's outcome is unknown") : dead(outcome.refusal.reason);
}

async function restockUnits(deps: Deps, row: OutboxRow, order: Order): Promise<Delivery> {
  return await returnUnits(deps, row, order, readUnits(row.payload["lines"]));
}

async function returnUnits(deps: Deps, row: OutboxRow, order: Order, units: readonly Units[]): Promise<Delivery> {
  const outcome = await restock(deps, causeOf(row), { orderId: order.id, requestId: row.id, units });
  if (outcome.kind === "restocked") return delivered;
  return outcome.kind === "unknown" ? retry("the restock's outcome is unknown") : dead(outcome.refusal.reason);
}

async function emptyCart(deps: Deps, row: OutboxRow, order: Order): Promise<Delivery> {
  try {
    await removeOrderedLines(deps, causeOf(row), order, 3000);
    return delivered;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const isForGood = error.code === Code.INVALID_ARGUMENT || error.code === Code.FAILED_PRECONDITION;
    // A cart that is not there has no lines to lose.
    if (error.code === Code.NOT_FOUND) return delivered;
    return isForGood ? dead(error.reason) : retry(error.reason);
  }
}

async function sendMail(deps: Deps, row: OutboxRow, order: Order): Promise<Delivery> {
  const mail = composeMail(order, row.payload as MailPayload);
  // Switched off since, or a buyer who was forgotten since: nobody is left to tell.
  if (deps.mailer === undefined || mail === undefined || order.email === "") return delivered;
  const outcome = await deps.mailer.send({ id: row.id, to: order.email, ...mail });
  if (outcome.kind === "sent") return delivered;
  return { kind: outcome.kind === "refused" ? "dead" : "retry", problem: outcome.problem };
}

function dead(reason: string): Delivery {
  return { kind: "dead", problem: `refused: ${reason}` };
}

async function save(deps: Deps, before: Order, made: Change, row: OutboxRow, leaseToken: string): Promise<Delivery> {
  crashPoint(`relay.${row.kind}.acted`);
  const stamped = stamp(deps, before, made);
  const outcome = await saveOrder(deps.pool, stamped, { delivered: { id: row.id, leaseToken } });
  return outcome === "saved" ? { kind: "saved" } : retry("the order changed meanwhile");
}

function causeOf(row: OutboxRow): { requestId: string } {
  return { requestId: `outbox-${row.id}` };
}

function isAnswerOf(type: string, dataJson: string, refundId: string): boolean {
  if (type !== "payment.refunded" && type !== "payment.refund_failed") return false;
  return (JSON.parse(dataJson) as { refund_id?: unknown }).refund_id === refundId;
}

type RefundPayload = { refund_id: string; amount_minor: string; units: unknown; is_restocked: boolean };

function readRefund(payload: OutboxRow["payload"], order: Order): AskedRefund {
  const { refund_id, amount_minor, units, is_restocked } = payload as RefundPayload;
  return {
    refundId: refund_id,
    amount: money(order.currency, BigInt(amount_minor)),
    units: readUnits(units),
    isRestocked: is_restocked,
  };
}

function readUnits(value: unknown): Units[] {
  const units = (value ?? []) as { variant_id: string; quantity: number }[];
  return units.map(({ variant_id, quantity }) => ({ variantId: variant_id, quantity }));
}
