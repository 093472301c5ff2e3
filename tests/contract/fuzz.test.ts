// Bad input of any shape is the client's fault, and told so at once (I10): requests made of the shop's own document,
// as everybody whom it knows.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { devPassword, runToEnd } from "@shoal/devstack";
import { shortOrLong } from "@shoal/testkit";
import fc from "fast-check";
import { findRoute } from "../../packages/gateway/src/matcher.ts";
import { address, type Json, openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";
import { type AnswerCheck, createAnswerCheck } from "./answers.fixture.ts";
import { type Operation, readOpenApi } from "./open-api.fixture.ts";
import { type Actor, type Asked, anyRequest, type Known, rightRequests } from "./requests.fixture.ts";

/** Of these, one in five belongs to a sequence of requests that are right. */
const requestsCount = shortOrLong(5000, 100_000);
const atOnce = 10;
const testTimeoutMs = shortOrLong(400_000, 3_600_000);
/** Longer than any route may take: what takes longer hangs. */
const tookMsMax = 20_000;

let t: TestShop;
let operations: readonly Operation[];
let operationOf: ReadonlyMap<string, Operation>;
let checkAnswer: AnswerCheck;
let known: Known;
let tokens: Record<Actor, Readonly<Record<string, string>>>;

beforeAll(async () => {
  t = await openTestShop({ RATE_LIMIT_LOGIN: "60000/60s" });
  const api = await readOpenApi(t.shop.gatewayUrl);
  ({ operations } = api);
  operationOf = new Map(operations.map((operation) => [operation.route, operation]));
  checkAnswer = createAnswerCheck(api);
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

type Seen = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Headers;
  readonly tookMs: number;
};

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
  return { status: response.status, type, text, headers: response.headers, tookMs: performance.now() - startedAt };
}

/** A path with dots in it leads to another operation than it was made for. */
function operationFor({ method, target }: Asked): Operation | undefined {
  return operationOf.get(findRoute(method, new URL(target, t.shop.gatewayUrl).pathname)?.key ?? "");
}

/** Somebody whose sessions were ended, or whose account is gone, is somebody new. */
async function renewSession({ actor, headers }: Asked): Promise<void> {
  if (actor === "nobody" || headers["authorization"] !== undefined) return;
  const now = await ask({
    ...{ operationId: "", actor, method: "GET", target: "/api/v1/users/me", headers: {} },
    body: undefined,
  });
  if (now.status === 200) return;
  if (actor === "customer") {
    tokens[actor] = (await t.newCustomer()).headers;
    return;
  }
  const email = `${actor}-${crypto.randomUUID()}@shoal.example`;
  const command = ["create-account", "--email", email, "--name", actor, "--role", actor] as const;
  await runToEnd("user", t.settings, () => {}, [...command], { ACCOUNT_PASSWORD: devPassword });
  const json = { email, password: devPassword };
  const session = await t.send("POST", "/auth/login", { json });
  expect([actor, session.status]).toEqual([actor, 200]);
  renewToken(actor, session.text);
}

/** A new password ends every older session of a person. */
function renewToken(actor: Actor, session: string): void {
  const { access_token: token } = JSON.parse(session) as Json;
  tokens[actor] = { authorization: `Bearer ${String(token)}` };
}

/** Adds what an answer tells of to what later requests are about. */
function learn({ operationId, target }: Asked, { text, headers }: Seen): void {
  const add = (pool: string[] | undefined, value: unknown) => {
    if (typeof value !== "string" || value === "" || pool === undefined) return;
    pool.push(value);
    if (pool.length > 200) pool.splice(0, 100);
  };
  add(known.headers["x-cart-id"], headers.get("x-cart-id"));
  add(known.headers["if-match"], headers.get("etag"));
  const json = headers.get("content-type") === "application/json" ? (JSON.parse(text) as Json) : {};
  add(known.headers["x-order-token"], json["order_token"]);
  const noun = /^\/api\/v1\/(?:users\/me\/)?(\w+?)(?:ies|es|s)?(?:[/?]|$)/.exec(target)?.[1] ?? "";
  add(known.ids[`${noun === "categor" ? "category" : noun}_id`], json["id"]);
  if (operationId === "createProduct") {
    for (const variant of json["variants"] as Json[]) add(known.ids["variant_id"], variant["id"]);
  }
}

test(
  "no request makes the shop fail, hang or answer without a reason, and afterwards it still sells",
  async () => {
    // A change is judged by requests that the one before it got as well; the long run tries new ones each time.
    const seed = shortOrLong(1_997_995_639, Math.trunc(Math.random() * 2 ** 31));
    console.log(`requests are made by the seed ${seed}`);
    const statuses = new Map<string, number>();
    const reached = new Set<string>();
    const undescribed = new Set<string>();
    const tryOne = async (asked: Asked) => {
      const seen = await ask(asked);
      const { status, type, text, tookMs } = seen;
      statuses.set(`${status}`, (statuses.get(`${status}`) ?? 0) + 1);
      if (status < 300) reached.add(asked.operationId);
      expect(status).toBeLessThan(500);
      expect(tookMs).toBeLessThan(tookMsMax);
      if (status < 300 && asked.operationId === "changePassword") renewToken(asked.actor, text);
      if (status < 300) learn(asked, seen);
      if (status === 401 && text.includes("INVALID_TOKEN")) await renewSession(asked);
      const operation = operationFor(asked);
      const wrong = operation === undefined ? [] : checkAnswer(operation, seen);
      for (const what of wrong) undescribed.add(`${asked.operationId}: ${what}`);
      if (status < 400) return;
      expect(type).toBe("application/problem+json");
      const document = JSON.parse(text) as Json;
      expect(document["status"]).toBe(status);
      expect(String(document["reason"])).toMatch(/^[A-Z][A-Z0-9_]+$/);
      expect(document["trace_id"]).toBeTruthy();
    };
    const any = fc.array(anyRequest(operations, known), { minLength: atOnce, maxLength: atOnce });
    const right = rightRequests(operations, known, atOnce);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          { weight: 4, arbitrary: fc.record({ inTurn: fc.constant(false), requests: any }) },
          { weight: 1, arbitrary: fc.record({ inTurn: fc.constant(true), requests: right }) },
        ),
        async ({ inTurn, requests }) => {
          if (inTurn) for (const asked of requests) await tryOne(asked);
          else await Promise.all(requests.map(tryOne));
        },
      ),
      {
        numRuns: requestsCount / atOnce,
        seed,
        interruptAfterTimeLimit: testTimeoutMs - 60_000,
        markInterruptAsFailure: true,
      },
    );
    const counts = [...statuses].sort().map(([status, count]) => `${status}: ${count}`);
    console.log(`${counts.join(", ")}; ${reached.size} of ${operations.length} operations did something`);
    expect([...undescribed].sort()).toEqual([]);
    // The requests are worth something only while many of them get through.
    expect(reached.size).toBeGreaterThan(operations.length / 2);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(requestsCount);

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
