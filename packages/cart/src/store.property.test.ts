// Random sequences of commands: Redis and the plain model must agree on every answer and every cart.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { createTestRedis, type TestRedis } from "@shoal/testkit";
import fc from "fast-check";
import { applyCommand, type CartCommand, createCartModel, type Outcome, showCart } from "./cart-model.fixture.ts";
import type { Owner } from "./domain.ts";
import { type CartStore, createCartStore } from "./store.ts";

// Small bounds, so that short sequences meet them.
const linesMax = 3;
const quantityMax = 5;
const seed = Math.floor(Math.random() * 2 ** 31);

// A busy machine may need long for this many round trips.
setDefaultTimeout(30_000);

let redis: TestRedis;
let store: CartStore;

beforeAll(async () => {
  redis = await createTestRedis();
  store = createCartStore(redis.redis, { cartTtlMs: 60_000, linesMax, quantityMax });
});

afterAll(() => redis.clear());

/** A command as drawn: owners, carts and orders are small numbers, which a run turns into ids of its own. */
const user = fc.nat(1);
const guest = fc.nat(5);
const owner = fc.oneof(fc.record({ user }), fc.record({ guest }));
const variantId = fc.nat(4).map((number) => `00000000-0000-7000-8000-00000000000${number}`);
const line = fc.record({ variantId, quantity: fc.integer({ min: 1, max: quantityMax }) });
const requestId = fc.oneof({ arbitrary: fc.constant(""), weight: 3 }, fc.constantFrom("key-1", "key-2"));
const drawn = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("create" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("get" as const), owner }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant("add" as const), owner, line, requestId }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("set" as const), owner, line }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), owner, variantId }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("clear" as const), owner }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("merge" as const), user, guest }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("order" as const),
      owner,
      isCurrent: fc.boolean(),
      cart: fc.nat(9),
      order: fc.nat(3),
      lines: fc.array(line, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("expire" as const), owner }) },
);

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

test(`the store answers what a plain model of a cart answers (seed ${seed})`, async () => {
  const outcomes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 80, size: "max" }), async (sequence) => {
      const model = createCartModel(linesMax, quantityMax);
      const ids = createRunIds();
      for (const next of sequence) {
        const command = ids.commandFrom(next, (who) => showCart(model, who).id);
        const expected = applyCommand(model, command);
        const actual = await carryOut(command);
        expect(actual).toEqual(expected);
        outcomes.add(typeof actual === "string" ? actual : command.kind);
      }
      for (const who of ids.owners()) expect(await store.getCart(who)).toEqual(showCart(model, who));
    }),
    { numRuns: 100, seed },
  );
  // The sequences must have met every rule, or they would prove little.
  expect([...outcomes].sort()).toEqual([
    "CART_LINE_LIMIT",
    "CART_LINE_NOT_FOUND",
    "CART_NOT_FOUND",
    "CART_QUANTITY_LIMIT",
    "IDEMPOTENCY_KEY_REUSED",
    "add",
    "clear",
    "create",
    "expire",
    "get",
    "merge",
    "order",
    "remove",
    "set",
  ]);
});

/** Ids of one run, unlike those of every other. */
function createRunIds() {
  const run = crypto.randomUUID();
  const guestCartIds = [`${run}-never-made`];
  const cartIds = [`${run}-no-cart`];

  function newId(name: string): string {
    const id = `${run}-${name}-${cartIds.length}`;
    cartIds.push(id);
    return id;
  }

  function at<T>(list: readonly T[], index: number): T {
    const item = list[index % list.length];
    if (item === undefined) throw new Error("the list is empty");
    return item;
  }

  const userIdAt = (number: number) => `${run}-user-${number}`;
  const ownerAt = (who: { user: number } | { guest: number }): Owner =>
    "user" in who
      ? { kind: "user", userId: userIdAt(who.user) }
      : { kind: "guest", guestCartId: at(guestCartIds, who.guest) };

  function commandFrom(next: Drawn, idOf: (owner: Owner) => string): CartCommand {
    switch (next.kind) {
      case "create": {
        const guestCartId = newId("guest");
        guestCartIds.push(guestCartId);
        return { kind: "create", guestCartId };
      }
      case "add": {
        const addition = { ...next.line, requestId: next.requestId, newCartId: newId("cart") };
        return { kind: "add", owner: ownerAt(next.owner), addition };
      }
      case "merge": {
        const guestCartId = at(guestCartIds, next.guest);
        return { kind: "merge", merge: { userId: userIdAt(next.user), guestCartId, newCartId: newId("cart") } };
      }
      case "order": {
        const who = ownerAt(next.owner);
        const cartId = next.isCurrent ? idOf(who) : at(cartIds, next.cart);
        const ordered = { cartId, orderId: `order-${next.order}`, lines: next.lines };
        return { kind: "order", owner: who, ordered };
      }
      default:
        return { ...next, owner: ownerAt(next.owner) };
    }
  }

  const owners = (): Owner[] => [
    ...[0, 1].map((number) => ownerAt({ user: number })),
    ...guestCartIds.map((guestCartId) => ({ kind: "guest" as const, guestCartId })),
  ];
  return { commandFrom, owners };
}

async function carryOut(command: CartCommand): Promise<Outcome> {
  switch (command.kind) {
    case "create":
      return await store.createGuestCart(command.guestCartId);
    case "get":
      return await store.getCart(command.owner);
    case "add":
      return await store.addItem(command.owner, command.addition);
    case "set":
      return await store.setItem(command.owner, command.line);
    case "remove":
      return await store.removeItem(command.owner, command.variantId);
    case "clear":
      return await store.clearCart(command.owner);
    case "merge":
      return await store.mergeCart(command.merge);
    case "order":
      return await store.removeOrderedLines(command.owner, command.ordered);
    case "expire": {
      const { owner: who } = command;
      const key = who.kind === "user" ? `cart:user:${who.userId}` : `cart:guest:${who.guestCartId}`;
      await redis.redis.del(key, `${key}:requests`);
      return await store.getCart(who);
    }
  }
}
