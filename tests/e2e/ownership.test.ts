// Nobody sees or changes what belongs to another (I7): every route of the OpenAPI document that carries an id is tried
// by another customer, by a guest and without a token. A route that is added is tried too, or this test fails.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { address, type Json, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let t: TestShop;
let owner: Awaited<ReturnType<TestShop["newCustomer"]>>;
let other: Awaited<ReturnType<TestShop["newCustomer"]>>;
let variantId: string;
let productId: string;
let orderId: string;
let addressId: string;
let categoryId: string;

/** Catalogue reads are everybody's. */
const publicRoutes = ["GET /products/{}", "GET /categories/{}", "HEAD /products/{}"];

beforeAll(async () => {
  t = await openTestShop();
  const made = await t.newProduct({ onHand: 10 });
  variantId = made.variantId;
  productId = String(made.product["id"]);
  [owner, other] = await Promise.all([t.newCustomer(), t.newCustomer()]);
  await t.send("POST", "/cart/items", { headers: owner.headers, json: { variant_id: variantId, quantity: 1 } });
  const headers = { ...owner.headers, "idempotency-key": crypto.randomUUID() };
  orderId = String((await t.send("POST", "/orders", { headers, json: orderBody() })).json["id"]);
  addressId = String(
    (await t.send("POST", "/users/me/addresses", { headers: owner.headers, json: address })).json["id"],
  );
  const category = await t.send("POST", "/categories", { headers: t.staff, json: { name: "Things" } });
  categoryId = String(category.json["id"]);
}, 60_000);
afterAll(() => t.close());

type Route = { readonly method: string; readonly path: string };

async function routesWithIds(): Promise<Route[]> {
  const document = (await (await fetch(`${t.shop.gatewayUrl}/openapi.json`)).json()) as { paths: Record<string, Json> };
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith("/api/v1") && path.includes("{"))
    .flatMap(([path, methods]) =>
      Object.keys(methods)
        .filter((method) => ["get", "post", "patch", "put", "delete"].includes(method))
        .map((method) => ({ method: method.toUpperCase(), path: path.slice("/api/v1".length) })),
    );
}

/** The path with the owner's ids in place of its parameters. */
function filled(path: string): string {
  const id = path.startsWith("/orders")
    ? orderId
    : path.startsWith("/users/me/addresses")
      ? addressId
      : path.startsWith("/users")
        ? owner.userId
        : path.startsWith("/categories")
          ? categoryId
          : productId;
  return path.replace(/\{variant_?[iI]d\}/, variantId).replace(/\{[^}]+\}/, path.startsWith("/cart") ? variantId : id);
}

test("another customer, a guest and a stranger are refused on every route that has an id", async () => {
  const routes = await routesWithIds();
  expect(routes.length).toBeGreaterThanOrEqual(15);
  const open: string[] = [];
  for (const { method, path } of routes) {
    const name = `${method} ${path.replaceAll(/\{[^}]+\}/g, "{}")}`;
    if (publicRoutes.includes(name) || path.startsWith("/cart/")) continue;
    for (const headers of [other.headers, {}]) {
      const answer = await t.send(method, filled(path), {
        headers: { ...headers, "idempotency-key": crypto.randomUUID(), "if-match": '"1"' },
        ...(method === "GET" ? {} : { json: {} }),
      });
      if (![401, 403, 404].includes(answer.status)) open.push(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
    }
  }
  expect(open).toEqual([]);
  const order = await t.send("GET", `/orders/${orderId}`, { headers: owner.headers });
  expect([order.status, order.json["status"]]).toEqual([200, "confirmed"]);
  const kept = await t.send("GET", "/users/me/addresses", { headers: owner.headers });
  expect((kept.json["items"] as Json[]).map(({ id }) => id)).toEqual([addressId]);
});

test("another's address id cannot be shipped to, and another's cart cannot be named", async () => {
  await t.send("POST", "/cart/items", { headers: other.headers, json: { variant_id: variantId, quantity: 1 } });
  const answer = await t.send("POST", "/orders", {
    headers: { ...other.headers, "idempotency-key": crypto.randomUUID() },
    json: { shipping_address_id: addressId, payment: { provider: "simulated", token: "tok_ok" } },
  });
  expect(answer.status).toBe(404);
  const mine = await t.send("GET", "/cart", { headers: other.headers });
  const named = await t.send("GET", "/cart", { headers: { "x-cart-id": String(mine.json["id"]) } });
  expect(named.status === 404 || named.status === 400 || (named.json["items"] as Json[]).length === 0).toBe(true);
});

test("lists hold what is the caller's own", async () => {
  const orders = await t.send("GET", "/orders", { headers: other.headers });
  expect((orders.json["items"] as Json[]).filter(({ id }) => id === orderId)).toEqual([]);
  for (const path of ["/users", `/users/${owner.userId}`]) {
    expect([403, 404]).toContain((await t.send("GET", path, { headers: other.headers })).status);
    expect((await t.send("GET", path)).status).toBe(401);
  }
  const asStaff = await t.send("GET", `/orders/${orderId}`, { headers: t.staff });
  expect(asStaff.status).toBe(200);
});
