// What an operator sees of orders that do not come to their end, and how another try is asked for.

import { type Pool, run } from "@shoal/postgres";
import type { PaymentStatus, Status, Step } from "../domain/order.ts";

export type TrailEntry = {
  readonly step: Step;
  readonly at: string;
  /** The latest thing that kept it there, and how often that happened. */
  readonly problem?: string;
  readonly problem_at?: string;
  readonly tries?: number;
};

export type OpenDelivery = {
  readonly kind: string;
  readonly attempts: number;
  readonly created_at: string;
  readonly next_attempt_at: string;
  readonly last_problem: string;
  readonly dead_at: string | null;
};

export type StuckOrder = {
  readonly id: string;
  readonly number: string;
  readonly status: Status;
  readonly step: Step;
  readonly paymentStatus: PaymentStatus;
  readonly isCancelRequested: boolean;
  readonly createdAt: Date;
  readonly isDriven: boolean;
  readonly lookAgainAt: Date;
  readonly trail: readonly TrailEntry[];
  readonly deliveries: readonly OpenDelivery[];
};

/**
 * Orders whose checkout is not over after so long, or of which something that follows was given up or is not delivered
 * after so long; oldest first, at most `limit`.
 */
export async function findStuckOrders(pool: Pool, olderThanMs: number, limit: number): Promise<StuckOrder[]> {
  const since = pool`now() - ${olderThanMs} * interval '1 millisecond'`;
  const rows = await run<StuckOrder>(
    "find_stuck_orders",
    pool<StuckOrder[]>`
      select o.id, o.number, o.status, o.step, o.payment_status as "paymentStatus",
        o.cancel_requested as "isCancelRequested", o.created_at as "createdAt",
        o.lease_token is not null and o.lease_expires_at > now() as "isDriven", o.lease_expires_at as "lookAgainAt",
        o.trail,
        (
          select coalesce(jsonb_agg(to_jsonb(x) order by x.position), '[]') from outbox x
          where x.order_id = o.id and x.delivered_at is null
        ) as deliveries
      from orders o
      where o.id in (
        select id from orders where step not in ('confirmed', 'cancelled') and created_at < ${since}
        union
        select order_id from outbox
        where delivered_at is null and (dead_at is not null or created_at < ${since})
      )
      order by o.created_at
      limit ${limit}`,
  );
  return [...rows];
}

/** Id of the order that has this id or number, or undefined. */
export async function findOrderId(pool: Pool, idOrNumber: string): Promise<string | undefined> {
  const [row] = await run<{ id: string }>(
    "find_order_id",
    pool<{ id: string }[]>`
      select id from orders where id::text = ${idOrNumber.toLowerCase()} or number = ${idOrNumber.toUpperCase()}`,
  );
  return row?.id;
}

/**
 * Lets the next replica that looks take an unfinished order over, whoever drives it now, and gives all that follows
 * from an order another go, given up or not. Whoever was at it finds out when it saves.
 */
export async function retryOrder(
  pool: Pool,
  id: string,
): Promise<{ readonly isFreed: boolean; readonly rows: number }> {
  const [row] = await run<{ isFreed: boolean; rows: number }>(
    "retry_order",
    pool<{ isFreed: boolean; rows: number }[]>`
      with freed as (
        update orders set lease_token = null, lease_expires_at = now()
        where id = ${id} and step not in ('confirmed', 'cancelled')
        returning id
      ), redriven as (
        update outbox set dead_at = null, attempts = 0, next_attempt_at = now()
        where order_id = ${id} and delivered_at is null
        returning id
      )
      select exists (select from freed) as "isFreed", (select count(*)::integer from redriven) as rows`,
  );
  return row ?? { isFreed: false, rows: 0 };
}
