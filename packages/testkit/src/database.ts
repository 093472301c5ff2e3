// A fresh database for a test file: created, migrated, and dropped at the end.

import { createPool, type Migration, migrate, type Pool } from "@shoal/postgres";
import { createLog } from "@shoal/process";
import { testStores } from "./stores.ts";

export type TestDatabase = {
  readonly url: string;
  readonly pool: Pool;
  /** Closes the pool and drops the database. */
  drop(): Promise<void>;
};

/** Makes an empty database and brings it up to date with the given migrations. */
export async function createTestDatabase(migrations: readonly Migration[]): Promise<TestDatabase> {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const url = databaseUrl(name);
  await onServer((server) => server.unsafe(`create database ${name}`));
  await migrate(url, migrations, createLog({ service: "test", level: "error" }));
  const pool = createPool({ url, applicationName: "test", connectionsMax: 8, statementTimeoutMs: 10_000 });
  return {
    url,
    pool,
    drop: async () => {
      await pool.end({ timeout: 2 });
      await onServer((server) => server.unsafe(`drop database if exists ${name} with (force)`));
    },
  };
}

function databaseUrl(name: string): string {
  const url = new URL(testStores().postgresUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

async function onServer(work: (server: Pool) => Promise<unknown>): Promise<void> {
  const options = { applicationName: "testkit", connectionsMax: 1, statementTimeoutMs: 20_000 };
  const server = createPool({ ...options, url: testStores().postgresUrl });
  try {
    await work(server);
  } finally {
    await server.end({ timeout: 2 });
  }
}
