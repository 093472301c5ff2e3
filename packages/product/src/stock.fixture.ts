// For tests of stock: products on the shelf, and the audit that every test of stock ends with.

import type { Pool } from "@shoal/postgres";
import type { ProductStatus } from "./domain/product.ts";
import { insertProduct } from "./store/products.ts";

export type Shelf = {
  readonly onHand: bigint;
  readonly status?: ProductStatus;
  readonly title?: string;
  readonly optionValues?: readonly string[];
  readonly priceMinor?: bigint;
};

/** Stores a product with one variant and answers both ids. */
export async function putOnShelf(
  pool: Pool,
  shelf: Shelf,
): Promise<{ productId: string; variantId: string; sku: string }> {
  const productId = Bun.randomUUIDv7();
  const variantId = Bun.randomUUIDv7();
  const sku = `SKU-${variantId}`;
  const optionValues = shelf.optionValues ?? [];
  await pool.begin((transaction) =>
    insertProduct(transaction, {
      id: productId,
      handle: `p-${productId}`,
      title: shelf.title ?? "Lantern",
      descriptionHtml: "",
      vendor: "",
      categoryId: null,
      tags: [],
      status: shelf.status ?? "active",
      images: [],
      options: optionValues.map((value, index) => ({ name: `Option ${index + 1}`, values: [value] })),
      variants: [
        {
          id: variantId,
          sku,
          optionValues,
          price: { currency: "USD", amountMinor: shelf.priceMinor ?? 1999n },
          compareAtPrice: null,
          weightGrams: 250,
          onHand: shelf.onHand,
        },
      ],
    }),
  );
  return { productId, variantId, sku };
}

/** Variants only, of active products, each with the same count. */
export async function putVariantsOnShelf(pool: Pool, count: number, onHand: bigint): Promise<string[]> {
  const shelves = await Promise.all(Array.from({ length: count }, () => putOnShelf(pool, { onHand })));
  return shelves.map(({ variantId }) => variantId);
}

export async function readLevel(pool: Pool, variantId: string): Promise<{ onHand: bigint; reserved: bigint }> {
  const [row] = await pool<{ onHand: bigint; reserved: bigint }[]>`
    select on_hand as "onHand", reserved from stock_levels where variant_id = ${variantId}`;
  if (row === undefined) throw new Error("the variant has no stock level");
  return { ...row };
}

/**
 * Variants whose books do not balance: the ledger does not add up to the level, what is reserved is not what held
 * reservations hold, or what left the building is not what was sold and did not come back.
 */
export async function findImbalances(pool: Pool): Promise<object[]> {
  const rows = await pool<object[]>`
    with ledger as (
      select variant_id, sum(on_hand_delta) as on_hand, sum(reserved_delta) as reserved,
        -coalesce(sum(on_hand_delta) filter (where kind in ('commit', 'restock')), 0) as sold
      from stock_ledger group by variant_id
    ), lines as (
      select r.order_id, r.state, line.variant_id, line.quantity
      from reservations r, jsonb_to_recordset(r.lines) as line (variant_id uuid, quantity bigint)
    ), returned as (
      select line.variant_id, sum(line.quantity) as quantity
      from reservations r, jsonb_to_recordset(r.restocks) as back (lines jsonb),
        jsonb_to_recordset(back.lines) as line (variant_id uuid, quantity bigint)
      group by line.variant_id
    ), orders as (
      select variant_id, coalesce(sum(quantity) filter (where state = 'held'), 0) as held,
        coalesce(sum(quantity) filter (where state = 'committed'), 0) as committed
      from lines group by variant_id
    )
    select variant_id, level.on_hand, level.reserved, ledger.on_hand as ledger_on_hand,
      ledger.reserved as ledger_reserved, ledger.sold, orders.held, orders.committed, returned.quantity as returned
    from stock_levels level
    full join ledger using (variant_id)
    left join orders using (variant_id)
    left join returned using (variant_id)
    where coalesce(level.on_hand, 0) <> ledger.on_hand
      or coalesce(level.reserved, 0) <> ledger.reserved
      or coalesce(level.reserved, 0) <> coalesce(orders.held, 0)
      or ledger.sold <> coalesce(orders.committed, 0) - coalesce(returned.quantity, 0)
      or ledger.on_hand is null`;
  return [...rows];
}

/** A number generator that answers the same sequence for the same seed, from 0 to below 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
