// The few questions that development tools ask a PostgreSQL server as its superuser.

import postgres from "postgres";

import { DevstackError } from "./devstack-error.ts";

const duplicateDatabase = "42P04";
const uniqueViolation = "23505";

/**
 * Creates a database unless it is there, also when two ask at once. True when this call made it. Throws `DevstackError`
 * when the server ends meanwhile, has no room, or allows it to nobody.
 */
export async function ensureDatabase(serverUrl: string, name: string): Promise<boolean> {
  try {
    return await createMissingDatabase(serverUrl, name);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DevstackError(`database ${name} could not be made: ${reason} (PostgreSQL's log or disk may say more)`);
  }
}

async function createMissingDatabase(serverUrl: string, name: string): Promise<boolean> {
  return await withConnection(serverUrl, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length > 0) return false;
    try {
      await sql`create database ${sql(name)}`;
      return true;
    } catch (error) {
      const code = error instanceof postgres.PostgresError ? error.code : undefined;
      if (code === duplicateDatabase || code === uniqueViolation) return false;
      throw error;
    }
  });
}

/** Version and place (host:port) of a server. Throws `DevstackError`, without the password, when it does not answer. */
export async function describePostgres(serverUrl: string): Promise<{ version: string; place: string }> {
  const place = placeOf(serverUrl);
  try {
    return await withConnection(serverUrl, async (sql) => {
      const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
      return { version: row?.version.split(" ")[0] ?? "?", place };
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DevstackError(`PostgreSQL at ${place} (SHOAL_POSTGRES_URL) does not answer: ${reason}`);
  }
}

function placeOf(url: string): string {
  try {
    const { hostname, port } = new URL(url);
    return `${hostname}:${port === "" ? "5432" : port}`;
  } catch {
    throw new DevstackError("SHOAL_POSTGRES_URL is not a URL: postgres://user:password@host:5432/postgres is expected");
  }
}

async function withConnection<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
