import { afterAll, beforeAll, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { testCall } from "@shoal/testkit";
import { type SweepDeps, startSweeping, sweep } from "./sweep.ts";
import { createUserFixture, refusalOf, type UserFixture } from "./user.fixture.ts";

let users: UserFixture;
let deps: SweepDeps;
beforeAll(async () => {
  users = await createUserFixture();
  deps = { ...users.deps, eventDays: 180 };
});
afterAll(() => users.close());

const { signal } = new AbortController();
const familyOf = (token: string) => deps.pool`
  select family_id from refresh_tokens where token_hash = ${createHash("sha256").update(token).digest()}`;

test("a sweep removes what is over and nothing that lives, and two at once share the work", async () => {
  const [living, expired, revoked] = [await users.register(), await users.register(), await users.register()];
  const second = await users.client.refreshSession({ refreshToken: living.token }, testCall());
  await deps.pool`update refresh_families set expires_at = now() - interval '1 minute' where user_id = ${expired.id}`;
  await users.client.revokeSession({ refreshToken: revoked.token }, testCall());
  const postalAddress = { name: "Kim", line1: "Storgata 1", city: "Oslo", country: "NO" };
  for (const requestId of ["old", "new"]) await users.client.createAddress({ postalAddress, requestId }, living.call);
  await deps.pool`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'old'`;

  const rounds = await Promise.all([sweep(deps, signal), sweep(deps, signal)]);
  expect(rounds.reduce((sum, { families }) => sum + families, 0)).toBe(2);
  expect(rounds.reduce((sum, { keys }) => sum + keys, 0)).toBe(1);
  expect(rounds.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(0);
  expect(await familyOf(living.token)).toHaveLength(1);
  expect(await familyOf(expired.token)).toHaveLength(0);
  expect(await familyOf(revoked.token)).toHaveLength(0);
  for (const { token } of [expired, revoked]) {
    const refusal = await refusalOf(users.client.refreshSession({ refreshToken: token }, testCall()));
    expect(refusal.reason).toBe("INVALID_REFRESH_TOKEN");
  }
  const next = { refreshToken: second.session?.refreshToken ?? "" };
  expect((await users.client.refreshSession(next, testCall())).session?.user?.id).toBe(living.id);
});

test("tokens used longer ago than a session lives are removed, newer ones are kept to catch their reuse", async () => {
  const { token } = await users.register();
  const { session } = await users.client.refreshSession({ refreshToken: token }, testCall());
  const next = session?.refreshToken ?? "";
  await users.client.refreshSession({ refreshToken: next }, testCall());
  await deps.pool`
    update refresh_tokens set rotated_at = now() - interval '31 days'
    where token_hash = ${createHash("sha256").update(token).digest()}`;
  expect((await sweep(deps, signal)).tokens).toBe(1);
  expect(await familyOf(token)).toHaveLength(0);
  expect(await familyOf(next)).toHaveLength(1);
});

test("the loop ends at once when it is stopped", async () => {
  const startedAt = performance.now();
  await startSweeping(deps).stop();
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test("events, messages, mailed tokens and counted attempts go when their time is over, and not before", async () => {
  const person = await users.register();
  const tables = ["security_events", "mails", "one_time_tokens", "login_attempts"];
  await deps.pool`delete from security_events`;
  for (const days of [181, 179]) {
    await deps.pool`insert into security_events (id, kind, occurred_at) values
      (${Bun.randomUUIDv7()}, 'login.failed', now() - make_interval(days => ${days}))`;
  }
  for (const days of [8, 6]) {
    await deps.pool`insert into mails (id, kind, user_id, done_at) values
      (${Bun.randomUUIDv7()}, 'verify_email', ${person.id}, now() - make_interval(days => ${days}))`;
  }
  for (const minutes of [-1, 1]) {
    await deps.pool`insert into one_time_tokens (token_hash, user_id, purpose, email, expires_at) values
      (sha256(${String(minutes)}::bytea), ${person.id}, 'verify_email', ${person.email},
       now() + make_interval(mins => ${minutes}))`;
  }
  for (const minutes of [61, 14]) {
    await deps.pool`insert into login_attempts (address_hash, network_hash, attempts, began_at) values
      ('a', ${String(minutes)}, 1, now() - make_interval(mins => ${minutes}))`;
  }
  const { events, mails, mailed, attempts } = await sweep(deps, signal);
  expect({ events, mails, mailed, attempts }).toEqual({ events: 1, mails: 1, mailed: 1, attempts: 1 });
  for (const table of tables) {
    const rows = await deps.pool`select from ${deps.pool(table)}`;
    expect([table, rows.length]).toEqual([table, 1]);
  }
});
