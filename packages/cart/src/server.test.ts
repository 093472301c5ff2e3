// The contract's RPCs over a real socket and a real Redis: what they answer, what they refuse, and to whom.

import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { anonymous, type Caller, Code, isRefusal } from "@shoal/rpc";
import { admin, customer, staff, testCall } from "@shoal/testkit";
import {
  type CartClient,
  cartOf,
  newGuestCartId,
  newId,
  reasonOf,
  serveTestCarts,
  type TestCarts,
} from "./cart-service.fixture.ts";

// A busy machine may need long for this many round trips.
setDefaultTimeout(30_000);

let carts: TestCarts;
let gateway: CartClient;

beforeAll(async () => {
  carts = await serveTestCarts();
  gateway = carts.gateway;
});

afterAll(() => carts.close());

/** A customer nobody knows yet. */
function newCustomer() {
  const userId = newId();
  return { userId, owner: { userId }, call: () => testCall(customer(userId)) };
}

async function newGuest() {
  const { id } = cartOf(await gateway.createGuestCart({}, testCall()));
  return { id, owner: { guestCartId: id }, call: () => testCall(anonymous) };
}

const order: Caller = { kind: "service", service: "order" };

test("a guest fills a cart: lines keep the order in which they came, each change counts once", async () => {
  const guest = await newGuest();
  expect(guest.id).toMatch(/^[\w-]{22}$/);
  const [first, second, third] = [newId(), newId(), newId()];
  for (const variantId of [first, second, third, first]) {
    await gateway.addItem({ owner: guest.owner, variantId, quantity: 2 }, guest.call());
  }
  await gateway.setItem({ owner: guest.owner, variantId: second, quantity: 9 }, guest.call());
  const { cart } = await gateway.getCart({ owner: guest.owner }, guest.call());
  expect(cart).toEqual({
    id: guest.id,
    version: "5",
    lines: [
      { variantId: first, quantity: 4 },
      { variantId: second, quantity: 9 },
      { variantId: third, quantity: 2 },
    ],
  });
  await gateway.removeItem({ owner: guest.owner, variantId: first }, guest.call());
  const again = cartOf(await gateway.addItem({ owner: guest.owner, variantId: first, quantity: 1 }, guest.call()));
  expect(again.lines.map(({ variantId }) => variantId)).toEqual([second, third, first]);
  const cleared = cartOf(await gateway.clearCart({ owner: guest.owner }, guest.call()));
  expect(cleared).toEqual({ id: guest.id, version: "8", lines: [] });
});

test("a customer without a cart has an empty one of version 0; the first item makes it", async () => {
  const { owner, call } = newCustomer();
  expect(cartOf(await gateway.getCart({ owner }, call()))).toEqual({ id: "", version: "0", lines: [] });
  const variantId = newId();
  const cart = cartOf(await gateway.addItem({ owner, variantId, quantity: 3 }, call()));
  expect(cart).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    version: "1",
    lines: [{ variantId, quantity: 3 }],
  });
  expect(cartOf(await gateway.getCart({ owner }, call()))).toEqual(cart);
});

test("a guest's cart that was never made here, or is gone, holds nothing and takes nothing", async () => {
  const owner = { guestCartId: newGuestCartId() };
  expect(cartOf(await gateway.getCart({ owner }, testCall()))).toEqual({ id: "", version: "0", lines: [] });
  expect(await reasonOf(gateway.addItem({ owner, variantId: newId(), quantity: 1 }, testCall()))).toBe(
    "CART_NOT_FOUND",
  );
  expect(await reasonOf(gateway.setItem({ owner, variantId: newId(), quantity: 1 }, testCall()))).toBe(
    "CART_LINE_NOT_FOUND",
  );
  expect(cartOf(await gateway.getCart({ owner }, testCall())).id).toBe("");
});

