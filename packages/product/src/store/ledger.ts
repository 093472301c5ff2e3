// What the ledger of stock answers: the change that an adjustment's key stands for, and whether a variant was ordered.

import { run, type Sql } from "@shoal/postgres";

/** An adjustment by hand as it was recorded, and the level right after it. */
export type Adjustment = {
  readonly variantId: string;
  readonly delta: bigint;
  readonly onHand: bigint;
  readonly reserved: bigint;
};

/**
 * The adjustment that a member of staff made under a key, or undefined. The level after it is the sum of the variant's
 * ledger up to it.
 */
export async function findAdjustment(sql: Sql, actorId: string, requestId: string): Promise<Adjustment | undefined> {
  const [row] = await run<Adjustment>(
    "find_adjustment",
    sql<Adjustment[]>`
      select entry.variant_id as "variantId", entry.on_hand_delta as delta,
        sum(earlier.on_hand_delta)::bigint as "onHand", sum(earlier.reserved_delta)::bigint as reserved
      from stock_ledger entry
      join stock_ledger earlier on earlier.variant_id = entry.variant_id and earlier.id <= entry.id
      where entry.kind = 'adjust' and entry.actor_id = ${actorId} and entry.request_id = ${requestId}
      group by entry.id`,
  );
  return row;
}

/** Whether units of a variant were ever set aside for an order. */
export async function wasOrdered(sql: Sql, variantId: string): Promise<boolean> {
  const [row] = await run<{ found: boolean }>(
    "was_variant_ordered",
    sql<{ found: boolean }[]>`
      select exists (select from stock_ledger where variant_id = ${variantId} and order_id is not null) as found`,
  );
  return row?.found ?? false;
}
