// The promises of the port, kept over Stripe's API: one outcome for each key, whatever arrives twice, late or never.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { money } from "@shoal/money";
import { createTestDatabase, type TestDatabase } from "@shoal/testkit";
import fc from "fast-check";
import { stripePaymentMigrations } from "../../migrations/index.ts";
import type { PaymentProvider } from "./port.ts";
import { createStripeProvider } from "./stripe.ts";
import { openStripeApi, type StripeFault } from "./stripe-api.fixture.ts";

let database: TestDatabase;
let api: ReturnType<typeof openStripeApi>;
let provider: PaymentProvider;

beforeAll(async () => {
  database = await createTestDatabase(stripePaymentMigrations);
  api = openStripeApi();
  provider = createStripeProvider({
    pool: database.pool,
    secretKey: "sk_test_of_the_tests",
    returnUrl: "https://shop.example/orders/{order_id}",
    apiUrl: api.url,
    timeoutMs: 5000,
  });
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

const amount = money("USD", 1999n);
const newKey = () => Bun.randomUUIDv7();
const statusesOf = (key: string) => api.intentsOf(key).map(({ status }) => status);
const pay = (key: string, token = "pm_card") => provider.authorise({ key, amount, token });
/** As somebody who took the order over and has no token. */
const repeat = (key: string) => provider.authorise({ key, amount, token: undefined });

test("an order's money is promised, taken and given back by lines, once each however often it is asked", async () => {
  const key = newKey();
  const all = <T>(work: () => Promise<T>) => Promise.all([work(), work(), work()]);
  expect(await pay(key)).toEqual({ kind: "authorised" });
  expect(await pay(key)).toEqual({ kind: "authorised" });
  expect(await repeat(key)).toEqual({ kind: "authorised" });
  expect(await all(() => provider.capture(key))).toEqual([
    { kind: "captured" },
    { kind: "captured" },
    { kind: "captured" },
  ]);
  const part = { key, refundKey: newKey(), amount: money("USD", 500n) };
  expect(await provider.refund(part)).toEqual({ kind: "refunded" });
  api.forgetRequestKeys();
  expect(await provider.refund(part)).toEqual({ kind: "refunded" });
  expect(await provider.refund({ ...part, refundKey: newKey() })).toEqual({ kind: "refunded" });
  const [intent, ...others] = api.intentsOf(key);
  expect(others).toEqual([]);
  expect(intent).toMatchObject({ amount: 1999, currency: "usd", status: "succeeded", refunded: 1000 });
  const tooMuch = await provider.refund({ key, refundKey: newKey(), amount });
  expect(tooMuch).toEqual({ kind: "failed", reason: "CHARGE_ALREADY_REFUNDED" });
  expect(await provider.void(key)).toEqual({ kind: "captured" });
});

test.each([
  ["pm_declined", "GENERIC_DECLINE"],
  ["pm_poor", "INSUFFICIENT_FUNDS"],
  ["pm_unknown", "INVALID_TOKEN"],
])("a token that is refused (%s) has one answer, and the intent can never be paid again", async (token, reason) => {
  const key = newKey();
  expect(await pay(key, token)).toEqual({ kind: "declined", reason });
  expect(statusesOf(key)).toEqual(["canceled"]);
  expect((await pay(key)).kind).toBe("declined");
  expect(statusesOf(key)).toEqual(["canceled"]);
});

test("a repeat by somebody without the token says that nothing was asked yet, and has no effect", async () => {
  const key = newKey();
  expect(await repeat(key)).toEqual({ kind: "unseen" });
  expect(statusesOf(key)).toEqual(["requires_payment_method"]);
});

test("a void that comes first closes the key, before and after anything was asked", async () => {
  const never = newKey();
  expect(await provider.void(never)).toEqual({ kind: "voided" });
  expect(await pay(never)).toEqual({ kind: "declined", reason: "VOIDED" });
  expect(statusesOf(never)).toEqual([]);
  const promised = newKey();
  await pay(promised);
  expect(await provider.void(promised)).toEqual({ kind: "voided" });
  expect(await provider.void(promised)).toEqual({ kind: "voided" });
  expect(await pay(promised)).toEqual({ kind: "declined", reason: "VOIDED" });
  expect(await provider.capture(promised)).toEqual({ kind: "failed", reason: "AUTHORISATION_VOIDED" });
});

test("a bank that wants a word sends the buyer to an address, and the outcome is learnt after that", async () => {
  const key = newKey();
  const [first] = [await pay(key, "pm_3ds")];
  const [intent] = api.intentsOf(key);
  expect(first).toEqual({ kind: "unknown", nextAction: `https://hooks.stripe.example/${intent?.id}` });
  expect(JSON.stringify(intent?.next_action)).toContain(`https://shop.example/orders/${key}`);
  expect(await repeat(key)).toEqual(first);
  if (intent !== undefined) intent.status = "requires_capture";
  expect(await repeat(key)).toEqual({ kind: "authorised" });
});

test("an authorisation that lapsed cannot be captured, for good", async () => {
  const key = newKey();
  await pay(key);
  const [intent] = api.intentsOf(key);
  if (intent !== undefined) Object.assign(intent, { status: "canceled", cancellation_reason: "automatic" });
  expect(await provider.capture(key)).toEqual({ kind: "failed", reason: "AUTHORISATION_EXPIRED" });
});

test("nothing to pay asks Stripe for nothing; too much is declined", async () => {
  const free = { key: newKey(), amount: money("USD", 0n), token: "pm_card" };
  const before = api.requests.length;
  expect(await provider.authorise(free)).toEqual({ kind: "authorised" });
  expect(await provider.capture(free.key)).toEqual({ kind: "captured" });
  expect(api.requests).toHaveLength(before);
  const dear = { key: newKey(), amount: money("USD", 100_000_000n), token: "pm_card" };
  expect(await provider.authorise(dear)).toEqual({ kind: "declined", reason: "AMOUNT_TOO_LARGE" });
  const other = { ...free, amount };
  expect(await provider.authorise(other)).toEqual({ kind: "declined", reason: "KEY_REUSED" });
});

test("whatever is lost on the way, two drivers and a void leave one intent with one outcome that all agree on", async () => {
  const ask = fc.constantFrom("pay", "again", "void", "capture");
  const fault = fc.constantFrom<StripeFault>(undefined, undefined, "before", "after");
  await fc.assert(
    fc.asyncProperty(
      fc.array(ask, { minLength: 2, maxLength: 8 }),
      fc.array(fault, { maxLength: 12 }),
      async (asks, faults) => {
        const key = newKey();
        const queue = [...faults];
        api.state.fault = () => queue.shift();
        const run = (asked: string) => {
          if (asked === "pay") return pay(key);
          if (asked === "again") return repeat(key);
          return asked === "void" ? provider.void(key) : provider.capture(key);
        };
        // Two at a time: what they answer may be unknown, what they do may not be twice.
        for (let index = 0; index < asks.length; index += 2) {
          await Promise.allSettled(asks.slice(index, index + 2).map(run));
        }
        api.state.fault = () => undefined;
        const outcome = await repeat(key);
        const voided = await provider.void(key);
        const captured = await provider.capture(key);
        if (outcome.kind !== "authorised") expect(captured.kind).toBe("failed");
        expect(voided.kind === "captured").toBe(captured.kind === "captured");
        // None where the void came before anything was asked.
        const statuses = statusesOf(key);
        expect(statuses.length).toBeLessThanOrEqual(1);
        for (const status of statuses) expect(status).toBe(captured.kind === "captured" ? "succeeded" : "canceled");
      },
    ),
    { numRuns: 100 },
  );
});
