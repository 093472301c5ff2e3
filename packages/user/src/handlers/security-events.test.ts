// The security log: what is in it, who reads it, and what never is.

import { afterAll, beforeAll, expect, test } from "bun:test";
import type { SecurityEvent__Output } from "@shoal/contract";
import { testCall } from "@shoal/testkit";
import { createUserFixture, goodPassword, newEmail, refusalOf, type UserFixture } from "../user.fixture.ts";

let users: UserFixture;
let admin: Awaited<ReturnType<UserFixture["account"]>>;
const gateway = testCall({ kind: "service", service: "gateway" });
beforeAll(async () => {
  users = await createUserFixture();
  admin = await users.account("admin");
});
afterAll(() => users.close());

async function eventsOf(userId: string): Promise<SecurityEvent__Output[]> {
  return (await users.client.listSecurityEvents({ userId, pageSize: 100 }, admin.call)).events;
}
const kindsOf = async (userId: string) => (await eventsOf(userId)).map(({ kind }) => kind).reverse();

test("an account's story is told in order: made, signed in, refused, changed, disabled, deleted", async () => {
  const person = await users.register();
  const password = "a boat made of glass";
  await users.client.login({ email: person.email, password: goodPassword, network: "192.0.2.1" }, testCall());
  await users.client.login({ email: person.email, password: "wrong" }, testCall()).catch(() => {});
  await users.client.changePassword({ currentPassword: goodPassword, newPassword: password }, person.call);
  const change = (paths: string[], more: object) =>
    users.client.updateUser({ userId: person.id, updateMask: { paths }, ...more }, admin.call);
  await change(["role"], { role: "ROLE_STAFF" });
  await change(["disabled"], { disabled: true });
  await change(["disabled"], { disabled: true });
  await users.client.deleteUser({ userId: person.id }, admin.call);
  await users.client.deleteUser({ userId: person.id }, admin.call);
  expect(await kindsOf(person.id)).toEqual([
    "account.registered",
    "login.succeeded",
    "login.failed",
    "password.changed",
    "account.role_changed",
    "account.disabled",
    "account.deleted",
  ]);
  const events = await eventsOf(person.id);
  const role = events.find(({ kind }) => kind === "account.role_changed");
  expect(role).toMatchObject({ actorId: admin.id, details: { from: "customer", to: "staff" } });
  // Nothing personal outlives the account.
  expect(events.filter(({ network }) => network !== "")).toEqual([]);
});

test("failures on an address without an account can be counted, and the address cannot be read", async () => {
  const email = newEmail();
  for (let index = 0; index < 3; index += 1) {
    await users.client.login({ email, password: "wrong" }, testCall()).catch(() => {});
  }
  const { events } = await users.client.listSecurityEvents({ kind: "login.failed", pageSize: 3 }, admin.call);
  expect(new Set(events.map(({ addressHash }) => addressHash)).size).toBe(1);
  expect(events[0]?.addressHash).toMatch(/^[0-9a-f]{32}$/);
  const all = JSON.stringify(await users.deps.pool`select to_jsonb(e)::text as row from security_events e`);
  for (const secret of [email, goodPassword, "person-"]) expect(all).not.toContain(secret);
});

test("a refresh token that comes back is in the log", async () => {
  const person = await users.register();
  await users.client.refreshSession({ refreshToken: person.token }, testCall());
  await users.deps.pool`update refresh_tokens set rotated_at = rotated_at - interval '1 minute'`;
  await users.client.refreshSession({ refreshToken: person.token }, testCall()).catch(() => {});
  expect(await kindsOf(person.id)).toContain("session.reused");
});

test("only administrators read the log, and only services add to it", async () => {
  const [customer, staff] = [await users.account(), await users.account("staff")];
  for (const { call } of [customer, staff]) {
    expect((await refusalOf(users.client.listSecurityEvents({}, call))).reason).toBe("FORBIDDEN");
  }
  const events = [{ id: Bun.randomUUIDv7(), kind: "request.refused" }];
  for (const call of [customer.call, admin.call, testCall()]) {
    expect((await refusalOf(users.client.recordSecurityEvents({ events }, call))).reason).toBe("FORBIDDEN");
  }
});

test("what a service has seen is stored once, however often it is told", async () => {
  const person = await users.register();
  const events = [
    {
      id: Bun.randomUUIDv7(),
      kind: "request.refused",
      userId: person.id,
      network: "192.0.2.1",
      details: { route: "GET /x" },
    },
  ];
  await users.client.recordSecurityEvents({ events }, gateway);
  await users.client.recordSecurityEvents({ events }, gateway);
  const [latest, before] = await eventsOf(person.id);
  expect(latest).toMatchObject({ kind: "request.refused", network: "192.0.2.1", details: { route: "GET /x" } });
  expect(before?.kind).toBe("account.registered");
});

test("pages walk every event once, newest first, and a token fits its filter alone", async () => {
  const person = await users.register();
  const events = Array.from({ length: 25 }, () => ({
    id: Bun.randomUUIDv7(),
    kind: "request.refused",
    userId: person.id,
  }));
  await users.client.recordSecurityEvents({ events }, gateway);
  const seen: string[] = [];
  let pageToken = "";
  do {
    const page = await users.client.listSecurityEvents({ userId: person.id, pageSize: 7, pageToken }, admin.call);
    seen.push(...page.events.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  expect(seen).toHaveLength(26);
  expect(seen).toEqual([...seen].sort().reverse());
  const first = await users.client.listSecurityEvents({ userId: person.id, pageSize: 7 }, admin.call);
  const elsewhere = users.client.listSecurityEvents({ pageToken: first.nextPageToken }, admin.call);
  expect((await refusalOf(elsewhere)).reason).toBe("VALIDATION_FAILED");
});

test("a person deletes their own account by its password, and what is left elsewhere is on a list until it is gone", async () => {
  const person = await users.register();
  const wrong = users.client.deleteOwnUser({ password: "wrong" }, person.call);
  expect((await refusalOf(wrong)).reason).toBe("WRONG_PASSWORD");
  await users.client.deleteOwnUser({ password: goodPassword }, person.call);
  const [row] = await users.deps.pool`select email, name, password_hash from users where id = ${person.id}`;
  expect({ ...row }).toEqual({ email: `deleted-${person.id}@invalid`, name: "", password_hash: null });
  const claim = async () => (await users.client.claimErasures({}, gateway)).erasures.map(({ userId }) => userId);
  expect(await claim()).toContain(person.id);
  // Taken by somebody; if that one dies it comes again.
  expect(await claim()).not.toContain(person.id);
  await users.deps.pool`update erasures set next_attempt_at = now()`;
  expect(await claim()).toContain(person.id);
  await users.client.completeErasure({ userId: person.id }, gateway);
  await users.deps.pool`update erasures set next_attempt_at = now()`;
  expect(await claim()).not.toContain(person.id);
  expect((await refusalOf(users.client.claimErasures({}, person.call))).reason).toBe("FORBIDDEN");
});
