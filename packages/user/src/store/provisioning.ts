// Accounts made by an operator rather than by registering.

import { run, type Sql } from "@shoal/postgres";
import type { Role } from "../domain/account.ts";
import type { NewAccount } from "./sessions.ts";

/** Makes an account; false when its address has one, which stays as it is. */
export async function insertAccountIfAbsent(sql: Sql, account: NewAccount): Promise<boolean> {
  const { count } = await run(
    "insert_account_if_absent",
    sql`
      insert into users (id, email, name, role, password_hash)
      values (${account.id}, ${account.email}, ${account.name}, ${account.role}, ${account.passwordHash})
      on conflict on constraint users_email_key do nothing`,
  );
  return count === 1;
}

/**
 * Makes an existing account an enabled administrator with a new password, and signs it out everywhere. Answers false
 * when it is one already, which keeps its password.
 */
export async function promoteToAdmin(sql: Sql, userId: string, passwordHash: string): Promise<boolean> {
  const { count } = await run(
    "promote_to_admin",
    sql`
      update users
      set role = 'admin', disabled = false, password_hash = ${passwordHash}, session_epoch = session_epoch + 1,
          updated_at = now()
      where id = ${userId} and deleted_at is null and (role <> 'admin' or disabled or password_hash is null)`,
  );
  return count === 1;
}

/** Gives a password to an account that has none. */
export async function setMissingPassword(sql: Sql, userId: string, passwordHash: string): Promise<void> {
  await run(
    "set_missing_password",
    sql`
      update users set password_hash = ${passwordHash}
      where id = ${userId} and deleted_at is null and password_hash is null`,
  );
}

/** Role and id of the account of an address. */
export async function findAccountByEmail(
  sql: Sql,
  email: string,
): Promise<{ readonly id: string; readonly role: Role; readonly hasPassword: boolean } | undefined> {
  const [row] = await run(
    "find_account_by_email",
    sql<{ id: string; role: Role; has_password: boolean }[]>`
      select id, role, password_hash is not null as has_password
      from users where email = ${email} and deleted_at is null`,
  );
  return row === undefined ? undefined : { id: row.id, role: row.role, hasPassword: row.has_password };
}
