// What the scripts promise about time and memory, seen in Redis itself.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createTestRedis, type TestRedis } from "@shoal/testkit";
import { dayMs, newGuestCartId, newId } from "./cart-service.fixture.ts";
import type { Cart, Owner } from "./domain.ts";
import { type CartStore, createCartStore } from "./store.ts";

const ttlMs = 30 * dayMs;
const variantId = newId();
let redis: TestRedis["redis"];
let clear: TestRedis["clear"];
let store: CartStore;

beforeAll(async () => {
  ({ redis, clear } = await createTestRedis());
  store = createCartStore(redis, { cartTtlMs: ttlMs });
});

afterAll(() => clear());

const someone = (): Owner & { kind: "user" } => ({ kind: "user", userId: newId() });
const keyOf = (owner: Owner) =>
  owner.kind === "user" ? `cart:user:${owner.userId}` : `cart:guest:${owner.guestCartId}`;
const addition = (more: { variantId?: string; quantity?: number; requestId?: string } = {}) => ({
  variantId,
  quantity: 1,
  requestId: "",
  newCartId: newId(),
  ...more,
});

async function add(owner: Owner, more: Parameters<typeof addition>[0] = {}): Promise<Cart> {
  const cart = await store.addItem(owner, addition(more));
  if (typeof cart === "string") throw new Error(`refused: ${cart}`);
  return cart;
}

async function expectTtl(key: string, expectedMs: number): Promise<void> {
  const actualMs = await redis.pttl(key);
  expect(actualMs).toBeLessThanOrEqual(expectedMs);
  expect(actualMs).toBeGreaterThan(expectedMs - 10_000);
}

test("a cart lives for the TTL from each change on", async () => {
  const owner = someone();
  const { id } = await add(owner);
  await expectTtl(keyOf(owner), ttlMs);
  const changes: (() => Promise<unknown>)[] = [
    () => add(owner),
    () => store.setItem(owner, { variantId, quantity: 7 }),
    () => store.removeOrderedLines(owner, { cartId: id, orderId: newId(), lines: [{ variantId, quantity: 1 }] }),
    () => store.removeItem(owner, variantId),
  ];
  for (const change of changes) {
    await redis.pexpire(keyOf(owner), 20_000);
    await change();
    await expectTtl(keyOf(owner), ttlMs);
  }
  await add(owner);
  await redis.pexpire(keyOf(owner), 20_000);
  await store.clearCart(owner);
  await expectTtl(keyOf(owner), ttlMs);
});

test("what changes nothing neither counts as a change nor prolongs the cart", async () => {
  const owner = someone();
  const before = await add(owner, { requestId: "once" });
  await redis.pexpire(keyOf(owner), 20_000);
  expect(await store.getCart(owner)).toEqual(before);
  expect(await add(owner, { requestId: "once" })).toEqual(before);
  expect(await store.setItem(owner, { variantId, quantity: 1 })).toEqual(before);
  expect(await store.setItem(owner, { variantId: newId(), quantity: 1 })).toBe("CART_LINE_NOT_FOUND");
  expect(await store.removeItem(owner, newId())).toEqual(before);
  expect(await store.addItem(owner, addition({ quantity: 999 }))).toBe("CART_QUANTITY_LIMIT");
  const other = { orderId: newId(), lines: [{ variantId, quantity: 1 }] };
  expect(await store.removeOrderedLines(owner, { ...other, cartId: newId() })).toEqual(before);
  const merge = { userId: owner.userId, guestCartId: newGuestCartId(), newCartId: newId() };
  expect(await store.mergeCart(merge)).toEqual(before);
  await expectTtl(keyOf(owner), 20_000);

  await store.clearCart(owner);
  const { version } = await store.getCart(owner);
  expect((await store.clearCart(owner)).version).toBe(version);
});

test("a guest's cart is recorded when it is made, and expires unless it is used", async () => {
  const guest: Owner = { kind: "guest", guestCartId: newGuestCartId() };
  expect(await store.createGuestCart(guest.guestCartId)).toEqual({ id: guest.guestCartId, version: 0n, lines: [] });
  await expectTtl(keyOf(guest), ttlMs);
  await redis.pexpire(keyOf(guest), 0);
  expect(await store.addItem(guest, addition())).toBe("CART_NOT_FOUND");
  expect(await redis.exists(keyOf(guest), `${keyOf(guest)}:requests`)).toBe(0);
});

test("a customer's cart that expired is made anew, under another id, from version 1", async () => {
  const owner = someone();
  const { id } = await add(owner);
  await add(owner);
  await redis.pexpire(keyOf(owner), 0);
  expect(await store.getCart(owner)).toEqual({ id: "", version: 0n, lines: [] });
  const anew = await add(owner);
  expect(anew.version).toBe(1n);
  expect(anew.id).not.toBe(id);
  const late = { cartId: id, orderId: newId(), lines: [{ variantId, quantity: 1 }] };
  expect(await store.removeOrderedLines(owner, late)).toEqual(anew);
});

