// Stock levels outside of orders: the first count of a new variant, a correction by hand, a count from a file.
// Each change is one statement that also writes its ledger row. Levels are written from the locked row, for the reason
// told at `takeStock`.

import { run, type Sql } from "@shoal/postgres";
import { wasOrdered } from "./ledger.ts";

/** Units of one variant. */
export type StockLevel = { readonly variantId: string; readonly onHand: bigint; readonly reserved: bigint };

/** Records the first count of a new variant; call it in the transaction that inserts the variant. */
export async function insertStockLevel(
  sql: Sql,
  stock: { readonly variantId: string; readonly onHand: bigint; readonly reason: string },
): Promise<void> {
  await run(
    "insert_stock_level",
    sql`
      with level as (
        insert into stock_levels (variant_id, on_hand) values (${stock.variantId}, ${stock.onHand})
        returning variant_id, on_hand
      )
      insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, reason)
      select variant_id, 'initial', on_hand, 0, ${stock.reason} from level`,
  );
}

export type StockChange = {
  readonly variantId: string;
  /** The product that the variant must belong to, or undefined for any. */
  readonly productId: string | undefined;
  readonly delta: bigint;
  readonly reason: string;
  readonly actorId: string;
  /** A second change under the same key does nothing; undefined for none. */
  readonly requestId: string | undefined;
};

/** `blocked`: fewer than reserved would be left, or the key was used before. */
export type ChangeOutcome =
  | { readonly kind: "changed"; readonly level: StockLevel }
  | { readonly kind: "blocked" }
  | { readonly kind: "unknown" };

/**
 * Adds a difference to units on hand, unless fewer than reserved would be left. The ledger row carries the key and
 * comes before the change, so that two changes under one key cannot both happen.
 */
export async function changeStock(sql: Sql, change: StockChange): Promise<ChangeOutcome> {
  type Row = { onHand: bigint; reserved: bigint; isChanged: boolean };
  const [row] = await run<Row>(
    "change_stock",
    sql<Row[]>`
      with locked as (
        select s.variant_id, s.on_hand, s.reserved
        from stock_levels s
        join variants v on v.id = s.variant_id
        where s.variant_id = ${change.variantId}
          and v.product_id = coalesce(${change.productId ?? null}::uuid, v.product_id)
        for update of s
      ), entry as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, actor_id, request_id, reason)
        select variant_id, 'adjust', ${change.delta}, 0, ${change.actorId}, ${change.requestId ?? null}, ${change.reason}
        from locked
        where on_hand + ${change.delta}::bigint >= reserved
        on conflict (actor_id, request_id) where kind = 'adjust' and request_id is not null do nothing
        returning id
      ), changed as (
        update stock_levels s set on_hand = locked.on_hand + ${change.delta}, reserved = locked.reserved
        from locked, entry
        where s.variant_id = locked.variant_id
      )
      select on_hand as "onHand", reserved, exists (select from entry) as "isChanged" from locked`,
  );
  if (row === undefined) return { kind: "unknown" };
  if (!row.isChanged) return { kind: "blocked" };
  const level = { variantId: change.variantId, onHand: row.onHand + change.delta, reserved: row.reserved };
  return { kind: "changed", level };
}

/** A count of one variant from a file. */
export type StockCount = { readonly variantId: string; readonly onHand: bigint };

/**
 * Makes units on hand what was counted; answers the variants whose count would be less than what is reserved, none of
 * which, and nothing else, was changed when there are any.
 */
export async function setStock(sql: Sql, counts: readonly StockCount[], reason: string): Promise<string[]> {
  const rows = await run<{ variantId: string }>(
    "set_stock",
    sql<{ variantId: string }[]>`
      with counted as (
        select * from unnest(
          ${sql.array(counts.map(({ variantId }) => variantId))}::uuid[], ${sql.array(counts.map(({ onHand }) => String(onHand)))}::bigint[]
        ) as c (variant_id, on_hand)
      ), locked as (
        select s.variant_id, s.on_hand, s.reserved
        from stock_levels s
        where s.variant_id in (select variant_id from counted)
        order by s.variant_id
        for update of s
      ), refused as (
        select variant_id from locked join counted using (variant_id) where counted.on_hand < locked.reserved
      ), changed as (
        update stock_levels s set on_hand = counted.on_hand, reserved = locked.reserved
        from locked join counted using (variant_id)
        where s.variant_id = locked.variant_id and not exists (select from refused)
      ), entries as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, reason)
        select variant_id, 'import', counted.on_hand - locked.on_hand, 0, ${reason}
        from locked join counted using (variant_id)
        where counted.on_hand <> locked.on_hand and not exists (select from refused)
      )
      select variant_id as "variantId" from refused`,
  );
  return rows.map(({ variantId }) => variantId);
}

/**
 * Takes the level of a variant away, so that the variant can be removed; its ledger stays and then adds up to zero.
 * Answers false, and changes nothing, for one that was ever ordered. Call it in the transaction that removes it.
 */
export async function deleteStockLevel(sql: Sql, variantId: string): Promise<boolean> {
  await run("lock_stock_level", sql`select from stock_levels where variant_id = ${variantId} for update`);
  if (await wasOrdered(sql, variantId)) return false;
  await run(
    "delete_stock_level",
    sql`
      with level as (delete from stock_levels where variant_id = ${variantId} returning variant_id, on_hand)
      insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, reason)
      select variant_id, 'adjust', -on_hand, 0, 'variant removed' from level`,
  );
  return true;
}
