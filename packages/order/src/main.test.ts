// The process as it is run: configuration, schema, health, an orderly end, and a death that somebody else cleans up.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { orderService } from "@shoal/contract";
import { createChannel, createClient, createGuard, probeHealth } from "@shoal/rpc";
import {
  createMainProcess,
  createTestDatabase,
  quietLog,
  type Settings,
  serveForTest,
  type TestDatabase,
  type TestService,
  testCall,
  testTokens,
} from "@shoal/testkit";
import { migrations, simulatedPaymentMigrations } from "../migrations/index.ts";
import { createFakes, type Fakes } from "./fakes.fixture.ts";
import { observe, placeRequest } from "./shop.fixture.ts";

// Each child pays for its own start, which takes seconds on a busy machine.
setDefaultTimeout(60_000);

const { start, runToEnd } = createMainProcess(join(import.meta.dir, "main.ts"));
const secret = "a-secret-for-tests-of-32-characters";

let database: TestDatabase;
let empty: TestDatabase;
let fakes: Fakes;
let upstream: TestService;

beforeAll(async () => {
  fakes = createFakes();
  [database, empty, upstream] = await Promise.all([
    createTestDatabase([...migrations, ...simulatedPaymentMigrations]),
    createTestDatabase([]),
    serveForTest(fakes.implementations),
  ]);
});
afterAll(async () => {
  await upstream.close();
  await Promise.all([database.drop(), empty.drop()]);
});

const serveSettings = (url: string, more: Settings = {}): Settings => ({
  SHOAL_ENV: "test",
  HOST: "127.0.0.1",
  PORT: "0",
  DATABASE_URL: url,
  SERVICE_TOKENS: `gateway=${testTokens.gateway}`,
  SERVICE_TOKEN: testTokens.order,
  CART_ADDRESS: upstream.address,
  PRODUCT_ADDRESS: upstream.address,
  SHOP_CURRENCY: "USD",
  PAYMENT_PROVIDER: "simulated",
  ORDER_TOKEN_SECRET: secret,
  ...more,
});

/** The log of a child: kept, and awaited message by message. */
function readLog(stream: ReadableStream<Uint8Array>) {
  const lines: string[] = [];
  let arrived = () => {};
  const done = (async () => {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      arrived();
    }
  })();
  async function until(message: string): Promise<Record<string, unknown>> {
    for (;;) {
      const line = lines.find((candidate) => candidate.includes(`"message":"${message}"`));
      if (line !== undefined) return JSON.parse(line) as Record<string, unknown>;
      await new Promise<void>((resolve, reject) => {
        arrived = resolve;
        void done.then(() => reject(new Error(`the process ended before it said "${message}"`)));
      });
    }
  }
  return { lines, done, until };
}

async function serve(url: string, more: Settings = {}) {
  const child = start(["serve"], serveSettings(url, more));
  const log = readLog(child.stdout);
  const { port } = await log.until("serving");
  const channel = createChannel({
    address: `127.0.0.1:${port}`,
    token: testTokens.gateway,
    guard: createGuard({ upstream: "order", log: quietLog() }),
  });
  return { child, log, port: String(port), client: createClient(orderService, channel), close: () => channel.close() };
}

function requestWith(token: string) {
  const variant = fakes.addVariant(1);
  const cartId = fakes.fillCart({ [variant]: 1 });
  return {
    variant,
    request: placeRequest({ cartOwner: { guestCartId: cartId }, payment: { provider: "simulated", token } }),
  };
}

test("every problem of a configuration is told at once, without a value, and the exit code is 78", async () => {
  const { code, error } = await runToEnd(["serve"], {
    SHOAL_ENV: "test",
    PORT: "70000",
    DATABASE_URL: "mysql://root:hunter2@db/x",
    ORDER_TOKEN_SECRET: "tooshort-hunter3",
    SHIPPING_METHODS: "express:5",
    TAX_BASIS_POINTS: "7.5",
  });
  expect(code).toBe(78);
  for (const name of [
    "PORT",
    "DATABASE_URL",
    "SERVICE_TOKENS",
    "SERVICE_TOKEN",
    "CART_ADDRESS",
    "PRODUCT_ADDRESS",
    "SHOP_CURRENCY",
    "ORDER_TOKEN_SECRET",
    "SHIPPING_METHODS",
    "TAX_BASIS_POINTS",
    "PAYMENT_PROVIDER",
  ]) {
    expect(error).toMatch(new RegExp(`^ +${name} `, "m"));
  }
  expect(error).toContain("11 problem(s)");
  expect(error).not.toMatch(/hunter/);
});

test.each(["production", undefined])("the simulated provider is refused where SHOAL_ENV is %p", async (where) => {
  const { SHOAL_ENV: _, ...settings } = serveSettings(database.url);
  const { code, error } = await runToEnd(["serve"], where === undefined ? settings : { ...settings, SHOAL_ENV: where });
  expect(code).toBe(78);
  expect(error).toContain("PAYMENT_PROVIDER must not be simulated while SHOAL_ENV is production");
});

