// A deleted account's orders: they stay, and nobody can tell any more whose they were.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { MailMessage, MailOutcome } from "@shoal/mail";
import { anonymous, type Caller } from "@shoal/rpc";
import { admin, customer, staff, testCall } from "@shoal/testkit";
import { deliverDue } from "../outbox.ts";
import { openShop, type Shop, tryCall } from "../shop.fixture.ts";

setDefaultTimeout(60_000);

const gateway: Caller = { kind: "service", service: "gateway" };

let shop: Shop;
const sent: MailMessage[] = [];
let outcome: MailOutcome;
let isProviderSilent = false;

beforeAll(async () => {
  outcome = { kind: "sent" };
  const send = async (message: MailMessage) => {
    sent.push(message);
    return outcome;
  };
  // Nothing is delivered but when a test says so.
  shop = await openShop({
    isRelayed: false,
    mailer: { send, close: () => {} },
    wrapPayments: (provider) => ({
      ...provider,
      authorise: async (asked) => (isProviderSilent ? { kind: "unknown" } : await provider.authorise(asked)),
    }),
  });
});
afterAll(() => shop.close());

/** An account with an address of its own that nobody else's rows hold. */
function newBuyer() {
  const userId = Bun.randomUUIDv7();
  const mark = `Ada-${userId.slice(-12)}`;
  return { userId, mark, email: `${mark}@example.com` };
}
type Buyer = ReturnType<typeof newBuyer>;

async function place(buyer: Buyer, owner: "account" | "guest" = "account", token = "tok_ok"): Promise<string> {
  const { userId, mark, email } = buyer;
  const variant = shop.fakes.addVariant(5);
  const cartId = shop.fakes.fillCart({ [variant]: 2 }, owner === "account" ? userId : Bun.randomUUIDv7());
  const shippingAddress = {
    ...{ name: `${mark} Lovelace`, line1: `${mark} Square`, line2: `c/o ${mark}`, city: `${mark}ton`, country: "GB" },
    ...{ region: `${mark}shire`, postalCode: mark, phone: `+44 ${mark}` },
  };
  const cartOwner = owner === "account" ? { userId } : { guestCartId: cartId };
  const request = { cartOwner, email, shippingAddress, payment: { provider: "simulated", token } };
  const { response } = await shop.place(request, owner === "account" ? customer(userId) : anonymous);
  return response?.order?.id ?? "";
}

/** Delivers everything that follows from orders, messages included. */
async function settle(): Promise<void> {
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const outcomes = [
      await deliverDue(shop.deps, { queue: "effects" }),
      await deliverDue(shop.deps, { queue: "mail" }),
    ];
    if (outcomes.flat().length === 0) return;
  }
  throw new Error("the outbox does not come to an end");
}

const erase = async (userId: string, caller: Caller = gateway) =>
  tryCall(() => shop.client.eraseBuyer({ userId }, testCall(caller)));
const openCountOf = async (userId: string) => (await erase(userId)).response?.openCount;
const ship = (orderId: string) => shop.client.shipOrder({ orderId, note: "DHL 42" }, testCall(staff));
const deliver = (orderId: string) => shop.client.deliverOrder({ orderId }, testCall(staff));
const cancel = (orderId: string, userId: string, note = "") =>
  shop.client.cancelOrder({ orderId, requestId: crypto.randomUUID(), note }, testCall(customer(userId)));
const get = async (orderId: string) => (await shop.client.getOrder({ orderId }, testCall(staff))).order;
const rowOf = async (orderId: string) =>
  String((await shop.database.pool`select to_jsonb(o)::text as row from orders o where id = ${orderId}`)[0]?.["row"]);

