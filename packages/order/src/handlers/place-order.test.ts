import { afterAll, beforeAll, expect, test } from "bun:test";
import { anonymous } from "@shoal/rpc";
import { customer, testCall } from "@shoal/testkit";
import { openShop, type Shop, tryCall } from "../shop.fixture.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const guest = (guestCartId: string) => ({ cartOwner: { guestCartId } });

test("a guest's order is confirmed at the reservation's prices, captured, and its lines leave the cart", async () => {
  const variant = shop.fakes.addVariant(5, 1999n);
  const cartId = shop.fakes.fillCart({ [variant]: 2 });
  const { response } = await shop.place(guest(cartId));
  const order = response?.order;
  expect(order?.status).toBe("ORDER_STATUS_CONFIRMED");
  expect(order?.totals?.subtotal?.amountMinor).toBe("3998");
  expect(order?.totals?.shipping?.amountMinor).toBe("500");
  expect(order?.totals?.tax?.amountMinor).toBe("450");
  expect(order?.totals?.total?.amountMinor).toBe("4948");
  expect(order?.timeline.map(({ type }) => type)).toEqual([
    "order.placed",
    "stock.reserved",
    "payment.authorised",
    "order.confirmed",
  ]);
  expect(order?.number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(shop.fakes.carts.get(cartId)?.lines).toEqual([]);
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 2 });

  const id = order?.id ?? "";
  await shop.until("captured", async () => (await shop.charges(id)).includes("capture"));
  await shop.until("delivered", async () => (await shop.openRows()) === 0);
  const seen = await shop.client.getOrder({ orderId: id, orderToken: response?.orderToken ?? "" }, testCall());
  expect(seen.order?.payment?.status).toBe("PAYMENT_STATUS_CAPTURED");
  expect(seen.order?.payment?.captured?.amountMinor).toBe("4948");
  expect(await shop.charges(id)).toEqual(["authorise", "capture"]);
});

test("fifty requests of one key at once make one order; everybody who is answered gets the same", async () => {
  const variant = shop.fakes.addVariant(100);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const request = { ...guest(cartId), requestId: crypto.randomUUID() };
  const askUntilAnswered = async () => {
    for (;;) {
      const { response, refusal } = await shop.place(request);
      if (response !== undefined) return JSON.stringify(response);
      expect(refusal?.reason).toBe("ORDER_IN_PROGRESS");
      await Bun.sleep(20);
    }
  };
  const answers = await Promise.all(Array.from({ length: 50 }, askUntilAnswered));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain("ORDER_STATUS_CONFIRMED");
  const orders = await shop.database.pool<{ id: string }[]>`
    select id from orders where buyer_key = ${`guest:${cartId}`}`;
  expect(orders).toHaveLength(1);
  expect((await shop.charges(orders[0]?.id ?? "")).filter((kind) => kind === "authorise")).toHaveLength(1);
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 1 });
});

test("a key used for another body is refused, whatever the difference, the payment token too", async () => {
  const variant = shop.fakes.addVariant(5);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const request = { ...guest(cartId), requestId: crypto.randomUUID() };
  expect((await shop.place(request)).response).toBeDefined();
  for (const other of [
    { email: "eve@example.com" },
    { payment: { provider: "simulated", token: "tok_slow" } },
    { expectedTotal: { currencyCode: "USD", amountMinor: "1" } },
  ]) {
    expect((await shop.place({ ...request, ...other })).refusal?.reason).toBe("IDEMPOTENCY_KEY_REUSED");
  }
});

test("keys belong to their buyer: the same key of two carts makes two orders", async () => {
  const variant = shop.fakes.addVariant(5);
  const requestId = crypto.randomUUID();
  const placed = await Promise.all(
    [1, 2].map(() => shop.place({ ...guest(shop.fakes.fillCart({ [variant]: 1 })), requestId })),
  );
  expect(new Set(placed.map(({ response }) => response?.order?.id)).size).toBe(2);
});

test("an empty cart is refused without burning the key", async () => {
  const cartId = shop.fakes.fillCart({});
  const request = { ...guest(cartId), requestId: crypto.randomUUID() };
  expect((await shop.place(request)).refusal?.reason).toBe("CART_EMPTY");
  shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 }, cartId);
  expect((await shop.place(request)).response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
});

