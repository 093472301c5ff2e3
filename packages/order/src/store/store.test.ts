// What the statements promise when many run at once: one change wins, leases are held by one, rows go out in order.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createTestDatabase, type TestDatabase } from "@shoal/testkit";
import { migrations } from "../../migrations/index.ts";
import { placed, reserve, startAuthorising, startCancelling } from "../domain/checkout-steps.ts";
import { lineOf, newOrder } from "../domain/order.fixture.ts";
import { type Change, type Order, type OutboxDraft, stampChange } from "../domain/order.ts";
import { cancel } from "../domain/order-state.ts";
import { priceOrder } from "../domain/pricing.ts";
import { answerKey, deleteOldKeys, findKey } from "./idempotency.ts";
import { claimLapsedOrders, claimOrder, findOrder, type InsertOutcome, insertOrder, releaseLease } from "./orders.ts";
import {
  buryOutbox,
  claimOutbox,
  deleteOldOutbox,
  hasOpenOutbox,
  markOutboxDelivered,
  redriveOutbox,
} from "./outbox.ts";
import { saveOrder } from "./save.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(migrations);
});
afterAll(() => database.drop());

const newId = () => Bun.randomUUIDv7();
const leaseMs = 60_000;
const lines = [lineOf(1, 2, 1000n), lineOf(2, 1, 250n)];
const rules = {
  currency: "USD",
  shippingMethods: new Map([["standard", 500n]]),
  freeShippingFromMinor: undefined,
  taxBasisPoints: 1000,
};
const totals = priceOrder(rules, lines, "standard");

function stamp(order: Order, change: Change) {
  return stampChange(order, change, newId, new Date());
}

function draft(changes: Partial<Order> = {}): Order {
  const cartId = newId();
  const number = newId().slice(-11);
  const blank = newOrder({
    id: newId(),
    number,
    cartId,
    owner: { kind: "guest", id: cartId },
    version: 0n,
    ...changes,
  });
  return stamp(blank, { after: blank, events: [placed(number)], outbox: [] }).after;
}

async function insert(order: Order, requestId = newId()): Promise<{ outcome: InsertOutcome; leaseToken: string }> {
  const leaseToken = newId();
  const requestHash = Buffer.from("hash");
  return {
    outcome: await insertOrder(database.pool, { order, leaseToken, leaseMs, requestId, requestHash }),
    leaseToken,
  };
}

async function inserted() {
  const order = draft();
  const { leaseToken } = await insert(order);
  return { order, leaseToken };
}

async function reload(id: string): Promise<Order> {
  const found = await findOrder(database.pool, id);
  if (found === undefined) throw new Error("no such order");
  return found.order;
}

/** Changes nothing but the version, and leaves these rows in the outbox. */
async function bring(order: Order, outbox: readonly OutboxDraft[]): Promise<Order> {
  const stamped = stamp(order, { after: order, events: [], outbox });
  expect(await saveOrder(database.pool, stamped)).toBe("saved");
  return stamped.after;
}

test("an order is read as it was saved, with its lines, totals and timeline", async () => {
  const { order, leaseToken } = await inserted();
  expect(await reload(order.id)).toEqual(order);
  const stamped = stamp(order, reserve(order, lines, totals));
  expect(await saveOrder(database.pool, stamped, { lease: { token: leaseToken, leaseMs } })).toBe("saved");
  expect(await reload(order.id)).toEqual(stamped.after);
});

test("of many drivers that save over one version exactly one does, with its events and rows and no others", async () => {
  const { order, leaseToken } = await inserted();
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => {
      const made = reserve(order, lines, totals);
      const brings = { ...made, outbox: [{ destination: "payment", kind: "capture" } as const] };
      return saveOrder(database.pool, stamp(order, brings), { lease: { token: leaseToken, leaseMs } });
    }),
  );
  expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "stale")).toHaveLength(11);
  const after = await reload(order.id);
  expect(after.version).toBe(order.version + 1n);
  expect(after.events.map(({ type }) => type)).toEqual(["order.placed", "stock.reserved"]);
  const rows = await database.pool`select id from outbox where order_id = ${order.id}`;
  expect(rows).toHaveLength(1);
});

