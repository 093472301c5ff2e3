// The relay: what a change of an order left to be done elsewhere is done, once, whatever is down meanwhile.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { staff, testCall } from "@shoal/testkit";
import { createOutbox, deliverDue } from "./outbox.ts";
import type { PaymentProvider } from "./payments/port.ts";
import { openShop, type Shop } from "./shop.fixture.ts";
import { redriveOutbox } from "./store/outbox.ts";

setDefaultTimeout(60_000);

let shop: Shop;
let isProviderDown = false;
const captures: string[] = [];

function sometimesDown(provider: PaymentProvider): PaymentProvider {
  return {
    ...provider,
    capture: async (key) => {
      captures.push(key);
      if (isProviderDown) throw new Error("no route to the provider");
      return await provider.capture(key);
    },
    void: async (key) => {
      if (isProviderDown) throw new Error("no route to the provider");
      return await provider.void(key);
    },
  };
}

beforeAll(async () => {
  shop = await openShop({ isRelayed: false, wrapPayments: sometimesDown });
});
afterAll(() => shop.close());

async function place() {
  const variant = shop.fakes.addVariant(5);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const { response } = await shop.place({ cartOwner: { guestCartId: cartId } });
  return { id: response?.order?.id ?? "", orderToken: response?.orderToken ?? "", variant, cartId };
}

type Row = { kind: string; attempts: number; isDelivered: boolean; isDead: boolean; waitMs: number };

async function rowsOf(orderId: string): Promise<Row[]> {
  const rows = await shop.database.pool<Row[]>`
    select kind, attempts, delivered_at is not null as "isDelivered", dead_at is not null as "isDead",
      round(extract(epoch from next_attempt_at - now()) * 1000)::integer as "waitMs"
    from outbox where order_id = ${orderId} order by position`;
  return [...rows];
}

const makeDue = () => shop.database.pool`update outbox set next_attempt_at = now() where delivered_at is null`;

test("with the provider down the capture is tried again with growing rests, and had once when it is back", async () => {
  isProviderDown = true;
  const { id } = await place();
  const rests: number[] = [];
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await makeDue();
    await deliverDue(shop.deps);
    const [capture] = await rowsOf(id);
    expect(capture).toMatchObject({ kind: "capture", attempts: attempt, isDelivered: false, isDead: false });
    rests.push(capture?.waitMs ?? 0);
    // Nothing is due: a relay that looks finds nothing.
    expect(await deliverDue(shop.deps)).toEqual([]);
  }
  expect(rests.at(-1) ?? 0).toBeGreaterThan((rests[0] ?? 0) * 4);
  isProviderDown = false;
  await makeDue();
  await deliverDue(shop.deps);
  expect((await rowsOf(id))[0]).toMatchObject({ kind: "capture", isDelivered: true });
  expect(await shop.charges(id)).toEqual(["authorise", "capture"]);
  const seen = await shop.client.getOrder({ orderId: id }, testCall(staff));
  expect(seen.order?.payment?.status).toBe("PAYMENT_STATUS_CAPTURED");
});

test("with the cart down the order is confirmed all the same, and its lines leave the cart later, once", async () => {
  shop.fakes.state.fault = (rpc) => (rpc === "removeOrderedLines" ? "before" : undefined);
  const { id, cartId } = await place();
  expect(shop.fakes.carts.get(cartId)?.lines).toHaveLength(1);
  await makeDue();
  await deliverDue(shop.deps);
  shop.fakes.state.fault = () => undefined;
  const cart = shop.fakes.carts.get(cartId);
  cart?.lines.push({ variantId: Bun.randomUUIDv7(), quantity: 4 });
  await makeDue();
  await deliverDue(shop.deps);
  // What was added meanwhile stays.
  expect(shop.fakes.carts.get(cartId)?.lines.map(({ quantity }) => quantity)).toEqual([4]);
  expect((await rowsOf(id)).every(({ isDelivered }) => isDelivered)).toBe(true);
});

test("an answer that was lost does not make a second effect", async () => {
  const order = await place();
  await deliverDue(shop.deps);
  let losses = 3;
  shop.fakes.state.fault = (rpc) => {
    if (rpc !== "restockOrder" || losses === 0) return undefined;
    losses -= 1;
    return "after";
  };
  const request = { orderId: order.id, orderToken: order.orderToken, requestId: crypto.randomUUID() };
  const { order: cancelled } = await shop.client.cancelOrder(request, testCall());
  expect(cancelled?.status).toBe("ORDER_STATUS_CANCELLED");
  while (!(await shop.outbox.settle(order.id, 5000)));
  expect(losses).toBe(0);
  expect(shop.fakes.variants.get(order.variant)).toMatchObject({ reserved: 0, sold: 0 });
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture", "refund"]);
  shop.fakes.state.fault = () => undefined;
});

