// The one statement by which an order changes. The order's row is compared and set, and everything else of the change
// hangs on that row having changed: lines, events, outbox rows, the delivered outbox row that caused it, the request
// key and its answer. One statement, so that a connection that dies leaves all of it or nothing.

import { brokenConstraint, type Pool, run } from "@shoal/postgres";
import type { Order, StampedChange, StoredRefusal } from "../domain/order.ts";
import { countChange } from "../observe.ts";
import { eventsToJson, linesToJson } from "./order-rows.ts";
import { eventRecords, outboxRecords, trailEntry } from "./orders.ts";

/** What the buyer's PlaceOrder key answers from now on. `free`: nothing happened, so the key may be used again. */
export type PlaceAnswer =
  | { readonly kind: "answer"; readonly bytes: Buffer }
  | { readonly kind: "refusal"; readonly refusal: StoredRefusal }
  | { readonly kind: "free" };

/** A request key that comes to be with the change; its answer follows. */
export type NewKey = {
  readonly caller: string;
  readonly rpc: "CancelOrder" | "RefundOrder";
  readonly requestId: string;
  readonly requestHash: Buffer;
};

export type SaveOptions = {
  /** Only while the checkout's lease is held with this token; it is renewed for `leaseMs`, or ended with the checkout. */
  readonly lease?: { readonly token: string; readonly leaseMs: number };
  /** An unknown payment is given up so long from now. */
  readonly giveUpAfterMs?: number;
  readonly placeAnswer?: PlaceAnswer;
  readonly newKey?: NewKey;
  /** Only while this outbox row is leased with this token; the row counts as delivered with the change. */
  readonly delivered?: { readonly id: string; readonly leaseToken: string };
};

/** `stale`: somebody else changed or took over the order. `key_taken`: the request key is in use. */
export type SaveOutcome = "saved" | "stale" | "key_taken";

/** Saves a change over the version it was decided on. */
export async function saveOrder(pool: Pool, stamped: StampedChange, options: SaveOptions = {}): Promise<SaveOutcome> {
  try {
    const rows = await run(
      "save_order",
      pool`
        with saved as (${updateOrder(pool, stamped, options)})
        ${insertLines(pool, stamped)}
        ${updateLines(pool, stamped)}
        ${insertEvents(pool, stamped)}
        ${insertOutbox(pool, stamped)}
        ${markDelivered(pool, options)}
        ${insertKey(pool, options)}
        ${answerPlaceKey(pool, options)}
        select id from saved`,
    );
    if (rows.length !== 1) return "stale";
    countChange(stamped);
    return "saved";
  } catch (error) {
    if (brokenConstraint(error) === "idempotency_keys_pkey") return "key_taken";
    throw error;
  }
}

function updateOrder(pool: Pool, { before, after }: StampedChange, options: SaveOptions) {
  const isDone = after.step === "confirmed" || after.step === "cancelled";
  const { lease, giveUpAfterMs, delivered } = options;
  return pool`
    update orders set
      status = ${after.status}, step = ${after.step}, attempt = ${after.attempt},
      cancel_requested = ${after.isCancelRequested}, cancel_reason = ${after.cancelReason},
      refusal = ${after.refusal === undefined ? null : JSON.stringify(after.refusal)}::text::json,
      ${totalsOf(pool, after)}
      payment_status = ${after.payment.status}, payment_asked = ${after.payment.isAsked},
      payment_next_action = ${after.payment.nextAction},
      captured_minor = ${after.payment.captured.amountMinor}, refunded_minor = ${after.payment.refunded.amountMinor},
      refunding_minor = ${after.payment.refunding.amountMinor}, version = ${after.version}
      ${before.step === after.step && before.attempt === after.attempt ? pool`` : pool`, trail = trail || ${trailEntry(pool, after.step)}`}
      ${giveUpAfterMs === undefined ? pool`` : pool`, give_up_at = now() + ${giveUpAfterMs} * interval '1 millisecond'`}
      ${
        lease === undefined
          ? pool``
          : isDone
            ? pool`, lease_token = null`
            : pool`, lease_expires_at = now() + ${lease.leaseMs} * interval '1 millisecond'`
      }
    where id = ${before.id} and version = ${before.version} and step = ${before.step}
      ${lease === undefined ? pool`` : pool`and lease_token = ${lease.token}`}
      ${
        delivered === undefined
          ? pool``
          : pool`and exists (
              select from outbox
              where id = ${delivered.id} and lease_token = ${delivered.leaseToken} and delivered_at is null
            )`
      }
    returning id`;
}

