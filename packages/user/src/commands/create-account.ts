// The subcommands that make accounts without registering: create-admin, also in production, and create-account for
// the demo accounts of dev. Running them again changes nothing.

import { parseArgs } from "node:util";
import { createPool, type Pool } from "@shoal/postgres";
import type { Command } from "@shoal/process";
import { isRefusal, readInput } from "@shoal/rpc";
import { readAccountConfig } from "../config.ts";
import { createPasswords } from "../credentials/passwords.ts";
import type { Role } from "../domain/account.ts";
import {
  findAccountByEmail,
  insertAccountIfAbsent,
  promoteToAdmin,
  setMissingPassword,
} from "../store/provisioning.ts";
import { readName, readNewEmail, readNewPassword } from "../wire.ts";
import { readPassword } from "./password-input.ts";

type CommandName = "create-admin" | "create-account";

type Wanted = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
};

const exitUsage = 64;

const usage: Record<CommandName, string> = {
  "create-admin": "usage: create-admin --email ADDRESS --name NAME",
  "create-account": "usage: create-account --email ADDRESS --name NAME --role customer|staff|admin",
};

const passwordUsage =
  "The password comes from standard input, ADMIN_PASSWORD or ADMIN_PASSWORD_FILE, never from an argument.";

/** One of the two subcommands; answers 0 also when the account was there already. */
export function createAccountCommand(command: CommandName): Command {
  return async (environment, args) => {
    const asked = readArguments(command, args);
    if (asked === undefined) {
      console.error(`${usage[command]}\n${passwordUsage}`);
      return exitUsage;
    }
    const config = readAccountConfig(environment);
    if (command === "create-account" && config.SHOAL_ENV === "production") {
      throw new Error("refused while SHOAL_ENV is production; only create-admin makes an account there");
    }
    const ofAccount = command === "create-account" ? config.ACCOUNT_PASSWORD : undefined;
    const wanted = readWanted(asked, ofAccount ?? config.ADMIN_PASSWORD ?? (await readPassword()));
    const pool = createPool({
      url: config.DATABASE_URL,
      applicationName: command,
      connectionsMax: 1,
      statementTimeoutMs: config.STATEMENT_TIMEOUT_MS,
    });
    try {
      console.log(await provision(pool, command, wanted));
      return 0;
    } finally {
      await pool.end({ timeout: 5 });
    }
  };
}

type Asked = Omit<Wanted, "password">;

function readArguments(command: CommandName, args: readonly string[]): Asked | undefined {
  try {
    const options = { email: { type: "string" }, name: { type: "string" }, role: { type: "string" } } as const;
    const { email, name, role } = parseArgs({ args: [...args], options, strict: true }).values;
    const known = (["customer", "staff", "admin"] as const).find((candidate) => candidate === role);
    const isRoleRight = command === "create-admin" ? role === undefined : known !== undefined;
    if (email === undefined || name === undefined || !isRoleRight) return undefined;
    return { email, name, role: known ?? "admin" };
  } catch {
    return undefined;
  }
}

/** Throws one line that names everything wrong, without a value. */
function readWanted(asked: Asked, password: string): Wanted {
  const input = readInput();
  const email = readNewEmail(input, asked.email);
  const name = readName(input, asked.name);
  const read = readNewPassword(input, "password", password);
  try {
    input.done();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Error(error.violations.map(({ field, message }) => `${field} ${message}`).join("; "));
  }
  return { email, name, role: asked.role, password: read };
}

/** Brings the account about and answers what happened; the line names the id, never the address. */
async function provision(pool: Pool, command: CommandName, wanted: Wanted): Promise<string> {
  const existing = await findAccountByEmail(pool, wanted.email);
  if (existing === undefined) {
    const id = Bun.randomUUIDv7();
    const passwordHash = await hash(wanted.password);
    const { email, name, role } = wanted;
    if (!(await insertAccountIfAbsent(pool, { id, email, name, role, passwordHash }))) {
      throw new Error("the account was made by somebody else at this moment; run the command again");
    }
    return `account ${id} created as ${role}`;
  }
  if (command === "create-admin") {
    const passwordHash = await hash(wanted.password);
    // Whoever registered the address may be somebody else: from now on only the given password opens the account.
    return (await promoteToAdmin(pool, existing.id, passwordHash))
      ? `account ${existing.id} existed and is an administrator now; it has the given password and is signed out everywhere`
      : `account ${existing.id} is an administrator already; nothing was changed`;
  }
  if (!existing.hasPassword) {
    await setMissingPassword(pool, existing.id, await hash(wanted.password));
    return `account ${existing.id} exists as ${existing.role} and has a password now`;
  }
  return `account ${existing.id} exists as ${existing.role}; nothing was changed`;
}

async function hash(password: string): Promise<string> {
  return (await createPasswords()).hash(password, new AbortController().signal);
}
