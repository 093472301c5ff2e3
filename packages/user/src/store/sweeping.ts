// Removes what nobody can use any more, a bounded batch at a time. Rows that somebody holds are left for next time.

import { run, type Sql } from "@shoal/postgres";

/** Removes families that are expired or revoked, with their tokens; what a password change ended expires by itself. */
export async function deleteDeadFamilies(sql: Sql, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_dead_families",
    sql`
      delete from refresh_families where id in (
        select id from refresh_families where expires_at < now() or revoked_at is not null
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}

/** Removes tokens used so long ago that they would have expired; reuse of them is then merely unknown. */
export async function deleteOldTokens(sql: Sql, ttlDays: number, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_old_tokens",
    sql`
      delete from refresh_tokens where token_hash in (
        select token_hash from refresh_tokens
        where rotated_at < now() - make_interval(days => ${ttlDays})
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}

/** Removes idempotency keys of more than 24 hours ago. */
export async function deleteOldKeys(sql: Sql, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_old_keys",
    sql`
      delete from idempotency_keys where ctid in (
        select ctid from idempotency_keys where created_at < now() - interval '24 hours'
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}
