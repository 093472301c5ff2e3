// Rows of the outbox come into sight in the order of their commits, not of their positions: one that was written first
// and committed last is delivered all the same.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { leaseMs, newId, type OrderStore, openOrderStore } from "./order-store.fixture.ts";
import { claimOutbox, markOutboxDelivered } from "./outbox.ts";

let store: OrderStore;
beforeAll(async () => {
  store = await openOrderStore();
});
afterAll(() => store.close());

test("a row that commits after later ones were delivered is not skipped", async () => {
  const late = await store.inserted();
  const early = await store.inserted();
  const written = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const committed = store.pool.begin(async (transaction) => {
    await transaction`
      insert into outbox (id, order_id, destination, kind) values (${newId()}, ${late.order.id}, 'payment', 'capture')`;
    written.resolve();
    await mayCommit.promise;
  });
  await written.promise;
  await store.bring(early.order, [{ destination: "payment", kind: "capture" }]);
  const deliver = async () => {
    const leaseToken = newId();
    const rows = await claimOutbox(store.pool, { leaseToken, leaseMs, limit: 10, queue: "effects" });
    for (const { id } of rows) await markOutboxDelivered(store.pool, id, leaseToken);
    return rows.map(({ orderId }) => orderId);
  };
  expect(await deliver()).toEqual([early.order.id]);
  mayCommit.resolve();
  await committed;
  expect(await deliver()).toEqual([late.order.id]);
  expect(await deliver()).toEqual([]);
});
