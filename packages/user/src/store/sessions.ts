// Refresh families in PostgreSQL. A family is alive while it is not revoked, not expired, and carries its account's
// session epoch; each change of a family happens under the lock of its row, then of the token's.

import { run, type Sql } from "@shoal/postgres";
import type { OpenSession, Role, StartedSession } from "../domain/account.ts";
import { type AttemptKey, forgottenAttempts } from "./login-attempts.ts";
import { mailOf } from "./mails.ts";
import { eventOf, type NewEvent } from "./security-events.ts";
import { type UserRow, userColumns, userFromRow } from "./users.ts";

/** How long a used token still answers its successor, for parallel tabs and lost answers. */
export const refreshGraceSeconds = 10;

/** A family to begin with its first token. */
export type NewFamily = {
  readonly familyId: string;
  readonly tokenHash: Buffer;
  readonly ttlDays: number;
};

type SessionRow = UserRow & { readonly expires_at: Date };

export type NewAccount = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
  /** Whether the address was proved before the account was made. */
  readonly isEmailProved?: boolean;
};

/** Makes an account and signs it in, in one statement. Throws what `isEmailTaken` knows when the address has one. */
export async function insertAccountWithSession(
  sql: Sql,
  account: NewAccount,
  family: NewFamily,
  notes: { readonly event: NewEvent; readonly mailId: string | undefined },
): Promise<StartedSession> {
  const started = await start(
    "insert_account_with_session",
    sql,
    sql`
      insert into users (id, email, name, role, password_hash, email_verified_at)
      values (${account.id}, ${account.email}, ${account.name}, ${account.role}, ${account.passwordHash},
              ${account.isEmailProved === true ? sql`now()` : null})
      returning *`,
    family,
    sql`${eventOf(sql, notes.event)}${notes.mailId === undefined ? sql`` : sql`, ${mailOf(sql, { id: notes.mailId, kind: "verify_email" })}`}`,
  );
  if (started === undefined) throw new Error("an inserted account did not come back");
  return started;
}

/** Signs an account in as it was when its password was checked; undefined when its sessions were ended since. */
export function startSession(
  sql: Sql,
  account: { readonly userId: string; readonly sessionEpoch: number },
  family: NewFamily,
  notes: { readonly event: NewEvent; readonly attempts: AttemptKey },
): Promise<StartedSession | undefined> {
  return start(
    "start_session",
    sql,
    sql`
      select * from users
      where id = ${account.userId} and session_epoch = ${account.sessionEpoch} and not disabled and deleted_at is null`,
    family,
    sql`${eventOf(sql, notes.event)}, ${forgottenAttempts(sql, notes.attempts)}`,
  );
}

/** Replaces a password, ends every session and starts a fresh one; undefined when the old hash is no longer it. */
export function changePassword(
  sql: Sql,
  account: { readonly userId: string; readonly oldHash: string; readonly newHash: string },
  family: NewFamily,
  notes: { readonly event: NewEvent; readonly mailId: string },
): Promise<StartedSession | undefined> {
  return start(
    "change_password",
    sql,
    sql`
      update users set password_hash = ${account.newHash}, session_epoch = session_epoch + 1
      where id = ${account.userId} and password_hash = ${account.oldHash} and not disabled and deleted_at is null
      returning *`,
    family,
    sql`${eventOf(sql, notes.event)}, ${mailOf(sql, { id: notes.mailId, kind: "password_changed" })}`,
  );
}

async function start(
  name: string,
  sql: Sql,
  account: ReturnType<Sql>,
  family: NewFamily,
  also: ReturnType<Sql>,
): Promise<StartedSession | undefined> {
  const [row] = await run(
    name,
    sql<SessionRow[]>`
      with u as (${account}),
      family as (
        insert into refresh_families (id, user_id, session_epoch, expires_at)
        select ${family.familyId}::uuid, u.id, u.session_epoch, now() + make_interval(days => ${family.ttlDays})
        from u returning id, expires_at
      ),
      first_token as (
        insert into refresh_tokens (token_hash, family_id) select ${family.tokenHash}::bytea, family.id from family
      ),
      ${also}
      select ${userColumns(sql)}, family.expires_at from u, family`,
  );
  return row === undefined ? undefined : { id: family.familyId, user: userFromRow(row), expiresAt: row.expires_at };
}

export type Rotation =
  /** The successor is the family's token now, or was already when this is a retry. */
  | ({ readonly kind: "rotated" | "repeated" } & StartedSession)
  /** The token was used long ago: somebody has a copy. Its family is revoked now. */
  | { readonly kind: "reused"; readonly userId: string; readonly familyId: string }
  /** Unknown, expired, revoked, or of an account that was signed out. */
  | { readonly kind: "dead" };

