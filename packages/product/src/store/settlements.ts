// How a reservation ends: committed, released or expired, each in one statement that is conditional on the
// reservation's own state, so that they can race and exactly one wins. And how sold units come back.

import { type Pool, run } from "@shoal/postgres";
import type { ReservationState, StockLine } from "../domain/reservation.ts";

type Settled = { readonly orderId: string; readonly state: ReservationState };
type Fragment = ReturnType<Pool>;

type Ending = {
  readonly name: string;
  /** Which held reservations end, as conditions over `reservations`, and at most how many. */
  readonly which: Fragment;
  /** The state that each of them ends in. */
  readonly state: Fragment;
  /** Checked again on each row once its stock is locked. */
  readonly condition: Fragment;
};

/**
 * Ends held reservations and moves their stock. Which stock to lock is read first, without a lock: an order's variants
 * and quantities never change. Stock rows come first, by id, and reservations last, as everywhere; whoever changes
 * "held" holds the order's stock rows, so nobody waits for a reservation while another one waits for its stock. Levels
 * are written from the locked rows, for the reason told at `takeStock`.
 */
async function settle(pool: Pool, ending: Ending): Promise<Settled[]> {
  return await run<Settled>(
    ending.name,
    pool<Settled[]>`
      with seen as (
        select order_id, lines from reservations where state = 'held' and ${ending.which}
      ), locked as (
        select s.variant_id, s.on_hand, s.reserved from stock_levels s
        where s.variant_id in (
          select line.variant_id from seen, jsonb_to_recordset(seen.lines) as line (variant_id uuid)
        )
        order by s.variant_id
        for update of s
      ), settled as (
        update reservations r set state = ${ending.state}, settled_at = now()
        from seen
        where r.order_id = seen.order_id and r.state = 'held' and ${ending.condition}
          and (select count(*) from locked) > 0
        returning r.order_id, r.state, r.lines
      ), lines as (
        select settled.order_id, settled.state, line.variant_id, line.quantity
        from settled, jsonb_to_recordset(settled.lines) as line (variant_id uuid, quantity bigint)
      ), totals as (
        select variant_id, sum(quantity) as freed, coalesce(sum(quantity) filter (where state = 'committed'), 0) as sold
        from lines group by variant_id
      ), changed as (
        update stock_levels s
        set on_hand = locked.on_hand - totals.sold, reserved = locked.reserved - totals.freed
        from locked join totals using (variant_id)
        where s.variant_id = locked.variant_id
      ), entries as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, order_id)
        select variant_id, case state when 'committed' then 'commit' when 'released' then 'release' else 'expire' end,
          case state when 'committed' then -quantity else 0 end, -quantity, order_id
        from locked join lines using (variant_id)
      )
      select order_id as "orderId", state from settled`,
  );
}

/**
 * Sells what is held for an order, or, past its time, gives it back: a commit that comes before the sweeper still
 * comes too late. Answers the state it left, or undefined when nothing was held.
 */
export async function commitHeld(pool: Pool, orderId: string): Promise<ReservationState | undefined> {
  const [settled] = await settle(pool, {
    name: "commit_held",
    which: pool`order_id = ${orderId}`,
    state: pool`case when r.expires_at > now() then 'committed' else 'expired' end`,
    condition: pool`true`,
  });
  return settled?.state;
}

/** Gives back what is held for an order and closes it. Answers whether anything was held. */
export async function releaseHeld(pool: Pool, orderId: string): Promise<boolean> {
  const settled = await settle(pool, {
    name: "release_held",
    which: pool`order_id = ${orderId}`,
    state: pool`'released'`,
    condition: pool`true`,
  });
  return settled.length > 0;
}

/** Gives back what is held for an order if its time ran out. */
export async function expireLapsed(pool: Pool, orderId: string): Promise<void> {
  await settle(pool, {
    name: "expire_lapsed",
    which: pool`order_id = ${orderId}`,
    state: pool`'expired'`,
    condition: pool`r.expires_at <= now()`,
  });
}

/** Any number will do as long as it stays; nothing else takes transaction locks of this kind in this database. */
const sweepLock = 610_552_871;

/**
 * Gives back what is held past its time, at most `countMax` reservations, oldest first. Answers how many. One caller at
 * a time: another one meanwhile finds nothing to do, rather than wait for stock only to find it done.
 */
export async function expireDue(pool: Pool, countMax: number): Promise<number> {
  const settled = await settle(pool, {
    name: "expire_due",
    which: pool`
      expires_at <= now() and (select pg_try_advisory_xact_lock(${sweepLock}))
      order by expires_at
      limit ${countMax}`,
    state: pool`'expired'`,
    condition: pool`r.expires_at <= now()`,
  });
  return settled.length;
}

/** Closes an order that holds nothing: one that never asked, or whose time ran out. Answers whether it was so. */
export async function closeUnheld(pool: Pool, orderId: string): Promise<boolean> {
  const rows = await run<{ orderId: string }>(
    "close_unheld",
    pool<{ orderId: string }[]>`
      insert into reservations (order_id, attempt, state, expires_at, settled_at)
      values (${orderId}, 0, 'released', now(), now())
      on conflict (order_id) do update set state = 'released', settled_at = now() where reservations.state = 'expired'
      returning order_id as "orderId"`,
  );
  return rows.length > 0;
}

export type RestockRequest = {
  readonly orderId: string;
  readonly requestId: string;
  readonly lines: readonly StockLine[];
  /** How many restocks the decision knew of; another one since then makes it void. */
  readonly restockCountSeen: number;
};

/** Puts sold units back and notes the return in the reservation. Answers false, and does nothing, when somebody was faster. */
export async function restock(pool: Pool, request: RestockRequest): Promise<boolean> {
  const { orderId, requestId, lines } = request;
  const note = {
    request_id: requestId,
    lines: lines.map((line) => ({ variant_id: line.variantId, quantity: line.quantity })),
  };
  const rows = await run<{ orderId: string }>(
    "restock_order",
    pool<{ orderId: string }[]>`
      with returned as (
        select * from unnest(
          ${pool.array(lines.map(({ variantId }) => variantId))}::uuid[],
          ${pool.array(lines.map(({ quantity }) => quantity))}::integer[]
        ) as r (variant_id, quantity)
      ), locked as (
        select s.variant_id, s.on_hand, s.reserved from stock_levels s
        where s.variant_id in (select variant_id from returned)
        order by s.variant_id
        for update of s
      ), noted as (
        update reservations set restocks = restocks || ${pool.json([note])}
        where order_id = ${orderId} and state = 'committed'
          and jsonb_array_length(restocks) = ${request.restockCountSeen}
          and (select count(*) from locked) = ${lines.length}
        returning order_id
      ), changed as (
        update stock_levels s set on_hand = locked.on_hand + returned.quantity, reserved = locked.reserved
        from locked join returned using (variant_id) cross join noted
        where s.variant_id = locked.variant_id
      ), entries as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, order_id, request_id)
        select variant_id, 'restock', quantity, 0, order_id, ${requestId}
        from locked join returned using (variant_id) cross join noted
      )
      select order_id as "orderId" from noted`,
  );
  return rows.length > 0;
}
