import { afterAll, beforeAll, expect, test } from "bun:test";
import { connect, createServer } from "node:net";
import { createTestDatabase, quietLog, type TestDatabase } from "@shoal/testkit";
import { brokenConstraint, inTransaction, isUnavailable, migrate, run } from "./index.ts";

let database: TestDatabase;
const first = {
  name: "0001_create_things",
  sql: "create table things (id bigint primary key, name text constraint things_name_key unique);",
};
const second = {
  name: "0002_add_count",
  sql: "alter table things add column count bigint not null default 9007199254740993;",
};

beforeAll(async () => {
  database = await createTestDatabase([first]);
});
afterAll(() => database.drop());

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

test("only what is missing is applied, once, also by ten replicas at a time", async () => {
  const runs = await Promise.all(Array.from({ length: 10 }, () => migrate(database.url, [first, second], quietLog())));
  expect(runs.flat()).toEqual(["0002_add_count"]);
});

test("a migration that fails leaves nothing behind and says which one it was", async () => {
  const broken = { name: "0003_broken", sql: "create table half (id int); select no_such_function();" };
  const failure = await failureOf(migrate(database.url, [first, second, broken], quietLog()));
  expect(String(failure)).toContain("migration 0003_broken failed and was rolled back");
  const [row] = await run(
    "find_half",
    database.pool<{ half: string | null }[]>`select to_regclass('half')::text as half`,
  );
  expect(row?.half).toBeNull();
});

test("a migration that was edited after it ran is refused", async () => {
  const edited = { ...first, sql: `${first.sql} -- and more` };
  expect(String(await failureOf(migrate(database.url, [edited, second], quietLog())))).toContain(
    "was edited after it ran",
  );
});

test("a migration that comes before one that ran is refused", async () => {
  const late = { name: "0001_later", sql: "select 1;" };
  expect(String(await failureOf(migrate(database.url, [first, late, second], quietLog())))).toContain("comes before");
});

test("a database that is ahead is left alone, so that the release before keeps running", async () => {
  expect(await migrate(database.url, [first], quietLog())).toEqual([]);
});

test("a database that comes up while it is being migrated is waited for", async () => {
  const { port, hostname } = new URL(database.url);
  let sayWaiting = () => {};
  const waiting = new Promise<void>((resolve) => {
    sayWaiting = resolve;
  });
  const reserved = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => {} } });
  const late = reserved.port;
  reserved.stop(true);
  const url = Object.assign(new URL(database.url), { hostname: "127.0.0.1", port: String(late) }).toString();
  const migrated = migrate(url, [first, second], { ...quietLog(), warn: sayWaiting });
  await waiting;
  const door = createServer((client) => {
    const server = connect(Number(port), hostname);
    client.pipe(server).pipe(client);
    for (const socket of [client, server]) socket.on("error", () => void client.destroy());
  }).listen(late, "127.0.0.1");
  try {
    expect(await migrated).toEqual([]);
  } finally {
    door.close();
  }
});

test("int8 beyond 2^53 is exact in both directions", async () => {
  const value = 9_007_199_254_740_995n;
  await run("insert_thing", database.pool`insert into things (id, name, count) values (1, 'a', ${value})`);
  const [row] = await run("find_thing", database.pool<{ count: bigint }[]>`select count from things where id = 1`);
  expect(row?.count).toBe(value);
});

test("a broken constraint is told by its name, and a transaction that throws leaves nothing", async () => {
  const failure = await failureOf(
    inTransaction(database.pool, "insert_twice", async (transaction) => {
      await run("insert_thing", transaction`insert into things (id, name) values (2, 'b')`);
      await run("insert_thing", transaction`insert into things (id, name) values (3, 'b')`);
    }),
  );
  expect(brokenConstraint(failure)).toBe("things_name_key");
  expect(await run("list_things", database.pool`select id from things where name = 'b'`)).toHaveLength(0);
});

test("a statement past its time is cancelled and counts as unavailable, a wrong statement does not", async () => {
  const slow = await failureOf(
    inTransaction(database.pool, "slow", async (transaction) => {
      await transaction`set local statement_timeout = '50ms'`;
      await run("sleep", transaction`select pg_sleep(5)`);
    }),
  );
  expect(isUnavailable(slow)).toBe(true);
  expect(isUnavailable(await failureOf(run("wrong", database.pool`select * from no_such_table`)))).toBe(false);
});
