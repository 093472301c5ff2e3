import { afterAll, beforeAll, expect, test } from "bun:test";
import { durationFromMs } from "@shoal/contract";
import { createPool, type Pool } from "@shoal/postgres";
import { Refusal } from "@shoal/rpc";
import { createTestDatabase, type TestDatabase } from "@shoal/testkit";
import { migrations } from "../../migrations/index.ts";
import { commitReservation } from "../handlers/commit-reservation.ts";
import { releaseReservation } from "../handlers/release-reservation.ts";
import { reserveStock } from "../handlers/reserve-stock.ts";
import { restockOrder } from "../handlers/restock-order.ts";
import { createRandom, findImbalances, putVariantsOnShelf, readLevel } from "../stock.fixture.ts";
import { sweep } from "../sweeper.ts";
import { findReservation } from "./reservations.ts";
import { changeStock } from "./stock.ts";

let database: TestDatabase;
let pool: Pool;
let deps: { readonly pool: Pool; readonly currency: string };

beforeAll(async () => {
  database = await createTestDatabase(migrations);
  pool = createPool({ url: database.url, applicationName: "race", connectionsMax: 24, statementTimeoutMs: 10_000 });
  deps = { pool, currency: "USD" };
});

afterAll(async () => {
  const imbalances = await findImbalances(database.pool);
  const [deadlocks] = await database.pool<{ count: bigint }[]>`
    select deadlocks as count from pg_stat_database where datname = current_database()`;
  await pool.end({ timeout: 2 });
  await database.drop();
  expect(imbalances).toEqual([]);
  expect(deadlocks?.count).toBe(0n);
});

type Line = { variantId: string; quantity: number };

/** "ok", the reason of a refusal, or the failure itself, which no test here expects. */
async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => "ok",
    (error: unknown) => (error instanceof Refusal ? error.reason : error),
  );
}

const reserve = (orderId: string, lines: Line[], attempt = 1, ttlMs = 60_000) =>
  outcomeOf(reserveStock(deps, { orderId, attempt, lines, ttl: durationFromMs(ttlMs) }));
const commit = (orderId: string) => outcomeOf(commitReservation(deps, { orderId }));
const release = (orderId: string) => outcomeOf(releaseReservation(deps, { orderId }));
const lapse = (orderId: string) =>
  pool`update reservations set expires_at = now() - interval '1 second' where order_id = ${orderId}`;

/** Waits until so many statements of this file wait for a lock. */
async function waitForLocks(count: number): Promise<void> {
  for (;;) {
    const waiting = await database.pool`
      select from pg_stat_activity
      where datname = current_database() and application_name = 'race' and wait_event_type = 'Lock'`;
    if (waiting.length >= count) return;
  }
}

function countOf(outcomes: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[String(outcome)] = (counts[String(outcome)] ?? 0) + 1;
  return counts;
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

test("of 100 orders at once for 5 units exactly 5 get one", async () => {
  const [variantId = ""] = await putVariantsOnShelf(pool, 1, 5n);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, () => reserve(Bun.randomUUIDv7(), [{ variantId, quantity: 1 }])),
  );
  expect(countOf(outcomes)).toEqual({ ok: 5, OUT_OF_STOCK: 95 });
  expect(await readLevel(pool, variantId)).toEqual({ onHand: 5n, reserved: 5n });
});

test("orders of many lines in random order never wait for each other in a ring, nor hold a part", async () => {
  const random = createRandom(7);
  const variantIds = await putVariantsOnShelf(pool, 12, 60n);
  const orders = Array.from({ length: 400 }, () => ({
    orderId: Bun.randomUUIDv7(),
    lines: shuffle(variantIds, random)
      .slice(0, 2 + Math.floor(random() * 9))
      .map((variantId) => ({ variantId, quantity: 1 + Math.floor(random() * 2) })),
  }));
  const outcomes = await Promise.all(
    orders.map(async ({ orderId, lines }, index) => {
      const reserved = await reserve(orderId, lines);
      if (reserved !== "ok") return reserved;
      if (index % 3 === 0) return await commit(orderId);
      if (index % 3 === 1) return await release(orderId);
      await lapse(orderId);
      return await outcomeOf(sweep(pool));
    }),
  );
  const counts = countOf(outcomes);
  expect(Object.keys(counts).sort()).toEqual(["OUT_OF_STOCK", "ok"]);
  // The shelf holds some 90 such orders, and more where units came back in time.
  expect(counts["ok"]).toBeGreaterThan(40);
  await sweep(pool);
  for (const variantId of variantIds) expect((await readLevel(pool, variantId)).reserved).toBe(0n);
});

