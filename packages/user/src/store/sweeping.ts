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

/** Removes messages that were done with a week ago. */
export async function deleteOldMails(sql: Sql, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_old_mails",
    sql`
      delete from mails where ctid in (
        select ctid from mails where done_at < now() - interval '7 days'
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}

/** Removes mailed tokens that nobody used in time. */
export async function deleteExpiredOneTimeTokens(sql: Sql, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_expired_one_time_tokens",
    sql`
      delete from one_time_tokens where ctid in (
        select ctid from one_time_tokens where expires_at < now()
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}

/** Removes counts of attempts whose window is long over. */
export async function deleteOldAttempts(sql: Sql, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_old_attempts",
    sql`
      delete from login_attempts where ctid in (
        select ctid from login_attempts where began_at < now() - interval '1 hour'
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}

/** Removes events of more than so many days ago. */
export async function deleteOldEvents(sql: Sql, days: number, batchSize: number): Promise<number> {
  const { count } = await run(
    "delete_old_events",
    sql`
      delete from security_events where ctid in (
        select ctid from security_events where occurred_at < now() - make_interval(days => ${days})
        limit ${batchSize} for update skip locked)`,
  );
  return count;
}
