import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { userService } from "@shoal/contract";
import { createChannel, createClient, createGuard, probeHealth } from "@shoal/rpc";
import {
  createMainProcess,
  createTestDatabase,
  logLines,
  quietLog,
  type Settings,
  type TestDatabase,
  testCall,
  untilMessage,
} from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";

// Each child pays for its own start, which takes seconds on a busy machine.
setDefaultTimeout(60_000);

const { start, runToEnd } = createMainProcess(join(import.meta.dir, "main.ts"));
const token = "gateway-token-for-tests-only";
const password = "a bicycle made of rain";

let database: TestDatabase;
let empty: TestDatabase;

beforeAll(async () => {
  [database, empty] = await Promise.all([createTestDatabase(migrations), createTestDatabase([])]);
});
afterAll(async () => {
  await Promise.all([database.drop(), empty.drop()]);
});

const serveSettings = (url: string): Settings => ({
  SHOAL_ENV: "test",
  HOST: "127.0.0.1",
  PORT: "0",
  DATABASE_URL: url,
  SERVICE_TOKENS: `gateway=${token}`,
  REFRESH_TOKEN_SECRET: "a-secret-for-tests-of-32-characters",
});

test("every problem of a configuration is told at once, without a value, and the exit code is 78", async () => {
  const { code, error } = await runToEnd(["serve"], {
    PORT: "70000",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    REFRESH_TOKEN_SECRET: "tooshort-hunter3",
    REFRESH_TOKEN_TTL_DAYS: "soon",
  });
  expect(code).toBe(78);
  for (const name of ["PORT", "DATABASE_URL", "SERVICE_TOKENS", "REFRESH_TOKEN_SECRET", "REFRESH_TOKEN_TTL_DAYS"]) {
    expect(error).toContain(`${name} `);
  }
  expect(error).not.toMatch(/hunter/);
});

test("registration cannot be confirmed by a shop that sends no mail", async () => {
  const settings = { ...serveSettings(database.url), REGISTRATION: "confirmed" };
  const { code, error } = await runToEnd(["serve"], settings);
  expect(code).toBe(78);
  expect(error).toContain("REGISTRATION can be confirmed only where MAIL_URL is set");
  expect((await runToEnd(["serve"], { ...settings, REGISTRATION: "closed" })).error).toContain(
    "REGISTRATION must be one of open, confirmed",
  );
});

test("migrate prefers the owner's address, and brings an empty database up to date once", async () => {
  const scratch = await createTestDatabase([]);
  const first = await runToEnd(["migrate"], {
    MIGRATION_DATABASE_URL: scratch.url,
    DATABASE_URL: "postgres://nobody@127.0.0.1:1/x",
  });
  expect(first.code).toBe(0);
  expect(first.out).toContain("0001_create_accounts");
  const second = await runToEnd(["migrate"], { DATABASE_URL: scratch.url });
  expect(second.code).toBe(0);
  expect(second.out).toContain('"applied":0');
  await scratch.drop();
});

test("SIGTERM ends a process that waits for its schema", async () => {
  const child = start(["serve"], serveSettings(empty.url));
  await untilMessage(logLines(child.stdout), "waiting for the store");
  child.kill("SIGTERM");
  expect(await child.exited).toBe(0);
});

test("the process waits for its schema, serves, tells its health, and ends in order at SIGTERM", async () => {
  const child = start(["serve"], serveSettings(empty.url));
  const lines = logLines(child.stdout);
  await untilMessage(lines, "waiting for the store");

  expect((await runToEnd(["migrate"], { DATABASE_URL: empty.url })).code).toBe(0);
  const { port } = await untilMessage(lines, "serving");
  const address = `127.0.0.1:${port}`;
  expect((await runToEnd(["health", "startup"], { PORT: String(port) })).code).toBe(0);
  expect((await runToEnd(["health"], { PORT: String(port) })).code).toBe(0);

  const channel = createChannel({ address, token, guard: createGuard({ upstream: "user", log: quietLog() }) });
  const client = createClient(userService, channel);
  const { session } = await client.register({ email: "kim@shop.test", password, name: "Kim" }, testCall());
  expect(session?.user?.email).toBe("kim@shop.test");
  channel.close();

  child.kill("SIGTERM");
  await untilMessage(lines, "stopped");
  expect(await child.exited).toBe(0);
  expect(await probeHealth(address, "live", 500)).toBe(false);
});

test("create-admin makes an administrator from a password on standard input", async () => {
  const args = ["create-admin", "--email", "Boss@Shop.test", "--name", "Boss"];
  const made = await runToEnd(args, { DATABASE_URL: database.url }, `${password}\n`);
  expect(made).toMatchObject({ code: 0, error: "" });
  expect(made.out).toMatch(/^account [0-9a-f-]{36} created as admin\n$/);
  const [row] = await database.pool<{ role: string; password_hash: string }[]>`
    select role, password_hash from users where email = 'boss@shop.test'`;
  expect(row?.role).toBe("admin");
  expect(await Bun.password.verify(password, row?.password_hash ?? "")).toBe(true);
});
