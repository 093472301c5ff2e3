// A process dies at every step, before and after its side effect: whoever takes over ends the checkout, and in the end
// either the order stands with its money and its units, or nothing of it does.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { openShop, type Shop } from "../shop.fixture.ts";
import { findKey } from "../store/idempotency.ts";
import { findOrder } from "../store/orders.ts";
import { placeAndDie } from "./abandoned.fixture.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ isRelayed: false });
});
afterAll(() => shop.close());

async function takeOver(orderId: string): Promise<void> {
  await shop.lapse();
  while (await shop.recover());
  while (!(await shop.outbox.settle(orderId, 5000)));
}

function keyOf(cartId: string, requestId: string) {
  return findKey(shop.deps.pool, { caller: `guest:${cartId}`, rpc: "PlaceOrder", requestId });
}

test.each([
  ["created", 0, false, "undone", []],
  ["created", 0, true, "undone", []],
  ["reserved", 1, false, "undone", []],
  ["authorising", 2, false, "undone", ["void"]],
  ["authorising", 2, true, "confirmed", ["authorise", "capture"]],
  ["authorised", 3, false, "confirmed", ["authorise", "capture"]],
  ["committing", 4, false, "confirmed", ["authorise", "capture"]],
  ["committing", 4, true, "confirmed", ["authorise", "capture"]],
  ["committed", 5, false, "confirmed", ["authorise", "capture"]],
] as const)(
  "death at %s after %d steps, effect had: %p: the order is %s",
  async (step, afterSteps, isEffectHad, end, charges) => {
    const variant = shop.fakes.addVariant(1);
    const cartId = shop.fakes.fillCart({ [variant]: 1 });
    const requestId = crypto.randomUUID();
    const units = [{ variantId: variant, quantity: 1 }];
    const id = await placeAndDie(shop, { cartId, units, requestId }, { afterSteps, isEffectHad });
    expect((await findOrder(shop.deps.pool, id))?.order.step).toBe(step);
    // The lease is held: nobody takes over from a process that may be alive.
    await shop.recover();
    expect((await findOrder(shop.deps.pool, id))?.order.step).toBe(step);

    await takeOver(id);
    const order = (await findOrder(shop.deps.pool, id))?.order;
    expect(await shop.charges(id)).toEqual([...charges]);
    const key = await keyOf(cartId, requestId);
    if (end === "confirmed") {
      expect(order).toMatchObject({ status: "confirmed", payment: { status: "captured" } });
      expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
      expect(shop.fakes.carts.get(cartId)?.lines).toEqual([]);
      expect(key?.answer).toBeDefined();
    } else {
      expect(order).toMatchObject({ status: "cancelled", cancelReason: "CHECKOUT_INTERRUPTED" });
      expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
      // Nothing happened, so the buyer's key is as good as new, and so is the cart.
      expect(key).toBeUndefined();
      const again = await shop.place({ cartOwner: { guestCartId: cartId }, requestId });
      expect(again.response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
    }
  },
);

test("units that expired while nobody drove are set aside again once, at the prices that were saved", async () => {
  const variant = shop.fakes.addVariant(1, 1000n);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const units = [{ variantId: variant, quantity: 1 }];
  const id = await placeAndDie(shop, { cartId, units }, { afterSteps: 4, isEffectHad: false });
  shop.fakes.expire(id);
  const offer = shop.fakes.variants.get(variant);
  if (offer !== undefined) offer.price = 9999n;
  await takeOver(id);
  const order = (await findOrder(shop.deps.pool, id))?.order;
  expect(order).toMatchObject({ status: "confirmed", attempt: 2, payment: { captured: { amountMinor: 1650n } } });
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
});

test("units that expired and went to somebody else cancel the order, and its promise of money is given back", async () => {
  const variant = shop.fakes.addVariant(1);
  const [first, second] = [shop.fakes.fillCart({ [variant]: 1 }), shop.fakes.fillCart({ [variant]: 1 })];
  const requestId = crypto.randomUUID();
  const units = [{ variantId: variant, quantity: 1 }];
  const id = await placeAndDie(shop, { cartId: first, units, requestId }, { afterSteps: 4, isEffectHad: false });
  shop.fakes.expire(id);
  expect((await shop.place({ cartOwner: { guestCartId: second } })).response?.order?.status).toBe(
    "ORDER_STATUS_CONFIRMED",
  );
  await takeOver(id);
  expect(await shop.charges(id)).toEqual(["authorise", "void"]);
  const order = (await findOrder(shop.deps.pool, id))?.order;
  expect(order).toMatchObject({ status: "cancelled", cancelReason: "OUT_OF_STOCK", payment: { status: "voided" } });
  expect((await keyOf(first, requestId))?.refusal?.reason).toBe("OUT_OF_STOCK");
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
});

test("a driver that wakes after it was replaced changes nothing, even if its payment request arrives last", async () => {
  const variant = shop.fakes.addVariant(1);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const units = [{ variantId: variant, quantity: 1 }];
  const id = await placeAndDie(shop, { cartId, units }, { afterSteps: 2, isEffectHad: false });
  await takeOver(id);
  const total = (await findOrder(shop.deps.pool, id))?.order.totals?.total;
  if (total === undefined) throw new Error("the order has no total");
  expect(await shop.deps.payments.authorise({ key: id, amount: total, token: "tok_ok" })).toEqual({
    kind: "declined",
    reason: "VOIDED",
  });
  expect(await shop.charges(id)).toEqual(["void"]);
});

test("many replicas that take over at once end each checkout once", async () => {
  const variant = shop.fakes.addVariant(100);
  const ids = await Promise.all(
    Array.from({ length: 15 }, () => {
      const cartId = shop.fakes.fillCart({ [variant]: 1 });
      const units = [{ variantId: variant, quantity: 1 }];
      return placeAndDie(shop, { cartId, units }, { afterSteps: 3, isEffectHad: false });
    }),
  );
  await shop.lapse();
  await Promise.all([1, 2, 3, 4].map(() => shop.recover()));
  while (await shop.recover());
  await Promise.all(ids.map((id) => shop.outbox.settle(id, 5000)));
  for (const id of ids) {
    expect(await shop.charges(id)).toEqual(["authorise", "capture"]);
    const confirmed = (await findOrder(shop.deps.pool, id))?.order.events.filter(
      ({ type }) => type === "order.confirmed",
    );
    expect(confirmed).toHaveLength(1);
  }
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 15 });
});
