// What happens to a pool when PostgreSQL cuts its connections: faults of the client library that the patch in patches/
// mends, each by the guarantee that it broke.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createTestDatabase, type TestDatabase } from "@shoal/testkit";
import { createPool, inTransaction, isUnavailable, type Pool, run } from "./index.ts";

let database: TestDatabase;

beforeAll(async () => {
  const sql = "create table marks (id bigint generated always as identity primary key, note text);";
  database = await createTestDatabase([{ name: "0001_create_marks", sql }]);
});
afterAll(() => database.drop());

async function killOthers(applicationName: string): Promise<void> {
  await run(
    "kill",
    database.pool`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${applicationName}`,
  );
}

const open = (applicationName: string): Pool =>
  createPool({ url: database.url, applicationName, connectionsMax: 4, statementTimeoutMs: 5000 });

test("a transaction whose backend was killed runs nothing more, neither alone nor in another", async () => {
  const pool = open("killed-mid-transaction");
  const failure = await inTransaction(pool, "mark", async (transaction) => {
    await run("insert_mark", transaction`insert into marks (note) values ('first')`);
    await killOthers("killed-mid-transaction");
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await run("insert_mark", transaction`insert into marks (note) values ('second')`).catch(() => {});
      await Bun.sleep(20);
    }
  }).catch((error: unknown) => error);
  expect(isUnavailable(failure) || String(failure).includes("terminating")).toBe(true);
  // Time for a statement that went to the reconnected socket to arrive.
  await run("ping", pool`select 1`);
  await Bun.sleep(700);
  expect(await run("list_marks", database.pool`select note from marks`)).toHaveLength(0);
  await pool.end({ timeout: 1 });
});

test("every connection of a pool comes back after its backends were killed under load, again and again", async () => {
  const pool = open("killed-under-load");
  for (let round = 0; round < 10; round += 1) {
    const load = Array.from({ length: 40 }, () => run("work", pool`select pg_sleep(0.005)`).catch(() => {}));
    await Bun.sleep(5);
    await killOthers("killed-under-load");
    await Promise.all(load);
    const deadline = Date.now() + 5000;
    let healthy = 0;
    while (healthy < 4 && Date.now() < deadline) {
      const answers = await Promise.allSettled(
        Array.from({ length: 4 }, () => run("together", pool`select pg_sleep(0.02)`)),
      );
      healthy = answers.filter(({ status }) => status === "fulfilled").length;
    }
    expect(healthy).toBe(4);
  }
  await pool.end({ timeout: 1 });
});

test("connections that are cut just as they open leave no failure unheard, which would end the process", async () => {
  const unheard: unknown[] = [];
  const note = (error: unknown) => void unheard.push(error);
  process.on("unhandledRejection", note);
  const pool = open("cut-while-opening");
  const deadline = Date.now() + 3000;
  const worker = async () => {
    while (Date.now() < deadline) await run("work", pool`select ${["a", "b"]}::text[]`).catch(() => Bun.sleep(5));
  };
  const cutter = async () => {
    while (Date.now() < deadline) {
      await killOthers("cut-while-opening");
      await Bun.sleep(5);
    }
  };
  await Promise.all([cutter(), ...Array.from({ length: 12 }, worker)]);
  const [row] = await run<{ words: string[] }>(
    "again",
    pool<{ words: string[] }[]>`select ${["a", "b"]}::text[] as words`,
  );
  expect(row?.words).toEqual(["a", "b"]);
  expect(unheard).toEqual([]);
  process.off("unhandledRejection", note);
  await pool.end({ timeout: 1 });
}, 20_000);
