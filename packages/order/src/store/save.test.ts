// What the statements that insert and change orders promise when many run at once: one change wins, leases are held by
// one, a key and its change are saved together.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { reserve, startAuthorising, startCancelling } from "../domain/checkout-steps.ts";
import type { Order } from "../domain/order.ts";
import { cancel } from "../domain/order-state.ts";
import { answerKey, deleteOldKeys, findKey } from "./idempotency.ts";
import { draft, leaseMs, lines, newId, type OrderStore, openOrderStore, stamp, totals } from "./order-store.fixture.ts";
import { claimLapsedOrders, claimOrder, findOrder, releaseLease } from "./orders.ts";
import { saveOrder } from "./save.ts";

let store: OrderStore;
beforeAll(async () => {
  store = await openOrderStore();
});
afterAll(() => store.close());

test("an order is read as it was saved, with its lines, totals and timeline", async () => {
  const { order, leaseToken } = await store.inserted();
  expect(await store.reload(order.id)).toEqual(order);
  const stamped = stamp(order, reserve(order, lines, totals));
  expect(await saveOrder(store.pool, stamped, { lease: { token: leaseToken, leaseMs } })).toBe("saved");
  expect(await store.reload(order.id)).toEqual(stamped.after);
});

test("of many drivers that save over one version exactly one does, with its events and rows and no others", async () => {
  const { order, leaseToken } = await store.inserted();
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, () => {
      const made = reserve(order, lines, totals);
      const brings = { ...made, outbox: [{ destination: "payment", kind: "capture" } as const] };
      return saveOrder(store.pool, stamp(order, brings), { lease: { token: leaseToken, leaseMs } });
    }),
  );
  expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "stale")).toHaveLength(11);
  const after = await store.reload(order.id);
  expect(after.version).toBe(order.version + 1n);
  expect(after.events.map(({ type }) => type)).toEqual(["order.placed", "stock.reserved"]);
  const rows = await store.pool`select id from outbox where order_id = ${order.id}`;
  expect(rows).toHaveLength(1);
});

test("a driver that was replaced cannot save, though the order did not change meanwhile", async () => {
  const { order, leaseToken } = await store.inserted();
  await store.pool`update orders set lease_expires_at = now() - interval '1 second' where id = ${order.id}`;
  const successor = newId();
  expect(await claimOrder(store.pool, order.id, successor, leaseMs)).toBe(true);
  const stamped = stamp(order, reserve(order, lines, totals));
  expect(await saveOrder(store.pool, stamped, { lease: { token: leaseToken, leaseMs } })).toBe("stale");
  await releaseLease(store.pool, order.id, leaseToken, { delayMs: 0, problem: "nothing" });
  expect((await findOrder(store.pool, order.id))?.leaseToken).toBe(successor);
  expect(await saveOrder(store.pool, stamped, { lease: { token: successor, leaseMs } })).toBe("saved");
});

test("a wish to cancel and a driver's step never both stand on the same version", async () => {
  const { order, leaseToken } = await store.inserted();
  const first = stamp(order, reserve(order, lines, totals));
  await saveOrder(store.pool, first, { lease: { token: leaseToken, leaseMs } });
  const decision = cancel(first.after, { by: "guest", note: "" });
  if (decision.kind !== "changed") throw new Error(decision.kind);
  const outcomes = await Promise.all([
    saveOrder(store.pool, stamp(first.after, decision.change)),
    saveOrder(store.pool, stamp(first.after, startAuthorising(first.after)), {
      lease: { token: leaseToken, leaseMs },
    }),
  ]);
  expect(outcomes.sort()).toEqual(["saved", "stale"]);
  const after = await store.reload(order.id);
  expect(after.isCancelRequested !== (after.step === "authorising")).toBe(true);
});

test("a lease that is held is not handed out; of many who want a lapsed one, one gets it", async () => {
  const { order } = await store.inserted();
  expect(await claimOrder(store.pool, order.id, newId(), leaseMs)).toBe(false);
  await store.pool`update orders set lease_expires_at = now() - interval '1 second' where id = ${order.id}`;
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimOrder(store.pool, order.id, newId(), leaseMs)));
  expect(claims.filter(Boolean)).toHaveLength(1);
});

test("replicas that look at once share the lapsed orders: none twice, none beyond the limit", async () => {
  const orders = await Promise.all(Array.from({ length: 20 }, store.inserted));
  const ids = orders.map(({ order }) => order.id);
  await store.pool`update orders set lease_expires_at = now() - interval '1 second' where id = any (${ids})`;
  const seen: string[] = [];
  for (;;) {
    const claims = await Promise.all([1, 2, 3].map(() => claimLapsedOrders(store.pool, newId(), leaseMs, 4)));
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
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, async () => (await store.insert(twin(), requestId)).outcome),
  );
  expect(outcomes.filter((outcome) => outcome === "inserted")).toHaveLength(1);
  expect(await store.pool`select id from orders where cart_id = ${cartId}`).toHaveLength(1);
  const later = { ...twin(), cartVersion: 8n };
  expect((await store.insert(later, requestId)).outcome).toBe("key_taken");
  expect(await findOrder(store.pool, later.id)).toBeUndefined();
});

