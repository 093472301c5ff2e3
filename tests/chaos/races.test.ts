// Races over several replicas of everything: the last unit, a cancel against the confirmation, one key at two gateways
// while the order service dies. And an outage of stock that outlives its reservations.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { testStores } from "@shoal/testkit";
import postgres from "postgres";
import { type Answer, type Ask, type Fleet, guestOrder, openFleet } from "./fleet.ts";
import { checkInvariants } from "./invariants.ts";

setDefaultTimeout(600_000);

const isLong = process.env["SHOAL_TEST_LONG"] === "1";
const patienceMs = 240_000;
const reservationTtlMs = 6000;
const prefix = `t${crypto.randomUUID().replaceAll("-", "").slice(0, 12)}_`;

let fleet: Fleet;

beforeAll(async () => {
  const { postgresUrl, redisUrl } = testStores();
  fleet = await openFleet({
    stores: {
      postgresUrl: (database) => Object.assign(new URL(postgresUrl), { pathname: `/${database}` }).toString(),
      redisUrls: { cart: redisUrl, productCache: redisUrl, gateway: redisUrl },
    },
    counts: { gateway: 2, order: 3, product: 2, cart: 1, user: 1 },
    overrides: {
      LEASE_SECONDS: "2",
      RESERVATION_TTL_SECONDS: String(reservationTtlMs / 1000),
      RESERVATION_SWEEP_SECONDS: "1",
    },
    prefix,
  });
});
afterAll(async () => {
  await fleet.close();
  const server = postgres(testStores().postgresUrl, { max: 1, onnotice: () => {} });
  for (const noun of ["user", "product", "order"]) {
    await server.unsafe(`drop database if exists "${prefix}shoal_${noun}" with (force)`);
  }
  await server.end({ timeout: 1 });
});

