// For tests: orders in a database of their own, inserted and changed by the store's own statements.

import { createTestDatabase } from "@shoal/testkit";
import { migrations } from "../../migrations/index.ts";
import { placed } from "../domain/checkout-steps.ts";
import { lineOf, newOrder } from "../domain/order.fixture.ts";
import { type Change, type Order, type OutboxDraft, stampChange } from "../domain/order.ts";
import { priceOrder } from "../domain/pricing.ts";
import { findOrder, type InsertOutcome, insertOrder } from "./orders.ts";
import { saveOrder } from "./save.ts";

export const newId = () => Bun.randomUUIDv7();
export const leaseMs = 60_000;
export const lines = [lineOf(1, 2, 1000n), lineOf(2, 1, 250n)];
const rules = {
  currency: "USD",
  shippingMethods: new Map([["standard", 500n]]),
  freeShippingFromMinor: undefined,
  taxBasisPoints: 1000,
};
export const totals = priceOrder(rules, lines, "standard");

export function stamp(order: Order, change: Change) {
  return stampChange(order, change, newId, new Date());
}

export function draft(changes: Partial<Order> = {}): Order {
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

export type OrderStore = Awaited<ReturnType<typeof openOrderStore>>;

export async function openOrderStore() {
  const database = await createTestDatabase(migrations);
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
    if ((await saveOrder(database.pool, stamped)) !== "saved") throw new Error("somebody else changed the order");
    return stamped.after;
  }

  return { pool: database.pool, insert, inserted, reload, bring, close: () => database.drop() };
}
