import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { anonymous, type Caller } from "@shoal/rpc";
import { customer, staff, testCall } from "@shoal/testkit";
import { openShop, type Shop, tryCall } from "../shop.fixture.ts";

setDefaultTimeout(60_000);

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function place() {
  const variant = shop.fakes.addVariant(3);
  const cartId = shop.fakes.fillCart({ [variant]: 2 });
  const requestId = crypto.randomUUID();
  const request = {
    cartOwner: { guestCartId: cartId },
    requestId,
    payment: { provider: "simulated", token: "tok_ok" },
  };
  const { response } = await shop.place(request);
  return { variant, request, id: response?.order?.id ?? "", orderToken: response?.orderToken ?? "" };
}

type Placed = Awaited<ReturnType<typeof place>>;

function cancel(
  order: Pick<Placed, "id" | "orderToken">,
  requestId: string = crypto.randomUUID(),
  note = "",
  caller: Caller = anonymous,
) {
  const request = { orderId: order.id, orderToken: order.orderToken, requestId, note };
  return tryCall(() => shop.client.cancelOrder(request, testCall(caller)));
}

const untilCaptured = (id: string) => shop.until("captured", async () => (await shop.charges(id)).includes("capture"));
const untilDelivered = () => shop.until("delivered", async () => (await shop.openRows()) === 0);

test("after the capture: the money comes back by a refund and the units to the shelf, before the answer", async () => {
  const order = await place();
  await untilCaptured(order.id);
  const { response } = await cancel(order, crypto.randomUUID(), "found it cheaper");
  expect(response?.order).toMatchObject({
    status: "ORDER_STATUS_CANCELLED",
    cancelReason: "CANCELLED_ON_REQUEST",
    payment: { status: "PAYMENT_STATUS_REFUNDED" },
  });
  expect(response?.order?.payment?.refunded).toEqual(response?.order?.totals?.total ?? null);
  expect(response?.order?.lines.map(({ refundedQuantity }) => refundedQuantity)).toEqual([2]);
  expect(response?.order?.timeline.find(({ type }) => type === "order.cancelled")).toMatchObject({
    note: "found it cheaper",
    dataJson: '{"reason":"CANCELLED_ON_REQUEST","by":"guest"}',
  });
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture", "refund"]);
  expect(shop.fakes.variants.get(order.variant)).toMatchObject({ reserved: 0, sold: 0 });
});