test.each([
  ["tok_declined", "PAYMENT_DECLINED", "CARD_DECLINED"],
  ["tok_insufficient_funds", "PAYMENT_INSUFFICIENT_FUNDS", undefined],
  ["tok_of_nobody", "PAYMENT_DECLINED", "INVALID_TOKEN"],
])("%s: units come back, the order is cancelled, the refusal is the key's answer", async (token, reason, why) => {
  const variant = shop.fakes.addVariant(1);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const request = { ...guest(cartId), requestId: crypto.randomUUID(), payment: { provider: "simulated", token } };
  const first = await shop.place(request);
  expect(first.refusal?.reason).toBe(reason);
  expect(first.refusal?.metadata["decline_reason"]).toBe(why as string);
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
  expect(await shop.charges(first.refusal?.metadata["order_id"] ?? "")).toEqual(["decline"]);
  const again = await shop.place(request);
  expect(JSON.stringify(again.refusal?.metadata)).toBe(JSON.stringify(first.refusal?.metadata));
  expect([again.refusal?.code, again.refusal?.reason, again.refusal?.message]).toEqual([
    first.refusal?.code,
    first.refusal?.reason,
    first.refusal?.message,
  ]);
  const order = (await shop.orders()).find(({ id }) => id === first.refusal?.metadata["order_id"]);
  expect(order).toMatchObject({ status: "cancelled", cancel_reason: reason, payment_status: "failed" });
  // The cart is still there for another card.
  expect((await shop.place(guest(cartId))).response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
});

test.each(["tok_timeout_after_success", "tok_error_once", "tok_slow"])(
  "%s ends confirmed with one authorisation",
  async (token) => {
    const cartId = shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 });
    const { response } = await shop.place({ ...guest(cartId), payment: { provider: "simulated", token } });
    expect(response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
    const charges = await shop.charges(response?.order?.id ?? "");
    expect(charges.filter((kind) => kind === "authorise")).toEqual(["authorise"]);
  },
);

test("a price that changed since it was shown refuses the order with the new breakdown", async () => {
  const variant = shop.fakes.addVariant(1, 1000n);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const request = {
    ...guest(cartId),
    requestId: crypto.randomUUID(),
    expectedTotal: { currencyCode: "USD", amountMinor: "1234" },
  };
  for (const { refusal } of [await shop.place(request), await shop.place(request)]) {
    expect(refusal?.reason).toBe("PRICE_CHANGED");
    expect(refusal?.metadata).toMatchObject({
      subtotal_minor: "1000",
      discount_minor: "0",
      shipping_minor: "500",
      tax_minor: "150",
      total_minor: "1650",
      currency_code: "USD",
    });
  }
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
  const right = { ...guest(cartId), expectedTotal: { currencyCode: "USD", amountMinor: "1650" } };
  expect((await shop.place(right)).response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
});

test("a second tab with another key meets the first one's order", async () => {
  const variant = shop.fakes.addVariant(10);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const slow = { ...guest(cartId), payment: { provider: "simulated", token: "tok_slow" } };
  const [first, second] = await Promise.all([shop.place(slow), shop.place(slow)]);
  const placed = first.response ?? second.response;
  const refused = first.refusal ?? second.refusal;
  expect(refused?.reason).toBe("CART_ALREADY_ORDERED");
  expect(refused?.metadata["order_id"]).toBe(placed?.order?.id ?? "none");
  expect(shop.fakes.variants.get(variant)).toMatchObject({ sold: 1 });
});

test("what is not for sale and what is sold out refuse the order by name, and nothing stays reserved", async () => {
  const plenty = shop.fakes.addVariant(5);
  const short = shop.fakes.addVariant(1);
  const soldOut = await shop.place(guest(shop.fakes.fillCart({ [plenty]: 1, [short]: 2 })));
  expect(soldOut.refusal?.reason).toBe("OUT_OF_STOCK");
  expect(soldOut.refusal?.metadata["variant_ids"]).toBe(short);
  const gone = await shop.place(guest(shop.fakes.fillCart({ [Bun.randomUUIDv7()]: 1 })));
  expect(gone.refusal?.reason).toBe("VARIANT_UNAVAILABLE");
  expect(shop.fakes.variants.get(plenty)).toMatchObject({ reserved: 0, sold: 0 });
});

test("a hundred buyers of five units: five confirmed, the others out of stock", async () => {
  const variant = shop.fakes.addVariant(5);
  const results = await Promise.all(
    Array.from({ length: 100 }, () => shop.place(guest(shop.fakes.fillCart({ [variant]: 1 })))),
  );
  expect(results.filter(({ response }) => response?.order?.status === "ORDER_STATUS_CONFIRMED")).toHaveLength(5);
  expect(results.filter(({ refusal }) => refusal?.reason === "OUT_OF_STOCK")).toHaveLength(95);
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 5 });
});

test("a caller that stops waiting gets a pending order, and the checkout ends without them", async () => {
  const cartId = shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 });
  const request = {
    ...guest(cartId),
    requestId: crypto.randomUUID(),
    payment: { provider: "simulated", token: "tok_slow" },
  };
  const { response } = await shop.place(request, anonymous, 1000);
  expect(response?.order?.status).toBe("ORDER_STATUS_PENDING");
  expect((await shop.place(request)).refusal?.reason).toBe("ORDER_IN_PROGRESS");
  await shop.tasks.settled();
  const final = await shop.place(request);
  expect(final.response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
  expect(final.response?.orderToken).toBe(response?.orderToken ?? "none");
});