test("the 101st line and the 1,000th unit are refused with their bound, and nothing is changed", async () => {
  const { owner, call } = newCustomer();
  const variantId = newId();
  await gateway.addItem({ owner, variantId, quantity: 999 }, call());
  const tooMany = await gateway.addItem({ owner, variantId, quantity: 1 }, call()).catch((error: unknown) => error);
  if (!isRefusal(tooMany, "CART_QUANTITY_LIMIT")) throw new Error("expected CART_QUANTITY_LIMIT");
  expect(tooMany.code).toBe(Code.FAILED_PRECONDITION);
  expect(tooMany.metadata).toEqual({ quantity_max: "999" });
  for (let count = 1; count < 100; count += 1)
    await gateway.addItem({ owner, variantId: newId(), quantity: 1 }, call());
  const full = cartOf(await gateway.getCart({ owner }, call()));
  expect(full.lines).toHaveLength(100);
  const tooLong = await gateway
    .addItem({ owner, variantId: newId(), quantity: 1 }, call())
    .catch((error: unknown) => error);
  if (!isRefusal(tooLong, "CART_LINE_LIMIT")) throw new Error("expected CART_LINE_LIMIT");
  expect(tooLong.metadata).toEqual({ lines_max: "100" });
  expect(cartOf(await gateway.getCart({ owner }, call()))).toEqual(full);
});

test("an addition repeated with its key adds nothing; with another body it is refused; a refused one may come again", async () => {
  const { owner, call } = newCustomer();
  const variantId = newId();
  const add = (quantity: number, requestId: string) =>
    gateway.addItem({ owner, variantId, quantity, requestId }, call());
  const first = cartOf(await add(500, "key"));
  expect(cartOf(await add(500, "key"))).toEqual(first);
  expect(await reasonOf(add(501, "key"))).toBe("IDEMPOTENCY_KEY_REUSED");
  expect(await reasonOf(add(500, "other-key"))).toBe("CART_QUANTITY_LIMIT");
  await gateway.setItem({ owner, variantId, quantity: 1 }, call());
  expect(cartOf(await add(500, "other-key")).lines).toEqual([{ variantId, quantity: 501 }]);
});

test("a merge adds up to 999, keeps the customer's lines first, leaves out what is past the 100th, and happens once", async () => {
  const { userId, owner, call } = newCustomer();
  const guest = await newGuest();
  const [shared, own] = [newId(), newId()];
  await gateway.addItem({ owner: guest.owner, variantId: shared, quantity: 600, requestId: "key" }, guest.call());
  const guestVariants = [shared];
  for (let count = 0; count < 99; count += 1) {
    const variantId = newId();
    guestVariants.push(variantId);
    await gateway.addItem({ owner: guest.owner, variantId, quantity: 2 }, guest.call());
  }
  await gateway.addItem({ owner, variantId: own, quantity: 1 }, call());
  const before = cartOf(await gateway.addItem({ owner, variantId: shared, quantity: 600 }, call()));

  const merged = cartOf(await gateway.mergeCart({ userId, guestCartId: guest.id }, call()));
  expect(merged.id).toBe(before.id);
  expect(merged.version).toBe("3");
  expect(merged.lines).toEqual([
    { variantId: own, quantity: 1 },
    { variantId: shared, quantity: 999 },
    ...guestVariants.slice(1, 99).map((variantId) => ({ variantId, quantity: 2 })),
  ]);
  expect(cartOf(await gateway.getCart({ owner: guest.owner }, guest.call())).id).toBe("");
  expect(cartOf(await gateway.mergeCart({ userId, guestCartId: guest.id }, call()))).toEqual(merged);
  const again = { owner: guest.owner, variantId: shared, quantity: 1 };
  expect(await reasonOf(gateway.addItem(again, guest.call()))).toBe("CART_NOT_FOUND");
  const repeated = { owner, variantId: shared, quantity: 600, requestId: "key" };
  expect(cartOf(await gateway.addItem(repeated, call()))).toEqual(merged);
});

test("a merge into nothing makes the customer's cart; an empty guest's cart makes none", async () => {
  const one = newCustomer();
  const guest = await newGuest();
  const variantId = newId();
  await gateway.addItem({ owner: guest.owner, variantId, quantity: 2 }, guest.call());
  const merged = cartOf(await gateway.mergeCart({ userId: one.userId, guestCartId: guest.id }, one.call()));
  expect(merged).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    version: "1",
    lines: [{ variantId, quantity: 2 }],
  });

  const other = newCustomer();
  const empty = await newGuest();
  const nothing = cartOf(await gateway.mergeCart({ userId: other.userId, guestCartId: empty.id }, other.call()));
  expect(nothing).toEqual({ id: "", version: "0", lines: [] });
  expect(await carts.redis.exists(`cart:guest:${empty.id}`)).toBe(0);
});