test("before the capture: the promise is voided and no money moves", async () => {
  const quiet = await openShop({ isRelayed: false });
  const variant = quiet.fakes.addVariant(1);
  const cartId = quiet.fakes.fillCart({ [variant]: 1 });
  const placed = (await quiet.place({ cartOwner: { guestCartId: cartId } })).response;
  const id = placed?.order?.id ?? "";
  // The capture was claimed by a relay that went silent, so what undoes it has to wait its turn.
  await quiet.database.pool`
    update outbox set lease_token = gen_random_uuid(), lease_expires_at = now() + interval '1 minute'
    where order_id = ${id} and kind = 'capture'`;
  const request = { orderId: id, orderToken: placed?.orderToken ?? "", requestId: crypto.randomUUID() };
  const { order } = await quiet.client.cancelOrder(request, testCall());
  expect(order).toMatchObject({ status: "ORDER_STATUS_CANCELLED", payment: { status: "PAYMENT_STATUS_AUTHORISED" } });
  expect(await quiet.charges(id)).toEqual(["authorise"]);
  await quiet.database.pool`update outbox set lease_expires_at = now() where order_id = ${id} and kind = 'capture'`;
  while (!(await quiet.outbox.settle(id, 5000)));
  expect(await quiet.charges(id)).toEqual(["authorise", "void"]);
  expect(quiet.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
  const seen = await quiet.client.getOrder(request, testCall());
  expect(seen.order?.payment?.status).toBe("PAYMENT_STATUS_VOIDED");
  await quiet.close();
});

test("while the payment is under way: the wish is noted, and whoever drives undoes the order", async () => {
  const provider = Promise.withResolvers<void>();
  const slow = await openShop({
    paymentTimeoutMs: 60_000,
    wrapPayments: (real) => ({
      ...real,
      authorise: async (asked) => {
        await provider.promise;
        return await real.authorise(asked);
      },
    }),
  });
  const variant = slow.fakes.addVariant(1);
  const cartOwner = { guestCartId: slow.fakes.fillCart({ [variant]: 1 }) };
  const request = { cartOwner, requestId: crypto.randomUUID() };
  const placed = (await slow.place(request, anonymous, 2500)).response;
  const order = { orderId: placed?.order?.id ?? "", orderToken: placed?.orderToken ?? "" };
  const wish = await slow.client.cancelOrder({ ...order, requestId: crypto.randomUUID() }, testCall());
  expect(wish.order?.status).toBe("ORDER_STATUS_PENDING");
  expect(wish.order?.timeline.at(-1)?.type).toBe("order.cancel_requested");
  provider.resolve();
  await slow.tasks.settled();
  const seen = await slow.client.getOrder(order, testCall());
  expect(seen.order).toMatchObject({ status: "ORDER_STATUS_CANCELLED", payment: { status: "PAYMENT_STATUS_VOIDED" } });
  expect(await slow.charges(order.orderId)).toEqual(["authorise", "void"]);
  expect(slow.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
  expect((await slow.place(request)).refusal?.reason).toBe("ORDER_CANCELLED");
  await slow.close();
});

test("a pending order that nobody drives is undone before the answer", async () => {
  const lost = await openShop({
    wrapPayments: (provider) => ({ ...provider, authorise: async () => ({ kind: "unknown" }) }),
  });
  const variant = lost.fakes.addVariant(1);
  const cartId = lost.fakes.fillCart({ [variant]: 1 });
  const placed = (await lost.place({ cartOwner: { guestCartId: cartId } })).response;
  expect(placed?.order?.status).toBe("ORDER_STATUS_PENDING");
  const id = placed?.order?.id ?? "";
  const request = { orderId: id, orderToken: placed?.orderToken ?? "", requestId: crypto.randomUUID() };
  const { order } = await lost.client.cancelOrder(request, testCall());
  expect(order?.status).toBe("ORDER_STATUS_CANCELLED");
  expect(await lost.charges(id)).toEqual(["void"]);
  expect(lost.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
  await lost.close();
});

test("a repeat under the same key answers the same to the byte, has one effect, and says no other thing", async () => {
  const order = await place();
  await untilCaptured(order.id);
  const requestId = crypto.randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(order, requestId)));
  expect(new Set(answers.map(({ response }) => JSON.stringify(response))).size).toBe(1);
  await untilDelivered();
  expect(JSON.stringify((await cancel(order, requestId)).response)).toBe(JSON.stringify(answers[0]?.response));
  expect((await cancel(order, requestId, "another reason")).refusal?.reason).toBe("IDEMPOTENCY_KEY_REUSED");
  expect(await shop.charges(order.id)).toEqual(["authorise", "capture", "refund"]);
});

test("several who cancel at once, each with a key of their own, cancel once", async () => {
  const order = await place();
  const answers = await Promise.all(Array.from({ length: 8 }, () => cancel(order)));
  for (const { response } of answers) expect(response?.order?.status).toBe("ORDER_STATUS_CANCELLED");
  await untilDelivered();
  const charges = await shop.charges(order.id);
  expect([
    ["authorise", "void"],
    ["authorise", "capture", "refund"],
  ]).toContainEqual(charges);
  expect(shop.fakes.variants.get(order.variant)).toMatchObject({ reserved: 0, sold: 0 });
});

test("an order that is on its way is not cancelled", async () => {
  const order = await place();
  await untilCaptured(order.id);
  await shop.client.shipOrder({ orderId: order.id }, testCall(staff));
  const { refusal } = await cancel(order);
  expect([refusal?.reason, refusal?.metadata["order_id"]]).toEqual(["ORDER_NOT_CANCELLABLE", order.id]);
});

test("an order is cancelled by its buyer and by staff, and does not exist for anybody else", async () => {
  const guests = await place();
  for (const orderToken of ["", "wrong", `${guests.orderToken}x`]) {
    expect((await cancel({ ...guests, orderToken })).refusal?.reason).toBe("ORDER_NOT_FOUND");
  }
  const { response } = await cancel({ ...guests, orderToken: "" }, crypto.randomUUID(), "", staff);
  expect(response?.order?.timeline.find(({ type }) => type === "order.cancelled")?.dataJson).toContain('"by":"staff"');

  const ada = Bun.randomUUIDv7();
  shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 }, ada);
  const own = await shop.place({ cartOwner: { userId: ada } }, customer(ada));
  const order = { id: own.response?.order?.id ?? "", orderToken: "" };
  expect((await cancel(order, crypto.randomUUID(), "", customer(Bun.randomUUIDv7()))).refusal?.reason).toBe(
    "ORDER_NOT_FOUND",
  );
  expect((await cancel(order)).refusal?.reason).toBe("ORDER_NOT_FOUND");
  expect((await cancel(order, crypto.randomUUID(), "", customer(ada))).response?.order?.status).toBe(
    "ORDER_STATUS_CANCELLED",
  );
});

test("a key is required, and a note has its bounds", async () => {
  const order = await place();
  const { refusal } = await cancel(order, "", "x".repeat(201));
  expect(refusal?.violations.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
    "request_id REQUIRED",
    "note TOO_LONG",
  ]);
});
