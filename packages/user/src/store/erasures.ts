// Deleted accounts of which something personal is left elsewhere. Whoever cleans up there takes a few, and says when one
// is done; until then it comes again.

import { run, type Sql } from "@shoal/postgres";

export type Erasure = { readonly userId: string; readonly requestedAt: Date };

/**
 * An erasure that was taken comes again after as long as it has waited already, within these bounds: soon at first, since
 * what an order still has to deliver takes seconds, and hourly while a parcel is on its way.
 */
const restSecondsMin = 5;
const restSecondsMax = 3600;

/** Erasures whose time has come, or that of one account. */
export async function claimErasures(sql: Sql, userId: string | undefined, limit: number): Promise<Erasure[]> {
  const due = userId === undefined ? sql`next_attempt_at <= now()` : sql`user_id = ${userId}`;
  const rows = await run(
    "claim_erasures",
    sql<Erasure[]>`
      update erasures
      set next_attempt_at = now() + least(
        make_interval(secs => ${restSecondsMax}), greatest(make_interval(secs => ${restSecondsMin}), now() - requested_at))
      where user_id in (
        select user_id from erasures where ${due} order by next_attempt_at limit ${limit} for update skip locked
      )
      returning user_id as "userId", requested_at as "requestedAt"`,
  );
  return [...rows];
}

export async function completeErasure(sql: Sql, userId: string): Promise<void> {
  await run("complete_erasure", sql`delete from erasures where user_id = ${userId}`);
}
