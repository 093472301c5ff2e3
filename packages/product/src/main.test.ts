// The process as it is run: configuration, schema, health, and an orderly end.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { productService } from "@shoal/contract";
import { createChannel, createClient, createGuard, probeHealth } from "@shoal/rpc";
import {
  createMainProcess,
  createTestDatabase,
  createTestRedis,
  logLines,
  quietLog,
  type Settings,
  staff,
  type TestDatabase,
  type TestRedis,
  testCall,
  testTokens,
  untilMessage,
} from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";
import { errorOf, given, lantern } from "./catalogue.fixture.ts";

// Each child pays for its own start, which takes seconds on a busy machine.
setDefaultTimeout(60_000);

const { start, runToEnd } = createMainProcess(join(import.meta.dir, "main.ts"));

let database: TestDatabase;
let empty: TestDatabase;
let redis: TestRedis;
beforeAll(async () => {
  [database, empty, redis] = await Promise.all([
    createTestDatabase(migrations),
    createTestDatabase([]),
    createTestRedis(),
  ]);
});
afterAll(async () => {
  await Promise.all([database.drop(), empty.drop(), redis.clear()]);
});

const serveSettings = (url: string, more: Settings = {}): Settings => ({
  SHOAL_ENV: "test",
  HOST: "127.0.0.1",
  PORT: "0",
  DATABASE_URL: url,
  REDIS_URL: redis.url,
  REDIS_KEY_PREFIX: redis.keyPrefix,
  SHOP_CURRENCY: "USD",
  SERVICE_TOKENS: `gateway=${testTokens.gateway}`,
  ...more,
});

function connect(port: unknown) {
  const guard = createGuard({ upstream: "product", log: quietLog() });
  const channel = createChannel({ address: `127.0.0.1:${port}`, token: testTokens.gateway, guard });
  return { client: createClient(productService, channel), close: () => channel.close() };
}

test("every problem of a configuration is told at once, without a value, and the exit code is 78", async () => {
  const { code, error } = await runToEnd(["serve"], {
    PORT: "70000",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    REDIS_URL: "http://hunter3",
    SHOP_CURRENCY: "dollars",
    CACHE_TTL_SECONDS: "31",
    RESERVATION_SWEEP_SECONDS: "soon",
  });
  expect(code).toBe(78);
  for (const name of [
    ...["PORT", "DATABASE_URL", "REDIS_URL", "SERVICE_TOKENS"],
    ...["SHOP_CURRENCY", "CACHE_TTL_SECONDS", "RESERVATION_SWEEP_SECONDS"],
  ]) {
    expect(error).toContain(`${name} `);
  }
  expect(error).not.toMatch(/hunter|dollars/);
});

test("migrate prefers the owner's address, and brings an empty database up to date once", async () => {
  const scratch = await createTestDatabase([]);
  const nobody = "postgres://nobody@127.0.0.1:1/x";
  const first = await runToEnd(["migrate"], { MIGRATION_DATABASE_URL: scratch.url, DATABASE_URL: nobody });
  expect(first.code).toBe(0);
  expect(first.out).toContain("0001_create_catalogue");
  const second = await runToEnd(["migrate"], { DATABASE_URL: scratch.url });
  expect(second.code).toBe(0);
  expect(second.out).toContain('"applied":0');
  await scratch.drop();
});

test("the process waits for its schema, serves, tells its health, and ends in order at SIGTERM", async () => {
  const child = start(["serve"], serveSettings(empty.url));
  const lines = logLines(child.stdout);
  await untilMessage(lines, "waiting for the store");

  expect((await runToEnd(["migrate"], { DATABASE_URL: empty.url })).code).toBe(0);
  const { port } = await untilMessage(lines, "serving");
  expect((await runToEnd(["health"], { PORT: String(port) })).code).toBe(0);

  const { client, close } = connect(port);
  const { product } = await client.createProduct(lantern(), testCall(staff));
  const shown = await client.getProduct({ idOrHandle: given(product).handle }, testCall());
  expect(shown.product).toEqual(given(product));
  // The caller's connection stays open, as the gateway's would.
  child.kill("SIGTERM");
  await untilMessage(lines, "stopped");
  expect(await child.exited).toBe(0);
  close();
  expect(await probeHealth(`127.0.0.1:${port}`, "live", 500)).toBe(false);
});

test("without Redis it starts and serves all the same", async () => {
  const child = start(["serve"], serveSettings(database.url, { REDIS_URL: "redis://127.0.0.1:1" }));
  const lines = logLines(child.stdout);
  const { port } = await untilMessage(lines, "serving");
  const { client, close } = connect(port);
  const { product } = await client.createProduct(lantern(), testCall(staff));
  expect((await client.getProduct({ idOrHandle: given(product).id }, testCall())).product).toEqual(given(product));
  const unknown = client.getProduct({ idOrHandle: "no-such-lantern" }, testCall());
  expect(await errorOf(unknown)).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
  close();
  child.kill("SIGTERM");
  expect(await child.exited).toBe(0);
});

test("it does not serve prices of another currency", async () => {
  const first = start(["serve"], serveSettings(database.url));
  const { port } = await untilMessage(logLines(first.stdout), "serving");
  const { client, close } = connect(port);
  await client.createProduct(lantern(), testCall(staff));
  close();
  first.kill("SIGTERM");
  expect(await first.exited).toBe(0);
  const { code, out, error } = await runToEnd(["serve"], serveSettings(database.url, { SHOP_CURRENCY: "EUR" }));
  expect(code).not.toBe(0);
  expect(out + error).toContain("there are prices in USD");
});
