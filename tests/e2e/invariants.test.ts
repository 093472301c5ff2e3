// What must hold whatever happens at once: stock, keys, carts. Real processes, real stores, real concurrency.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Answer, type Json, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close());

async function guestWith(variantId: string, quantity = 1): Promise<Record<string, string>> {
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity } });
  return { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
}

const guestOrder = () => orderBody("tok_ok", { email: "guest@shoal.example" });

test("a hundred buyers of five units: five confirmed, ninety-five clear refusals (I1)", async () => {
  const { variantId } = await t.newProduct({ onHand: 5 });
  const guests = await Promise.all(Array.from({ length: 100 }, () => guestWith(variantId)));
  const answers = await Promise.all(
    guests.map((guest) =>
      t.send("POST", "/orders", { headers: { ...guest, "idempotency-key": crypto.randomUUID() }, json: guestOrder() }),
    ),
  );
  const confirmed = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 409);
  expect(confirmed).toHaveLength(5);
  expect(new Set(refused.map(({ json }) => json["reason"]))).toEqual(new Set(["OUT_OF_STOCK"]));
  expect(refused).toHaveLength(95);
  const [stock] = await t.database(
    "product",
  )`select on_hand, reserved from stock_levels where variant_id = ${variantId}`;
  expect(stock).toEqual({ on_hand: "0", reserved: "0" });
}, 60_000);

test("fifty posts with one key at once: one order, every 2xx the same bytes, the others told to wait (I3)", async () => {
  const { variantId } = await t.newProduct({ onHand: 100 });
  const guest = await guestWith(variantId, 2);
  const headers = { ...guest, "idempotency-key": crypto.randomUUID() };
  const post = () => t.send("POST", "/orders", { headers, json: guestOrder() });
  const answers = await Promise.all(Array.from({ length: 50 }, post));
  const done = answers.filter(({ status }) => status === 201);
  expect(done.length).toBeGreaterThanOrEqual(1);
  expect(new Set(done.map(({ text }) => text)).size).toBe(1);
  const others = answers.filter(({ status }) => status !== 201);
  expect(others.filter(({ status, json }) => status !== 409 || json["reason"] !== "ORDER_IN_PROGRESS")).toEqual([]);
  const later = await post();
  expect(later.text).toBe(done[0]?.text ?? "");
  const other = await t.send("POST", "/orders", {
    headers,
    json: orderBody("tok_ok", { email: "other@shoal.example" }),
  });
  expect([other.status, other.json["reason"]]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
  const [stock] = await t.database(
    "product",
  )`select on_hand, reserved from stock_levels where variant_id = ${variantId}`;
  expect(stock).toEqual({ on_hand: "98", reserved: "0" });
}, 60_000);

test("two hundred cart changes at once lose none (I5)", async () => {
  const [first, second] = await Promise.all([t.newProduct({ onHand: 1000 }), t.newProduct({ onHand: 1000 })]);
  const guest = await guestWith(first.variantId);
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      t.send("POST", "/cart/items", {
        headers: guest,
        json: { variant_id: index % 2 === 0 ? first.variantId : second.variantId, quantity: 1 },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status !== 200 && status !== 201).map(({ text }) => text)).toEqual([]);
  const cart = await t.send("GET", "/cart", { headers: guest });
  const quantities = (cart.json["items"] as Json[]).map(({ quantity }) => quantity);
  expect(quantities).toEqual([101, 100]);
  expect(cart.json["version"]).toBe(201);
}, 60_000);

test("two tabs that buy one cart at once make one order", async () => {
  const { variantId } = await t.newProduct({ onHand: 10 });
  const buyer = await t.newCustomer();
  await t.send("POST", "/cart/items", { headers: buyer.headers, json: { variant_id: variantId, quantity: 1 } });
  const tab = (): Promise<Answer> =>
    t.send("POST", "/orders", {
      headers: { ...buyer.headers, "idempotency-key": crypto.randomUUID() },
      json: orderBody(),
    });
  const answers = await Promise.all([tab(), tab(), tab(), tab()]);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const reasons = answers.filter(({ status }) => status !== 201).map(({ json }) => String(json["reason"]));
  expect(reasons.filter((reason) => !["CART_ALREADY_ORDERED", "CART_EMPTY"].includes(reason))).toEqual([]);
});

test("totals add up to the minor unit for any basket", async () => {
  const products = await Promise.all([333, 1, 99_999].map((priceMinor) => t.newProduct({ onHand: 1000, priceMinor })));
  const buyer = await t.newCustomer();
  for (const [index, { variantId }] of products.entries()) {
    await t.send("POST", "/cart/items", {
      headers: buyer.headers,
      json: { variant_id: variantId, quantity: index * 7 + 3 },
    });
  }
  const quote = (await t.send("POST", "/quotes", { headers: buyer.headers, json: {} })).json["totals"] as Record<
    string,
    Json
  >;
  const minor = (name: string) => Number(quote[name]?.["amount_minor"]);
  expect(minor("subtotal")).toBe(333 * 3 + 1 * 10 + 99_999 * 17);
  expect(minor("total")).toBe(minor("subtotal") - minor("discount") + minor("shipping") + minor("tax"));
});