async function guestWith(variantId: string, quantity = 1): Promise<{ "x-cart-id": string }> {
  const json = { variant_id: variantId, quantity };
  const added = await fleet.askUntilFinal({ method: "POST", path: "/cart/items", json }, patienceMs);
  return { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
}

function placing(guest: Readonly<Record<string, string>>, token = "tok_ok"): Ask {
  const headers = { ...guest, "idempotency-key": crypto.randomUUID() };
  return { method: "POST", path: "/orders", headers, json: guestOrder(token) };
}

const ask = (one: Ask): Promise<Answer> => fleet.askUntilFinal(one, patienceMs);

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not within 120 s: ${what}`);
    await Bun.sleep(3);
  }
}

/** Once nothing is under way, no invariant is broken. */
async function expectAllWell(): Promise<void> {
  await until("nothing is under way", async () => {
    const [orders] = await fleet.sql.shoal_order<{ open: number }[]>`
      select (select count(*) from orders where step not in ('confirmed', 'cancelled'))::int
        + (select count(*) from outbox where delivered_at is null)::int as open`;
    const [stock] = await fleet.sql.shoal_product<{ open: number }[]>`
      select count(*)::int as open from reservations where state = 'held'`;
    return orders?.open === 0 && stock?.open === 0;
  });
  expect((await checkInvariants(fleet.sql)).filter(({ wrong }) => wrong > 0)).toEqual([]);
}

async function effectsOf(orderIds: readonly string[]): Promise<string[]> {
  const rows = await fleet.sql.shoal_order<{ kind: string }[]>`
    select kind from simulated_payments.entries where key = any (${[...orderIds]}) order by id`;
  return rows.map(({ kind }) => kind);
}

async function ordersOf(guest: { "x-cart-id": string }): Promise<{ id: string; status: string; step: string }[]> {
  return await fleet.sql.shoal_order<{ id: string; status: string; step: string }[]>`
    select id, status, step from orders where cart_id = ${guest["x-cart-id"]} order by id`;
}

test("500 buyers of one unit over three replicas of order and two of product: one order, one charge, 499 clear refusals", async () => {
  const { variantId } = await fleet.newVariant(1);
  const guests: { "x-cart-id": string }[] = [];
  for (let batch = 0; batch < 10; batch += 1) {
    guests.push(...(await Promise.all(Array.from({ length: 50 }, () => guestWith(variantId)))));
  }
  const answers = await Promise.all(guests.map((guest) => ask(placing(guest))));
  const bought = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 409);
  expect(bought).toHaveLength(1);
  expect(new Set(refused.map(({ json }) => json["reason"]))).toEqual(new Set(["OUT_OF_STOCK"]));
  expect(refused).toHaveLength(499);
  await expectAllWell();
  const orders = (await Promise.all(guests.map(ordersOf))).flat();
  expect(orders.filter(({ status }) => status !== "cancelled")).toHaveLength(1);
  expect((await effectsOf(orders.map(({ id }) => id))).filter((kind) => kind !== "void")).toEqual([
    "authorise",
    "capture",
  ]);
  const [shelf] = await fleet.sql.shoal_product`
    select on_hand, reserved from stock_levels where variant_id = ${variantId}`;
  expect(shelf).toEqual({ on_hand: "0", reserved: "0" });
});

const cancels = isLong ? 1000 : 100;

test("a cancel that races the confirmation, again and again: each order ends cancelled, its money and its units back", async () => {
  const { variantId } = await fleet.newVariant(cancels);
  let left = cancels;
  const seen = { "201": 0, ORDER_CANCELLED: 0 };
  const race = async () => {
    while (left > 0) {
      left -= 1;
      const guest = await guestWith(variantId);
      const placed = ask(placing(guest));
      await until("the order is there", async () => (await ordersOf(guest)).length > 0);
      const [order] = await ordersOf(guest);
      await Bun.sleep(Math.random() * 40);
      const headers = { ...fleet.staff, "idempotency-key": crypto.randomUUID() };
      const cancelled = await ask({ method: "POST", path: `/orders/${order?.id}/cancel`, headers, json: {} });
      expect([cancelled.status, cancelled.json["status"]]).toEqual([200, "cancelled"]);
      const answer = await placed;
      seen[answer.status === 201 ? "201" : "ORDER_CANCELLED"] += 1;
      expect(answer.status === 201 ? 201 : answer.json["reason"]).toBeOneOf([201, "ORDER_CANCELLED"]);
      expect((await ordersOf(guest)).map(({ status }) => status)).toEqual(["cancelled"]);
    }
  };
  await Promise.all(Array.from({ length: 8 }, race));
  console.log(`${seen["201"]} were confirmed first, ${seen.ORDER_CANCELLED} cancelled first`);
  await expectAllWell();
  const [shelf] = await fleet.sql.shoal_product`
    select on_hand, reserved from stock_levels where variant_id = ${variantId}`;
  expect(shelf).toEqual({ on_hand: String(cancels), reserved: "0" });
});

test("fifty posts with one key over two gateways while all of order is killed: one order, one charge, one answer", async () => {
  const { variantId } = await fleet.newVariant(100);
  for (const delayMs of isLong ? [0, 5, 10, 15, 20, 25, 30, 40, 50, 80] : [0, 15, 40]) {
    const guest = await guestWith(variantId, 2);
    const order = placing(guest);
    const posts = Array.from({ length: 50 }, () => ask(order));
    await until("the order is there", async () => (await ordersOf(guest)).length > 0);
    await Bun.sleep(delayMs);
    await Promise.all(fleet.of("order").map((replica) => replica.kill()));
    await Promise.all(fleet.of("order").map((replica) => replica.start()));
    const answers = await Promise.all([...posts, ...posts.slice(0, 1).map(() => ask(order))]);
    expect(new Set(answers.map(({ status, json }) => `${status} ${String(json["reason"] ?? json["id"])}`)).size).toBe(
      1,
    );
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBeLessThanOrEqual(1);
    const orders = await ordersOf(guest);
    const isBought = answers[0]?.status === 201;
    expect(orders.filter(({ status }) => status !== "cancelled")).toHaveLength(isBought ? 1 : 0);
    await expectAllWell();
    const charges = (await effectsOf(orders.map(({ id }) => id))).filter((kind) => kind === "capture");
    expect(charges).toHaveLength(isBought ? 1 : 0);
  }
});

test("two tabs with two keys at two gateways: one order, and the other tab is told which", async () => {
  const { variantId } = await fleet.newVariant(100);
  for (let round = 0; round < 10; round += 1) {
    const guest = await guestWith(variantId);
    const answers = await Promise.all([ask(placing(guest)), ask(placing(guest)), ask(placing(guest))]);
    const bought = answers.filter(({ status }) => status === 201);
    expect(bought).toHaveLength(1);
    for (const { json } of answers.filter(({ status }) => status !== 201)) {
      expect(json["reason"]).toBeOneOf(["CART_ALREADY_ORDERED", "CART_EMPTY"]);
    }
    expect((await ordersOf(guest)).filter(({ status }) => status === "confirmed")).toHaveLength(1);
  }
  await expectAllWell();
});

test("product is down for longer than the reservation right after the money was promised: the buyer can look, and nobody pays for nothing", async () => {
  const { variantId } = await fleet.newVariant(1);
  const [first, second] = [await guestWith(variantId), await guestWith(variantId)];
  const order = placing(first, "tok_slow");
  const placed = ask(order);
  await until("the provider is asked", async () => (await ordersOf(first))[0]?.step === "authorising");
  await Promise.all(fleet.of("product").map((replica) => replica.kill()));
  const downSince = Date.now();
  const [{ id = "" } = {}] = await ordersOf(first);
  const isCaught = async () =>
    ["committing", "cancelling", "cancelled"].includes((await ordersOf(first))[0]?.step ?? "");
  await until("the checkout stands before the sale", isCaught);
  const shown = await ask({ path: `/orders/${id}`, headers: fleet.staff });
  expect([shown.status, shown.json["status"]]).toBeOneOf([
    [200, "pending"],
    [200, "cancelled"],
  ]);
  await Bun.sleep(Math.max(0, downSince + reservationTtlMs + 1000 - Date.now()));
  // The unit is anybody's once its time is over: somebody else asks for it at the same moment.
  await Promise.all(fleet.of("product").map((replica) => replica.start()));
  const answers = await Promise.all([placed, ask(placing(second))]);
  const bought = answers.filter(({ status }) => status === 201);
  expect(bought.length).toBeLessThanOrEqual(1);
  for (const { json } of answers.filter(({ status }) => status !== 201)) {
    expect(json["reason"]).toBeOneOf(["OUT_OF_STOCK", "PAYMENT_UNRESOLVED"]);
  }
  await expectAllWell();
  const later = await ask({ path: `/orders/${id}`, headers: fleet.staff });
  expect(later.json["status"]).toBe(answers[0]?.status === 201 ? "confirmed" : "cancelled");
  expect((await ask(order)).status).toBe(answers[0]?.status ?? 0);
});