test("an order takes its lines once; what was added meanwhile and carts with another id stay", async () => {
  const { owner, call } = newCustomer();
  const [ordered, gone, kept] = [newId(), newId(), newId()];
  await gateway.addItem({ owner, variantId: ordered, quantity: 2 }, call());
  const { id: cartId } = cartOf(await gateway.addItem({ owner, variantId: gone, quantity: 1 }, call()));
  await gateway.addItem({ owner, variantId: ordered, quantity: 3 }, call());
  await gateway.addItem({ owner, variantId: kept, quantity: 4 }, call());
  const lines = [
    { variantId: ordered, quantity: 2 },
    { variantId: gone, quantity: 1 },
    { variantId: newId(), quantity: 1 },
  ];
  const request = { owner, cartId, orderId: newId(), lines };
  const left = cartOf(await carts.order.removeOrderedLines(request, testCall(order)));
  expect(left).toEqual({
    id: cartId,
    version: "5",
    lines: [
      { variantId: ordered, quantity: 3 },
      { variantId: kept, quantity: 4 },
    ],
  });
  expect(cartOf(await carts.order.removeOrderedLines(request, testCall(order)))).toEqual(left);
  const another = { ...request, orderId: newId(), cartId: newId() };
  expect(cartOf(await carts.order.removeOrderedLines(another, testCall(order)))).toEqual(left);
  expect(cartOf(await gateway.getCart({ owner }, call()))).toEqual(left);
});

test("an order of a guest's cart takes its lines from the customer's cart that they were merged into meanwhile", async () => {
  const { userId, owner, call } = newCustomer();
  const guest = await newGuest();
  const variantId = newId();
  await gateway.addItem({ owner: guest.owner, variantId, quantity: 2 }, guest.call());
  await gateway.addItem({ owner, variantId, quantity: 1 }, call());
  await gateway.mergeCart({ userId, guestCartId: guest.id }, call());
  const lines = [{ variantId, quantity: 2 }];
  const request = { owner: guest.owner, cartId: guest.id, orderId: newId(), lines };
  for (let repeat = 0; repeat < 2; repeat += 1) {
    expect(cartOf(await carts.order.removeOrderedLines(request, testCall(order))).lines).toEqual([]);
  }
  expect(cartOf(await gateway.getCart({ owner }, call())).lines).toEqual([{ variantId, quantity: 1 }]);
});

describe("who may", () => {
  const everyRpc = (owner: { userId: string } | { guestCartId: string }) => ({
    getCart: (client: CartClient, caller: Caller) => client.getCart({ owner }, testCall(caller)),
    addItem: (client: CartClient, caller: Caller) =>
      client.addItem({ owner, variantId: newId(), quantity: 1 }, testCall(caller)),
    setItem: (client: CartClient, caller: Caller) =>
      client.setItem({ owner, variantId: newId(), quantity: 1 }, testCall(caller)),
    removeItem: (client: CartClient, caller: Caller) =>
      client.removeItem({ owner, variantId: newId() }, testCall(caller)),
    clearCart: (client: CartClient, caller: Caller) => client.clearCart({ owner }, testCall(caller)),
  });

  test("a customer's cart is for that customer: not for another, not for staff, not for nobody", async () => {
    const { userId, owner, call } = newCustomer();
    const guest = await newGuest();
    const before = cartOf(await gateway.addItem({ owner, variantId: newId(), quantity: 1 }, call()));
    const merge = (_: CartClient, caller: Caller) =>
      gateway.mergeCart({ userId, guestCartId: guest.id }, testCall(caller));
    for (const attempt of [...Object.values(everyRpc(owner)), merge]) {
      for (const other of [customer(newId()), staff, admin]) {
        expect(await reasonOf(attempt(gateway, other))).toBe("CART_NOT_FOUND");
      }
      expect(await reasonOf(attempt(gateway, anonymous))).toBe("UNAUTHENTICATED");
    }
    expect(cartOf(await gateway.getCart({ owner }, call()))).toEqual(before);
    expect(cartOf(await gateway.getCart({ owner: guest.owner }, guest.call())).id).toBe(guest.id);
  });

  test("a guest's cart is for every person who knows its id, and a customer's cart has no such id", async () => {
    const guest = await newGuest();
    const { owner, call } = newCustomer();
    const { id } = cartOf(await gateway.addItem({ owner: guest.owner, variantId: newId(), quantity: 1 }, call()));
    expect(id).toBe(guest.id);
    const own = cartOf(await gateway.addItem({ owner, variantId: newId(), quantity: 1 }, call()));
    expect(await reasonOf(gateway.getCart({ owner: { guestCartId: own.id } }, testCall()))).toBe("VALIDATION_FAILED");
  });

  test("the order service reads carts and removes ordered lines, and does nothing else; only it removes them", async () => {
    const { owner, call } = newCustomer();
    const { id: cartId } = cartOf(await gateway.addItem({ owner, variantId: newId(), quantity: 1 }, call()));
    const { getCart, ...others } = everyRpc(owner);
    expect(cartOf(await getCart(carts.order, order)).id).toBe(cartId);
    for (const attempt of Object.values(others)) {
      expect(await reasonOf(attempt(carts.order, order))).toBe("SERVICE_FORBIDDEN");
    }
    expect(await reasonOf(carts.order.createGuestCart({}, testCall(order)))).toBe("SERVICE_FORBIDDEN");
    const removal = { owner, cartId, orderId: newId(), lines: [] };
    expect(await reasonOf(gateway.removeOrderedLines(removal, call()))).toBe("SERVICE_FORBIDDEN");
    const stranger: Caller = { kind: "service", service: "product" };
    expect(await reasonOf(getCart(gateway, stranger))).toBe("FORBIDDEN");
  });
});