type RotationRow = SessionRow & {
  readonly verdict: "rotated" | "repeated" | "reused" | "dead";
  readonly family_id: string;
};

/**
 * Exchanges a token for its successor in one statement. The family's row is locked first and the token's second, and
 * both are read as they are once locked: of many at once one rotates, and the others see that it did.
 */
export async function rotateToken(
  sql: Sql,
  tokenHash: Buffer,
  successorHash: Buffer,
  ttlDays: number,
): Promise<Rotation> {
  const [row] = await run(
    "rotate_token",
    sql<RotationRow[]>`
      with family as materialized (
        select f.id, f.user_id, f.expires_at,
               f.revoked_at is null and f.expires_at > now() and f.session_epoch = u.session_epoch as is_alive
        from refresh_families f join users u on u.id = f.user_id
        where f.id = (select family_id from refresh_tokens where token_hash = ${tokenHash})
        for update of f
      ),
      presented as materialized (
        select family.*,
               case when not family.is_alive then 'dead'
                    when t.rotated_at is null then 'rotated'
                    when t.rotated_at > now() - make_interval(secs => ${refreshGraceSeconds}) then 'repeated'
                    else 'reused' end as verdict
        from refresh_tokens t join family on family.id = t.family_id
        where t.token_hash = ${tokenHash}
        for update of t
      ),
      used as (
        update refresh_tokens t set rotated_at = now()
        from presented p where t.token_hash = ${tokenHash} and p.verdict = 'rotated'
        returning t.family_id
      ),
      successor as (
        insert into refresh_tokens (token_hash, family_id) select ${successorHash}::bytea, family_id from used
      ),
      moved as (
        update refresh_families f
        set expires_at = case p.verdict when 'rotated' then now() + make_interval(days => ${ttlDays})
                                        else f.expires_at end,
            revoked_at = case p.verdict when 'reused' then now() else f.revoked_at end
        from presented p where f.id = p.id and p.verdict in ('rotated', 'reused')
        returning f.expires_at
      )
      select p.verdict, p.id as family_id, coalesce(moved.expires_at, p.expires_at) as expires_at, ${userColumns(sql)}
      from presented p join users u on u.id = p.user_id left join moved on true`,
  );
  if (row === undefined || row.verdict === "dead") return { kind: "dead" };
  if (row.verdict === "reused") return { kind: "reused", userId: row.id, familyId: row.family_id };
  return { kind: row.verdict, id: row.family_id, user: userFromRow(row), expiresAt: row.expires_at };
}

/** Revokes the family of a token, whichever of its tokens it is; answers which. */
export async function revokeFamily(sql: Sql, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await run(
    "revoke_family",
    sql<{ id: string }[]>`
      update refresh_families f set revoked_at = coalesce(f.revoked_at, now())
      where f.id = (select family_id from refresh_tokens where token_hash = ${tokenHash})
      returning f.id`,
  );
  return row?.id;
}

/** Sessions of an account that can still be refreshed, newest first. */
export async function listSessions(sql: Sql, userId: string, limit: number): Promise<OpenSession[]> {
  const rows = await run(
    "list_sessions",
    sql<OpenSession[]>`
      select f.id, f.created_at as "createdAt", f.expires_at as "expiresAt", t.created_at as "lastUsedAt"
      from refresh_families f
      join users u on u.id = f.user_id and u.session_epoch = f.session_epoch
      join refresh_tokens t on t.family_id = f.id and t.rotated_at is null
      where f.user_id = ${userId} and f.revoked_at is null and f.expires_at > now()
      order by f.id desc limit ${limit}`,
  );
  return [...rows];
}

/** Ends one living session of an account; answers whether it had it. */
export async function revokeSession(sql: Sql, userId: string, sessionId: string): Promise<boolean> {
  const { count } = await run(
    "revoke_session",
    sql`
      update refresh_families f set revoked_at = now() from users u
      where f.id = ${sessionId} and f.user_id = ${userId} and f.revoked_at is null and f.expires_at > now()
        and u.id = f.user_id and u.session_epoch = f.session_epoch`,
  );
  return count === 1;
}

/** Ends every living session of an account but one, in one statement; answers which. */
export async function revokeOtherSessions(sql: Sql, userId: string, keptId: string): Promise<string[]> {
  const rows = await run(
    "revoke_other_sessions",
    sql<{ id: string }[]>`
      update refresh_families f set revoked_at = now() from (
        select id from refresh_families
        where user_id = ${userId} and id <> ${keptId} and revoked_at is null and expires_at > now()
        order by id for update
      ) other
      where f.id = other.id
      returning f.id`,
  );
  return rows.map(({ id }) => id);
}
