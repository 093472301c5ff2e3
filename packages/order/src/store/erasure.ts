// Takes what is personal out of orders whose buyer was deleted.

import { type Pool, run } from "@shoal/postgres";

/** Orders anonymised by one statement. */
const batchSize = 200;

/**
 * Anonymises one batch of an account's orders that have ended and about which nothing is left to be delivered: e-mail and
 * address go, but for the country, on which tax hangs; so do notes that the buyer wrote, and answers kept for repeated
 * requests. Answers how many it did.
 */
export async function eraseEndedOrders(pool: Pool, userId: string): Promise<number> {
  const rows = await run(
    "erase_ended_orders",
    pool`
      with ended as materialized (
        select o.id from orders o
        where o.user_id = ${userId} and o.email <> ''
          and (o.step = 'cancelled'
               or o.step = 'confirmed' and (o.status in ('delivered', 'cancelled') or o.payment_status = 'refunded'))
          and not exists (
            select from outbox x where x.order_id = o.id and x.delivered_at is null and x.dead_at is null
              -- What stands behind a delivery that was given up waits for an operator, perhaps for ever.
              and not exists (
                select from outbox d
                where d.order_id = x.order_id and d.destination = x.destination and d.position < x.position
                  and d.delivered_at is null and d.dead_at is not null
              )
          )
        order by o.id limit ${batchSize} for update
      ),
      silenced as (
        update order_events e set note = '' from ended
        where e.order_id = ended.id and e.note <> '' and e.data_json::jsonb ->> 'by' in ('customer', 'guest')
      ),
      forgotten as (delete from idempotency_keys k using ended where k.order_id = ended.id and k.answered_at is not null)
      update orders o
      set email = '', version = o.version + 1,
          shipping_address = (
            select jsonb_object_agg(key, case when key = 'country' then value else '""'::jsonb end)
            from jsonb_each(o.shipping_address)
          )
      from ended where o.id = ended.id
      returning 1`,
  );
  return rows.length;
}

/** How many of an account's orders still hold something personal. */
export async function countUnerasedOrders(pool: Pool, userId: string): Promise<number> {
  const [row] = await run<{ count: number }>(
    "count_unerased_orders",
    pool<{ count: number }[]>`
      select count(*)::int as count from orders where user_id = ${userId} and email <> ''`,
  );
  return row?.count ?? 0;
}