test("an order that waits for another one's release gets the units that come back", async () => {
  const [variantId = ""] = await putVariantsOnShelf(pool, 1, 5n);
  const lines = [{ variantId, quantity: 5 }];
  const holder = Bun.randomUUIDv7();
  await reserve(holder, lines);
  const racing: Promise<unknown>[] = [];
  await database.pool.begin(async (transaction) => {
    await transaction`select from stock_levels where variant_id = ${variantId} for update`;
    // The release is first in the queue for the row, the order second; both begin while all units are held.
    racing.push(release(holder));
    await waitForLocks(1);
    racing.push(reserve(Bun.randomUUIDv7(), lines));
    await waitForLocks(2);
  });
  expect(await Promise.all(racing)).toEqual(["ok", "ok"]);
  expect(await readLevel(pool, variantId)).toEqual({ onHand: 5n, reserved: 5n });
});

test("commit, release and sweep of one reservation race, and exactly one wins", async () => {
  const variantIds = await putVariantsOnShelf(pool, 3, 1000n);
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 2 }));
  const winners = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const orderId = Bun.randomUUIDv7();
      await reserve(orderId, lines);
      const isLapsing = index % 2 === 0;
      const [committed, released] = await Promise.all([
        commit(orderId),
        release(orderId),
        isLapsing ? lapse(orderId).then(() => sweep(pool)) : sweep(pool),
      ]);
      const state = (await findReservation(pool, orderId))?.state;
      expect(released).toBe("ok");
      if (state === "committed") expect(committed).toBe("ok");
      else expect(committed).toBeOneOf(["RESERVATION_CLOSED", "RESERVATION_EXPIRED"]);
      return state;
    }),
  );
  const { committed = 0, released = 0 } = countOf(winners);
  expect(committed + released).toBe(60);
  for (const variantId of variantIds) {
    expect(await readLevel(pool, variantId)).toEqual({ onHand: 1000n - 2n * BigInt(committed), reserved: 0n });
  }
});

test("a release that meets its order's reserve under way always leaves nothing held", async () => {
  const variantIds = await putVariantsOnShelf(pool, 4, 1000n);
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  const outcomes = await Promise.all(
    Array.from({ length: 80 }, async () => {
      const orderId = Bun.randomUUIDv7();
      const [reserved, released] = await Promise.all([reserve(orderId, lines), release(orderId)]);
      expect(released).toBe("ok");
      expect((await findReservation(pool, orderId))?.state).toBe("released");
      return reserved;
    }),
  );
  expect(Object.keys(countOf(outcomes))).not.toContain("OUT_OF_STOCK");
  expect(outcomes.every((outcome) => outcome === "ok" || outcome === "RESERVATION_CLOSED")).toBe(true);
  for (const variantId of variantIds) expect((await readLevel(pool, variantId)).reserved).toBe(0n);
});