/** Everything that any table of the database holds, as one text. */
async function everything(): Promise<string> {
  const { pool } = shop.database;
  const tables = await pool<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const texts: string[] = [];
  for (const { schema, name } of tables) {
    const rows = await pool<{ row: string }[]>`select t::text as row from ${pool(schema)}.${pool(name)} t`;
    for (const { row } of rows) {
      // Answers are kept as bytes, which PostgreSQL tells as hexadecimal digits.
      const bytes = [...row.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = ""]) =>
        Buffer.from(hex, "hex").toString("latin1"),
      );
      texts.push(row, ...bytes);
    }
  }
  expect(tables.length).toBeGreaterThan(4);
  return texts.join("\n");
}

test("orders stay with what was bought and paid, and nothing personal is left in any table", async () => {
  const buyer = newBuyer();
  const [delivered, cancelled, refunded] = [await place(buyer), await place(buyer), await place(buyer)];
  const declined = await place(buyer, "account", "tok_declined");
  expect(declined).toBe("");
  await cancel(cancelled, buyer.userId, `call me, ${buyer.mark}`);
  await settle();
  await ship(delivered);
  await deliver(delivered);
  const asked = { orderId: refunded, requestId: crypto.randomUUID(), lines: [], restock: true };
  await shop.client.refundOrder(asked, testCall(staff));
  await settle();
  const before = await Promise.all([delivered, cancelled, refunded].map(get));
  expect(await everything()).toContain(buyer.mark);

  expect(await openCountOf(buyer.userId)).toBe(0);
  expect(await everything()).not.toContain(buyer.mark);
  for (const [index, orderId] of [delivered, cancelled, refunded].entries()) {
    const [then, now] = [before[index], await get(orderId)];
    const nothing = { name: "", line1: "", line2: "", city: "", region: "", postalCode: "", phone: "", country: "GB" };
    expect(now?.shippingAddress).toEqual(nothing);
    expect(now?.buyer).toEqual({ userId: buyer.userId, email: "" });
    // Books, stock and what happened are as they were.
    for (const key of ["number", "status", "lines", "totals", "payment", "createTime", "cancelReason"] as const) {
      expect(now?.[key]).toEqual(then?.[key] as never);
    }
    const story = (order: Awaited<ReturnType<typeof get>> | undefined) =>
      order?.timeline.map(({ type, dataJson, occurTime }) => [type, dataJson, occurTime]);
    expect(story(now)).toEqual(story(then));
  }
  // What staff noted is the shop's; what the buyer wrote is gone.
  const notesOf = async (orderId: string) => (await get(orderId))?.timeline.map(({ note }) => note).filter(Boolean);
  expect(await notesOf(delivered)).toEqual(["DHL 42"]);
  expect(await notesOf(cancelled)).toEqual([]);
});

test("what others bought is not touched, a guest's order with the same address included", async () => {
  const [buyer, other] = [newBuyer(), newBuyer()];
  const ids = [await place(other), await place({ ...other, email: buyer.email }), await place(buyer, "guest")];
  const mine = await place(buyer);
  await settle();
  for (const id of [...ids, mine]) {
    await ship(id);
    await deliver(id);
  }
  await settle();
  const before = await Promise.all(ids.map(rowOf));
  expect(await openCountOf(buyer.userId)).toBe(0);
  expect(await Promise.all(ids.map(rowOf))).toEqual(before);
  expect((await get(mine))?.buyer?.email).toBe("");
});

test("erasing again, at once or later, and an account that never bought anything, change nothing", async () => {
  const buyer = newBuyer();
  const id = await place(buyer);
  await settle();
  await ship(id);
  await deliver(id);
  await settle();
  const version = async () => Number((JSON.parse(await rowOf(id)) as { version: number }).version);
  const before = await version();
  const counts = await Promise.all(Array.from({ length: 8 }, () => openCountOf(buyer.userId)));
  expect(counts).toEqual(Array(8).fill(0));
  expect(await version()).toBe(before + 1);
  const row = await rowOf(id);
  expect(await openCountOf(buyer.userId)).toBe(0);
  expect(await openCountOf(Bun.randomUUIDv7())).toBe(0);
  expect(await rowOf(id)).toBe(row);
});

