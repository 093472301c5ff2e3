import { afterAll, beforeAll, expect, test } from "bun:test";
import { createHash } from "node:crypto";
import { testCall } from "@shoal/testkit";
import { startSweeping, sweep } from "./sweep.ts";
import { createUserFixture, refusalOf, type UserFixture } from "./user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

const { signal } = new AbortController();
const familyOf = (token: string) => users.deps.pool`
  select family_id from refresh_tokens where token_hash = ${createHash("sha256").update(token).digest()}`;

test("a sweep removes what is over and nothing that lives, and two at once share the work", async () => {
  const [living, expired, revoked] = [await users.register(), await users.register(), await users.register()];
  const second = await users.client.refreshSession({ refreshToken: living.token }, testCall());
  await users.deps
    .pool`update refresh_families set expires_at = now() - interval '1 minute' where user_id = ${expired.id}`;
  await users.client.revokeSession({ refreshToken: revoked.token }, testCall());
  const postalAddress = { name: "Kim", line1: "Storgata 1", city: "Oslo", country: "NO" };
  for (const requestId of ["old", "new"]) await users.client.createAddress({ postalAddress, requestId }, living.call);
  await users.deps.pool`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'old'`;

  const rounds = await Promise.all([sweep(users.deps, signal), sweep(users.deps, signal)]);
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
  await users.deps.pool`
    update refresh_tokens set rotated_at = now() - interval '31 days'
    where token_hash = ${createHash("sha256").update(token).digest()}`;
  expect((await sweep(users.deps, signal)).tokens).toBe(1);
  expect(await familyOf(token)).toHaveLength(0);
  expect(await familyOf(next)).toHaveLength(1);
});

test("the loop ends at once when it is stopped", async () => {
  const startedAt = performance.now();
  await startSweeping(users.deps).stop();
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