test("migrate prefers the owner's address, lays the provider's books only where they are used, and runs once", async () => {
  const scratch = await createTestDatabase([]);
  const owner = { MIGRATION_DATABASE_URL: scratch.url, DATABASE_URL: "postgres://nobody@127.0.0.1:1/x" };
  const first = await runToEnd(["migrate"], owner);
  expect(first).toMatchObject({ code: 0, error: "" });
  expect(first.out).toContain("0001_create_orders");
  expect(first.out).not.toContain("simulated");
  const dev = await runToEnd(["migrate"], { ...owner, SHOAL_ENV: "dev" });
  expect(dev.out).toContain("simulated-payments/0001_create_ledger");
  const again = await runToEnd(["migrate"], {
    DATABASE_URL: scratch.url,
    SHOAL_ENV: "test",
    PAYMENT_PROVIDER: "simulated",
  });
  expect(again.out).toContain('"applied":0');
  await scratch.drop();
});

test("a database that will not let it in ends the process instead of making it wait", async () => {
  const url = new URL(database.url);
  url.pathname = "/nothing_of_that_name";
  const { code, error } = await runToEnd(["serve"], serveSettings(url.toString()));
  expect(code).toBe(1);
  expect(error).toContain("serve failed");
});

test("the process waits for its schema, serves, tells its health, and ends in order at SIGTERM", async () => {
  const child = start(["serve"], serveSettings(empty.url));
  const log = readLog(child.stdout);
  await log.until("waiting for the store");

  const settings = { DATABASE_URL: empty.url, SHOAL_ENV: "test", PAYMENT_PROVIDER: "simulated" };
  expect((await runToEnd(["migrate"], settings)).code).toBe(0);
  const { port } = await log.until("serving");
  const address = `127.0.0.1:${port}`;
  expect((await runToEnd(["health"], { PORT: String(port) })).code).toBe(0);

  child.kill("SIGTERM");
  await log.until("stopped");
  expect(await child.exited).toBe(0);
  expect(await probeHealth(address, "live", 500)).toBe(false);
});

test("SIGTERM during a checkout lets it end; nothing that was secret is in the log", async () => {
  const order = await serve(database.url);
  const { variant, request } = requestWith("tok_slow");
  const placing = order.client.placeOrder(request, testCall());
  const books = observe(database);
  await books.until("authorising", async () => (await books.orders()).some(({ step }) => step === "authorising"));
  order.child.kill("SIGTERM");
  const placed = await placing;
  expect(placed.order?.status).toBe("ORDER_STATUS_CONFIRMED");
  expect(await order.child.exited).toBe(0);
  order.close();
  await order.log.done;
  expect(fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
  const log = order.log.lines.join("\n");
  for (const hidden of ["tok_", secret, request.email ?? "", placed.orderToken, testTokens.order]) {
    expect(log).not.toContain(hidden);
  }
});

test.each([
  ["tok_slow", "authorising", "cancelled", []],
  ["tok_timeout_after_success", "authorised at the provider", "confirmed", ["authorise"]],
] as const)(
  "a process killed with %s, %s: another replica ends the order as %s",
  async (token, _when, status, standing) => {
    const books = observe(database);
    const settings = { LEASE_SECONDS: "1", OUTBOX_POLL_MS: "50" };
    const [doomed, other] = await Promise.all([serve(database.url, settings), serve(database.url, settings)]);
    const { variant, request } = requestWith(token);
    const before = new Set((await books.orders()).map(({ id }) => id));
    const placing = doomed.client.placeOrder(request, testCall()).catch(() => undefined);
    const own = async () => (await books.orders()).find(({ id }) => !before.has(id));
    await books.until("asked for money", async () => {
      const order = await own();
      if (order?.step !== "authorising") return false;
      return token === "tok_slow" || (await books.charges(order.id)).length > 0;
    });
    doomed.child.kill("SIGKILL");
    await Promise.all([doomed.child.exited, placing]);

    const id = (await own())?.id ?? "";
    await books.until("ended", async () => (await own())?.status === status, 30_000);
    await books.until("delivered", async () => (await books.openRows()) === 0, 30_000);
    const charges = await books.charges(id);
    expect(charges.filter((kind) => kind === "authorise")).toEqual([...standing]);
    expect(charges.at(-1)).toBe(status === "confirmed" ? "capture" : "void");
    expect(fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: status === "confirmed" ? 1 : 0 });
    // The buyer's key answers at the other replica, or is free there.
    const again = await other.client.placeOrder(request, testCall());
    expect(again.order?.status).toBe("ORDER_STATUS_CONFIRMED");
    expect(again.order?.id === id).toBe(status === "confirmed");
    for (const { close } of [doomed, other]) close();
    other.child.kill("SIGTERM");
    expect(await other.child.exited).toBe(0);
  },
);

test("redrive gives deliveries that were given up another go, and says how many", async () => {
  const { out, code } = await runToEnd(["redrive"], { DATABASE_URL: database.url });
  expect([code, out]).toEqual([0, "0 deliveries will be tried again\n"]);
});