test("repeats of one reserve at once hold the units once and all hear of it", async () => {
  const [variantId = ""] = await putVariantsOnShelf(pool, 1, 3n);
  const orderId = Bun.randomUUIDv7();
  const request = { orderId, attempt: 1, lines: [{ variantId, quantity: 3 }], ttl: durationFromMs(60_000) };
  const answers = await Promise.all(Array.from({ length: 20 }, () => reserveStock(deps, request)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await readLevel(pool, variantId)).toEqual({ onHand: 3n, reserved: 3n });
});

test("repeats of a reserve that meet its commit, release or expiry never wait in a ring", async () => {
  const variantIds = await putVariantsOnShelf(pool, 4, 1000n);
  const outcomes = await Promise.all(
    Array.from({ length: 90 }, async (_, index) => {
      const orderId = Bun.randomUUIDv7();
      const lines = shuffle(variantIds, createRandom(index)).map((variantId) => ({ variantId, quantity: 1 }));
      const ends = [
        () => commit(orderId),
        () => release(orderId),
        () => lapse(orderId).then(() => outcomeOf(sweep(pool))),
      ];
      const end = ends[index % 3] ?? commit;
      return await Promise.all([
        reserve(orderId, lines),
        reserve(orderId, lines).then(() =>
          Promise.all([reserve(orderId, lines), end(orderId), reserve(orderId, lines, 2)]),
        ),
        reserve(orderId, lines),
      ]);
    }),
  );
  const known = ["ok", "RESERVATION_CLOSED", "RESERVATION_HELD", "RESERVATION_EXPIRED"];
  for (const outcome of outcomes.flat(2)) expect(known).toContain(outcome as string);
});

test("a second attempt with other lines than the first is refused, expired as it is", async () => {
  const [first = "", second = ""] = await putVariantsOnShelf(pool, 2, 5n);
  const orderId = Bun.randomUUIDv7();
  await reserve(orderId, [{ variantId: first, quantity: 1 }]);
  await lapse(orderId);
  await sweep(pool);
  for (const lines of [[{ variantId: second, quantity: 1 }], [{ variantId: first, quantity: 2 }]]) {
    expect(await reserve(orderId, lines, 2)).toBe("RESERVATION_MISMATCH");
  }
  expect(await readLevel(pool, first)).toEqual({ onHand: 5n, reserved: 0n });
  expect(await readLevel(pool, second)).toEqual({ onHand: 5n, reserved: 0n });
});

test("second attempts at once, with sweeps and releases between, hold the units at most once", async () => {
  const variantIds = await putVariantsOnShelf(pool, 3, 40n);
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, async (_, index) => {
      const orderId = Bun.randomUUIDv7();
      const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
      await reserve(orderId, lines);
      await lapse(orderId);
      const racers = [reserve(orderId, lines, 2), reserve(orderId, lines, 2), sweep(pool)];
      return await Promise.all(index % 2 === 0 ? racers : [...racers, release(orderId)]);
    }),
  );
  for (const [first, second] of outcomes) {
    expect(first).toBeOneOf(["ok", "RESERVATION_CLOSED"]);
    expect(second).toBeOneOf(["ok", "RESERVATION_CLOSED"]);
  }
  for (const variantId of variantIds) expect(await readLevel(pool, variantId)).toEqual({ onHand: 40n, reserved: 10n });
});

test("everything that moves stock at once keeps the books and never waits in a ring", async () => {
  const random = createRandom(11);
  const variantIds = await putVariantsOnShelf(pool, 6, 500n);
  const pick = () => variantIds[Math.floor(random() * variantIds.length)] ?? "";
  const actor = { id: Bun.randomUUIDv7(), role: "staff" };
  const outcomes = await Promise.all(
    Array.from({ length: 250 }, async (_, index) => {
      if (index % 5 === 4) {
        const change = {
          variantId: pick(),
          productId: undefined,
          actor,
          auditId: Bun.randomUUIDv7(),
          requestId: undefined,
        };
        return await outcomeOf(changeStock(pool, { ...change, delta: random() < 0.5 ? -3n : 4n, reason: "count" }));
      }
      const orderId = Bun.randomUUIDv7();
      const lines = shuffle(variantIds, random)
        .slice(0, 4)
        .map((variantId) => ({ variantId, quantity: 1 }));
      await reserve(orderId, lines);
      await commit(orderId);
      return await outcomeOf(
        restockOrder(deps, { orderId, requestId: "r", lines: shuffle(lines, random).slice(0, 3) }),
      );
    }),
  );
  expect(countOf(outcomes)).toEqual({ ok: 250 });
});
