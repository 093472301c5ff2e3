// The journeys of people who buy, through the gateway, over gRPC, into PostgreSQL and Redis.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { bodyOf, type Schemas } from "@shoal/client";
import { devPassword } from "@shoal/devstack";
import { address, type Json, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close());

test("a guest's cart comes along at login, is bought, and is empty afterwards", async () => {
  const { variantId } = await t.newProduct({ onHand: 10, priceMinor: 1250 });
  const nobody = t.client();
  const added = await nobody.POST("/api/v1/cart/items", { body: { variant_id: variantId, quantity: 2 } });
  const guest = { "X-Cart-Id": added.response.headers.get("x-cart-id") ?? "" };
  expect(guest["X-Cart-Id"].length).toBeGreaterThanOrEqual(22);
  expect(added.data?.subtotal).toEqual({ amount_minor: 2500, currency_code: "USD" });

  const buyer = await t.newCustomer();
  const account = { email: buyer.email, password: devPassword };
  await bodyOf(nobody.POST("/api/v1/auth/login", { body: account, params: { header: guest } }));
  const shop = t.client(buyer.headers);
  const cart = await bodyOf(shop.GET("/api/v1/cart"));
  expect(cart.items.map(({ quantity }) => quantity)).toEqual([2]);
  const guestAfter = await nobody.GET("/api/v1/cart", { params: { header: guest } });
  expect(guestAfter.response.status === 404 || guestAfter.data?.items.length === 0).toBe(true);

  const total = (await bodyOf(shop.POST("/api/v1/quotes", { body: {} }))).totals?.total;
  if (total === undefined || total === null) throw new Error("the quote has no total");
  const request = {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: { shipping_address: address, payment: { provider: "simulated", token: "tok_ok" }, expected_total: total },
    parseAs: "text",
  } as const;
  const { data: text = "", response } = await shop.POST("/api/v1/orders", request);
  expect(response.status).toBe(201);
  const order = JSON.parse(text) as Schemas["PlacedOrder"];
  expect(order.status).toBe("confirmed");
  expect(order.totals?.total).toEqual(total);
  expect(response.headers.get("location")).toBe(`/api/v1/orders/${order.id}`);

  const again = await shop.POST("/api/v1/orders", request);
  expect(again.response.status).toBe(201);
  expect(again.data).toBe(text);
  expect((await bodyOf(shop.GET("/api/v1/cart"))).items).toEqual([]);
  const list = await bodyOf(shop.GET("/api/v1/orders"));
  expect(list.items.map(({ id }) => id)).toEqual([order.id]);
});

test("a guest buys, sees the order by its token, and nobody sees it without", async () => {
  const { variantId } = await t.newProduct({ onHand: 3 });
  const guest = t.client();
  const added = await guest.POST("/api/v1/cart/items", { body: { variant_id: variantId, quantity: 1 } });
  const cartId = added.response.headers.get("x-cart-id") ?? "";
  const { id, order_token: token = "" } = await bodyOf(
    guest.POST("/api/v1/orders", {
      params: { header: { "Idempotency-Key": crypto.randomUUID(), "X-Cart-Id": cartId } },
      body: {
        shipping_address: address,
        payment: { provider: "simulated", token: "tok_ok" },
        email: "guest@shoal.example",
      },
    }),
  );
  const look = (header: { "X-Order-Token"?: string }) =>
    guest.GET("/api/v1/orders/{order_id}", { params: { path: { order_id: id }, header } });
  expect((await look({ "X-Order-Token": token })).response.status).toBe(200);
  expect((await look({})).response.status).toBeGreaterThanOrEqual(400);
  await expect(bodyOf(look({ "X-Order-Token": "A".repeat(43) }))).rejects.toMatchObject({
    status: 404,
    reason: "ORDER_NOT_FOUND",
  });
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
