// Shipping, delivering and giving money back: staff's part of an order's life.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { admin, customer, staff, testCall } from "@shoal/testkit";
import { openShop, type Shop, tryCall } from "../shop.fixture.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** An order of three units at 10.00 and one at 2.50, with 5.00 shipping and 10 % tax: 41.25 in all. */
async function placeCaptured() {
  const [first, second] = [shop.fakes.addVariant(9, 1000n), shop.fakes.addVariant(9, 250n)];
  const cartId = shop.fakes.fillCart({ [first]: 3, [second]: 1 });
  const { response } = await shop.place({ cartOwner: { guestCartId: cartId } });
  const id = response?.order?.id ?? "";
  await shop.until("captured", async () => (await shop.charges(id)).includes("capture"));
  return { id, first, second, orderToken: response?.orderToken ?? "" };
}

type Asked = { lines?: { variantId: string; quantity: number }[]; restock?: boolean; note?: string };

function refund(orderId: string, asked: Asked = {}, requestId: string = crypto.randomUUID(), caller = staff) {
  return tryCall(() => shop.client.refundOrder({ orderId, requestId, ...asked }, testCall(caller)));
}

const ship = (orderId: string, caller = staff) =>
  tryCall(() => shop.client.shipOrder({ orderId, note: "DHL 42" }, testCall(caller)));
const deliver = (orderId: string, caller = staff) =>
  tryCall(() => shop.client.deliverOrder({ orderId }, testCall(caller)));
const soldOf = (variant: string) => shop.fakes.variants.get(variant)?.sold;

test("confirmed and paid ships, shipped is delivered, and a repeat finds it so", async () => {
  const order = await placeCaptured();
  expect((await deliver(order.id)).refusal?.reason).toBe("ORDER_NOT_DELIVERABLE");
  const shipped = (await ship(order.id)).response?.order;
  expect(shipped?.status).toBe("ORDER_STATUS_SHIPPED");
  expect(shipped?.timeline.at(-1)).toMatchObject({ type: "order.shipped", note: "DHL 42" });
  expect((await ship(order.id)).response?.order).toEqual(shipped ?? null);
  const delivered = (await deliver(order.id)).response?.order;
  expect(delivered?.status).toBe("ORDER_STATUS_DELIVERED");
  expect((await deliver(order.id)).response?.order).toEqual(delivered ?? null);
  expect((await ship(order.id)).refusal?.reason).toBe("ORDER_NOT_SHIPPABLE");
  expect(delivered?.timeline.filter(({ type }) => type === "order.shipped" || type === "order.delivered")).toHaveLength(
    2,
  );
});

test("shipping waits for a capture that is due, and is refused while the money cannot be had", async () => {
  let isProviderUp = true;
  const other = await openShop({
    isRelayed: false,
    wrapPayments: (provider) => ({
      ...provider,
      capture: async (key) => (isProviderUp ? await provider.capture(key) : { kind: "unknown" }),
    }),
  });
  const place = async () => {
    const cartId = other.fakes.fillCart({ [other.fakes.addVariant(1)]: 1 });
    return (await other.place({ cartOwner: { guestCartId: cartId } })).response?.order?.id ?? "";
  };
  const due = await place();
  const { order } = await other.client.shipOrder({ orderId: due }, testCall(staff));
  expect(order).toMatchObject({ status: "ORDER_STATUS_SHIPPED", payment: { status: "PAYMENT_STATUS_CAPTURED" } });
  isProviderUp = false;
  const unpaid = await place();
  for (const work of [
    () => other.client.shipOrder({ orderId: unpaid }, testCall(staff)),
    () => other.client.refundOrder({ orderId: unpaid, requestId: "r" }, testCall(staff)),
  ]) {
    expect((await tryCall<unknown>(work)).refusal?.reason).toBe("PAYMENT_NOT_CAPTURED");
  }
  await other.close();
});

test("units of a line give back their part of the price and its tax; the rest gives back all that is left", async () => {
  const order = await placeCaptured();
  const one = await refund(order.id, { lines: [{ variantId: order.first, quantity: 1 }], note: "torn" });
  expect(one.response?.order?.payment).toMatchObject({
    status: "PAYMENT_STATUS_PARTIALLY_REFUNDED",
    captured: { amountMinor: "4125" },
    refunded: { amountMinor: "1100" },
  });
  expect(one.response?.order?.lines.map(({ refundedQuantity }) => refundedQuantity)).toEqual([1, 0]);
  expect(one.response?.order?.timeline.map(({ type }) => type).slice(-2)).toEqual([
    "payment.refund_requested",
    "payment.refunded",
  ]);
  expect([soldOf(order.first), soldOf(order.second)]).toEqual([3, 1]);
  await ship(order.id);
  const rest = await refund(order.id, { restock: true });
  expect(rest.response?.order).toMatchObject({
    status: "ORDER_STATUS_SHIPPED",
    payment: { status: "PAYMENT_STATUS_REFUNDED", refunded: { amountMinor: "4125" } },
  });
  expect([soldOf(order.first), soldOf(order.second)]).toEqual([1, 0]);
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture", "refund", "refund"]);
  expect((await refund(order.id)).refusal?.reason).toBe("NOTHING_TO_REFUND");
});

