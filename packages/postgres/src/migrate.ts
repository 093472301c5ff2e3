// Brings a database to the newest shape: numbered plain SQL files, each in one transaction, each remembered with its
// checksum, one process at a time. Forward only; a file is never edited once it ran anywhere.

import { createHash } from "node:crypto";
import type { Log } from "@shoal/process";
import postgres from "postgres";
import { isUnavailable } from "./pool.ts";

/** One file: its name ("0001_create_orders") and text, embedded in the binary by a text import. */
export type Migration = { readonly name: string; readonly sql: string };

/** Why a database cannot be brought up to date, in one line. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** Any number will do as long as it stays; all services use their own database. */
const advisoryLock = 732_019_446;

/** A database that is being started with everything else is waited for; after this its absence is a failure. */
const startupMs = 60_000;
const pauseMs = 300;

/**
 * Applies what is missing and answers the names applied. Replicas that start together wait for each other. A database
 * that is ahead of the list is left alone, so that the release before keeps running while the next one comes.
 * Throws MigrationError for an edited file, a gap, or a statement that fails (whose file is rolled back whole).
 */
export async function migrate(url: string, migrations: readonly Migration[], log: Log): Promise<string[]> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: "migrate" },
  });
  try {
    await awaitStore(sql, log);
    await sql`select pg_advisory_lock(${advisoryLock})`;
    await sql`
      create table if not exists schema_migrations (
        name text primary key,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`;
    const applied = await appliedChecksums(sql);
    checkHistory(migrations, applied);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await applyMigration(sql, migration, log);
    return missing.map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function awaitStore(sql: postgres.Sql, log: Log): Promise<void> {
  const deadline = performance.now() + startupMs;
  for (let told = false; ; told = true) {
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > deadline) throw error;
      if (!told) log.warn("waiting for the store", { obstacle: "PostgreSQL does not answer" });
    }
    await Bun.sleep(pauseMs);
  }
}

async function appliedChecksums(sql: postgres.Sql): Promise<Map<string, string>> {
  const rows = await sql<{ name: string; checksum: string }[]>`select name, checksum from schema_migrations`;
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
}

function checkHistory(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const names = migrations.map(({ name }) => name);
  if (names.join() !== [...new Set(names)].sort().join()) {
    throw new MigrationError("migrations are listed twice or out of order");
  }
  const edited = migrations.find(
    (migration) => (applied.get(migration.name) ?? checksum(migration)) !== checksum(migration),
  );
  if (edited !== undefined)
    throw new MigrationError(`${edited.name} was edited after it ran; write a new migration instead`);
  const firstMissing = names.findIndex((name) => !applied.has(name));
  const late = firstMissing < 0 ? undefined : names.slice(firstMissing).find((name) => applied.has(name));
  if (late !== undefined) throw new MigrationError(`${names[firstMissing]} comes before ${late}, which ran already`);
}

async function applyMigration(sql: postgres.Sql, migration: Migration, log: Log): Promise<void> {
  try {
    await sql.begin(async (transaction) => {
      await transaction`set local lock_timeout = '5s'`;
      await transaction.unsafe(migration.sql);
      await transaction`insert into schema_migrations (name, checksum) values (${migration.name}, ${checksum(migration)})`;
    });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`migration ${migration.name} failed and was rolled back: ${cause}`, { cause: error });
  }
  log.info("migration applied", { migration: migration.name });
}

function checksum(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}
