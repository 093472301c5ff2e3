// Bad input of any shape is the client's fault, and told so at once (I10): requests made of the shop's own document,
// as everybody whom it knows.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { shortOrLong } from "@shoal/testkit";
import fc from "fast-check";
import { address, type Json, openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";
import { readOpenApi } from "./open-api.fixture.ts";
import { type Actor, type Asked, anyRequest, type Known } from "./requests.fixture.ts";

const requestsCount = shortOrLong(2500, 20_000);
const testTimeoutMs = shortOrLong(90_000, 660_000);
const tookMsMax = 2000;

let t: TestShop;
let operations: Awaited<ReturnType<typeof readOpenApi>>["operations"];
let known: Known;
let tokens: Record<Actor, Readonly<Record<string, string>>>;

beforeAll(async () => {
  t = await openTestShop({ RATE_LIMIT_LOGIN: "60000/60s" });
  ({ operations } = await readOpenApi(t.shop.gatewayUrl));
  const [customer, other] = await Promise.all([t.newCustomer(), t.newCustomer()]);
  tokens = { nobody: {}, customer: customer.headers, staff: t.staff, admin: t.admin };
  const { product, variantId } = await t.newProduct({ onHand: 100_000 });
  const cart = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 2 } });
  const bought = await Promise.all([buy(variantId), buy(variantId)]);
  const saved = await t.send("POST", "/users/me/addresses", { headers: customer.headers, json: address });
  const category = await t.send("POST", "/categories", { headers: t.staff, json: { name: "Things" } });
  expect([cart.status, saved.status, category.status]).toEqual([200, 201, 201]);
  known = {
    ids: {
      product_id: [String(product["id"]), String(product["handle"])],
      variant_id: [variantId],
      order_id: bought.map((order) => String(order["id"])),
      user_id: [other.userId],
      address_id: [String(saved.json["id"])],
      shipping_address_id: [String(saved.json["id"])],
      category_id: [String(category.json["id"])],
    },
    headers: {
      "x-cart-id": [cart.headers.get("x-cart-id") ?? ""],
      "x-order-token": bought.map((order) => String(order["order_token"])),
      "if-match": ["1", "2", '"3"', "*"],
      "idempotency-key": ["key-1", '"key-2"', ...Array.from({ length: 20 }, () => crypto.randomUUID())],
    },
  };
}, 60_000);
afterAll(() => t.close());

/** A guest buys one unit. */
async function buy(variantId: string): Promise<Json> {
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 1 } });
  const headers = { "x-cart-id": added.headers.get("x-cart-id") ?? "", "idempotency-key": crypto.randomUUID() };
  const answer = await t.send("POST", "/orders", { headers, json: orderBody("tok_ok", { email: "g@shoal.example" }) });
  expect([answer.status, answer.json["status"]]).toEqual([201, "confirmed"]);
  return answer.json;
}

type Seen = { readonly status: number; readonly type: string; readonly text: string; readonly tookMs: number };

async function ask({ actor, method, target, headers, body }: Asked): Promise<Seen> {
  const startedAt = performance.now();
  const response = await fetch(t.shop.gatewayUrl + target, {
    method,
    headers: { ...tokens[actor], ...headers },
    redirect: "manual",
    ...(body === undefined || method === "GET" ? {} : { body }),
  });
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, text, tookMs: performance.now() - startedAt };
}

/** A new password ends every older session of a person. */
function renewToken(actor: Actor, session: string): void {
  const { access_token: token } = JSON.parse(session) as Json;
  tokens[actor] = { authorization: `Bearer ${String(token)}` };
}

test(
  "no request makes the shop fail, hang or answer without a reason, and afterwards it still sells",
  async () => {
    const seed = Math.trunc(Math.random() * 2 ** 31);
    console.log(`requests are made by the seed ${seed}`);
    const statuses = new Map<string, number>();
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyRequest(operations, known), async (asked) => {
        const { status, type, text, tookMs } = await ask(asked);
        statuses.set(`${status}`, (statuses.get(`${status}`) ?? 0) + 1);
        if (status < 300) reached.add(asked.operationId);
        expect(status).toBeLessThan(500);
        expect(tookMs).toBeLessThan(tookMsMax);
        if (status < 300 && asked.operationId === "changePassword") renewToken(asked.actor, text);
        if (status < 400) return;
        expect(type).toBe("application/problem+json");
        const document = JSON.parse(text) as Json;
        expect(document["status"]).toBe(status);
        expect(String(document["reason"])).toMatch(/^[A-Z][A-Z0-9_]+$/);
        expect(document["trace_id"]).toBeTruthy();
      }),
      { numRuns: requestsCount, seed, interruptAfterTimeLimit: testTimeoutMs - 40_000, markInterruptAsFailure: true },
    );
    const counts = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
    console.log(`${counts.join(", ")}; ${reached.size} of ${operations.length} operations did something`);
    // The requests are worth something only while many of them get through.
    expect(reached.size).toBeGreaterThan(operations.length / 2);

    for (const noun of ["gateway", "user", "product", "cart", "order"] as const) {
      expect([noun, t.shop.child(noun)?.isRunning()]).toEqual([noun, true]);
    }
    expect(t.output.filter((line) => line.includes('"a request failed"'))).toEqual([]);
    const health = (await (await fetch(`${t.shop.gatewayUrl}/health`)).json()) as Json;
    expect(health["status"]).toBe("ok");
    const variants = [{ price: { amount_minor: 1999, currency_code: "USD" }, on_hand: 1 }];
    const made = await t.send("POST", "/products", {
      headers: tokens.admin,
      json: { title: "Still sold", status: "active", variants },
    });
    expect(made.status).toBe(201);
    await buy(String((made.json["variants"] as Json[])[0]?.["id"]));
  },
  testTimeoutMs,
);