test("relays of several replicas deliver each row once", async () => {
  const orders = await Promise.all(Array.from({ length: 30 }, place));
  captures.length = 0;
  const relays = [1, 2, 3].map(() => createOutbox(shop.deps));
  for (const relay of relays) relay.start();
  await shop.until("delivered", async () => (await shop.openRows()) === 0, 20_000);
  await Promise.all(relays.map((relay) => relay.stop()));
  expect([...captures].sort()).toEqual(orders.map(({ id }) => id).sort());
});

test("what undoes a capture waits for it, however long the capture takes", async () => {
  isProviderDown = true;
  const order = await place();
  const request = { orderId: order.id, orderToken: order.orderToken, requestId: crypto.randomUUID() };
  await shop.client.cancelOrder(request, testCall());
  isProviderDown = false;
  while (!(await shop.outbox.settle(order.id, 5000)));
  const kinds = (await rowsOf(order.id)).filter(({ kind }) => kind === "capture" || kind === "void_or_refund");
  expect(kinds.map(({ kind }) => kind)).toEqual(["capture", "void_or_refund"]);
  expect(await shop.charges(order.id)).toEqual(["authorise", "void"]);
});

test("a capture whose answer was lost before the order was cancelled is found out and refunded", async () => {
  const order = await place();
  await shop.deps.payments.capture(order.id);
  const request = { orderId: order.id, orderToken: order.orderToken, requestId: crypto.randomUUID() };
  const { order: cancelled } = await shop.client.cancelOrder(request, testCall());
  expect(cancelled?.payment).toMatchObject({ status: "PAYMENT_STATUS_REFUNDED", captured: { amountMinor: "1650" } });
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture", "refund"]);
});

test("a capture that fails for good cancels the order, brings its units back and tells the log", async () => {
  const order = await place();
  // The provider let the promise lapse.
  await shop.deps.payments.void(order.id);
  while (!(await shop.outbox.settle(order.id, 5000)));
  const seen = await shop.client.getOrder({ orderId: order.id }, testCall(staff));
  expect(seen.order).toMatchObject({
    status: "ORDER_STATUS_CANCELLED",
    cancelReason: "PAYMENT_CAPTURE_FAILED",
    payment: { status: "PAYMENT_STATUS_FAILED" },
  });
  expect(seen.order?.timeline.map(({ type }) => type).slice(-2)).toEqual(["payment.capture_failed", "order.cancelled"]);
  expect(shop.fakes.variants.get(order.variant)).toMatchObject({ reserved: 0, sold: 0 });
  expect(shop.lines.join("\n")).toContain("a confirmed order was cancelled: its money could not be captured");
});

test("a delivery that no repeat will help is given up and told, blocks nothing else, and is redriven by command", async () => {
  const order = await place();
  await deliverDue(shop.deps);
  const reservation = shop.fakes.reservations.get(order.id);
  if (reservation === undefined) throw new Error("nothing was reserved");
  reservation.state = "released";
  const request = { orderId: order.id, orderToken: order.orderToken, requestId: crypto.randomUUID() };
  const { order: cancelled } = await shop.client.cancelOrder(request, testCall());
  expect(cancelled?.payment?.status).toBe("PAYMENT_STATUS_REFUNDED");
  const restock = async () => (await rowsOf(order.id)).find(({ kind }) => kind === "restock");
  expect(await restock()).toMatchObject({ isDead: true, isDelivered: false });
  expect(shop.lines.join("\n")).toContain("a delivery was given up; redrive it once its cause is gone");
  reservation.state = "committed";
  expect(await redriveOutbox(shop.deps.pool)).toBe(1);
  while (!(await shop.outbox.settle(order.id, 5000)));
  expect(await restock()).toMatchObject({ isDead: false, isDelivered: true });
  expect(shop.fakes.variants.get(order.variant)).toMatchObject({ reserved: 0, sold: 0 });
});

test("a relay that is stopped finishes what it has begun", async () => {
  const orders = await Promise.all(Array.from({ length: 5 }, place));
  const relay = createOutbox(shop.deps);
  relay.start();
  await shop.until("begun", async () => captures.includes(orders[0]?.id ?? ""));
  await relay.stop();
  const [held] = await shop.database.pool<{ count: bigint }[]>`
    select count(*) from outbox where delivered_at is null and lease_token is not null`;
  expect(held?.count).toBe(0n);
});
