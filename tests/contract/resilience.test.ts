// One service dies, the rest of the shop goes on; it comes back, and the shop heals by itself. And an end that is asked
// for cuts nobody off.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Answer, type Json, openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop({ DRAIN_DELAY_MS: "500" });
}, 60_000);
afterAll(() => t.close());

const healsWithinMs = 10_000;

/** Ends a process as a crash would, and waits until it is gone. */
async function kill(noun: "product" | "order" | "cart" | "user"): Promise<void> {
  const child = t.shop.child(noun);
  if (child === undefined) throw new Error(`${noun} does not run`);
  process.kill(child.pid, "SIGKILL");
  await child.exited;
}

/** Asks until an answer is as wanted, as a client would try again. */
async function eventually(ask: () => Promise<Answer>, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  const deadline = Date.now() + healsWithinMs;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`it did not heal: ${answer.status} ${answer.text}`);
    await Bun.sleep(50);
  }
}

const isGood = ({ status }: Answer) => status < 300;

async function health(): Promise<Json> {
  return (await (await fetch(`${t.shop.gatewayUrl}/health`)).json()) as Json;
}

/** A page of the catalogue that nobody has asked for before. */
const freshPage = () => t.send("GET", `/products?query=${crypto.randomUUID()}`);

async function guestWith(variantId: string): Promise<Record<string, string>> {
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 2 } });
  expect(added.status).toBe(200);
  return { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
}

function placeOrder(guest: Record<string, string>, key: string, token = "tok_ok"): Promise<Answer> {
  const headers = { ...guest, "idempotency-key": key };
  return t.send("POST", "/orders", { headers, json: orderBody(token, { email: "guest@shoal.example" }) });
}

/** The answers of a service that is away: a problem with a reason, and when to try again. */
function expectAway({ status, headers, json }: Answer): void {
  expect([status, json["reason"]]).toEqual([503, "SERVICE_UNAVAILABLE"]);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect(json["detail"]).toBe("a part of the shop does not answer");
}

/** Asks until the gateway has stopped trying a service, which it says in /health. */
async function untilDegraded(noun: string, ask: () => Promise<Answer>): Promise<void> {
  const deadline = Date.now() + healsWithinMs;
  for (;;) {
    await Promise.all(Array.from({ length: 10 }, ask));
    const { status, services } = await health();
    if (status === "degraded") {
      expect((services as Json)[noun]).toBe("failing");
      return;
    }
    if (Date.now() > deadline) throw new Error(`${noun} is away and /health says ${String(status)}`);
  }
}

const linesOf = ({ json }: Answer) => json["items"] as readonly Json[];

test("without the catalogue carts are shown without prices, pages are refused at once, and all heals by itself", async () => {
  const { variantId } = await t.newProduct({ onHand: 10 });
  const guest = await guestWith(variantId);
  const showCart = () => t.send("GET", "/cart", { headers: guest });
  expect(linesOf(await showCart())[0]).toMatchObject({ quantity: 2, purchasable: true });

  await kill("product");
  const shown = await showCart();
  expect(shown.status).toBe(200);
  const unknown = { unit_price: null, line_total: null, title: null, available: null, purchasable: null };
  expect(linesOf(shown)).toEqual([expect.objectContaining({ variant_id: variantId, quantity: 2, ...unknown })]);
  expect(shown.json["subtotal"]).toBeNull();
  expectAway(await freshPage());
  expectAway(await t.send("GET", `/products/${crypto.randomUUID()}`));
  // A cart can still be changed.
  const changed = await t.send("PATCH", `/cart/items/${variantId}`, { headers: guest, json: { quantity: 3 } });
  expect([changed.status, linesOf(changed)[0]?.["quantity"]]).toEqual([200, 3]);
  await untilDegraded("product", freshPage);
  // Ready all the same: this replica can serve what does not need the catalogue.
  expect((await fetch(`${t.shop.gatewayUrl}/readyz`)).status).toBe(200);
  const refused = await Promise.all(Array.from({ length: 50 }, freshPage));
  for (const answer of refused) expectAway(answer);

  await t.shop.restart(["product"]);
  await eventually(freshPage, isGood);
  const again = await eventually(showCart, (answer) => answer.json["subtotal"] !== null);
  expect(linesOf(again)[0]).toMatchObject({ quantity: 3, purchasable: true });
  expect(await health()).toMatchObject({ status: "ok" });
  const order = await eventually(() => placeOrder(guest, crypto.randomUUID()), isGood);
  expect(order.json["status"]).toBe("confirmed");
}, 60_000);

