// The typed client: what it sends, and that its types are those of the gateway as it is.

import { afterAll, expect, test } from "bun:test";
import { isFresh } from "../generate.ts";
import { bodyOf, createClient, ProblemError } from "./index.ts";

const seen: { path: string; authorization: string | null }[] = [];
const problem = {
  type: "/docs/errors#CART_EMPTY",
  title: "The cart is empty",
  status: 409,
  detail: "there is nothing to order",
  instance: "/api/v1/quotes",
  reason: "CART_EMPTY",
  trace_id: "0",
};
const server = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  fetch: (request) => {
    const url = new URL(request.url);
    seen.push({ path: url.pathname + url.search, authorization: request.headers.get("authorization") });
    if (url.pathname.endsWith("/quotes")) {
      const headers = { "content-type": "application/problem+json" };
      return new Response(JSON.stringify(problem), { status: 409, headers });
    }
    if (request.method === "DELETE") return new Response(null, { status: 204 });
    if (url.pathname.endsWith("/users/me")) return new Response("<html>", { status: 502 });
    return Response.json({ items: [] });
  },
});
const baseUrl = `http://127.0.0.1:${server.port}`;
afterAll(() => server.stop(true));

test("the committed types say what the gateway's OpenAPI document says", async () => {
  expect(await isFresh()).toBe(true);
}, 60_000);

test("parameters go where the document has them, and without a token nobody is signed in", async () => {
  const shop = createClient({ baseUrl });
  const query = { in_stock: true, sort: "-price" } as const;
  expect(await bodyOf(shop.GET("/api/v1/products", { params: { query } }))).toEqual({ items: [] } as never);
  await shop.GET("/api/v1/orders/{order_id}", { params: { path: { order_id: "a/b" } } });
  expect(seen.splice(0)).toEqual([
    { path: "/api/v1/products?in_stock=true&sort=-price", authorization: null },
    { path: "/api/v1/orders/a%2Fb", authorization: null },
  ]);
});

test("an answer without a body is no failure", async () => {
  expect(await bodyOf(createClient({ baseUrl }).DELETE("/api/v1/cart"))).toBeUndefined();
  expect(seen.splice(0)).toHaveLength(1);
});

test("a token is sent, and a function is asked for it before each request", async () => {
  await createClient({ baseUrl, token: "one" }).GET("/api/v1/cart");
  let current: string | undefined = "two";
  const shop = createClient({ baseUrl, token: async () => current });
  await shop.GET("/api/v1/cart");
  current = undefined;
  await shop.GET("/api/v1/cart");
  expect(seen.splice(0).map(({ authorization }) => authorization)).toEqual(["Bearer one", "Bearer two", null]);
});

test("a refusal is an error that has its reason, and what is no problem document one without", async () => {
  const shop = createClient({ baseUrl });
  const refused = await bodyOf(shop.POST("/api/v1/quotes", { body: {} })).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ProblemError);
  expect(refused).toMatchObject({ status: 409, reason: "CART_EMPTY", problem });
  const broken = await bodyOf(shop.GET("/api/v1/users/me")).catch((error: unknown) => error);
  expect(broken).toMatchObject({ name: "ProblemError", status: 502, reason: "", problem: undefined });
});