test("a driver that was replaced cannot save, though the order did not change meanwhile", async () => {
  const { order, leaseToken } = await inserted();
  await database.pool`update orders set lease_expires_at = now() - interval '1 second' where id = ${order.id}`;
  const successor = newId();
  expect(await claimOrder(database.pool, order.id, successor, leaseMs)).toBe(true);
  const stamped = stamp(order, reserve(order, lines, totals));
  expect(await saveOrder(database.pool, stamped, { lease: { token: leaseToken, leaseMs } })).toBe("stale");
  await releaseLease(database.pool, order.id, leaseToken, 0);
  expect((await findOrder(database.pool, order.id))?.leaseToken).toBe(successor);
  expect(await saveOrder(database.pool, stamped, { lease: { token: successor, leaseMs } })).toBe("saved");
});

test("a wish to cancel and a driver's step never both stand on the same version", async () => {
  const { order, leaseToken } = await inserted();
  const first = stamp(order, reserve(order, lines, totals));
  await saveOrder(database.pool, first, { lease: { token: leaseToken, leaseMs } });
  const decision = cancel(first.after, { by: "guest", note: "" });
  if (decision.kind !== "changed") throw new Error(decision.kind);
  const outcomes = await Promise.all([
    saveOrder(database.pool, stamp(first.after, decision.change)),
    saveOrder(database.pool, stamp(first.after, startAuthorising(first.after)), {
      lease: { token: leaseToken, leaseMs },
    }),
  ]);
  expect(outcomes.sort()).toEqual(["saved", "stale"]);
  const after = await reload(order.id);
  expect(after.isCancelRequested !== (after.step === "authorising")).toBe(true);
});

