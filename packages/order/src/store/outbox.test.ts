// What the outbox promises to relays that run at once: rows of a stream go out one after the other, each to one relay.

import { afterAll, beforeAll, expect, test } from "bun:test";
import type { OutboxDraft } from "../domain/order.ts";
import { leaseMs, newId, type OrderStore, openOrderStore, stamp } from "./order-store.fixture.ts";
import {
  buryOutbox,
  claimOutbox,
  deleteOldOutbox,
  hasOpenOutbox,
  markOutboxDelivered,
  redriveOutbox,
} from "./outbox.ts";
import { saveOrder } from "./save.ts";

let store: OrderStore;
beforeAll(async () => {
  store = await openOrderStore();
});
afterAll(() => store.close());

test("rows of one order and destination are handed out one after the other, those of others meanwhile", async () => {
  const { order } = await store.inserted();
  const second = await store.inserted();
  const capture: OutboxDraft = { destination: "payment", kind: "capture" };
  const giveBack: OutboxDraft = { destination: "payment", kind: "void_or_refund" };
  await store.bring(order, [capture, giveBack, { destination: "cart", kind: "remove_ordered_lines" }]);
  await store.bring(second.order, [capture]);
  const claim = async () => {
    const leaseToken = newId();
    const claimed = await claimOutbox(store.pool, { leaseToken, leaseMs, limit: 10, queue: "effects" });
    // Other tests have left rows of their own.
    return { leaseToken, rows: claimed.filter(({ orderId }) => orderId === order.id || orderId === second.order.id) };
  };
  const claims = await Promise.all(Array.from({ length: 6 }, claim));
  const rows = claims.flatMap((one) => one.rows.map((row) => ({ ...row, leaseToken: one.leaseToken })));
  expect(rows.map(({ orderId, kind }) => `${orderId} ${kind}`).sort()).toEqual(
    [`${order.id} capture`, `${order.id} remove_ordered_lines`, `${second.order.id} capture`].sort(),
  );
  expect((await claim()).rows).toEqual([]);
  for (const row of rows) await markOutboxDelivered(store.pool, row.id, row.leaseToken);
  expect((await claim()).rows.map(({ orderId, kind }) => [orderId, kind])).toEqual([[order.id, "void_or_refund"]]);
});

test("a row whose relay went silent comes again, and the silent one can no longer mark it", async () => {
  const { order } = await store.inserted();
  await store.bring(order, [{ destination: "stock", kind: "restock", payload: { lines: [] } }]);
  const silent = newId();
  const claimOf = (leaseToken: string) =>
    claimOutbox(store.pool, { leaseToken, leaseMs, limit: 10, queue: "effects", orderId: order.id });
  const [row] = await claimOf(silent);
  if (row === undefined) throw new Error("nothing to claim");
  await store.pool`update outbox set lease_expires_at = now() - interval '1 second' where id = ${row.id}`;
  const [again] = await claimOf(newId());
  expect(again).toMatchObject({ id: row.id, attempts: 2, payload: { lines: [] } });
  await markOutboxDelivered(store.pool, row.id, silent);
  const options = { delivered: { id: row.id, leaseToken: silent } };
  const current = await store.reload(order.id);
  const late = stamp(current, { after: current, events: [{ type: "late" }], outbox: [] });
  expect(await saveOrder(store.pool, late, options)).toBe("stale");
  expect(await hasOpenOutbox(store.pool, order.id)).toBe(true);
});

test("a row that was given up blocks its own stream only, until it is redriven", async () => {
  const { order } = await store.inserted();
  await store.bring(order, [
    { destination: "payment", kind: "capture" },
    { destination: "payment", kind: "void_or_refund" },
    { destination: "stock", kind: "restock", payload: { lines: [] } },
  ]);
  const leaseToken = newId();
  const claim = (token = leaseToken) =>
    claimOutbox(store.pool, { leaseToken: token, leaseMs, limit: 10, queue: "effects", orderId: order.id });
  const [capture, restock] = await claim();
  if (capture === undefined || restock === undefined) throw new Error("nothing to claim");
  await buryOutbox(store.pool, capture.id, leaseToken, "refused");
  await markOutboxDelivered(store.pool, restock.id, leaseToken);
  expect(await claim()).toEqual([]);
  expect(await hasOpenOutbox(store.pool, order.id)).toBe(false);
  expect(await redriveOutbox(store.pool)).toBe(1);
  expect((await claim()).map(({ kind, attempts }) => [kind, attempts])).toEqual([["capture", 1]]);
});

test("retention removes delivered rows after their week and leaves what is still to be done", async () => {
  const { order } = await store.inserted();
  await store.bring(order, [
    { destination: "payment", kind: "capture" },
    { destination: "stock", kind: "restock", payload: { lines: [] } },
  ]);
  await store.pool`
    update outbox set delivered_at = now() - interval '8 days' where order_id = ${order.id} and kind = 'capture'`;
  expect(await deleteOldOutbox(store.pool, 7, 1000)).toBeGreaterThanOrEqual(1);
  const left = await store.pool`select kind from outbox where order_id = ${order.id}`;
  expect(left.map(({ kind }) => kind)).toEqual(["restock"]);
});
