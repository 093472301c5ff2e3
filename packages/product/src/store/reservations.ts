// Reservations: taking stock for an order, and reading what is stored. Taking is one statement, so that nothing can
// come between the count, the hold and the ledger.

import { type Pool, run, type Sql } from "@shoal/postgres";
import type { Reservation, ReservationState, ReservedLine, Restock, StockLine } from "../domain/reservation.ts";

export type ReservationRequest = {
  readonly orderId: string;
  /** 1, or 2 for one whose first reservation expired. */
  readonly attempt: number;
  /** Each variant once. */
  readonly lines: readonly StockLine[];
  readonly ttlMs: number;
};

/** What was found about one line, in the order of the request. */
export type LineVerdict = {
  readonly variantId: string;
  readonly isKnown: boolean;
  readonly isActive: boolean;
  /** Units that could be sold when the line's stock row was locked; undefined when none was looked at. */
  readonly available: bigint | undefined;
};

export type TakeOutcome =
  | { readonly kind: "taken"; readonly reservation: Reservation }
  | { readonly kind: "refused"; readonly verdicts: readonly LineVerdict[] };

type OfferRow = {
  variantId: string;
  quantity: number;
  available: bigint | null;
  isActive: boolean | null;
  productId: string | null;
  sku: string | null;
  title: string | null;
  unitPriceMinor: bigint | null;
  weightGrams: number | null;
  expiresAt: Date | null;
};

/**
 * Sets aside all lines or none. `refused` when a line is unknown, not on sale or short, or when the order has a
 * reservation that forbids this attempt: the caller looks at what is stored to tell which.
 *
 * Stock rows are locked in the order of their ids before anything is counted or the reservation is written, so that no
 * two statements wait for each other in a ring. Both columns of a level are written from the locked row: PostgreSQL
 * checks constraints on the row as the statement's snapshot saw it before it notices a newer one, and `reserved + 1` of
 * yesterday's row can break them.
 */
export async function takeStock(pool: Pool, request: ReservationRequest): Promise<TakeOutcome> {
  const { orderId, attempt, lines, ttlMs } = request;
  const expiry = pool`now() + ${ttlMs} * interval '1 millisecond'`;
  const unknown = pool`select where not exists (select from reservations where order_id = ${orderId})`;
  const expired = pool`
    select from reservations
    where order_id = ${orderId} and attempt = ${attempt - 1} and state = 'expired'
      and (
        select jsonb_object_agg(line.variant_id, line.quantity)
        from jsonb_to_recordset(lines) as line (variant_id uuid, quantity integer)
      ) = (select jsonb_object_agg(variant_id, quantity) from asked)`;
  const inserted = pool`
    insert into reservations (order_id, attempt, state, expires_at, lines)
    select ${orderId}, ${attempt}, 'held', ${expiry}, snapshot.lines from snapshot
    on conflict (order_id) do nothing
    returning order_id, expires_at`;
  const renewed = pool`
    update reservations r
    set attempt = ${attempt}, state = 'held', expires_at = ${expiry}, lines = snapshot.lines, settled_at = null
    from snapshot
    where r.order_id = ${orderId} and r.attempt = ${attempt - 1} and r.state = 'expired'
    returning r.order_id, r.expires_at`;
  const rows = await run<OfferRow>(
    "take_stock",
    pool<OfferRow[]>`
      with asked as materialized (
        select * from unnest(
          ${pool.array(lines.map(({ variantId }) => variantId))}::uuid[], ${pool.array(lines.map(({ quantity }) => quantity))}::integer[]
        ) with ordinality as a (variant_id, quantity, position)
      ), entitled as (${attempt === 1 ? unknown : expired}
      ), locked as (
        select s.variant_id, s.on_hand, s.reserved
        from stock_levels s
        where s.variant_id in (select variant_id from asked) and exists (select from entitled)
        order by s.variant_id
        for update of s
      ), offers as (
        select a.position, a.variant_id, a.quantity, l.on_hand - l.reserved as available, p.status = 'active' as is_active,
          v.product_id, v.sku, v.price_minor, v.weight_grams,
          p.title || case when v.option_values = '{}' then '' else ' - ' || array_to_string(v.option_values, ' / ') end
            as title
        from asked a
        left join locked l using (variant_id)
        left join variants v on v.id = a.variant_id
        left join products p on p.id = v.product_id
      ), snapshot as (
        select jsonb_agg(jsonb_build_object(
          'variant_id', variant_id, 'product_id', product_id, 'sku', sku, 'title', title, 'quantity', quantity,
          'unit_price_minor', price_minor::text, 'weight_grams', weight_grams
        ) order by position) as lines
        from offers
        having bool_and(coalesce(is_active and available >= quantity, false))
      ), held as (${attempt === 1 ? inserted : renewed}
      ), taken as (
        update stock_levels s set on_hand = locked.on_hand, reserved = locked.reserved + a.quantity
        from locked join asked a using (variant_id) cross join held
        where s.variant_id = locked.variant_id
      ), entries as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, order_id)
        select a.variant_id, 'reserve', 0, a.quantity, held.order_id from asked a cross join held
      )
      select o.variant_id as "variantId", o.quantity, o.available, o.is_active as "isActive",
        o.product_id as "productId", o.sku, o.title, o.price_minor as "unitPriceMinor",
        o.weight_grams as "weightGrams", held.expires_at as "expiresAt"
      from offers o left join held on true
      order by o.position`,
  );
  const expiresAt = rows[0]?.expiresAt ?? undefined;
  if (expiresAt === undefined) return { kind: "refused", verdicts: rows.map(toVerdict) };
  const stored = { orderId, attempt, state: "held", expiresAt, isLapsed: false, restocks: [] } as const;
  return { kind: "taken", reservation: { ...stored, lines: rows.map(toReservedLine) } };
}