test("more than is left, a line of another order and nonsense are refused by name, and nothing moves", async () => {
  const order = await placeCaptured();
  const tooMany = await refund(order.id, { lines: [{ variantId: order.first, quantity: 4 }] });
  expect([tooMany.refusal?.reason, tooMany.refusal?.metadata["quantity_left"]]).toEqual(["REFUND_EXCEEDS_ORDER", "3"]);
  const stranger = await refund(order.id, { lines: [{ variantId: Bun.randomUUIDv7(), quantity: 1 }] });
  expect(stranger.refusal?.reason).toBe("ORDER_LINE_NOT_FOUND");
  const lines = [
    { variantId: order.first, quantity: 0 },
    { variantId: order.first, quantity: 1 },
    { variantId: "nobody", quantity: 1 },
  ];
  expect(
    (await refund(order.id, { lines }, "")).refusal?.violations.map(({ field, reason }) => `${field} ${reason}`),
  ).toEqual([
    "request_id REQUIRED",
    "lines[0].quantity OUT_OF_RANGE",
    "lines[1].variant_id DUPLICATE",
    "lines[2].variant_id INVALID_ID",
  ]);
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture"]);
});

test("a repeat under one key gives back once and answers the same; another wish under it is refused", async () => {
  const order = await placeCaptured();
  const requestId = crypto.randomUUID();
  const asked = { lines: [{ variantId: order.first, quantity: 1 }], restock: true };
  const answers = await Promise.all(Array.from({ length: 10 }, () => refund(order.id, asked, requestId)));
  expect(new Set(answers.map(({ response }) => JSON.stringify(response))).size).toBe(1);
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture", "refund"]);
  expect(soldOf(order.first)).toBe(2);
  const other = { lines: [{ variantId: order.first, quantity: 2 }], restock: true };
  expect((await refund(order.id, other, requestId)).refusal?.reason).toBe("IDEMPOTENCY_KEY_REUSED");
  const [another, same] = [await placeCaptured(), await refund(order.id, asked, requestId)];
  expect((await refund(another.id, asked, requestId)).refusal?.reason).toBe("IDEMPOTENCY_KEY_REUSED");
  expect(JSON.stringify(same.response)).toBe(JSON.stringify(answers[0]?.response));
});

test("many refunds at once, each with a key of its own, never give back more than was taken", async () => {
  const order = await placeCaptured();
  const asked = { lines: [{ variantId: order.first, quantity: 1 }], restock: true };
  const answers = await Promise.all(Array.from({ length: 6 }, () => refund(order.id, asked)));
  expect(answers.filter(({ response }) => response !== undefined)).toHaveLength(3);
  for (const { refusal } of answers) if (refusal !== undefined) expect(refusal.reason).toBe("REFUND_EXCEEDS_ORDER");
  await shop.until("delivered", async () => (await shop.openRows()) === 0);
  const seen = await shop.client.getOrder({ orderId: order.id }, testCall(staff));
  expect(seen.order?.payment?.refunded?.amountMinor).toBe("3300");
  expect((await shop.charges(order.id)).filter((kind) => kind === "refund")).toHaveLength(3);
  expect(soldOf(order.first)).toBe(0);
});

test("a refund that the provider refuses counts as none, and its units stay sold", async () => {
  const other = await openShop({
    wrapPayments: (provider) => ({ ...provider, refund: async () => ({ kind: "failed", reason: "TOO_OLD" }) }),
  });
  const variant = other.fakes.addVariant(2);
  const cartId = other.fakes.fillCart({ [variant]: 2 });
  const id = (await other.place({ cartOwner: { guestCartId: cartId } })).response?.order?.id ?? "";
  await other.until("captured", async () => (await other.charges(id)).includes("capture"));
  const lines = [{ variantId: variant, quantity: 1 }];
  const { order } = await other.client.refundOrder(
    { orderId: id, requestId: "r", lines, restock: true },
    testCall(staff),
  );
  expect(order?.payment).toMatchObject({ status: "PAYMENT_STATUS_CAPTURED", refunded: { amountMinor: "0" } });
  expect(order?.lines.map(({ refundedQuantity }) => refundedQuantity)).toEqual([0]);
  expect(order?.timeline.at(-1)?.type).toBe("payment.refund_failed");
  expect(other.fakes.variants.get(variant)).toMatchObject({ sold: 2 });
  expect(other.lines.join("\n")).toContain("a refund was refused by the payment provider");
  await other.close();
});

test("an order that was cancelled is not refunded by hand", async () => {
  const order = await placeCaptured();
  const request = { orderId: order.id, orderToken: order.orderToken, requestId: crypto.randomUUID() };
  await shop.client.cancelOrder(request, testCall());
  expect((await refund(order.id)).refusal?.reason).toBe("ORDER_NOT_REFUNDABLE");
  expect((await ship(order.id)).refusal?.reason).toBe("ORDER_NOT_SHIPPABLE");
});

test("shipping, delivering and refunding are for staff and admins; an order that is none is not found", async () => {
  const order = await placeCaptured();
  for (const work of [ship, deliver, (id: string, caller = staff) => refund(id, {}, "k", caller)]) {
    expect((await work(order.id, customer(Bun.randomUUIDv7()))).refusal?.reason).toBe("FORBIDDEN");
    for (const id of [Bun.randomUUIDv7(), "", "1; drop table orders"]) {
      expect((await work(id, admin)).refusal?.reason).toBe("ORDER_NOT_FOUND");
    }
  }
  expect((await ship(order.id, admin)).response?.order?.status).toBe("ORDER_STATUS_SHIPPED");
});
