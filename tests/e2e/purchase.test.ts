// The journeys of people who buy, through the gateway, over gRPC, into PostgreSQL and Redis.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Json, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close());

const itemsOf = (json: Json) => json["items"] as Json[];

test("a guest's cart comes along at login, is bought, and is empty afterwards", async () => {
  const { variantId } = await t.newProduct({ onHand: 10, priceMinor: 1250 });
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 2 } });
  expect([200, 201]).toContain(added.status);
  const cartId = added.headers.get("x-cart-id") ?? "";
  expect(cartId.length).toBeGreaterThanOrEqual(22);
  expect(added.json["subtotal"]).toEqual({ amount_minor: 2500, currency_code: "USD" });

  const buyer = await t.newCustomer();
  const login = await t.send("POST", "/auth/login", {
    json: { email: buyer.email, password: "correct-horse-battery" },
    headers: { "x-cart-id": cartId },
  });
  expect(login.status).toBe(200);
  const cart = await t.send("GET", "/cart", { headers: buyer.headers });
  expect(itemsOf(cart.json).map(({ quantity }) => quantity)).toEqual([2]);
  const guestAfter = await t.send("GET", "/cart", { headers: { "x-cart-id": cartId } });
  expect(guestAfter.status === 404 || itemsOf(guestAfter.json).length === 0).toBe(true);

  const quote = await t.send("POST", "/quotes", { headers: buyer.headers, json: {} });
  const total = (quote.json["totals"] as Json)["total"] as Json;
  const headers = { ...buyer.headers, "idempotency-key": crypto.randomUUID() };
  const order = await t.send("POST", "/orders", { headers, json: orderBody("tok_ok", { expected_total: total }) });
  expect(order.status).toBe(201);
  expect(order.json["status"]).toBe("confirmed");
  expect((order.json["totals"] as Json)["total"]).toEqual(total);
  expect(order.headers.get("location")).toBe(`/api/v1/orders/${String(order.json["id"])}`);

  const again = await t.send("POST", "/orders", { headers, json: orderBody("tok_ok", { expected_total: total }) });
  expect(again.status).toBe(201);
  expect(again.text).toBe(order.text);
  const after = await t.send("GET", "/cart", { headers: buyer.headers });
  expect(itemsOf(after.json)).toEqual([]);
  const list = await t.send("GET", "/orders", { headers: buyer.headers });
  expect(itemsOf(list.json).map(({ id }) => id)).toEqual([order.json["id"]]);
});

test("a guest buys, sees the order by its token, and nobody sees it without", async () => {
  const { variantId } = await t.newProduct({ onHand: 3 });
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 1 } });
  const guest = { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
  const order = await t.send("POST", "/orders", {
    headers: { ...guest, "idempotency-key": crypto.randomUUID() },
    json: orderBody("tok_ok", { email: "guest@shoal.example" }),
  });
  expect(order.status).toBe(201);
  const path = `/orders/${String(order.json["id"])}`;
  const seen = await t.send("GET", path, { headers: { "x-order-token": String(order.json["order_token"]) } });
  expect(seen.status).toBe(200);
  expect((await t.send("GET", path)).status).toBeGreaterThanOrEqual(400);
  const forged = await t.send("GET", path, { headers: { "x-order-token": "A".repeat(43) } });
  expect(forged.status).toBe(404);
});

test("a declined payment answers 402 with the order's id and gives the stock back at once", async () => {
  const { variantId } = await t.newProduct({ onHand: 1 });
  const buyer = await t.newCustomer();
  await t.send("POST", "/cart/items", { headers: buyer.headers, json: { variant_id: variantId, quantity: 1 } });
  const key = () => ({ ...buyer.headers, "idempotency-key": crypto.randomUUID() });
  const declined = await t.send("POST", "/orders", { headers: key(), json: orderBody("tok_declined") });
  expect(declined.status).toBe(402);
  expect(declined.json["reason"]).toBe("PAYMENT_DECLINED");
  expect(String(declined.json["order_id"])).toMatch(/^[0-9a-f-]{36}$/);
  const [stock] = await t.database(
    "product",
  )`select on_hand, reserved from stock_levels where variant_id = ${variantId}`;
  expect(stock).toEqual({ on_hand: "1", reserved: "0" });
  const bought = await t.send("POST", "/orders", { headers: key(), json: orderBody() });
  expect(bought.status).toBe(201);
});

test("an answer that is lost after the money was promised ends in one order and one charge", async () => {
  const { variantId } = await t.newProduct({ onHand: 2 });
  const buyer = await t.newCustomer();
  await t.send("POST", "/cart/items", { headers: buyer.headers, json: { variant_id: variantId, quantity: 1 } });
  const headers = { ...buyer.headers, "idempotency-key": crypto.randomUUID() };
  const order = await t.send("POST", "/orders", { headers, json: orderBody("tok_timeout_after_success") });
  expect([201, 202]).toContain(order.status);
  const deadline = Date.now() + 15_000;
  let status = "";
  while (status !== "confirmed" && Date.now() < deadline) {
    const seen = await t.send("GET", `/orders/${String(order.json["id"])}`, { headers: buyer.headers });
    status = String(seen.json["status"]);
    if (status !== "confirmed") await Bun.sleep(100);
  }
  expect(status).toBe("confirmed");
});

test("an order is captured, shipped and delivered; its timeline tells it in order, and its buyer hears of it by mail", async () => {
  const { variantId } = await t.newProduct({ onHand: 1 });
  const buyer = await t.newCustomer();
  await t.send("POST", "/cart/items", { headers: buyer.headers, json: { variant_id: variantId, quantity: 1 } });
  const headers = { ...buyer.headers, "idempotency-key": crypto.randomUUID() };
  const path = `/orders/${String((await t.send("POST", "/orders", { headers, json: orderBody() })).json["id"])}`;
  const deadline = Date.now() + 10_000;
  let shipped = await t.send("POST", `${path}/ship`, { headers: t.staff, json: { note: "Post 123" } });
  while (shipped.status === 409 && Date.now() < deadline) {
    await Bun.sleep(100);
    shipped = await t.send("POST", `${path}/ship`, { headers: t.staff, json: { note: "Post 123" } });
  }
  expect(shipped.status).toBe(200);
  expect((await t.send("POST", `${path}/ship`, { headers: buyer.headers, json: {} })).status).toBe(403);
  expect((await t.send("POST", `${path}/deliver`, { headers: t.staff, json: {} })).status).toBe(200);
  const seen = await t.send("GET", path, { headers: buyer.headers });
  const types = (seen.json["timeline"] as Json[]).map(({ type }) => String(type));
  const told = ["order.confirmed", "payment.captured", "order.shipped", "order.delivered"];
  expect(types.filter((type) => told.includes(type))).toEqual(told);
  // One more, that asks to confirm the address, came with the account.
  const mails = await t.mailsTo(buyer.email, 3);
  const number = String(seen.json["number"]);
  const subjects = mails.map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1] ?? "");
  expect(subjects.filter((subject) => subject.startsWith("Your order"))).toEqual([
    `Your order ${number} is confirmed`,
    `Your order ${number} is on its way`,
  ]);
  expect(t.output.join("\n")).not.toContain(buyer.email);
});
