// Mailed tokens in PostgreSQL. Each is used by deleting it, in the statement that has its effect.

import { run, type Sql, type Transaction } from "@shoal/postgres";
import { type AttemptKey, forgottenAttempts } from "./login-attempts.ts";
import { mailOf } from "./mails.ts";
import { eventOf, type NewEvent } from "./security-events.ts";

export type Purpose = "reset_password" | "verify_email" | "register";

/** Stores the token of a message, once: a repeat of the message does not bring back one that was used. */
export async function insertOneTimeToken(
  sql: Sql,
  mailId: string,
  token: {
    readonly tokenHash: Buffer;
    /** Undefined for one that makes an account. */
    readonly userId: string | undefined;
    readonly purpose: Purpose;
    readonly email: string;
    readonly minutes: number;
  },
): Promise<void> {
  await run(
    "insert_one_time_token",
    sql`
      with first as (
        update mails set token_made_at = now() where id = ${mailId} and token_made_at is null returning id
      )
      insert into one_time_tokens (token_hash, user_id, purpose, email, expires_at)
      select ${token.tokenHash}::bytea, ${token.userId ?? null}::uuid, ${token.purpose}::text, ${token.email}::text,
             now() + make_interval(mins => ${token.minutes})
      from first`,
  );
}

/** Whose token it is, and where it was sent; undefined for one that is unknown, used, expired or for something else. */
export async function findOneTimeToken(
  sql: Sql,
  tokenHash: Buffer,
  purpose: Exclude<Purpose, "register">,
): Promise<{ readonly userId: string; readonly email: string } | undefined> {
  const [row] = await run(
    "find_one_time_token",
    sql<{ userId: string; email: string }[]>`
      select user_id as "userId", email from one_time_tokens
      where token_hash = ${tokenHash} and purpose = ${purpose} and expires_at > now()`,
  );
  return row;
}

/**
 * Uses a token of a locked account to set its password: ends every session, voids every other such token, and counts as
 * proof of the address. Answers whether the token was still good.
 */
export async function resetPassword(
  transaction: Transaction,
  tokenHash: Buffer,
  passwordHash: string,
  notes: { readonly event: NewEvent; readonly mailId: string; readonly attempts: AttemptKey },
): Promise<boolean> {
  const rows = await run(
    "reset_password",
    transaction`
      with used as (
        delete from one_time_tokens
        where token_hash = ${tokenHash} and purpose = 'reset_password' and expires_at > now()
        returning user_id, email
      ),
      u as (
        update users u
        set password_hash = ${passwordHash}, session_epoch = u.session_epoch + 1,
            email_verified_at = coalesce(u.email_verified_at, now())
        from used where u.id = used.user_id and u.email = used.email and not u.disabled and u.deleted_at is null
        returning u.id
      ),
      others as (
        delete from one_time_tokens t using u
        where t.user_id = u.id and t.purpose = 'reset_password' and t.token_hash <> ${tokenHash}
      ),
      ${mailOf(transaction, { id: notes.mailId, kind: "password_changed" })},
      ${eventOf(transaction, notes.event)},
      ${forgottenAttempts(transaction, notes.attempts)}
      select id from u`,
  );
  return rows.length > 0;
}

/** Uses a token to note that its address is its account's; answers whether it was good. */
export async function verifyEmail(sql: Sql, tokenHash: Buffer, event: NewEvent): Promise<boolean> {
  const rows = await run(
    "verify_email",
    sql`
      with used as (
        delete from one_time_tokens
        where token_hash = ${tokenHash} and purpose = 'verify_email' and expires_at > now()
        returning user_id, email
      ),
      u as (
        update users u set email_verified_at = coalesce(u.email_verified_at, now())
        from used where u.id = used.user_id and u.email = used.email and u.deleted_at is null
        returning u.id
      ),
      ${eventOf(sql, event)}
      select id from u`,
  );
  return rows.length > 0;
}

/** Whether a token makes an account, as far as one can tell before it is used. */
export async function isRegistrationToken(sql: Sql, tokenHash: Buffer): Promise<boolean> {
  const rows = await run(
    "is_registration_token",
    sql`
      select from one_time_tokens
      where token_hash = ${tokenHash} and purpose = 'register' and expires_at > now()`,
  );
  return rows.length > 0;
}

/**
 * Uses a token that makes an account, and every other one of its address with it; answers the address, or undefined
 * when the token was used meanwhile. They are locked in one order, so that two of one address do not wait crosswise.
 */
export async function takeRegistrationTokens(transaction: Transaction, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await run(
    "take_registration_tokens",
    transaction<{ email: string }[]>`
      with locked as materialized (
        select t.token_hash from one_time_tokens t
        where t.purpose = 'register' and t.email = (
          select email from one_time_tokens
          where token_hash = ${tokenHash} and purpose = 'register' and expires_at > now()
        )
        order by t.token_hash for update
      ),
      used as (
        delete from one_time_tokens t using locked where t.token_hash = locked.token_hash returning t.token_hash, t.email
      )
      select email from used where token_hash = ${tokenHash}`,
  );
  return row?.email;
}
