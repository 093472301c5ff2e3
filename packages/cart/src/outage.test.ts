// Redis away: answers come at once and say so, nothing is lost, and the service needs nobody to recover.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { createRedis, type Redis, waitUntilReady } from "@shoal/redis";
import { Code, createClient, isRefusal } from "@shoal/rpc";
import {
  createRedisProxy,
  createTestRedis,
  quietLog,
  type RedisProxy,
  serveForTest,
  type TestRedis,
  type TestService,
  testCall,
} from "@shoal/testkit";
import { type CartClient, cartOf, dayMs, newGuestCartId, newId } from "./cart-service.fixture.ts";
import { createImplementations, refusalFromFailure } from "./server.ts";
import { createCartStore } from "./store.ts";

const commandTimeoutMs = 250;
const variantId = newId();
let real: TestRedis;
let wire: RedisProxy;
let redis: Redis;
let service: TestService;
let owner: { guestCartId: string };

beforeAll(async () => {
  real = await createTestRedis();
  wire = await createRedisProxy(real.url);
  redis = createRedis({
    url: wire.url,
    keyPrefix: real.keyPrefix,
    clientName: "cart",
    commandTimeoutMs,
    log: quietLog(),
  });
  await waitUntilReady(redis, 5000);
  const store = createCartStore(redis, { cartTtlMs: 30 * dayMs });
  service = await serveForTest(createImplementations({ store, newId, newGuestCartId }), { refusalFromFailure });
  owner = { guestCartId: cartOf(await newClient().createGuestCart({}, testCall())).id };
  await newClient().addItem({ owner, variantId, quantity: 5 }, testCall());
});

afterAll(async () => {
  await service.close();
  redis.disconnect();
  await wire.cut();
  await real.clear();
});

/** A client whose breaker has not seen the outage yet. */
const newClient = (): CartClient => createClient(cartService, service.channel("gateway"));

async function expectUnavailable(work: Promise<unknown>, withinMs: number): Promise<void> {
  const startedAt = performance.now();
  const refusal = await work.catch((error: unknown) => error);
  if (!isRefusal(refusal, "STORE_UNAVAILABLE")) throw new Error(`expected STORE_UNAVAILABLE, got ${String(refusal)}`);
  expect(refusal.code).toBe(Code.UNAVAILABLE);
  expect(performance.now() - startedAt).toBeLessThan(withinMs);
}

test("Redis gone: reads and changes are refused at once; back again: the cart is as it was", async () => {
  const gone = new Promise<void>((resolve) => redis.once("close", () => resolve()));
  await wire.cut();
  await gone;
  await expectUnavailable(newClient().addItem({ owner, variantId, quantity: 1 }, testCall()), 150);
  await expectUnavailable(newClient().createGuestCart({}, testCall()), 150);
  // Three attempts with pauses between them.
  await expectUnavailable(newClient().getCart({ owner }, testCall()), 500);

  await wire.listen();
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  expect(cartOf(await newClient().getCart({ owner }, testCall())).lines).toEqual([{ variantId, quantity: 5 }]);
  await newClient().addItem({ owner, variantId, quantity: 1 }, testCall());
});

test("Redis silent: a change is refused when its time is up, has not happened twice, and the connection is replaced", async () => {
  const replaced = new Promise<void>((resolve) => redis.once("ready", () => resolve()));
  wire.setMode("freeze");
  const request = { owner, variantId, quantity: 1, requestId: "in-the-dark" };
  await expectUnavailable(newClient().addItem(request, testCall()), commandTimeoutMs + 150);
  await replaced;
  const client = newClient();
  await client.addItem(request, testCall());
  const cart = cartOf(await client.addItem(request, testCall()));
  expect(cart.lines).toEqual([{ variantId, quantity: 7 }]);
});