test("a cart as it is has one live order; once that is cancelled it may be ordered again", async () => {
  const first = draft();
  const { leaseToken } = await store.insert(first);
  const again = () => draft({ cartId: first.cartId, owner: first.owner });
  expect((await store.insert(again())).outcome).toBe("cart_ordered");
  const refusal = { code: 9, reason: "OUT_OF_STOCK", message: "gone", metadata: {} };
  const undoing = stamp(first, startCancelling(first, "OUT_OF_STOCK", refusal));
  await saveOrder(store.pool, undoing, { lease: { token: leaseToken, leaseMs } });
  expect((await store.insert(again())).outcome).toBe("cart_ordered");
  const undone = stamp(undoing.after, {
    after: { ...undoing.after, status: "cancelled", step: "cancelled" },
    events: [],
    outbox: [],
  });
  const answer = { kind: "refusal", refusal } as const;
  await saveOrder(store.pool, undone, { lease: { token: leaseToken, leaseMs }, placeAnswer: answer });
  expect((await store.insert(again())).outcome).toBe("inserted");
});

test("a change and its request key are saved together or not at all", async () => {
  const { order } = await store.inserted();
  const requestId = newId();
  const newKey = { caller: "user:ada", rpc: "CancelOrder", requestId, requestHash: Buffer.from("a") } as const;
  const save = (current: Order) =>
    saveOrder(store.pool, stamp(current, { after: current, events: [{ type: "x" }], outbox: [] }), { newKey });
  expect(await save(order)).toBe("saved");
  const current = await store.reload(order.id);
  expect(await save(current)).toBe("key_taken");
  expect(await store.reload(order.id)).toEqual(current);
  const other = await store.inserted();
  expect(
    await saveOrder(
      store.pool,
      stamp({ ...other.order, version: 99n }, { after: other.order, events: [], outbox: [] }),
      {
        newKey: { ...newKey, requestId: "stale" },
      },
    ),
  ).toBe("stale");
  expect(await findKey(store.pool, { ...newKey, requestId: "stale" })).toBeUndefined();
});

test("the first answer of a key is its answer for good", async () => {
  const { order } = await store.inserted();
  const key = { caller: "user:ada", rpc: "RefundOrder", requestId: newId(), requestHash: Buffer.from("a") } as const;
  await saveOrder(store.pool, stamp(order, { after: order, events: [], outbox: [] }), { newKey: key });
  const answers = await Promise.all([1, 2, 3, 4].map((n) => answerKey(store.pool, key, Buffer.from(`answer ${n}`))));
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(String((await findKey(store.pool, key))?.answer)).toBe(String(answers[0]));
});

test("what must never be true is refused by the tables themselves", async () => {
  const { order } = await store.inserted();
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
    const broken = await store.pool.unsafe(`update orders set ${change} where id = '${order.id}'`).then(
      () => "accepted",
      (error: { constraint_name?: string }) => error.constraint_name,
    );
    expect(broken).toBe(constraint);
  }
});

test("retention forgets answered keys, and unanswered ones that place nothing; an order being placed keeps its key", async () => {
  const { order, leaseToken } = await store.inserted();
  const key = (requestId: string) =>
    ({ caller: "user:old", rpc: "CancelOrder", requestId, requestHash: Buffer.from("a") }) as const;
  let current = order;
  for (const requestId of ["answered", "unanswered", "young"]) {
    const stamped = stamp(current, { after: current, events: [], outbox: [] });
    await saveOrder(store.pool, stamped, { newKey: key(requestId), lease: { token: leaseToken, leaseMs } });
    current = stamped.after;
  }
  await answerKey(store.pool, key("answered"), Buffer.from("x"));
  await store.pool`
    update idempotency_keys set created_at = now() - interval '25 hours',
      answered_at = case when answered_at is null then null else now() - interval '25 hours' end
    where order_id = ${order.id} and request_id <> 'young'`;
  await deleteOldKeys(store.pool, 24, 1000);
  const left = await store.pool`select rpc, request_id from idempotency_keys where order_id = ${order.id} order by rpc`;
  expect(left.map(({ rpc }) => rpc)).toEqual(["CancelOrder", "PlaceOrder"]);
  expect(left[0]?.["request_id"]).toBe("young");
});
