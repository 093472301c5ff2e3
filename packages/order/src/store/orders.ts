// Reads orders, inserts new ones and hands out leases on those whose checkout is not finished. How an order changes
// is in save.ts.

import { brokenConstraint, type Pool, run } from "@shoal/postgres";
import { activeTraceParent } from "@shoal/process";
import { buyerKeyOf, type Order, type OutboxItem, type Status, type Step } from "../domain/order.ts";
import { eventsToJson, type OrderRow, orderFromRow } from "./order-rows.ts";

/** An order with what only its driver needs. */
export type DrivenOrder = {
  readonly order: Order;
  /** Who drives it, or undefined. */
  readonly leaseToken: string | undefined;
  /** Whether an unknown payment is to be given up by now. */
  readonly isOverdue: boolean;
  /** The span that placed the order, where it was traced. */
  readonly traceParent?: string | undefined;
};

/** Columns of an order with its lines, and its events where they are wanted. */
function selectOrder(pool: Pool, withEvents: boolean) {
  return pool`
    o.*, coalesce(now() > o.give_up_at, false) as is_overdue,
    (
      select coalesce(jsonb_agg(to_jsonb(l) order by l.position), '[]') from order_lines l where l.order_id = o.id
    ) as lines,
    ${
      withEvents
        ? pool`(
            select coalesce(jsonb_agg(to_jsonb(e) order by e.sequence), '[]') from order_events e
            where e.order_id = o.id
          ) as events`
        : pool`'[]'::jsonb as events`
    }`;
}

/** A problem is a sentence, not a story. */
const problemLengthMax = 200;

function drivenFromRow(row: OrderRow): DrivenOrder {
  return {
    order: orderFromRow(row),
    leaseToken: row.lease_token ?? undefined,
    isOverdue: row.is_overdue,
    traceParent: row.trace_parent ?? undefined,
  };
}

/** One order as it is now, in one snapshot with its lines and events. */
export async function findOrder(pool: Pool, id: string): Promise<DrivenOrder | undefined> {
  const [row] = await run<OrderRow>(
    "find_order",
    pool<OrderRow[]>`select ${selectOrder(pool, true)} from orders o where o.id = ${id}`,
  );
  return row === undefined ? undefined : drivenFromRow(row);
}

/** Id of the order that a cart as it was became, or undefined. */
export async function findLiveOrderOfCart(
  pool: Pool,
  cartId: string,
  cartVersion: bigint,
): Promise<string | undefined> {
  const [row] = await run<{ id: string }>(
    "find_live_order_of_cart",
    pool<{ id: string }[]>`
      select id from orders where cart_id = ${cartId} and cart_version = ${cartVersion} and status <> 'cancelled'`,
  );
  return row?.id;
}

export type OrderFilter = {
  readonly userId: string | undefined;
  readonly status: Status | undefined;
  readonly number: string | undefined;
  readonly email: string | undefined;
};

/** A page of orders without their events, newest first, from below `beforeId` on. */
export async function listOrders(
  pool: Pool,
  filter: OrderFilter,
  page: { readonly beforeId: string | undefined; readonly limit: number },
): Promise<Order[]> {
  const rows = await run<OrderRow>(
    "list_orders",
    pool<OrderRow[]>`
      select ${selectOrder(pool, false)} from orders o
      where true
        ${filter.userId === undefined ? pool`` : pool`and o.user_id = ${filter.userId}`}
        ${filter.status === undefined ? pool`` : pool`and o.status = ${filter.status}`}
        ${filter.number === undefined ? pool`` : pool`and o.number = ${filter.number}`}
        ${filter.email === undefined ? pool`` : pool`and lower(o.email) = lower(${filter.email})`}
        ${page.beforeId === undefined ? pool`` : pool`and o.id < ${page.beforeId}`}
      order by o.id desc
      limit ${page.limit}`,
  );
  return rows.map(orderFromRow);
}

export type NewOrder = {
  readonly order: Order;
  readonly leaseToken: string;
  readonly leaseMs: number;
  readonly requestId: string;
  readonly requestHash: Buffer;
};

/** `key_taken`: the buyer's request key is in use. `cart_ordered`: the cart as it is became an order already. */
export type InsertOutcome = "inserted" | "key_taken" | "cart_ordered" | "number_taken";