function totalsOf(pool: Pool, { totals }: Order) {
  if (totals === undefined) return pool``;
  return pool`
    subtotal_minor = ${totals.subtotal.amountMinor}, discount_minor = ${totals.discount.amountMinor},
    shipping_minor = ${totals.shipping.amountMinor}, tax_minor = ${totals.tax.amountMinor},
    total_minor = ${totals.total.amountMinor},`;
}

function insertLines(pool: Pool, { before, after }: StampedChange) {
  if (before.lines.length > 0 || after.lines.length === 0) return pool``;
  return pool`, lines_inserted as (
    insert into order_lines (order_id, position, variant_id, product_id, sku, title, quantity, unit_price_minor)
    select saved.id, l.position, l.variant_id, l.product_id, l.sku, l.title, l.quantity, l.unit_price_minor
    from saved, ${lineRecords(pool, after)}
  )`;
}

function updateLines(pool: Pool, { before, after }: StampedChange) {
  const isSame = after.lines.every((line, index) => line.refundedQuantity === before.lines[index]?.refundedQuantity);
  if (before.lines.length === 0 || isSame) return pool``;
  return pool`, lines_updated as (
    update order_lines o set refunded_quantity = l.refunded_quantity
    from saved, ${lineRecords(pool, after)}
    where o.order_id = saved.id and o.position = l.position and o.refunded_quantity <> l.refunded_quantity
  )`;
}

function lineRecords(pool: Pool, order: Order) {
  return pool`jsonb_to_recordset(${linesToJson(order.lines)}::text::jsonb) as l (
    position smallint, variant_id uuid, product_id uuid, sku text, title text, quantity integer,
    unit_price_minor bigint, refunded_quantity integer
  )`;
}

function insertEvents(pool: Pool, { events }: StampedChange) {
  if (events.length === 0) return pool``;
  return pool`, events_inserted as (
    insert into order_events (order_id, sequence, id, type, occurred_at, note, data_version, data_json)
    select saved.id, e.sequence, e.id, e.type, e.occurred_at, e.note, e.data_version, e.data_json
    from saved, ${eventRecords(pool, eventsToJson(events))}
  )`;
}

function insertOutbox(pool: Pool, { outbox }: StampedChange) {
  if (outbox.length === 0) return pool``;
  return pool`, outbox_inserted as (
    insert into outbox (id, order_id, destination, kind, payload, next_attempt_at)
    select x.id, saved.id, x.destination, x.kind, x.payload, now() + x.delay_ms * interval '1 millisecond'
    from saved, ${outboxRecords(pool, outbox)}
    order by x.index
  )`;
}

function markDelivered(pool: Pool, { delivered }: SaveOptions) {
  if (delivered === undefined) return pool``;
  return pool`, outbox_delivered as (
    update outbox set delivered_at = now(), lease_token = null
    from saved
    where outbox.id = ${delivered.id} and outbox.lease_token = ${delivered.leaseToken}
  )`;
}

function insertKey(pool: Pool, { newKey }: SaveOptions) {
  if (newKey === undefined) return pool``;
  return pool`, key_inserted as (
    insert into idempotency_keys (caller, rpc, request_id, request_hash, order_id)
    select ${newKey.caller}, ${newKey.rpc}, ${newKey.requestId}, ${newKey.requestHash}, id from saved
  )`;
}

function answerPlaceKey(pool: Pool, { placeAnswer }: SaveOptions) {
  if (placeAnswer === undefined) return pool``;
  if (placeAnswer.kind === "free") {
    return pool`, key_freed as (
      delete from idempotency_keys k using saved where k.order_id = saved.id and k.rpc = 'PlaceOrder'
    )`;
  }
  const answer = placeAnswer.kind === "answer" ? placeAnswer.bytes : null;
  const refusal = placeAnswer.kind === "refusal" ? JSON.stringify(placeAnswer.refusal) : null;
  return pool`, key_answered as (
    update idempotency_keys k set answer = ${answer}, refusal = ${refusal}::text::json, answered_at = now()
    from saved where k.order_id = saved.id and k.rpc = 'PlaceOrder'
  )`;
}
