// Accounts in PostgreSQL. A deleted account keeps its row, anonymised, and is found by none of these.

import { brokenConstraint, run, type Sql, type Transaction } from "@shoal/postgres";
import type { Role, User } from "../domain/account.ts";
import { deletedEmail } from "../domain/email.ts";
import type { NewEvent } from "./security-events.ts";

export type UserRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly email_verified_at: Date | null;
};

/** What is needed to check a password and to start a session of what was checked. */
export type Credentials = {
  readonly user: User;
  /** Undefined when nobody can sign in with a password. */
  readonly passwordHash: string | undefined;
  readonly sessionEpoch: number;
};

type CredentialsRow = UserRow & { readonly password_hash: string | null; readonly session_epoch: number };

export function userFromRow(row: UserRow): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role,
    isDisabled: row.disabled,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    emailVerifiedAt: row.email_verified_at ?? undefined,
  };
}

/** The columns of UserRow, of the table or CTE named `u`. */
export function userColumns(sql: Sql) {
  return sql`u.id, u.email, u.name, u.role, u.disabled, u.created_at, u.updated_at, u.email_verified_at`;
}

/** Whether a statement failed because the address has an account. */
export function isEmailTaken(error: unknown): boolean {
  return brokenConstraint(error) === "users_email_key";
}

export async function findUser(sql: Sql, userId: string): Promise<User | undefined> {
  const [row] = await run(
    "find_user",
    sql<UserRow[]>`select ${userColumns(sql)} from users u where u.id = ${userId} and u.deleted_at is null`,
  );
  return row === undefined ? undefined : userFromRow(row);
}

export function findCredentialsByEmail(sql: Sql, email: string): Promise<Credentials | undefined> {
  return credentialsFrom(
    run(
      "find_credentials_by_email",
      sql<CredentialsRow[]>`
        select ${userColumns(sql)}, u.password_hash, u.session_epoch
        from users u where u.email = ${email} and u.deleted_at is null`,
    ),
  );
}

export function findCredentials(sql: Sql, userId: string): Promise<Credentials | undefined> {
  return credentialsFrom(
    run(
      "find_credentials",
      sql<CredentialsRow[]>`
        select ${userColumns(sql)}, u.password_hash, u.session_epoch
        from users u where u.id = ${userId} and u.deleted_at is null`,
    ),
  );
}

async function credentialsFrom(rows: Promise<readonly CredentialsRow[]>): Promise<Credentials | undefined> {
  const [row] = await rows;
  if (row === undefined) return undefined;
  return {
    user: userFromRow(row),
    passwordHash: row.password_hash ?? undefined,
    sessionEpoch: row.session_epoch,
  };
}

/** Stores the same password under newer parameters, unless it was changed meanwhile. */
export async function replacePasswordHash(sql: Sql, userId: string, oldHash: string, newHash: string): Promise<void> {
  await run(
    "replace_password_hash",
    sql`update users set password_hash = ${newHash} where id = ${userId} and password_hash = ${oldHash}`,
  );
}

/**
 * Accounts whose address or name holds a text, newest first (ids are in order of time), after the account of the page
 * before. Both texts come normalised, the address as addresses are and the name in lower case.
 */
export async function listUsers(
  sql: Sql,
  filter: { readonly emailPart: string; readonly namePart: string },
  page: { readonly beforeId: string | undefined; readonly limit: number },
): Promise<User[]> {
  const before = page.beforeId === undefined ? sql`` : sql`and u.id < ${page.beforeId}`;
  // The collation is PostgreSQL's own, so that letters beyond ASCII match whatever locale the database has.
  const matching =
    filter.emailPart === ""
      ? sql``
      : sql`and (strpos(u.email, ${filter.emailPart}) > 0
              or strpos(lower(u.name collate "pg_c_utf8"), lower(${filter.namePart}::text collate "pg_c_utf8")) > 0)`;
  const rows = await run(
    "list_users",
    sql<UserRow[]>`
      select ${userColumns(sql)} from users u
      where u.deleted_at is null ${before} ${matching}
      order by u.id desc limit ${page.limit}`,
  );
  return rows.map(userFromRow);
}

/**
 * Locks accounts until the transaction ends, always in the same order, and answers those that are not deleted. What
 * the transaction reads next is at least as new as the lock.
 */
export async function lockUsers(transaction: Transaction, userIds: readonly string[]): Promise<Map<string, User>> {
  const rows = await run(
    "lock_users",
    transaction<UserRow[]>`
      select ${userColumns(transaction)} from users u
      where u.id in ${transaction([...userIds])} and u.deleted_at is null
      order by u.id for no key update`,
  );
  return new Map(rows.map((row) => [row.id, userFromRow(row)]));
}

/** Saves name, role and flag of a locked account; `endsSessions` signs it out everywhere. */
export async function saveUser(transaction: Transaction, user: User, endsSessions: boolean): Promise<User> {
  const [row] = await run(
    "save_user",
    transaction<UserRow[]>`
      update users u
      set name = ${user.name}, role = ${user.role}, disabled = ${user.isDisabled}, updated_at = now(),
          session_epoch = u.session_epoch + ${endsSessions ? 1 : 0}
      where u.id = ${user.id}
      returning ${userColumns(transaction)}`,
  );
  if (row === undefined) throw new Error("a locked account is gone");
  return userFromRow(row);
}

/**
 * Takes everything personal out of a locked account: address, name, credentials, sessions, saved addresses, messages,
 * the networks of its events; and notes that its orders are to follow. Answers whether there is such an account at all;
 * one that is anonymised already stays as it is.
 */
export async function anonymiseUser(transaction: Transaction, userId: string, event: NewEvent): Promise<boolean> {
  await run(
    "forget_networks",
    transaction`update security_events set network = '' where user_id = ${userId} and network <> ''`,
  );
  const rows = await run(
    "anonymise_user",
    transaction`
      with target as (select id, deleted_at from users where id = ${userId}),
      gone as (
        update users u
        set email = ${deletedEmail(userId)}, name = '', password_hash = null, disabled = true,
            session_epoch = u.session_epoch + 1, updated_at = now(), deleted_at = now(),
            email_verified_at = null
        from target where u.id = target.id and target.deleted_at is null
      ),
      erasure as (
        insert into erasures (user_id) select id from target where deleted_at is null
        on conflict (user_id) do nothing returning user_id as id
      ),
      noted as (
        insert into security_events (id, kind, user_id, actor_id)
        select ${event.id}::uuid, ${event.kind}::text, id, ${event.actorId ?? null}::uuid from erasure
      ),
      without_mails as (delete from mails where user_id = ${userId}),
      without_tokens as (delete from one_time_tokens where user_id = ${userId}),
      without_addresses as (delete from addresses where user_id = ${userId}),
      without_keys as (delete from idempotency_keys where user_id = ${userId}),
      without_sessions as (delete from refresh_families where user_id = ${userId})
      select id from target`,
  );
  return rows.length > 0;
}
