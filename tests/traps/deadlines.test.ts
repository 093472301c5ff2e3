// A read ends with whoever waits for it, down to the statement in PostgreSQL: when its deadline has passed, and when the
// client hangs up. A change that has begun is finished all the same.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { inTransaction, run } from "@shoal/postgres";
import { createClient, failedPrecondition, implement } from "@shoal/rpc";
import { createTestDatabase, serveForTest, type TestDatabase, type TestService, testCall } from "@shoal/testkit";
import type postgres from "postgres";
import { openTestShop, type TestShop } from "../e2e/test-shop.ts";

const goneWithinMs = 15_000;
/** Longer than a test waits, so that nothing but a cancellation ends it in time. */
const slowSeconds = 60;

let t: TestShop;
let accounts: postgres.Sql;

beforeAll(async () => {
  t = await openTestShop({ STATEMENT_TIMEOUT_MS: "60000", REQUEST_TIMEOUT_MS: "60000" });
  accounts = t.database("user");
  // From here on whoever reads accounts waits.
  await accounts.begin(async (sql) => {
    await sql`alter table users rename to users_kept`;
    await sql.unsafe(`create view users as select users_kept.* from users_kept, pg_sleep(${slowSeconds})`);
  });
}, 60_000);
afterAll(() => t.close(), 60_000);

async function running(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and state = 'active' and pid <> pg_backend_pid()`;
  return row?.count ?? 0;
}

async function untilRunning(sql: postgres.Sql, count: number): Promise<void> {
  const deadline = Date.now() + goneWithinMs;
  while ((await running(sql)) !== count) {
    if (Date.now() > deadline) throw new Error(`${await running(sql)} statements are running, not ${count}`);
    await Bun.sleep(20);
  }
}

const usersPath = () => `${t.shop.gatewayUrl}/api/v1/users?query=a`;

test("a client that hangs up ends its read, over gateway and service down to the statement", async () => {
  const client = new AbortController();
  const asked = fetch(usersPath(), { headers: t.admin, signal: client.signal }).catch((error: unknown) => error);
  await untilRunning(accounts, 1);
  client.abort();
  await asked;
  await untilRunning(accounts, 0);
  expect(t.output.filter((line) => line.includes("could not be asked"))).toEqual([]);
}, 60_000);

test("a read past its deadline is answered with 504, and its statement is ended", async () => {
  const overrides = { ...t.settings.overrides, REQUEST_TIMEOUT_MS: "1000" };
  await t.shop.restart(["gateway"], { ...t.settings, overrides });
  const answer = await fetch(usersPath(), { headers: t.admin });
  expect(answer.status).toBe(504);
  await t.shop.restart(["gateway"], t.settings);
  await untilRunning(accounts, 0);
}, 60_000);

test("a connection whose statement was cancelled serves the next", async () => {
  await accounts.begin(async (sql) => {
    await sql`drop view users`;
    await sql`alter table users_kept rename to users`;
  });
  const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(usersPath(), { headers: t.admin })));
  expect([...new Set(answers.map(({ status }) => status))]).toEqual([200]);
}, 60_000);

let database: TestDatabase;
let service: TestService;
let note = (_outcome: string): void => {};

beforeAll(async () => {
  database = await createTestDatabase([{ name: "0001_create_marks", sql: "create table marks (note text);" }]);
  const unused = {
    from: ["gateway"],
    handle: async () => {
      throw failedPrecondition("UNUSED", "not asked here");
    },
  };
  const change = async () => {
    await inTransaction(database.pool, "mark", async (transaction) => {
      await run("insert_mark", transaction`insert into marks (note) select 'first' from pg_sleep(1)`);
      await run("insert_mark", transaction`insert into marks (note) values ('second')`);
    });
    note("changed");
    return {};
  };
  service = await serveForTest([
    implement(cartService, {
      createGuestCart: unused,
      getCart: unused,
      addItem: { from: ["gateway"], handle: change },
      setItem: unused,
      removeItem: unused,
      clearCart: unused,
      mergeCart: unused,
      removeOrderedLines: unused,
    }),
  ]);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

test("a change whose caller stops waiting is finished, all of it", async () => {
  const changed = new Promise<string>((resolve) => {
    note = resolve;
  });
  const client = createClient(cartService, service.channel("gateway"));
  await client.addItem({}, testCall(undefined, 200)).catch((error: unknown) => error);
  expect(await changed).toBe("changed");
  expect(await run("list_marks", database.pool`select note from marks`)).toHaveLength(2);
});