function toVerdict(row: OfferRow): LineVerdict {
  return {
    variantId: row.variantId,
    isKnown: row.productId !== null,
    isActive: row.isActive ?? false,
    available: row.available ?? undefined,
  };
}

function toReservedLine(row: OfferRow): ReservedLine {
  return {
    variantId: row.variantId,
    productId: row.productId ?? "",
    sku: row.sku ?? "",
    title: row.title ?? "",
    quantity: row.quantity,
    unitPriceMinor: row.unitPriceMinor ?? 0n,
    weightGrams: row.weightGrams ?? 0,
  };
}

type StoredLine = {
  variant_id: string;
  product_id: string;
  sku: string;
  title: string;
  quantity: number;
  unit_price_minor: string;
  weight_grams: number;
};

type StoredRestock = { request_id: string; lines: { variant_id: string; quantity: number }[] };

type ReservationRow = {
  attempt: number;
  state: ReservationState;
  expiresAt: Date;
  isLapsed: boolean;
  lines: StoredLine[];
  restocks: StoredRestock[];
};

/** What is stored for an order, or undefined. */
export async function findReservation(sql: Sql, orderId: string): Promise<Reservation | undefined> {
  const [row] = await run<ReservationRow>(
    "find_reservation",
    sql<ReservationRow[]>`
      select attempt, state, expires_at as "expiresAt", state = 'held' and expires_at <= now() as "isLapsed",
        lines, restocks
      from reservations where order_id = ${orderId}`,
  );
  if (row === undefined) return undefined;
  return { ...row, orderId, lines: row.lines.map(fromStoredLine), restocks: row.restocks.map(fromStoredRestock) };
}

function fromStoredLine(line: StoredLine): ReservedLine {
  return {
    variantId: line.variant_id,
    productId: line.product_id,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unitPriceMinor: BigInt(line.unit_price_minor),
    weightGrams: line.weight_grams,
  };
}

function fromStoredRestock(restock: StoredRestock): Restock {
  const lines = restock.lines.map(({ variant_id, quantity }) => ({ variantId: variant_id, quantity }));
  return { requestId: restock.request_id, lines };
}
