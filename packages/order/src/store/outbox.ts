// The outbox: rows that the relay takes, delivers and marks. A row is leased, not locked, so that no transaction is
// held across a call; a row that somebody failed with comes again.

import { type Pool, run } from "@shoal/postgres";
import type { OutboxKind } from "../domain/order.ts";

export type OutboxRow = {
  readonly id: string;
  readonly orderId: string;
  readonly kind: OutboxKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** This attempt counts. */
  readonly attempts: number;
  /** The span that placed the order, where it was traced. */
  readonly traceParent: string | null;
};

export type OutboxQueue = "effects" | "mail";

export type OutboxClaim = {
  readonly leaseToken: string;
  readonly leaseMs: number;
  readonly limit: number;
  /** Mail goes apart from what an order's state hangs on: a slow mail server must not keep money waiting. */
  readonly queue: OutboxQueue;
  /** Only rows of this order; its delays do not count then. */
  readonly orderId?: string;
};

/**
 * Leases rows whose time has come: of each order and destination only the first that is not delivered, so that they
 * go out in the order in which they were written.
 */
export async function claimOutbox(pool: Pool, claim: OutboxClaim): Promise<OutboxRow[]> {
  const rows = await run<OutboxRow>(
    "claim_outbox",
    pool<OutboxRow[]>`
      with due as materialized (
        select o.id from outbox o
        where o.delivered_at is null and o.dead_at is null
          and (o.lease_token is null or o.lease_expires_at < now())
          and (o.destination = 'mail') = ${claim.queue === "mail"}
          ${claim.orderId === undefined ? pool`and o.next_attempt_at <= now()` : pool`and o.order_id = ${claim.orderId}`}
          and not exists (
            select from outbox e
            where e.order_id = o.order_id and e.destination = o.destination and e.delivered_at is null
              and e.position < o.position
          )
        order by o.next_attempt_at
        limit ${claim.limit}
        for update skip locked
      )
      update outbox set
        lease_token = ${claim.leaseToken}, lease_expires_at = now() + ${claim.leaseMs} * interval '1 millisecond',
        attempts = attempts + 1
      from due where outbox.id = due.id
      returning outbox.id, order_id as "orderId", kind, payload, attempts,
        (select trace_parent from orders where orders.id = outbox.order_id) as "traceParent"`,
  );
  return [...rows];
}

/** Marks a row delivered, if its lease is still held. */
export async function markOutboxDelivered(pool: Pool, id: string, leaseToken: string): Promise<void> {
  await run(
    "mark_outbox_delivered",
    pool`
      update outbox set delivered_at = now(), lease_token = null
      where id = ${id} and lease_token = ${leaseToken} and delivered_at is null`,
  );
}

/** Marks an order's rows of a kind delivered that nobody has begun with: the effect was had another way. */
export async function skipOutbox(pool: Pool, orderId: string, kind: OutboxKind): Promise<void> {
  await run(
    "skip_outbox",
    pool`
      update outbox set delivered_at = now()
      where order_id = ${orderId} and kind = ${kind} and lease_token is null and delivered_at is null`,
  );
}

/** Puts a row back, to be tried again after `delayMs`. */
export async function postponeOutbox(
  pool: Pool,
  id: string,
  leaseToken: string,
  delayMs: number,
  problem: string,
): Promise<void> {
  await run(
    "postpone_outbox",
    pool`
      update outbox set
        lease_token = null, next_attempt_at = now() + ${delayMs} * interval '1 millisecond', last_problem = ${problem}
      where id = ${id} and lease_token = ${leaseToken} and delivered_at is null`,
  );
}

/** Gives a row up; it blocks its stream until somebody redrives it. */
export async function buryOutbox(pool: Pool, id: string, leaseToken: string, problem: string): Promise<void> {
  await run(
    "bury_outbox",
    pool`
      update outbox set lease_token = null, dead_at = now(), last_problem = ${problem}
      where id = ${id} and lease_token = ${leaseToken} and delivered_at is null`,
  );
}

/** Gives every row that was given up another go; answers how many there were. */
export async function redriveOutbox(pool: Pool): Promise<number> {
  const rows = await run(
    "redrive_outbox",
    pool`
      update outbox set dead_at = null, attempts = 0, next_attempt_at = now()
      where dead_at is not null and delivered_at is null
      returning id`,
  );
  return rows.length;
}

/** Whether effects of an order are still to be had, but for rows that were given up and what waits for them. */
export async function hasOpenOutbox(pool: Pool, orderId: string): Promise<boolean> {
  const [row] = await run<{ found: boolean }>(
    "has_open_outbox",
    pool<{ found: boolean }[]>`
      select exists (
        select from outbox o
        where o.order_id = ${orderId} and o.delivered_at is null and o.destination <> 'mail'
          and not exists (
            select from outbox e
            where e.order_id = o.order_id and e.destination = o.destination and e.dead_at is not null
              and e.delivered_at is null and e.position <= o.position
          )
      ) as found`,
  );
  return row?.found ?? false;
}

/** Removes rows delivered before so many days; answers how many, at most `limit`. */
export async function deleteOldOutbox(pool: Pool, days: number, limit: number): Promise<number> {
  const rows = await run(
    "delete_old_outbox",
    pool`
      delete from outbox where id in (
        select id from outbox where delivered_at < now() - ${days} * interval '1 day'
        limit ${limit} for update skip locked
      ) returning 1`,
  );
  return rows.length;
}
