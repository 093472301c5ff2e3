// Stock levels outside of orders: the first count of a new variant, a correction by hand, a count from a file.
// Each change is one statement that also writes its ledger row. Levels are written from the locked row, for the reason
// told at `takeStock`.

import { run, type Sql } from "@shoal/postgres";
import type { Actor } from "./audit.ts";
import { wasOrdered } from "./ledger.ts";

/** A count of one variant. */
export type StockCount = { readonly variantId: string; readonly onHand: bigint };

/** Units of one variant. */
export type StockLevel = { readonly variantId: string; readonly onHand: bigint; readonly reserved: bigint };

/** Records the first counts of new variants; call it in the transaction that inserts the variants. */
export async function insertStockLevels(sql: Sql, counts: readonly StockCount[], reason: string): Promise<void> {
  await run(
    "insert_stock_levels",
    sql`
      with level as (
        insert into stock_levels (variant_id, on_hand)
        select variant_id, on_hand from ${countsTable(sql, counts)}
        returning variant_id, on_hand
      )
      insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, reason)
      select variant_id, 'initial', on_hand, 0, ${reason} from level`,
  );
}

export type StockChange = {
  readonly variantId: string;
  /** The product that the variant must belong to, or undefined for any. */
  readonly productId: string | undefined;
  readonly delta: bigint;
  readonly reason: string;
  readonly actor: Actor;
  /** Id of the entry that tells who did it. */
  readonly auditId: string;
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
        select s.variant_id, s.on_hand, s.reserved, v.product_id, v.sku
        from stock_levels s
        join variants v on v.id = s.variant_id
        where s.variant_id = ${change.variantId}
          and v.product_id = coalesce(${change.productId ?? null}::uuid, v.product_id)
        for update of s
      ), entry as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, actor_id, request_id, reason)
        select variant_id, 'adjust', ${change.delta}, 0, ${change.actor.id}, ${change.requestId ?? null}, ${change.reason}
        from locked
        where on_hand + ${change.delta}::bigint >= reserved
        on conflict (actor_id, request_id) where kind = 'adjust' and request_id is not null do nothing
        returning id
      ), changed as (
        update stock_levels s set on_hand = locked.on_hand + ${change.delta}, reserved = locked.reserved
        from locked, entry
        where s.variant_id = locked.variant_id
      ), audited as (
        insert into audit_entries (id, actor_id, actor_role, action, target_id, change)
        select ${change.auditId}, ${change.actor.id}, ${change.actor.role}, 'stock.adjust', product_id,
          jsonb_build_object(
            'variants[' || sku || '].on_hand', jsonb_build_array(on_hand, on_hand + ${change.delta}::bigint),
            'reason', jsonb_build_array(null, ${change.reason}::text)
          )
        from locked, entry
      )
      select on_hand as "onHand", reserved, exists (select from entry) as "isChanged" from locked`,
  );
  if (row === undefined) return { kind: "unknown" };
  if (!row.isChanged) return { kind: "blocked" };
  const level = { variantId: change.variantId, onHand: row.onHand + change.delta, reserved: row.reserved };
  return { kind: "changed", level };
}

/** By variant: whose count differed, with what it was, and whose would be less than what is reserved. */
export type SetOutcome = { readonly changed: ReadonlyMap<string, bigint>; readonly refused: ReadonlySet<string> };

/**
 * Makes units on hand what was counted. When a count is less than what is reserved, that is answered and nothing at
 * all is changed.
 */
export async function setStock(sql: Sql, counts: readonly StockCount[], reason: string): Promise<SetOutcome> {
  type Row = { variantId: string; isRefused: boolean; onHand: bigint };
  const rows = await run<Row>(
    "set_stock",
    sql<Row[]>`
      with counted as (
        select variant_id, on_hand from ${countsTable(sql, counts)}
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
        where s.variant_id = locked.variant_id and counted.on_hand <> locked.on_hand and not exists (select from refused)
        returning s.variant_id, locked.on_hand as before
      ), entries as (
        insert into stock_ledger (variant_id, kind, on_hand_delta, reserved_delta, reason)
        select variant_id, 'import', counted.on_hand - locked.on_hand, 0, ${reason}
        from locked join counted using (variant_id)
        where counted.on_hand <> locked.on_hand and not exists (select from refused)
      )
      select variant_id as "variantId", true as "isRefused", 0::bigint as "onHand" from refused
      union all
      select variant_id, false, before from changed`,
  );
  const changed = rows.filter(({ isRefused }) => !isRefused);
  return {
    changed: new Map(changed.map(({ variantId, onHand }) => [variantId, onHand])),
    refused: new Set(rows.filter(({ isRefused }) => isRefused).map(({ variantId }) => variantId)),
  };
}

function countsTable(sql: Sql, counts: readonly StockCount[]) {
  const ids = counts.map(({ variantId }) => variantId);
  const units = counts.map(({ onHand }) => String(onHand));
  return sql`unnest(${ids}::uuid[], ${units}::bigint[]) as counts (variant_id, on_hand)`;
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
