// When somebody does not answer: the provider, the product service, the cart.

import { afterEach, expect, test } from "bun:test";
import { testCall } from "@shoal/testkit";
import type { AuthoriseOutcome } from "../payments/port.ts";
import { openShop, type Shop } from "../shop.fixture.ts";

let shop: Shop | undefined;
afterEach(async () => {
  await shop?.close();
  shop = undefined;
});

/** A shop whose provider answers what `authorise` says, which may ask the real one. */
async function openWith(
  authorise: (real: () => Promise<AuthoriseOutcome>) => Promise<AuthoriseOutcome>,
): Promise<Shop> {
  shop = await openShop({
    wrapPayments: (provider) => ({ ...provider, authorise: (request) => authorise(() => provider.authorise(request)) }),
    paymentTimeoutMs: 200,
  });
  return shop;
}

function fill(open: Shop) {
  const variant = open.fakes.addVariant(1);
  const cartId = open.fakes.fillCart({ [variant]: 1 });
  return { variant, request: { cartOwner: { guestCartId: cartId }, requestId: crypto.randomUUID() } };
}

async function takeOver(open: Shop): Promise<void> {
  await open.lapse();
  await open.recover();
}

test("a payment that happened but was never answered: pending, in progress, then confirmed under the same key", async () => {
  let isAnswering = false;
  const open = await openWith(async (real) => {
    const outcome = await real();
    return isAnswering ? outcome : await new Promise<never>(() => {});
  });
  const { variant, request } = fill(open);
  const pending = (await open.place(request)).response;
  expect(pending?.order).toMatchObject({ status: "ORDER_STATUS_PENDING", totals: { total: { amountMinor: "1650" } } });
  expect((await open.place(request)).refusal?.reason).toBe("ORDER_IN_PROGRESS");
  const tab = await open.place({ ...request, requestId: crypto.randomUUID() });
  expect([tab.refusal?.reason, tab.refusal?.metadata["order_id"]]).toEqual([
    "CART_ALREADY_ORDERED",
    pending?.order?.id,
  ]);
  // Still unknown when somebody looks again: it waits on.
  await takeOver(open);
  expect((await open.place(request)).refusal?.reason).toBe("ORDER_IN_PROGRESS");

  isAnswering = true;
  await takeOver(open);
  const { response } = await open.place(request);
  expect(response?.order).toMatchObject({ id: pending?.order?.id, status: "ORDER_STATUS_CONFIRMED" });
  expect(response?.orderToken).toBe(pending?.orderToken ?? "none");
  expect((await open.charges(pending?.order?.id ?? "")).filter((kind) => kind === "authorise")).toHaveLength(1);
  expect(open.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
});

test("a payment that stays unknown is given up: voided, units back, and told so under the same key", async () => {
  const open = await openWith(async () => ({ kind: "unknown" }));
  const { variant, request } = fill(open);
  const id = (await open.place(request)).response?.order?.id ?? "";
  await open.deps.pool`update orders set give_up_at = now() - interval '1 second'`;
  await takeOver(open);
  expect((await open.place(request)).refusal).toMatchObject({
    reason: "PAYMENT_UNRESOLVED",
    metadata: { order_id: id },
  });
  expect(await open.charges(id)).toEqual(["void"]);
  expect(open.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
});

test("patience with an unknown payment is half of what the stock is set aside for", async () => {
  const open = await openWith(async () => ({ kind: "unknown" }));
  await open.place(fill(open).request);
  const [row] = await open.deps.pool<{ seconds: number }[]>`
    select round(extract(epoch from give_up_at - created_at))::integer as seconds from orders`;
  expect(row?.seconds).toBeGreaterThanOrEqual(29);
  expect(row?.seconds).toBeLessThanOrEqual(31);
});

test("stock that cannot be reached undoes the order, closes it there for good and frees the key", async () => {
  const open = await openWith((real) => real());
  const { variant, request } = fill(open);
  open.fakes.state.fault = (rpc) => (rpc === "reserveStock" ? "after" : undefined);
  const refused = await open.place(request);
  expect(refused.refusal?.reason).toBe("CHECKOUT_INTERRUPTED");
  const id = refused.refusal?.metadata["order_id"] ?? "";
  expect(open.fakes.reservations.get(id)?.state).toBe("released");
  open.fakes.state.fault = () => undefined;
  expect((await open.place(request)).response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
  expect(open.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
});

test("a sale whose answer was lost is confirmed by whoever looks again, and sold once", async () => {
  const open = await openWith((real) => real());
  const { variant, request } = fill(open);
  open.fakes.state.fault = (rpc) => (rpc === "commitReservation" ? "after" : undefined);
  expect((await open.place(request)).response?.order?.status).toBe("ORDER_STATUS_PENDING");
  open.fakes.state.fault = () => undefined;
  await takeOver(open);
  expect((await open.place(request)).response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
  expect(open.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
});

test("a wish to cancel that comes after the pivot is granted once the order is confirmed", async () => {
  const open = await openWith((real) => real());
  const { variant, request } = fill(open);
  open.fakes.state.fault = (rpc) => (rpc === "commitReservation" ? "after" : undefined);
  const pending = (await open.place(request)).response;
  const id = pending?.order?.id ?? "";
  const cancel = { orderId: id, orderToken: pending?.orderToken ?? "", requestId: crypto.randomUUID() };
  const noted = await open.client.cancelOrder(cancel, testCall());
  expect(noted.order?.status).toBe("ORDER_STATUS_PENDING");
  open.fakes.state.fault = () => undefined;
  // Asked again under its key, it is brought to its end.
  await open.lapse();
  const { order } = await open.client.cancelOrder(cancel, testCall());
  expect(order).toMatchObject({ status: "ORDER_STATUS_CANCELLED", cancelReason: "CANCELLED_ON_REQUEST" });
  expect((await open.place(request)).refusal?.reason).toBe("ORDER_CANCELLED");
  expect(await open.charges(id)).toEqual(["authorise", "void"]);
  expect(open.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
});

test("a void that fails is left to the relay, and comes home once the provider is back", async () => {
  let isDown = true;
  shop = await openShop({
    wrapPayments: (provider) => ({
      ...provider,
      void: async (key) => (isDown ? { kind: "unknown" } : await provider.void(key)),
    }),
  });
  const open = shop;
  const { variant, request } = fill(open);
  open.fakes.state.fault = (rpc) => (rpc === "commitReservation" ? "before" : undefined);
  const pending = (await open.place(request)).response;
  const id = pending?.order?.id ?? "";
  open.fakes.expire(id);
  const shelf = open.fakes.variants.get(variant);
  if (shelf !== undefined) shelf.onHand = 0;
  open.fakes.state.fault = () => undefined;
  await takeOver(open);
  expect((await open.orders())[0]).toMatchObject({
    status: "cancelled",
    cancel_reason: "OUT_OF_STOCK",
    payment_status: "authorised",
  });
  isDown = false;
  await open.until("voided", async () => (await open.charges(id)).includes("void"));
  await open.until("noted", async () => (await open.orders())[0]?.payment_status === "voided");
});

test("a driver that waits for somebody slow keeps its order, however short the lease", async () => {
  let answer: () => void = () => {};
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  shop = await openShop({
    settings: { leaseMs: 2000 },
    wrapPayments: (provider) => ({
      ...provider,
      authorise: async (request) => {
        await slow;
        return await provider.authorise(request);
      },
    }),
  });
  const open = shop;
  const { request } = fill(open);
  const placing = open.place(request);
  await open.until("authorising", async () => (await open.orders())[0]?.step === "authorising");
  const leaseOf = async () => {
    const [row] = await open.deps.pool<{ token: string | null; expiresAt: Date }[]>`
      select lease_token as token, lease_expires_at as "expiresAt" from orders`;
    return row;
  };
  const first = await leaseOf();
  // More than a lease goes by, with somebody who would take over at once.
  await open.until("renewed", async () => {
    await open.recover();
    const current = await leaseOf();
    expect(current?.token).toBe(first?.token ?? "none");
    return (current?.expiresAt.getTime() ?? 0) - (first?.expiresAt.getTime() ?? 0) > 2500;
  });
  answer();
  expect((await placing).response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
  expect(await open.charges((await open.orders())[0]?.id ?? "")).toContain("authorise");
});
