// How many reservations hold units, and how long the first of them is past its time.

import { type Pool, run } from "@shoal/postgres";

export type ReservationBacklog = { readonly held: number; readonly overdueSeconds: number };

/** `overdueSeconds` is 0 while none is past its time. */
export async function readReservationBacklog(pool: Pool): Promise<ReservationBacklog> {
  const [row] = await run<ReservationBacklog>(
    "read_reservation_backlog",
    pool<ReservationBacklog[]>`
      select count(*)::integer as held,
        greatest(0, coalesce(extract(epoch from now() - min(expires_at)), 0))::float8 as "overdueSeconds"
      from reservations where state = 'held'`,
  );
  return row ?? { held: 0, overdueSeconds: 0 };
}