test("a lease that is held is not handed out; of many who want a lapsed one, one gets it", async () => {
  const { order } = await inserted();
  expect(await claimOrder(database.pool, order.id, newId(), leaseMs)).toBe(false);
  await database.pool`update orders set lease_expires_at = now() - interval '1 second' where id = ${order.id}`;
  const claims = await Promise.all(
    Array.from({ length: 8 }, () => claimOrder(database.pool, order.id, newId(), leaseMs)),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
});

test("replicas that look at once share the lapsed orders: none twice, none beyond the limit", async () => {
  const orders = await Promise.all(Array.from({ length: 20 }, inserted));
  const ids = orders.map(({ order }) => order.id);
  await database.pool`update orders set lease_expires_at = now() - interval '1 second' where id = any (${ids})`;
  const seen: string[] = [];
  for (;;) {
    const claims = await Promise.all([1, 2, 3].map(() => claimLapsedOrders(database.pool, newId(), leaseMs, 4)));
    for (const claimed of claims) expect(claimed.length).toBeLessThanOrEqual(4);
    if (claims.flat().length === 0) break;
    seen.push(...claims.flat());
  }
  expect(seen.sort()).toEqual(ids.sort());
});

test("of twins with one key one is inserted, and nothing of the others stays", async () => {
  const requestId = newId();
  const [cartId, version] = [newId(), 7n];
  const twin = () => draft({ cartId, cartVersion: version, owner: { kind: "guest", id: cartId } });
  const outcomes = await Promise.all(Array.from({ length: 10 }, async () => (await insert(twin(), requestId)).outcome));
  expect(outcomes.filter((outcome) => outcome === "inserted")).toHaveLength(1);
  expect(await database.pool`select id from orders where cart_id = ${cartId}`).toHaveLength(1);
  const later = { ...twin(), cartVersion: 8n };
  expect((await insert(later, requestId)).outcome).toBe("key_taken");
  expect(await findOrder(database.pool, later.id)).toBeUndefined();
});

test("a cart as it is has one live order; once that is cancelled it may be ordered again", async () => {
  const first = draft();
  const { leaseToken } = await insert(first);
  const again = () => draft({ cartId: first.cartId, owner: first.owner });
  expect((await insert(again())).outcome).toBe("cart_ordered");
  const refusal = { code: 9, reason: "OUT_OF_STOCK", message: "gone", metadata: {} };
  const undoing = stamp(first, startCancelling(first, "OUT_OF_STOCK", refusal));
  await saveOrder(database.pool, undoing, { lease: { token: leaseToken, leaseMs } });
  expect((await insert(again())).outcome).toBe("cart_ordered");
  const undone = stamp(undoing.after, {
    after: { ...undoing.after, status: "cancelled", step: "cancelled" },
    events: [],
    outbox: [],
  });
  const answer = { kind: "refusal", refusal } as const;
  await saveOrder(database.pool, undone, { lease: { token: leaseToken, leaseMs }, placeAnswer: answer });
  expect((await insert(again())).outcome).toBe("inserted");
});

test("a change and its request key are saved together or not at all", async () => {
  const { order } = await inserted();
  const requestId = newId();
  const newKey = { caller: "user:ada", rpc: "CancelOrder", requestId, requestHash: Buffer.from("a") } as const;
  const save = (current: Order) =>
    saveOrder(database.pool, stamp(current, { after: current, events: [{ type: "x" }], outbox: [] }), { newKey });
  expect(await save(order)).toBe("saved");
  const current = await reload(order.id);
  expect(await save(current)).toBe("key_taken");
  expect(await reload(order.id)).toEqual(current);
  const other = await inserted();
  expect(
    await saveOrder(
      database.pool,
      stamp({ ...other.order, version: 99n }, { after: other.order, events: [], outbox: [] }),
      {
        newKey: { ...newKey, requestId: "stale" },
      },
    ),
  ).toBe("stale");
  expect(await findKey(database.pool, { ...newKey, requestId: "stale" })).toBeUndefined();
});

test("the first answer of a key is its answer for good", async () => {
  const { order } = await inserted();
  const key = { caller: "user:ada", rpc: "RefundOrder", requestId: newId(), requestHash: Buffer.from("a") } as const;
  await saveOrder(database.pool, stamp(order, { after: order, events: [], outbox: [] }), { newKey: key });
  const answers = await Promise.all([1, 2, 3, 4].map((n) => answerKey(database.pool, key, Buffer.from(`answer ${n}`))));
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(String((await findKey(database.pool, key))?.answer)).toBe(String(answers[0]));
});

test("rows of one order and destination are handed out one after the other, those of others meanwhile", async () => {
  const { order } = await inserted();
  const second = await inserted();
  const capture: OutboxDraft = { destination: "payment", kind: "capture" };
  const giveBack: OutboxDraft = { destination: "payment", kind: "void_or_refund" };
  await bring(order, [capture, giveBack, { destination: "cart", kind: "remove_ordered_lines" }]);
  await bring(second.order, [capture]);
  const claim = async () => {
    const leaseToken = newId();
    const claimed = await claimOutbox(database.pool, { leaseToken, leaseMs, limit: 10 });
    // Other tests have left rows of their own.
    return { leaseToken, rows: claimed.filter(({ orderId }) => orderId === order.id || orderId === second.order.id) };
  };
  const claims = await Promise.all(Array.from({ length: 6 }, claim));
  const rows = claims.flatMap((one) => one.rows.map((row) => ({ ...row, leaseToken: one.leaseToken })));
  expect(rows.map(({ orderId, kind }) => `${orderId} ${kind}`).sort()).toEqual(
    [`${order.id} capture`, `${order.id} remove_ordered_lines`, `${second.order.id} capture`].sort(),
  );
  expect((await claim()).rows).toEqual([]);
  for (const row of rows) await markOutboxDelivered(database.pool, row.id, row.leaseToken);
  expect((await claim()).rows.map(({ orderId, kind }) => [orderId, kind])).toEqual([[order.id, "void_or_refund"]]);
});

test("a row whose relay went silent comes again, and the silent one can no longer mark it", async () => {
  const { order } = await inserted();
  await bring(order, [{ destination: "stock", kind: "restock", payload: { lines: [] } }]);
  const silent = newId();
  const claimOf = (leaseToken: string) =>
    claimOutbox(database.pool, { leaseToken, leaseMs, limit: 10, orderId: order.id });
  const [row] = await claimOf(silent);
  if (row === undefined) throw new Error("nothing to claim");
  await database.pool`update outbox set lease_expires_at = now() - interval '1 second' where id = ${row.id}`;
  const [again] = await claimOf(newId());
  expect(again).toMatchObject({ id: row.id, attempts: 2, payload: { lines: [] } });
  await markOutboxDelivered(database.pool, row.id, silent);
  const options = { delivered: { id: row.id, leaseToken: silent } };
  const current = await reload(order.id);
  const late = stamp(current, { after: current, events: [{ type: "late" }], outbox: [] });
  expect(await saveOrder(database.pool, late, options)).toBe("stale");
  expect(await hasOpenOutbox(database.pool, order.id)).toBe(true);
});

test("a row that was given up blocks its own stream only, until it is redriven", async () => {
  const { order } = await inserted();
  await bring(order, [
    { destination: "payment", kind: "capture" },
    { destination: "payment", kind: "void_or_refund" },
    { destination: "stock", kind: "restock", payload: { lines: [] } },
  ]);
  const leaseToken = newId();
  const claim = (token = leaseToken) =>
    claimOutbox(database.pool, { leaseToken: token, leaseMs, limit: 10, orderId: order.id });
  const [capture, restock] = await claim();
  if (capture === undefined || restock === undefined) throw new Error("nothing to claim");
  await buryOutbox(database.pool, capture.id, leaseToken, "refused");
  await markOutboxDelivered(database.pool, restock.id, leaseToken);
  expect(await claim()).toEqual([]);
  expect(await hasOpenOutbox(database.pool, order.id)).toBe(false);
  expect(await redriveOutbox(database.pool)).toBe(1);
  expect((await claim()).map(({ kind, attempts }) => [kind, attempts])).toEqual([["capture", 1]]);
});

test("what must never be true is refused by the tables themselves", async () => {
  const { order } = await inserted();
  for (const [constraint, change] of [
    ["orders_refunded_at_most_captured", "refunded_minor = 1"],
    ["orders_captured_at_most_total", "captured_minor = 1"],
    ["orders_status_fits_step", "status = 'cancelled'"],
    ["orders_priced", "step = 'reserved'"],
    [
      "orders_confirmed_is_paid",
      `status = 'confirmed', step = 'confirmed', subtotal_minor = 1, discount_minor = 0,
      shipping_minor = 0, tax_minor = 0, total_minor = 1`,
    ],
    [
      "orders_total_adds_up",
      `subtotal_minor = 1, discount_minor = 0, shipping_minor = 0, tax_minor = 0, total_minor = 2`,
    ],
  ] as const) {
    const broken = await database.pool.unsafe(`update orders set ${change} where id = '${order.id}'`).then(
      () => "accepted",
      (error: { constraint_name?: string }) => error.constraint_name,
    );
    expect(broken).toBe(constraint);
  }
});

test("retention forgets answered keys, and unanswered ones that place nothing; an order being placed keeps its key", async () => {
  const { order, leaseToken } = await inserted();
  const key = (requestId: string) =>
    ({ caller: "user:old", rpc: "CancelOrder", requestId, requestHash: Buffer.from("a") }) as const;
  let current = order;
  for (const requestId of ["answered", "unanswered", "young"]) {
    const stamped = stamp(current, { after: current, events: [], outbox: [] });
    await saveOrder(database.pool, stamped, { newKey: key(requestId), lease: { token: leaseToken, leaseMs } });
    current = stamped.after;
  }
  await answerKey(database.pool, key("answered"), Buffer.from("x"));
  await database.pool`
    update idempotency_keys set created_at = now() - interval '25 hours',
      answered_at = case when answered_at is null then null else now() - interval '25 hours' end
    where order_id = ${order.id} and request_id <> 'young'`;
  await deleteOldKeys(database.pool, 24, 1000);
  const left =
    await database.pool`select rpc, request_id from idempotency_keys where order_id = ${order.id} order by rpc`;
  expect(left.map(({ rpc }) => rpc)).toEqual(["CancelOrder", "PlaceOrder"]);
  expect(left[0]?.["request_id"]).toBe("young");
});

test("retention removes delivered rows after their week and leaves what is still to be done", async () => {
  const { order } = await inserted();
  await bring(order, [
    { destination: "payment", kind: "capture" },
    { destination: "stock", kind: "restock", payload: { lines: [] } },
  ]);
  await database.pool`
    update outbox set delivered_at = now() - interval '8 days' where order_id = ${order.id} and kind = 'capture'`;
  expect(await deleteOldOutbox(database.pool, 7, 1000)).toBeGreaterThanOrEqual(1);
  const left = await database.pool`select kind from outbox where order_id = ${order.id}`;
  expect(left.map(({ kind }) => kind)).toEqual(["restock"]);
});
