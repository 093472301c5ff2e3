// What is unfinished: outbox rows and checkouts, counted, with the age of the oldest. Reads only what is open, by the
// indexes that hold nothing else.

import { type Pool, run } from "@shoal/postgres";
import type { OutboxQueue } from "./outbox.ts";

export type Backlog = {
  readonly queues: readonly QueueBacklog[];
  readonly checkouts: readonly CheckoutBacklog[];
};

type QueueBacklog = {
  readonly queue: OutboxQueue;
  readonly pending: number;
  /** Given up. */
  readonly dead: number;
  /** Of those pending; 0 without any. */
  readonly oldestSeconds: number;
};

type CheckoutBacklog = {
  /** `authorised`: money is promised, and there is no order for it yet. */
  readonly payment: "authorised" | "open";
  readonly count: number;
  readonly oldestSeconds: number;
};

export async function readBacklog(pool: Pool): Promise<Backlog> {
  const [queues, checkouts] = await Promise.all([
    run<QueueBacklog>(
      "read_outbox_backlog",
      pool<QueueBacklog[]>`
        select q.queue,
          count(o.id) filter (where o.dead_at is null)::integer as pending,
          count(o.id) filter (where o.dead_at is not null)::integer as dead,
          coalesce(extract(epoch from now() - min(o.created_at) filter (where o.dead_at is null)), 0)::float8
            as "oldestSeconds"
        from (values ('effects', false), ('mail', true)) as q (queue, is_mail)
        left join outbox o on o.delivered_at is null and (o.destination = 'mail') = q.is_mail
        group by q.queue`,
    ),
    run<CheckoutBacklog>(
      "read_checkout_backlog",
      pool<CheckoutBacklog[]>`
        select p.payment, count(o.id)::integer as count,
          coalesce(extract(epoch from now() - min(o.created_at)), 0)::float8 as "oldestSeconds"
        from (values ('authorised', true), ('open', false)) as p (payment, is_authorised)
        left join orders o
          on o.step not in ('confirmed', 'cancelled') and (o.payment_status = 'authorised') = p.is_authorised
        group by p.payment`,
    ),
  ]);
  return { queues: [...queues], checkouts: [...checkouts] };
}
