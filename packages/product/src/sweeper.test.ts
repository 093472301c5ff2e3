import { afterAll, beforeAll, expect, test } from "bun:test";
import { createPool } from "@shoal/postgres";
import { createLog } from "@shoal/process";
import { createTestDatabase, quietLog, type TestDatabase } from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";
import { findImbalances, putVariantsOnShelf, readLevel } from "./stock.fixture.ts";
import { takeStock } from "./store/reservations.ts";
import { startSweeper, sweep } from "./sweeper.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(migrations);
});

afterAll(async () => {
  const imbalances = await findImbalances(database.pool);
  await database.drop();
  expect(imbalances).toEqual([]);
});

async function hold(variantIds: readonly string[], ttlMs: number): Promise<string> {
  const orderId = Bun.randomUUIDv7();
  const lines = variantIds.map((variantId) => ({ variantId, quantity: 1 }));
  const outcome = await takeStock(database.pool, { orderId, attempt: 1, lines, ttlMs });
  expect(outcome.kind).toBe("taken");
  return orderId;
}

/** Waits for something to become true, at most 5 s. */
async function eventually(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const endsAtMs = Date.now() + 5000;
  while (!(await isSo())) {
    if (Date.now() > endsAtMs) throw new Error("it did not become so within 5 s");
    await Bun.sleep(10);
  }
}

test("three sweepers at once expire each lapsed reservation once and leave the others held", async () => {
  const variantIds = await putVariantsOnShelf(database.pool, 3, 1000n);
  await Promise.all(Array.from({ length: 250 }, () => hold(variantIds, -1)));
  const kept = await hold(variantIds, 60_000);
  const counts = await Promise.all([1, 2, 3].map(() => sweep(database.pool)));
  const late = await sweep(database.pool);
  expect(counts.reduce((sum, count) => sum + count, late)).toBe(250);
  for (const variantId of variantIds)
    expect(await readLevel(database.pool, variantId)).toEqual({ onHand: 1000n, reserved: 1n });
  const held = await database.pool`select order_id from reservations where state = 'held'`;
  expect(held.map((row) => row["order_id"])).toEqual([kept]);
});

test("the loop gives units back soon after their time, and stops when told, at once", async () => {
  const [variantId = ""] = await putVariantsOnShelf(database.pool, 1, 1n);
  const sweeper = startSweeper({ pool: database.pool, log: quietLog(), intervalMs: 50 });
  await hold([variantId], 150);
  await eventually(async () => (await readLevel(database.pool, variantId)).reserved === 0n);
  await sweeper.stop();
  const idle = startSweeper({ pool: database.pool, log: quietLog(), intervalMs: 60_000 });
  const startedAtMs = Date.now();
  await idle.stop();
  expect(Date.now() - startedAtMs).toBeLessThan(2000);
});

test("an outage of the store is logged once, and so is its end", async () => {
  const lines: { level: string; message: string }[] = [];
  const log = createLog({ service: "test", level: "info", write: (line) => lines.push(JSON.parse(line)) });
  const pool = createPool({ url: database.url, applicationName: "flaky", connectionsMax: 1, statementTimeoutMs: 1000 });
  let failures = 0;
  // The table is out of reach for a while, as in a failover; each try fails for real.
  await database.pool`alter table reservations rename to reservations_away`;
  const sweeper = startSweeper({
    pool: new Proxy(pool, {
      apply: (target, self, args) => {
        failures += 1;
        return Reflect.apply(target, self, args);
      },
    }),
    log,
    intervalMs: 5,
  });
  await eventually(() => failures > 6);
  await database.pool`alter table reservations_away rename to reservations`;
  await eventually(() => lines.some(({ level }) => level === "info"));
  await sweeper.stop();
  await pool.end({ timeout: 1 });
  expect(lines.map(({ level, message }) => [level, message])).toEqual([
    ["error", "reservations could not be expired"],
    ["info", "reservations can be expired again"],
  ]);
});