/** Inserts an order with its key and first event in one statement, leased to whoever inserts it. */
export async function insertOrder(pool: Pool, created: NewOrder): Promise<InsertOutcome> {
  const { order } = created;
  const userId = order.owner.kind === "user" ? order.owner.id : null;
  try {
    const rows = await run(
      "insert_order",
      pool`
        with placed as (
          insert into orders (
            id, number, buyer_key, user_id, email, cart_id, cart_version, shipping_address, shipping_method,
            currency_code, status, step, trail, lease_token, lease_expires_at, payment_provider, created_at,
            trace_parent
          ) values (
            ${order.id}, ${order.number}, ${buyerKeyOf(order.owner)}, ${userId}, ${order.email}, ${order.cartId},
            ${order.cartVersion}, ${JSON.stringify(order.shippingAddress)}::text::jsonb, ${order.shippingMethod},
            ${order.currency}, ${order.status}, ${order.step}, ${trailEntry(pool, order.step)}, ${created.leaseToken},
            now() + ${created.leaseMs} * interval '1 millisecond', ${order.payment.provider}, ${order.createdAt},
            ${activeTraceParent() ?? null}
          ) returning id
        ), keyed as (
          insert into idempotency_keys (caller, rpc, request_id, request_hash, order_id)
          select ${buyerKeyOf(order.owner)}, 'PlaceOrder', ${created.requestId}, ${created.requestHash}, id from placed
        ), happened as (
          insert into order_events (order_id, sequence, id, type, occurred_at, note, data_version, data_json)
          select placed.id, e.sequence, e.id, e.type, e.occurred_at, e.note, e.data_version, e.data_json
          from placed, ${eventRecords(pool, eventsToJson(order.events))}
        )
        select id from placed`,
    );
    return rows.length === 1 ? "inserted" : "key_taken";
  } catch (error) {
    switch (brokenConstraint(error)) {
      case "idempotency_keys_pkey":
        return "key_taken";
      case "orders_live_cart":
        return "cart_ordered";
      case "orders_number_key":
        return "number_taken";
      default:
        throw error;
    }
  }
}

/** A new entry of an order's trail: a step that begins now. */
export function trailEntry(pool: Pool, step: Step) {
  return pool`jsonb_build_array(jsonb_build_object('step', ${step}::text, 'at', now()))`;
}

/** Events that a statement unpacks from JSON, as `e`. */
export function eventRecords(pool: Pool, json: string) {
  return pool`jsonb_to_recordset(${json}::text::jsonb) as e (
    sequence integer, id uuid, type text, occurred_at timestamptz, note text, data_version smallint, data_json text
  )`;
}

/** Outbox rows that a statement unpacks from JSON, as `x`. */
export function outboxRecords(pool: Pool, items: readonly OutboxItem[]) {
  const json = JSON.stringify(
    items.map(({ id, destination, kind, payload, delayMs }, index) => ({
      index,
      id,
      destination,
      kind,
      payload: payload ?? {},
      delay_ms: delayMs ?? 0,
    })),
  );
  return pool`jsonb_to_recordset(${json}::text::jsonb) as x (
    index integer, id uuid, destination text, kind text, payload jsonb, delay_ms integer
  )`;
}

/** Takes over one unfinished order if nobody drives it; answers whether it did. */
export async function claimOrder(pool: Pool, id: string, leaseToken: string, leaseMs: number): Promise<boolean> {
  const rows = await run(
    "claim_order",
    pool`
      update orders set lease_token = ${leaseToken}, lease_expires_at = now() + ${leaseMs} * interval '1 millisecond'
      where id = ${id} and step not in ('confirmed', 'cancelled')
        and (lease_token is null or lease_expires_at < now())
      returning id`,
  );
  return rows.length === 1;
}

/** Takes over unfinished orders whose time has come, oldest first; answers their ids. */
export async function claimLapsedOrders(
  pool: Pool,
  leaseToken: string,
  leaseMs: number,
  limit: number,
): Promise<string[]> {
  const rows = await run<{ id: string }>(
    "claim_lapsed_orders",
    pool<{ id: string }[]>`
      with lapsed as materialized (
        select id from orders
        where step not in ('confirmed', 'cancelled') and lease_expires_at < now()
        order by lease_expires_at
        limit ${limit}
        for update skip locked
      )
      update orders set lease_token = ${leaseToken}, lease_expires_at = now() + ${leaseMs} * interval '1 millisecond'
      from lapsed where orders.id = lapsed.id
      returning orders.id`,
  );
  return rows.map(({ id }) => id);
}

/** Keeps a lease for another while; answers whether it is still held. */
export async function renewLease(pool: Pool, id: string, leaseToken: string, leaseMs: number): Promise<boolean> {
  const rows = await run(
    "renew_lease",
    pool`
      update orders set lease_expires_at = now() + ${leaseMs} * interval '1 millisecond'
      where id = ${id} and lease_token = ${leaseToken}
      returning id`,
  );
  return rows.length === 1;
}

/** Gives a lease back, with what kept the step from going on; somebody is to look again after `delayMs`. */
export async function releaseLease(
  pool: Pool,
  id: string,
  leaseToken: string,
  { delayMs, problem }: { readonly delayMs: number; readonly problem: string },
): Promise<void> {
  await run(
    "release_lease",
    pool`
      update orders set lease_token = null, lease_expires_at = now() + ${delayMs} * interval '1 millisecond',
        trail = ${trailWith(pool, problem)}
      where id = ${id} and lease_token = ${leaseToken}`,
  );
}

/** Notes what kept a driver from going on, while it holds the lease. */
export async function noteProblem(pool: Pool, id: string, leaseToken: string, problem: string): Promise<void> {
  await run(
    "note_problem",
    pool`update orders set trail = ${trailWith(pool, problem)} where id = ${id} and lease_token = ${leaseToken}`,
  );
}

/** The trail whose last step has a problem more; only the latest is kept, and how many there were. */
function trailWith(pool: Pool, problem: string) {
  return pool`
    case when trail = '[]' then trail else jsonb_set(trail, '{-1}', (trail -> -1) || jsonb_build_object(
      'problem', ${problem.slice(0, problemLengthMax)}::text, 'problem_at', now(),
      'tries', coalesce((trail -> -1 ->> 'tries')::integer, 0) + 1
    )) end`;
}
