// Many callers at once over real sockets: nothing is lost, nothing is counted twice, and no bound is passed.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { isRefusal } from "@shoal/rpc";
import { customer, testCall } from "@shoal/testkit";
import { applyCommand, type CartCommand, type CartModel, createCartModel, type Outcome } from "./cart-model.fixture.ts";
import { type CartClient, cartOf, newId, reasonOf, serveTestCarts, type TestCarts } from "./cart-service.fixture.ts";
import { linesMax, quantityMax } from "./domain.ts";

// A busy machine may need long for this many round trips.
setDefaultTimeout(30_000);

let carts: TestCarts;
let gateway: CartClient;

beforeAll(async () => {
  carts = await serveTestCarts();
  gateway = carts.gateway;
});

afterAll(() => carts.close());

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const shuffle = <T>(list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);

async function newGuestOwner() {
  const { id } = cartOf(await gateway.createGuestCart({}, testCall()));
  return { guestCartId: id };
}

test("200 parallel additions all arrive", async () => {
  const userId = newId();
  const variants = times(5, newId);
  await Promise.all(
    times(200, (index) =>
      gateway.addItem(
        { owner: { userId }, variantId: variants[index % 5] ?? "", quantity: 1 },
        testCall(customer(userId)),
      ),
    ),
  );
  const cart = cartOf(await gateway.getCart({ owner: { userId } }, testCall(customer(userId))));
  expect(cart.version).toBe("200");
  expect(cart.lines.map(({ quantity }) => quantity)).toEqual([40, 40, 40, 40, 40]);
});

test("200 parallel changes of every kind have one history, which the answers tell", async () => {
  const owner = { kind: "guest" as const, guestCartId: (await newGuestOwner()).guestCartId };
  const variants = times(4, newId);
  const variantAt = (index: number) => variants[index % variants.length] ?? "";
  const commands = shuffle<CartCommand>([
    ...times(110, (index) => {
      const addition = { variantId: variantAt(index), quantity: 1, requestId: "", newCartId: "" };
      return { kind: "add" as const, owner, addition };
    }),
    ...times(50, (index) => {
      return { kind: "set" as const, owner, line: { variantId: variantAt(index), quantity: 1 + (index % 7) } };
    }),
    ...times(35, (index) => ({ kind: "remove" as const, owner, variantId: variantAt(index) })),
    ...times(5, () => ({ kind: "clear" as const, owner })),
  ]);
  const answers = await Promise.all(commands.map(async (command) => ({ command, outcome: await send(command) })));
  expectOneHistory(owner.guestCartId, answers);
  const { version } = cartOf(await gateway.getCart({ owner }, testCall()));
  expect(Number(version)).toBeGreaterThanOrEqual(110);
});

type Answer = { readonly command: CartCommand; readonly outcome: Outcome };

async function send(command: CartCommand): Promise<Outcome> {
  try {
    const { cart } = await call(command);
    if (cart === null) throw new Error("the answer has no cart");
    return { ...cart, version: BigInt(cart.version) };
  } catch (error) {
    if (isRefusal(error, "CART_LINE_NOT_FOUND")) return "CART_LINE_NOT_FOUND";
    throw error;
  }
}

function call(command: CartCommand) {
  switch (command.kind) {
    case "add":
      return gateway.addItem({ owner: command.owner, ...command.addition }, testCall());
    case "set":
      return gateway.setItem({ owner: command.owner, ...command.line }, testCall());
    case "remove":
      return gateway.removeItem({ owner: command.owner, variantId: command.variantId }, testCall());
    case "clear":
      return gateway.clearCart({ owner: command.owner }, testCall());
    default:
      throw new Error(`${command.kind} is not part of this test`);
  }
}

/**
 * For each version there must be exactly one command that makes it out of the version before, with just the answer
 * that was given; every other answer of that version must come from a command that changes nothing there.
 */
function expectOneHistory(guestCartId: string, answers: readonly Answer[]): void {
  let model = createCartModel(linesMax, quantityMax);
  applyCommand(model, { kind: "create", guestCartId });
  const byVersion = Map.groupBy(answers, ({ outcome }) => (typeof outcome === "string" ? "refused" : outcome.version));
  let explained = byVersion.get("refused")?.length ?? 0;
  for (let version = 0n; explained < answers.length; version += 1n) {
    const group = byVersion.get(version) ?? [];
    // Version 0 is made by nobody.
    const makers = version === 0n ? [undefined] : group;
    const next = makers.map((maker) => explain(model, group, maker)).find((fitting) => fitting !== undefined);
    if (next === undefined)
      throw new Error(`nothing explains version ${version} in ${JSON.stringify(group.map(({ command }) => command))}`);
    model = next;
    explained += group.length;
  }
}