test("a service that stops without a word is found out within two seconds, and back within five of waking up", async () => {
  const { variantId } = await t.newProduct({ onHand: 10 });
  const guest = await guestWith(variantId);
  const customer = await t.newCustomer();
  const stateOf = async () => {
    const { breakers } = (await (await fetch(`${t.shop.gatewayUrl}/readyz?verbose`)).json()) as Json;
    return (breakers as Json)["product"];
  };
  const until = async (state: string) => {
    const startedAt = performance.now();
    while ((await stateOf()) !== state) await Bun.sleep(10);
    return performance.now() - startedAt;
  };
  const strange: string[] = [];
  const tookMs: number[] = [];
  let isOver = false;
  const client = async (ask: () => Promise<Answer>, isExpected: (answer: Answer) => boolean) => {
    while (!isOver) {
      const startedAt = performance.now();
      const answer = await ask();
      tookMs.push(performance.now() - startedAt);
      if (!isExpected(answer)) strange.push(`${answer.status} ${answer.text}`);
      await Bun.sleep(10);
    }
  };
  const isGoodOrAway = ({ status }: Answer) => status < 300 || status === 503 || status === 504;
  const work = Promise.all([
    ...Array.from({ length: 4 }, () => client(freshPage, isGoodOrAway)),
    ...Array.from({ length: 2 }, () => client(() => t.send("GET", "/cart", { headers: guest }), isGood)),
    ...Array.from({ length: 2 }, () => client(() => t.send("GET", "/users/me", { headers: customer.headers }), isGood)),
    ...Array.from({ length: 2 }, () => client(() => t.send("GET", "/orders", { headers: customer.headers }), isGood)),
  ]);
  await eventually(freshPage, isGood);
  const pid = t.shop.child("product")?.pid ?? 0;
  process.kill(pid, "SIGSTOP");
  const openedMs = await until("open");
  // It goes on to try, and finds nobody.
  await until("half-open");
  await until("open");
  process.kill(pid, "SIGCONT");
  const closedMs = await until("closed");
  await eventually(freshPage, isGood);
  isOver = true;
  await work;
  const slowestMs = Math.max(...tookMs);
  console.log(
    `open after ${openedMs.toFixed(0)} ms, closed ${closedMs.toFixed(0)} ms after waking, slowest answer ${slowestMs.toFixed(0)} ms of ${tookMs.length}`,
  );
  expect(strange).toEqual([]);
  expect(openedMs).toBeLessThan(2000);
  expect(closedMs).toBeLessThan(5000);
  expect(slowestMs).toBeLessThan(5000 + 1000);
}, 120_000);

test("without the order service orders are refused, browsing and carts go on, and the same key buys once it is back", async () => {
  const { product, variantId } = await t.newProduct({ onHand: 10 });
  const guest = await guestWith(variantId);
  const key = crypto.randomUUID();
  const before = await countOrders();

  await kill("order");
  const ask = () => placeOrder(guest, key);
  expectAway(await ask());
  expectAway(await t.send("GET", "/orders", { headers: t.staff }));
  expectAway(await t.send("POST", "/quotes", { headers: guest, json: {} }));
  const goesOn = await Promise.all([
    freshPage(),
    t.send("GET", `/products/${String(product["id"])}`),
    t.send("GET", "/cart", { headers: guest }),
    t.send("GET", "/users/me", { headers: t.staff }),
    t.send("POST", "/cart/items", { headers: guest, json: { variant_id: variantId, quantity: 1 } }),
  ]);
  expect(goesOn.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  await untilDegraded("order", () => t.send("GET", "/orders", { headers: t.staff }));

  await t.shop.restart(["order"]);
  const order = await eventually(ask, isGood);
  expect(order.json["status"]).toBe("confirmed");
  expect((await placeOrder(guest, key)).text).toBe(order.text);
  expect(await countOrders()).toBe(before + 1);
  expect(await health()).toMatchObject({ status: "ok" });
}, 60_000);

test("without the user service who is signed in still shops", async () => {
  const { variantId } = await t.newProduct({ onHand: 10 });
  const { headers } = await t.newCustomer();
  await kill("user");
  const item = { variant_id: variantId, quantity: 1 };
  expect((await t.send("POST", "/cart/items", { headers, json: item })).status).toBe(200);
  expect((await t.send("GET", "/orders", { headers })).status).toBe(200);
  expectAway(await t.send("GET", "/users/me", { headers }));
  await t.shop.restart(["user"]);
  await eventually(() => t.send("GET", "/users/me", { headers }), isGood);
}, 60_000);

test("SIGTERM while 50 orders are being paid: each that was accepted is answered, and confirmed", async () => {
  const { variantId } = await t.newProduct({ onHand: 1000 });
  const guests = await Promise.all(Array.from({ length: 50 }, () => guestWith(variantId)));
  const before = await countOrders();
  const answers = guests.map((guest) => placeOrder(guest, crypto.randomUUID(), "tok_slow"));
  while ((await countOrders()) < before + 50) await Bun.sleep(5);
  const stopped = t.shop.restart(["gateway"]);
  const statuses = (await Promise.all(answers)).map(({ status, json }) => `${status} ${String(json["status"])}`);
  expect([...new Set(statuses)]).toEqual(["201 confirmed"]);
  await stopped;
}, 60_000);

async function countOrders(): Promise<number> {
  const rows = await t.database("order")`select count(*)::int as count from orders`;
  return Number(rows[0]?.["count"]);
}

test("SIGTERM while 50 clients ask without a pause, led by a balancer that asks /readyz: no request fails", async () => {
  const isReady = async () => (await fetch(`${t.shop.gatewayUrl}/readyz`)).status === 200;
  let isLeft = false;
  let answered = 0;
  const client = async () => {
    while (!isLeft) {
      expect((await freshPage()).status).toBe(200);
      answered += 1;
    }
  };
  const balancer = async () => {
    while (await isReady()) await Bun.sleep(10);
    isLeft = true;
  };
  const work = Promise.all([balancer(), ...Array.from({ length: 50 }, client)]);
  while (answered < 200) await Promise.race([work, Bun.sleep(5)]);
  const child = t.shop.child("gateway");
  const stopped = child?.stop();
  await work;
  await stopped;
  expect(await child?.exited).toEqual({ code: 0, signal: null });
  expect(isReady()).rejects.toThrow();
  expect(t.output.filter((line) => line.includes("could not be closed"))).toEqual([]);
}, 60_000);
