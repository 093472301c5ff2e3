import { afterAll, beforeAll, expect, test } from "bun:test";
import { durationFromMs } from "@shoal/contract";
import { Refusal } from "@shoal/rpc";
import { createTestDatabase, staff, type TestDatabase, testCall } from "@shoal/testkit";
import fc from "fast-check";
import { migrations } from "../migrations/index.ts";
import { adjustStock } from "./handlers/adjust-stock.ts";
import { commitReservation } from "./handlers/commit-reservation.ts";
import { releaseReservation } from "./handlers/release-reservation.ts";
import { reserveStock } from "./handlers/reserve-stock.ts";
import { restockOrder } from "./handlers/restock-order.ts";
import { findImbalances, putVariantsOnShelf, readLevel } from "./stock.fixture.ts";
import { sweep } from "./sweeper.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(migrations);
});

afterAll(async () => {
  await database.drop();
});

const orderCount = 4;
const variantCount = 3;

const order = fc.nat(orderCount - 1);
const variant = fc.nat(variantCount - 1);
const quantity = fc.integer({ min: 1, max: 3 });
const lines = fc.uniqueArray(fc.record({ variant, quantity }), {
  selector: (line) => line.variant,
  minLength: 1,
  maxLength: variantCount,
});

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("reserve" as const), order, attempt: fc.constantFrom(1, 1, 1, 2) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("commit" as const), order }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), order }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lapse" as const), order }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("restock" as const), order, key: fc.constantFrom("a", "b", "c"), lines }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("adjust" as const), variant, delta: fc.constantFrom(-3, -1, 1, 2) }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** What each order wants, and groups of operations: those of one group run at once, groups one after the other. */
const schedule = fc.record({
  wishes: fc.array(lines, { minLength: orderCount, maxLength: orderCount }),
  groups: fc.array(fc.array(operation, { minLength: 2, maxLength: 5 }), { minLength: 6, maxLength: 12 }),
});
type Wishes = readonly (readonly { variant: number; quantity: number }[])[];

test("any interleaving of reserve, commit, release, expiry, restock and adjustment keeps the books, and expiry frees all", async () => {
  const reasons = new Set<string>();
  await fc.assert(
    fc.asyncProperty(schedule, async ({ wishes, groups }) => {
      const variantIds = await putVariantsOnShelf(database.pool, variantCount, 5n);
      const orderIds = Array.from({ length: orderCount }, () => Bun.randomUUIDv7());
      for (const group of groups) {
        const failures = await Promise.all(group.map((each) => apply(each, wishes, orderIds, variantIds)));
        for (const failure of failures) {
          if (failure === undefined) continue;
          // What is no refusal is a failed statement: a broken CHECK, a deadlock.
          if (!(failure instanceof Refusal)) throw failure;
          reasons.add(failure.reason);
        }
        expect(await findImbalances(database.pool)).toEqual([]);
      }
      await database.pool`update reservations set expires_at = now() where order_id = any(${orderIds}::uuid[])`;
      await sweep(database.pool);
      for (const variantId of variantIds) expect((await readLevel(database.pool, variantId)).reserved).toBe(0n);
    }),
    { numRuns: 40, endOnFailure: true, includeErrorInReport: true },
  );
  // The schedules met what they are meant to meet.
  for (const reason of ["OUT_OF_STOCK", "RESERVATION_CLOSED", "RESERVATION_EXPIRED", "RESTOCK_EXCEEDS_SOLD"]) {
    expect(reasons).toContain(reason);
  }
  expect(reasons).not.toContain("RESERVATION_CHANGED");
}, 30_000);

async function apply(operation: Operation, wishes: Wishes, orderIds: string[], variantIds: string[]): Promise<unknown> {
  const deps = { pool: database.pool, currency: "USD", newId: () => Bun.randomUUIDv7() };
  const orderId = "order" in operation ? (orderIds[operation.order] ?? "") : "";
  const variantId = (index: number) => variantIds[index] ?? "";
  const named = (given: readonly { variant: number; quantity: number }[]) =>
    given.map(({ variant, quantity }) => ({ variantId: variantId(variant), quantity }));
  const work = async () => {
    switch (operation.kind) {
      case "reserve": {
        const request = { orderId, attempt: operation.attempt, lines: named(wishes[operation.order] ?? []) };
        return await reserveStock(deps, { ...request, ttl: durationFromMs(60_000) });
      }
      case "commit":
        return await commitReservation(deps, { orderId });
      case "release":
        return await releaseReservation(deps, { orderId });
      case "lapse":
        return await database.pool`update reservations set expires_at = now() where order_id = ${orderId}`;
      case "sweep":
        return await sweep(database.pool);
      case "restock":
        return await restockOrder(deps, { orderId, requestId: operation.key, lines: named(operation.lines) });
      case "adjust": {
        const change = { variantId: variantId(operation.variant), productId: "", delta: String(operation.delta) };
        return await adjustStock(deps, { ...change, reason: "count", requestId: "" }, testCall(staff));
      }
    }
  };
  return await work().then(
    () => undefined,
    (error: unknown) => error,
  );
}