describe("input that is no request", () => {
  const variantId = newId();
  const { owner, call } = newCustomer();

  test.each([
    ["no owner", { variantId, quantity: 1 }, ["owner"]],
    ["an owner without a kind", { owner: {}, variantId, quantity: 1 }, ["owner"]],
    ["a user id that is none", { owner: { userId: "1" }, variantId, quantity: 1 }, ["owner.user_id"]],
    [
      "a guest cart id of another form",
      { owner: { guestCartId: "x".repeat(22) }, variantId, quantity: 1 },
      ["owner.guest_cart_id"],
    ],
    ["a key as id", { owner: { guestCartId: "*" }, variantId, quantity: 1 }, ["owner.guest_cart_id"]],
    ["no unit", { owner, variantId, quantity: 0 }, ["quantity"]],
    ["a negative quantity", { owner, variantId, quantity: -1 }, ["quantity"]],
    ["1,000 units", { owner, variantId, quantity: 1000 }, ["quantity"]],
    [
      "everything wrong at once",
      { owner, variantId: "version", quantity: 2147483647, requestId: "k".repeat(256) },
      ["variant_id", "quantity", "request_id"],
    ],
  ])("%s is refused, and each field is named", async (_, request, fields) => {
    const refusal = await gateway.addItem(request, call()).catch((error: unknown) => error);
    if (!isRefusal(refusal, "VALIDATION_FAILED")) throw new Error("expected VALIDATION_FAILED");
    expect(refusal.code).toBe(Code.INVALID_ARGUMENT);
    expect(refusal.violations.map(({ field }) => field)).toEqual(fields);
  });

  test("ordered lines are read one by one", async () => {
    const lines = [
      { variantId, quantity: 1 },
      { variantId: "x", quantity: 0 },
    ];
    const request = { owner, cartId: "x", orderId: "x", lines };
    const refusal = await carts.order.removeOrderedLines(request, testCall(order)).catch((error: unknown) => error);
    if (!isRefusal(refusal, "VALIDATION_FAILED")) throw new Error("expected VALIDATION_FAILED");
    const fields = refusal.violations.map(({ field }) => field);
    expect(fields).toEqual(["cart_id", "order_id", "lines[1].variant_id", "lines[1].quantity"]);
    const tooMany = {
      owner,
      cartId: newId(),
      orderId: newId(),
      lines: Array.from({ length: 101 }, () => ({ variantId, quantity: 1 })),
    };
    expect(await reasonOf(carts.order.removeOrderedLines(tooMany, testCall(order)))).toBe("VALIDATION_FAILED");
  });
});