test("a key is remembered for a day, and may be used again after", async () => {
  const owner = someone();
  await add(owner, { requestId: "key" });
  const requestsKey = `${keyOf(owner)}:requests`;
  await expectTtl(requestsKey, dayMs);
  const [digest = "", entry = ""] = Object.entries(await redis.hgetall(requestsKey)).flat();
  const [at = "", effect = ""] = entry.split(":");
  expect(`${digest}${entry}`).not.toContain("key");

  await redis.hset(requestsKey, digest, `${Number(at) - dayMs + 60_000}:${effect}:1`);
  expect((await add(owner, { requestId: "key" })).version).toBe(1n);
  await redis.hset(requestsKey, digest, `${Number(at) - dayMs - 1}:${effect}:1`);
  expect((await add(owner, { requestId: "key" })).version).toBe(2n);
});

test("a cart remembers a bounded number of keys: the latest", async () => {
  const owner = someone();
  for (let number = 0; number < 140; number += 1) await add(owner, { requestId: `key-${number}` });
  expect(await redis.hlen(`${keyOf(owner)}:requests`)).toBe(128);
  expect((await add(owner, { requestId: "key-139" })).version).toBe(140n);
  expect((await add(owner, { requestId: "key-30" })).version).toBe(140n);
  expect((await add(owner, { requestId: "key-0" })).version).toBe(141n);
});

test("a merge brings the guest's keys along, within the bound, and the customer's own keys win", async () => {
  const owner = someone();
  const guestCartId = newGuestCartId();
  const guest: Owner = { kind: "guest", guestCartId };
  await store.createGuestCart(guestCartId);
  await add(guest, { requestId: "of-both", quantity: 2 });
  await add(guest, { requestId: "of-guest", quantity: 3 });
  for (let number = 0; number < 100; number += 1) await add(owner, { requestId: `user-${number}` });
  for (let number = 0; number < 40; number += 1) await add(guest, { requestId: `guest-${number}` });
  await add(owner, { requestId: "of-both", quantity: 5 });
  await add(guest, { requestId: "of-guest-too", quantity: 7 });
  const merged = await store.mergeCart({ userId: owner.userId, guestCartId, newCartId: newId() });
  expect(await redis.hlen(`${keyOf(owner)}:requests`)).toBe(128);
  expect(await redis.exists(keyOf(guest), `${keyOf(guest)}:requests`)).toBe(0);
  expect(await add(owner, { requestId: "of-both", quantity: 5 })).toEqual(merged);
  expect(await store.addItem(owner, addition({ requestId: "of-both", quantity: 2 }))).toBe("IDEMPOTENCY_KEY_REUSED");
  expect(await add(owner, { requestId: "of-guest-too", quantity: 7 })).toEqual(merged);
});

test("a merged guest's order leaves a cart alone that the customer has begun anew", async () => {
  const owner = someone();
  const guestCartId = newGuestCartId();
  await store.createGuestCart(guestCartId);
  await add({ kind: "guest", guestCartId });
  await store.mergeCart({ userId: owner.userId, guestCartId, newCartId: newId() });
  await expectTtl(`cart:merged:${guestCartId}`, 7 * dayMs);
  await redis.pexpire(keyOf(owner), 0);
  const anew = await add(owner);
  const ordered = { cartId: guestCartId, orderId: newId(), lines: [{ variantId, quantity: 1 }] };
  await store.removeOrderedLines({ kind: "guest", guestCartId }, ordered);
  expect(await store.getCart(owner)).toEqual(anew);
});

test("an order is remembered for seven days, which outlives its retries", async () => {
  const owner = someone();
  const { id: cartId } = await add(owner, { quantity: 5 });
  const orderId = newId();
  const ordered = { cartId, orderId, lines: [{ variantId, quantity: 2 }] };
  await store.removeOrderedLines(owner, ordered);
  await expectTtl(`cart:orders:${cartId}`, 7 * dayMs);

  const nowMs = Date.now();
  await redis.zadd(`cart:orders:${cartId}`, nowMs - 7 * dayMs + 60_000, orderId);
  expect((await store.removeOrderedLines(owner, ordered)).lines).toEqual([{ variantId, quantity: 3 }]);
  await redis.zadd(`cart:orders:${cartId}`, nowMs - 7 * dayMs - 60_000, orderId);
  await redis.zadd(`cart:orders:${cartId}`, nowMs - 8 * dayMs, "long-ago");
  expect((await store.removeOrderedLines(owner, ordered)).lines).toEqual([{ variantId, quantity: 1 }]);
  expect(await redis.zscore(`cart:orders:${cartId}`, "long-ago")).toBeNull();
});

test("a full cart is stored compactly", async () => {
  const owner = someone();
  for (let number = 0; number < 100; number += 1) await add(owner, { variantId: newId(), quantity: 999 });
  expect(await redis.object("ENCODING", keyOf(owner))).toBe("listpack");
  expect(Number(await redis.call("MEMORY", "USAGE", keyOf(owner)))).toBeLessThan(8192);
});