/** The model after a version that `maker` made and the rest of its group only met, or undefined when it was not so. */
function explain(before: CartModel, group: readonly Answer[], maker: Answer | undefined): CartModel | undefined {
  const model = structuredClone(before);
  const order = maker === undefined ? group : [maker, ...group.filter((answer) => answer !== maker)];
  const fits = order.every(({ command, outcome }) => Bun.deepEquals(applyCommand(model, command), outcome));
  return fits ? model : undefined;
}

test("parallel repeats of one keyed addition add once", async () => {
  const userId = newId();
  const request = { owner: { userId }, variantId: newId(), quantity: 3, requestId: "the-same" };
  await Promise.all(times(50, () => gateway.addItem(request, testCall(customer(userId)))));
  const cart = cartOf(await gateway.getCart({ owner: { userId } }, testCall(customer(userId))));
  expect(cart.lines).toEqual([{ variantId: request.variantId, quantity: 3 }]);
  expect(cart.version).toBe("1");
});

test("parallel merges of one guest's cart move it once", async () => {
  const userId = newId();
  const owner = await newGuestOwner();
  const variantId = newId();
  await gateway.addItem({ owner, variantId, quantity: 7 }, testCall());
  const merges = times(30, () =>
    gateway.mergeCart({ userId, guestCartId: owner.guestCartId }, testCall(customer(userId))),
  );
  for (const answer of await Promise.all(merges)) {
    expect(cartOf(answer)).toMatchObject({ version: "1", lines: [{ variantId, quantity: 7 }] });
  }
});

test("an addition that races a merge is either moved along or refused: never lost", async () => {
  for (let round = 0; round < 5; round += 1) {
    const userId = newId();
    const owner = await newGuestOwner();
    const variantId = newId();
    const merge = () => gateway.mergeCart({ userId, guestCartId: owner.guestCartId }, testCall(customer(userId)));
    const add = () => gateway.addItem({ owner, variantId, quantity: 1 }, testCall());
    const additions: Promise<boolean>[] = [];
    let merged: Promise<unknown> = Promise.resolve();
    for (let index = 0; index < 60; index += 1) {
      additions.push(
        add().then(
          () => true,
          (error: unknown) => !isRefusal(error, "CART_NOT_FOUND"),
        ),
      );
      if (index === 10 + round * 10) merged = merge();
    }
    const added = (await Promise.all(additions)).filter(Boolean).length;
    await merged;
    const cart = cartOf(await gateway.getCart({ owner: { userId } }, testCall(customer(userId))));
    expect(cart.lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(added);
    expect(await reasonOf(add())).toBe("CART_NOT_FOUND");
  }
});

test("50 parallel repeats of an order take its lines once, while additions go on", async () => {
  const userId = newId();
  const owner = { userId };
  const variantId = newId();
  const caller = customer(userId);
  const { id: cartId } = cartOf(await gateway.addItem({ owner, variantId, quantity: 100 }, testCall(caller)));
  const request = { owner, cartId, orderId: newId(), lines: [{ variantId, quantity: 60 }] };
  const order = { kind: "service" as const, service: "order" };
  await Promise.all([
    ...times(50, () => carts.order.removeOrderedLines(request, testCall(order))),
    ...times(50, () => gateway.addItem({ owner, variantId, quantity: 1 }, testCall(caller))),
  ]);
  const cart = cartOf(await gateway.getCart({ owner }, testCall(caller)));
  expect(cart.lines).toEqual([{ variantId, quantity: 90 }]);
  expect(cart.version).toBe("52");
});

test("parallel additions fill a cart to its bounds, and not beyond", async () => {
  const userId = newId();
  const owner = { userId };
  const outcome = (variantId: string, quantity: number) =>
    gateway.addItem({ owner, variantId, quantity }, testCall(customer(userId))).then(
      () => "added",
      (error: unknown) => (isRefusal(error) ? error.reason : "failed"),
    );
  const count = (list: readonly string[], what: string) => list.filter((item) => item === what).length;

  const variantId = newId();
  const units = await Promise.all(times(60, () => outcome(variantId, 20)));
  expect([count(units, "added"), count(units, "CART_QUANTITY_LIMIT")]).toEqual([49, 11]);
  const lines = await Promise.all(times(150, () => outcome(newId(), 1)));
  expect([count(lines, "added"), count(lines, "CART_LINE_LIMIT")]).toEqual([99, 51]);
  const cart = cartOf(await gateway.getCart({ owner }, testCall(customer(userId))));
  expect(cart.lines).toHaveLength(100);
  expect(cart.lines[0]).toEqual({ variantId, quantity: 980 });
  expect(cart.version).toBe("148");
});