test("an order on its way keeps where it goes until it has arrived, and is counted as long", async () => {
  const buyer = newBuyer();
  const [onItsWay, ended] = [await place(buyer), await place(buyer)];
  await cancel(ended, buyer.userId);
  await settle();
  for (const step of [async () => {}, () => ship(onItsWay)]) {
    await step();
    await settle();
    const row = await rowOf(onItsWay);
    expect(await openCountOf(buyer.userId)).toBe(1);
    expect(await rowOf(onItsWay)).toBe(row);
    expect(row).toContain(buyer.email);
  }
  expect((await get(ended))?.buyer?.email).toBe("");
  await deliver(onItsWay);
  await settle();
  expect(await openCountOf(buyer.userId)).toBe(0);
  expect(await everything()).not.toContain(buyer.mark);
});

test("a checkout whose payment is not known yet is left alone, and erased once it has ended", async () => {
  const buyer = newBuyer();
  isProviderSilent = true;
  const id = await place(buyer);
  expect((await get(id))?.status).toBe("ORDER_STATUS_PENDING");
  expect(await openCountOf(buyer.userId)).toBe(1);
  expect(await rowOf(id)).toContain(buyer.email);
  isProviderSilent = false;
  await cancel(id, buyer.userId);
  await shop.lapse();
  await shop.recover();
  await settle();
  expect((await get(id))?.status).toBe("ORDER_STATUS_CANCELLED");
  expect(await openCountOf(buyer.userId)).toBe(0);
  expect(await everything()).not.toContain(buyer.mark);
});

test("a message that waits is sent before its address goes, and one that was given up keeps nothing back", async () => {
  const [told, unreachable] = [newBuyer(), newBuyer()];
  for (const buyer of [told, unreachable]) {
    const id = await place(buyer);
    await settle();
    await cancel(id, buyer.userId);
    while ((await deliverDue(shop.deps, { queue: "effects" })).length > 0);
    sent.splice(0);
    // The order has ended; that it was cancelled is still to be told.
    expect(await openCountOf(buyer.userId)).toBe(1);
    outcome = buyer === told ? { kind: "sent" } : { kind: "refused", problem: "mail server: SMTP 550" };
    await settle();
    outcome = { kind: "sent" };
    expect(new Set(sent.map(({ to }) => to))).toEqual(new Set([buyer.email]));
    expect(await openCountOf(buyer.userId)).toBe(0);
  }
  // Tried again by an operator, the message has nobody to go to.
  sent.splice(0);
  await shop.database.pool`update outbox set dead_at = null, next_attempt_at = now() where dead_at is not null`;
  await settle();
  expect(sent).toEqual([]);
  expect(await everything()).not.toContain(unreachable.mark);
});

test("any number of orders is erased by one call", async () => {
  const buyer = newBuyer();
  const id = await place(buyer);
  await cancel(id, buyer.userId);
  await settle();
  // More than two batches of them.
  await shop.database.pool`
    insert into orders
    select (jsonb_populate_record(o, jsonb_build_object(
      'id', gen_random_uuid(), 'number', o.number || n, 'cart_version', o.cart_version + n
    ))).* from orders o, generate_series(1, 450) n where o.id = ${id}`;
  expect(await openCountOf(buyer.userId)).toBe(0);
  const [row] = await shop.database.pool`
    select count(*)::int as count from orders where user_id = ${buyer.userId} and email = ''`;
  expect(row?.["count"]).toBe(451);
});

test("only services may ask, and for an account", async () => {
  const buyer = newBuyer();
  const id = await place(buyer);
  for (const caller of [anonymous, customer(buyer.userId), staff, admin]) {
    expect((await erase(buyer.userId, caller)).refusal?.reason).toBe("FORBIDDEN");
  }
  expect((await erase("' or true --")).refusal?.reason).toBe("VALIDATION_FAILED");
  expect((await erase("")).refusal?.reason).toBe("VALIDATION_FAILED");
  expect(await rowOf(id)).toContain(buyer.email);
});
