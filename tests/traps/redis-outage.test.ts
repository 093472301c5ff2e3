// Redis stops, falls silent, or comes back with nothing in it, seen from outside the whole shop: carts say clearly and
// at once that they cannot be had, everything else goes on, and nobody has to help when Redis is back.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { devPassword, type RedisServer, startRedis } from "@shoal/devstack";
import { createRedis, type Redis, waitUntilReady } from "@shoal/redis";
import { createRedisProxy, quietLog, type RedisProxy } from "@shoal/testkit";
import { type Answer, openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";

const healsWithinMs = 10_000;
const pauseMs = 4000;

let dataDir: string;
let server: RedisServer;
let redis: Redis;
let wire: RedisProxy;
let t: TestShop;
let guest: Record<string, string>;
let product: { readonly id: string; readonly variantId: string };

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "shoal-redis-outage-"));
  server = await startRedis({
    dataDir,
    name: "outage",
    persistence: "none",
    maxmemoryPolicy: "noeviction",
    log: () => {},
  });
  redis = createRedis({ url: server.url, clientName: "test", commandTimeoutMs: 5000, log: quietLog() });
  await waitUntilReady(redis, 5000);
  wire = await createRedisProxy(server.url);
  t = await openTestShop();
  const redisUrls = { cart: wire.url, productCache: wire.url, gateway: wire.url };
  await t.shop.restart(["gateway", "cart", "product"], { ...t.settings, stores: { ...t.settings.stores, redisUrls } });
  const made = await t.newProduct({ onHand: 100 });
  product = { id: String(made.product["id"]), variantId: made.variantId };
  guest = await fillCart();
}, 90_000);

afterAll(async () => {
  await t.close();
  redis.disconnect();
  await wire.cut();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

const item = () => ({ variant_id: product.variantId, quantity: 1 });

async function fillCart(): Promise<Record<string, string>> {
  const added = await t.send("POST", "/cart/items", { json: item() });
  expect(added.status).toBe(200);
  return { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
}

const showCart = () => t.send("GET", "/cart", { headers: guest });
const addItem = () => t.send("POST", "/cart/items", { headers: guest, json: item() });
const buy = (key: string) =>
  t.send("POST", "/orders", {
    headers: { ...guest, "idempotency-key": key },
    json: orderBody("tok_ok", { email: "guest@shoal.example" }),
  });

async function eventually(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + healsWithinMs;
  for (;;) {
    const answer = await ask();
    if (answer.status < 300) return answer;
    if (Date.now() > deadline) throw new Error(`it did not heal: ${answer.status} ${answer.text}`);
    await Bun.sleep(50);
  }
}

/** A store that is away is told by its own reason, not by a deadline that passed. */
function expectStoreAway({ status, headers, json }: Answer): void {
  expect([status, json["reason"]]).toEqual([503, "STORE_UNAVAILABLE"]);
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
}

/** What needs carts is refused; the catalogue, signing in and accounts know nothing of it. */
async function expectOnlyCartsAway(): Promise<void> {
  const key = crypto.randomUUID();
  const refused = await Promise.all([showCart(), addItem(), buy(key), ...Array.from({ length: 30 }, showCart)]);
  for (const answer of refused) expectStoreAway(answer);
  const login = { email: "staff@shoal.example", password: devPassword };
  const goesOn = await Promise.all([
    t.send("GET", `/products?query=${crypto.randomUUID()}`),
    t.send("GET", `/products/${product.id}`),
    t.send("GET", "/users/me", { headers: t.staff }),
    t.send("POST", "/auth/login", { json: login }),
    t.send("GET", "/orders", { headers: t.staff }),
  ]);
  expect(goesOn.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  expect((await fetch(`${t.shop.gatewayUrl}/readyz`)).status).toBe(200);
}

test("Redis gone: carts are refused at once, all else goes on; back again: the cart is as it was and can be bought", async () => {
  const before = await showCart();
  await wire.cut();
  await expectOnlyCartsAway();
  await wire.listen();
  const after = await eventually(showCart);
  expect(after.json["items"]).toEqual(before.json["items"]);
  expect((await eventually(() => buy(crypto.randomUUID()))).json["status"]).toBe("confirmed");
  guest = await fillCart();
}, 60_000);

test("Redis silent, for new connections too: the same, and nothing of it happened when it speaks again", async () => {
  const before = await showCart();
  await redis.call("CLIENT", "PAUSE", String(pauseMs), "ALL");
  await expectOnlyCartsAway();
  const after = await eventually(showCart);
  expect(after.json["items"]).toEqual(before.json["items"]);
  await eventually(addItem);
}, 60_000);

test("Redis back with nothing in it: carts are empty, the next item begins a new one, and it can be bought at once", async () => {
  await wire.cut();
  await redis.flushall();
  await redis.script("FLUSH");
  await wire.listen();
  expect((await eventually(showCart)).json["items"]).toEqual([]);
  const begun = await addItem();
  expect(begun.status).toBe(200);
  expect(begun.headers.get("x-cart-id")).not.toBe(guest["x-cart-id"]);
  guest = { "x-cart-id": begun.headers.get("x-cart-id") ?? "" };
  expect((await buy(crypto.randomUUID())).json["status"]).toBe("confirmed");
  expect((await t.send("GET", `/products/${product.id}`)).status).toBe(200);
}, 60_000);
