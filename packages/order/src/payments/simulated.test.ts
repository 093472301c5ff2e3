// The simulated provider keeps the port's promises: one outcome for each key, whatever is repeated, races or comes late.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type Money, money } from "@shoal/money";
import { createTestDatabase, quietLog, type TestDatabase } from "@shoal/testkit";
import { simulatedPaymentMigrations } from "../../migrations/index.ts";
import { boundProvider } from "./bounded.ts";
import type { PaymentProvider } from "./port.ts";
import { createSimulatedProvider } from "./simulated.ts";

let database: TestDatabase;
let provider: PaymentProvider;
beforeAll(async () => {
  database = await createTestDatabase(simulatedPaymentMigrations);
  provider = createSimulatedProvider(database.pool);
});
afterAll(() => database.drop());

const amount = money("USD", 1650n);
const authorise = (key: string, token: string | undefined, of: Money = amount) =>
  provider.authorise({ key, amount: of, token });

async function entries(key: string): Promise<string[]> {
  const rows = await database.pool<{ kind: string }[]>`
    select kind from simulated_payments.entries where key = ${key} order by id`;
  return rows.map(({ kind }) => kind);
}

const newKey = () => crypto.randomUUID();

test.each([
  ["tok_ok", [{ kind: "authorised" }, { kind: "authorised" }, { kind: "authorised" }]],
  ["tok_slow", [{ kind: "authorised" }, { kind: "authorised" }, { kind: "authorised" }]],
  ["tok_timeout_after_success", [{ kind: "unknown" }, { kind: "authorised" }, { kind: "authorised" }]],
  ["tok_error_once", [{ kind: "unknown" }, { kind: "authorised" }, { kind: "authorised" }]],
] as const)(
  "%s: a first request, a repeat of it and one without the token; authorised once",
  async (token, outcomes) => {
    const key = newKey();
    expect([await authorise(key, token), await authorise(key, token), await authorise(key, undefined)]).toEqual([
      ...outcomes,
    ]);
    expect(await entries(key)).toEqual(["authorise"]);
  },
  20_000,
);

test.each([
  ["tok_declined", "CARD_DECLINED"],
  ["tok_insufficient_funds", "INSUFFICIENT_FUNDS"],
  ["tok_unheard_of", "INVALID_TOKEN"],
])("%s: declined, and so it stays, even with a good token", async (token, reason) => {
  const key = newKey();
  for (const again of [token, token, undefined, "tok_ok"]) {
    expect(await authorise(key, again)).toEqual({ kind: "declined", reason });
  }
  expect(await entries(key)).toEqual(["decline"]);
});

test("a request that failed without an effect is finished by whoever repeats it without the token", async () => {
  const key = newKey();
  expect(await authorise(key, "tok_error_once")).toEqual({ kind: "unknown" });
  expect(await authorise(key, undefined)).toEqual({ kind: "authorised" });
  expect(await entries(key)).toEqual(["authorise"]);
});

test("a key that was never seen is told so without an effect, and a void closes it for what arrives late", async () => {
  const key = newKey();
  expect(await authorise(key, undefined)).toEqual({ kind: "unseen" });
  expect(await provider.void(key)).toEqual({ kind: "voided" });
  expect(await authorise(key, "tok_ok")).toEqual({ kind: "declined", reason: "VOIDED" });
  expect(await provider.capture(key)).toEqual({ kind: "failed", reason: "AUTHORISATION_VOIDED" });
  expect(await entries(key)).toEqual(["void"]);
});

test("a void overtakes a slow request, which then finds the key closed", async () => {
  const key = newKey();
  const slow = authorise(key, "tok_slow");
  expect(await provider.void(key)).toEqual({ kind: "voided" });
  expect(await slow).toEqual({ kind: "declined", reason: "VOIDED" });
}, 20_000);

test("fifty requests of one key at once authorise once", async () => {
  const key = newKey();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => authorise(key, "tok_ok")));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["authorised"]));
  expect(await entries(key)).toEqual(["authorise"]);
});

test("a capture and a void that race: one wins, and both are told the same story", async () => {
  for (let round = 0; round < 10; round += 1) {
    const key = newKey();
    await authorise(key, "tok_ok");
    const [captured, voided] = await Promise.all([provider.capture(key), provider.void(key)]);
    const effects = await entries(key);
    if (captured.kind === "captured") {
      expect([voided.kind, effects]).toEqual(["captured", ["authorise", "capture"]]);
    } else expect([voided.kind, effects]).toEqual(["voided", ["authorise", "void"]]);
  }
});

test("captures and refunds count once by name, and never more comes back than was taken", async () => {
  const key = newKey();
  expect(await provider.refund({ key, refundKey: newKey(), amount })).toMatchObject({ kind: "failed" });
  await authorise(key, "tok_ok");
  expect(await provider.refund({ key, refundKey: newKey(), amount })).toMatchObject({ kind: "failed" });
  for (let repeat = 0; repeat < 2; repeat += 1) expect(await provider.capture(key)).toEqual({ kind: "captured" });
  const part = { key, refundKey: newKey(), amount: money("USD", 1000n) };
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => provider.refund(part)));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["refunded"]));
  expect(await provider.refund({ ...part, refundKey: newKey() })).toMatchObject({ kind: "failed" });
  expect(await provider.refund({ ...part, refundKey: newKey(), amount: money("USD", 650n) })).toEqual({
    kind: "refunded",
  });
  expect(await entries(key)).toEqual(["authorise", "capture", "refund", "refund"]);
});

test("another amount under a key is refused", async () => {
  const key = newKey();
  await authorise(key, "tok_ok");
  expect(await authorise(key, "tok_ok", money("USD", 1n))).toEqual({ kind: "declined", reason: "KEY_REUSED" });
  expect(await authorise(key, "tok_ok", money("EUR", 1650n))).toEqual({ kind: "declined", reason: "KEY_REUSED" });
});

test("a provider that hangs or throws has an unknown outcome, and the log says so without the token", async () => {
  const never = new Promise<never>(() => {});
  const broken: PaymentProvider = {
    name: "broken",
    authorise: () => never,
    capture: () => Promise.reject(new Error("no route")),
    void: () => never,
    refund: () => Promise.reject(new Error("no route")),
  };
  const lines: string[] = [];
  const errors: string[] = [];
  const bounded = boundProvider(broken, 20, {
    ...quietLog(),
    warn: (...line) => void lines.push(JSON.stringify(line)),
    error: (...line) => void errors.push(JSON.stringify(line)),
  });
  const unknown = { kind: "unknown" } as const;
  expect(await bounded.authorise({ key: "k", amount, token: "tok_secret" })).toEqual(unknown);
  expect(await bounded.capture("k")).toEqual(unknown);
  expect(await bounded.void("k")).toEqual(unknown);
  expect(await bounded.refund({ key: "k", refundKey: "r", amount })).toEqual(unknown);
  expect([lines.length, errors.length]).toEqual([2, 2]);
  expect([...lines, ...errors].join()).not.toContain("tok_");
});
