// What matters for the shop's safety, in PostgreSQL: written with the change that it tells where there is one, and only
// ever read or removed after that.

import { run, type Sql } from "@shoal/postgres";

export type NewEvent = {
  readonly id: string;
  readonly kind: string;
  readonly userId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly addressHash?: string | undefined;
  readonly network?: string | undefined;
  readonly details?: Readonly<Record<string, string>> | undefined;
};

export type StoredEvent = {
  readonly id: string;
  readonly occurredAt: Date;
  readonly kind: string;
  readonly userId: string | null;
  readonly actorId: string | null;
  readonly addressHash: string;
  readonly network: string;
  readonly details: Readonly<Record<string, string>>;
};

/** Stores events; one whose id is known is there already. */
export async function insertEvents(sql: Sql, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: event.id,
    kind: event.kind,
    user_id: event.userId ?? null,
    actor_id: event.actorId ?? null,
    address_hash: event.addressHash ?? "",
    network: event.network ?? "",
    details: event.details ?? {},
  }));
  await run(
    "insert_security_events",
    sql`
      insert into security_events (id, kind, user_id, actor_id, address_hash, network, details)
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as e (id uuid, kind text, user_id uuid, actor_id uuid, address_hash text, network text, details jsonb)
      on conflict (id) do nothing`,
  );
}

/** A CTE that stores an event about the account in the CTE or table `u`, as part of another statement. */
export function eventOf(sql: Sql, event: NewEvent) {
  return sql`noted as (
    insert into security_events (id, kind, user_id, network)
    select ${event.id}::uuid, ${event.kind}::text, u.id, ${event.network ?? ""}::text from u
  )`;
}

/** Newest first (ids are in order of time), after the event of the page before. */
export async function listEvents(
  sql: Sql,
  filter: { readonly userId: string | undefined; readonly kind: string | undefined },
  page: { readonly beforeId: string | undefined; readonly limit: number },
): Promise<StoredEvent[]> {
  const before = page.beforeId === undefined ? sql`` : sql`and e.id < ${page.beforeId}`;
  const kind = filter.kind === undefined ? sql`` : sql`and e.kind = ${filter.kind}`;
  const about =
    filter.userId === undefined ? sql`` : sql`and (e.user_id = ${filter.userId} or e.actor_id = ${filter.userId})`;
  const rows = await run(
    "list_security_events",
    sql<StoredEvent[]>`
      select e.id, e.occurred_at as "occurredAt", e.kind, e.user_id as "userId", e.actor_id as "actorId",
             e.address_hash as "addressHash", e.network, e.details
      from security_events e where true ${before} ${kind} ${about}
      order by e.id desc limit ${page.limit}`,
  );
  return [...rows];
}