test("a customer buys their own cart only, and needs no order token", async () => {
  const ada = Bun.randomUUIDv7();
  shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 }, ada);
  const request = { cartOwner: { userId: ada } };
  expect((await shop.place(request, customer(Bun.randomUUIDv7()))).refusal?.reason).toBe("FORBIDDEN");
  expect((await shop.place(request)).refusal?.reason).toBe("FORBIDDEN");
  const { response } = await shop.place(request, customer(ada));
  expect(response?.order?.buyer).toEqual({ userId: ada, email: "ada@example.com" });
  expect(response?.orderToken).toBe("");
});

test("a request that is wrong says everything that is wrong, by field", async () => {
  const { refusal } = await shop.place({
    requestId: " ",
    email: "nobody",
    shippingAddress: { name: "", line1: "", city: "", country: "Norway" },
    expectedTotal: { currencyCode: "usd", amountMinor: "-5" },
    payment: null,
  });
  expect(refusal?.reason).toBe("VALIDATION_FAILED");
  expect(refusal?.violations.map(({ field, reason }) => `${field} ${reason}`).sort()).toEqual([
    "cart_owner REQUIRED",
    "email INVALID_EMAIL",
    "expected_total.amount_minor OUT_OF_RANGE",
    "expected_total.currency_code INVALID_CURRENCY",
    "payment REQUIRED",
    "request_id REQUIRED",
    "shipping_address.city REQUIRED",
    "shipping_address.country INVALID_COUNTRY",
    "shipping_address.line1 REQUIRED",
    "shipping_address.name REQUIRED",
  ]);
});

test("coupons, ways to ship, currencies and providers that the shop does not have are refused by name", async () => {
  const cartId = shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 });
  const reasonOf = async (changes: object) => {
    const { refusal } = await shop.place({ ...guest(cartId), ...changes });
    return [refusal?.reason, ...(refusal?.violations ?? []).map(({ reason }) => reason)];
  };
  expect(await reasonOf({ couponCode: "HALF" })).toEqual(["COUPON_INVALID", "COUPON_INVALID"]);
  expect(await reasonOf({ shippingMethod: "rocket" })).toEqual(["VALIDATION_FAILED", "UNKNOWN_SHIPPING_METHOD"]);
  const euros = { expectedTotal: { currencyCode: "EUR", amountMinor: "1650" } };
  expect(await reasonOf(euros)).toEqual(["VALIDATION_FAILED", "INVALID_CURRENCY"]);
  const other = { payment: { provider: "stripe", token: "tok_ok" } };
  expect(await reasonOf(other)).toEqual(["PAYMENT_PROVIDER_MISMATCH", "PAYMENT_PROVIDER_MISMATCH"]);
});

test("a quote is what the order then costs", async () => {
  const variant = shop.fakes.addVariant(3, 333n);
  const cartId = shop.fakes.fillCart({ [variant]: 3 });
  const quote = await shop.client.quoteOrder({ ...guest(cartId), shippingMethod: "express" }, testCall());
  const { response } = await shop.place({
    ...guest(cartId),
    shippingMethod: "express",
    expectedTotal: quote.totals?.total ?? null,
  });
  expect(response?.order?.totals).toEqual(quote.totals);
  expect(quote.totals?.total?.amountMinor).toBe("2749");
  const empty = await tryCall(() => shop.client.quoteOrder(guest(cartId), testCall()));
  expect(empty.refusal?.reason).toBe("CART_EMPTY");
});

test("no payment token and no order token is anywhere in the database or the log", async () => {
  const cartId = shop.fakes.fillCart({ [shop.fakes.addVariant(1)]: 1 });
  const token = "tok_error_once";
  const { response } = await shop.place({ ...guest(cartId), payment: { provider: "simulated", token } });
  expect(response?.orderToken).not.toBe("");
  const tables = await shop.database.pool<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'simulated_payments')`;
  expect(tables.length).toBeGreaterThan(6);
  for (const { name } of tables) {
    const rows = await shop.database.pool.unsafe(`select encode(t::text::bytea, 'escape') as text from ${name} t`);
    const bytes = await shop.database.pool.unsafe(`select t::text as text from ${name} t`);
    for (const { text } of [...rows, ...bytes] as unknown as { text: string }[]) {
      expect(text).not.toContain("tok_");
      expect(text).not.toContain(response?.orderToken ?? "none");
    }
  }
  const answers = await shop.database.pool<{ answer: Buffer }[]>`
    select answer from idempotency_keys where answer is not null`;
  expect(answers.length).toBeGreaterThan(0);
  for (const { answer } of answers) expect(answer.toString("latin1")).not.toContain(response?.orderToken ?? "none");
  expect(shop.lines.join("\n")).not.toMatch(/tok_|ada@example\.com/);
});
