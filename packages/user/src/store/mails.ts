// Messages about accounts: written with the change that they tell, leased and sent by the relay.

import { run, type Sql } from "@shoal/postgres";
import type { MailKind } from "../domain/mails.ts";

export type MailRow = {
  readonly id: string;
  readonly kind: MailKind;
  readonly userId: string | null;
  /** What somebody typed, as long as nobody has looked whether it has an account. */
  readonly email: string | null;
  /** Stands for the address of a registration; empty for other messages. */
  readonly addressHash: string;
  /** This attempt counts. */
  readonly attempts: number;
};

/** A message to an address, whether or not it has an account: that is found out when it is sent, where nobody waits. */
export async function insertMailToAddress(sql: Sql, id: string, kind: MailKind, email: string): Promise<void> {
  await run("insert_mail_to_address", sql`insert into mails (id, kind, email) values (${id}, ${kind}, ${email})`);
}

/** A message to an address that somebody wants to register, whether or not it has an account. */
export async function insertRegistrationMail(
  sql: Sql,
  id: string,
  to: { readonly email: string; readonly addressHash: string },
): Promise<void> {
  await run(
    "insert_registration_mail",
    sql`
      insert into mails (id, kind, email, address_hash) values (${id}, 'register', ${to.email}, ${to.addressHash})`,
  );
}

/** A message to an account whose address is not confirmed yet. */
export async function insertVerificationMail(sql: Sql, id: string, userId: string): Promise<void> {
  await run(
    "insert_verification_mail",
    sql`
      insert into mails (id, kind, user_id)
      select ${id}::uuid, 'verify_email', u.id from users u
      where u.id = ${userId} and u.email_verified_at is null and u.deleted_at is null`,
  );
}

/** A CTE that writes a message to the account in the CTE `u`, as part of another statement. */
export function mailOf(sql: Sql, mail: { readonly id: string; readonly kind: MailKind }) {
  return sql`mailed as (insert into mails (id, kind, user_id) select ${mail.id}::uuid, ${mail.kind}::text, u.id from u)`;
}

/** Leases messages whose time has come. */
export async function claimMails(
  sql: Sql,
  claim: { readonly leaseToken: string; readonly leaseMs: number; readonly limit: number },
): Promise<MailRow[]> {
  const rows = await run(
    "claim_mails",
    sql<MailRow[]>`
      with due as materialized (
        select m.id from mails m
        where m.done_at is null and m.next_attempt_at <= now()
          and (m.lease_token is null or m.lease_expires_at < now())
        order by m.next_attempt_at limit ${claim.limit}
        for update skip locked
      )
      update mails m
      set lease_token = ${claim.leaseToken}, attempts = m.attempts + 1,
          lease_expires_at = now() + ${claim.leaseMs} * interval '1 millisecond'
      from due where m.id = due.id
      returning m.id, m.kind, m.user_id as "userId", m.email, m.address_hash as "addressHash", m.attempts`,
  );
  return [...rows];
}

/** `userId` is undefined for an address that has no account. */
export type Recipient = {
  readonly userId: string | undefined;
  readonly email: string;
  readonly recentCount: number;
};

/**
 * The account that a message is for, which is noted, and how many messages of the kind it had in the last minutes
 * before this one, looked up or not yet. Ids are in order of time: of a burst at once the first ones leave.
 */
export async function findRecipient(sql: Sql, row: MailRow, minutes: number): Promise<Recipient | undefined> {
  const who = row.userId === null ? sql`u.email = ${row.email}` : sql`u.id = ${row.userId}`;
  const [found] = await run(
    "find_recipient",
    sql<Recipient[]>`
      with u as (select u.id, u.email from users u where ${who} and u.deleted_at is null and not u.disabled),
      known as (update mails m set user_id = u.id from u where m.id = ${row.id} and m.user_id is null)
      select u.id as "userId", u.email, (
        select count(*)::int from mails m
        where (m.user_id = u.id or m.email = u.email) and m.kind = ${row.kind} and m.id < ${row.id} and m.problem = ''
          and m.created_at > now() - make_interval(mins => ${minutes})
      ) as "recentCount"
      from u`,
  );
  return found;
}

/**
 * Who somebody wants to register: an account that is there already, or nobody yet; undefined when the account is
 * disabled, or was made by the token of this very message. Messages are counted for the address, since there may be no
 * account to count them for.
 */
export async function findRegistrant(sql: Sql, row: MailRow, minutes: number): Promise<Recipient | undefined> {
  const [found] = await run(
    "find_registrant",
    sql<{ id: string | null; needsNone: boolean; email: string; count: number }[]>`
      select u.id, typed.email, u.id is not null and (u.disabled or this.token_made_at is not null) as "needsNone", (
        select count(*)::int from mails m
        where m.address_hash = ${row.addressHash} and m.kind = ${row.kind} and m.id < ${row.id} and m.problem = ''
          and m.created_at > now() - make_interval(mins => ${minutes})
      ) as count
      from mails this cross join (select ${row.email}::text as email) typed
      left join users u on u.email = typed.email and u.deleted_at is null
      where this.id = ${row.id}`,
  );
  if (found === undefined || found.needsNone) return undefined;
  return { userId: found.id ?? undefined, email: found.email, recentCount: found.count };
}

/** Notes that a message is done with: sent, or never to be sent. What somebody typed goes. */
export async function finishMail(sql: Sql, id: string, leaseToken: string, problem: string): Promise<void> {
  await run(
    "finish_mail",
    sql`
      update mails set done_at = now(), lease_token = null, email = null, problem = ${problem}
      where id = ${id} and lease_token = ${leaseToken}`,
  );
}

/** Puts a message back, to be tried again after `delayMs`. */
export async function postponeMail(
  sql: Sql,
  id: string,
  leaseToken: string,
  delayMs: number,
  problem: string,
): Promise<void> {
  await run(
    "postpone_mail",
    sql`
      update mails
      set lease_token = null, next_attempt_at = now() + ${delayMs} * interval '1 millisecond', problem = ${problem}
      where id = ${id} and lease_token = ${leaseToken}`,
  );
}
