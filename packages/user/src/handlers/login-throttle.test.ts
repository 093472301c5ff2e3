// Guessing is bounded for each address and network, and nobody can lock somebody else out by it.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { testCall } from "@shoal/testkit";
import fc from "fast-check";
import { attemptsAllowed } from "../domain/login-throttle.ts";
import { createUserFixture, goodPassword, newEmail, refusalOf, type UserFixture } from "../user.fixture.ts";

// Every try costs a hash.
setDefaultTimeout(60_000);

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture({ throttle: { attemptsMax: 4 } });
});
afterAll(() => users.close());

const login = (email: string, network: string, password = "a wrong password") =>
  users.client.login({ email, network, password }, testCall());
const reasonOf = async (call: Promise<unknown>) => (await refusalOf(call)).reason;

test("after its tries a network is refused, with the right password too, for known and unknown addresses alike", async () => {
  const person = await users.register();
  for (const email of [person.email, newEmail()]) {
    const reasons: string[] = [];
    for (let index = 0; index < 6; index += 1) reasons.push(await reasonOf(login(email, "192.0.2.1")));
    expect(reasons).toEqual([...Array(4).fill("INVALID_CREDENTIALS"), "LOGIN_THROTTLED", "LOGIN_THROTTLED"]);
  }
  expect(await reasonOf(login(person.email, "192.0.2.1", goodPassword))).toBe("LOGIN_THROTTLED");
});

test("the right password from another network works, however many networks have been guessing", async () => {
  const person = await users.register();
  for (let network = 0; network < 8; network += 1) {
    for (let index = 0; index < 5; index += 1) await login(person.email, `198.51.100.${network}`).catch(() => {});
  }
  const { session } = await login(person.email, "203.0.113.9", goodPassword);
  expect(session?.user?.id).toBe(person.id);
});

test("tries at once are counted one by one: of thirty no more than the limit are looked at", async () => {
  const person = await users.register();
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => reasonOf(login(person.email, "192.0.2.7"))));
  expect(outcomes.filter((reason) => reason === "INVALID_CREDENTIALS")).toHaveLength(4);
  expect(outcomes.filter((reason) => reason === "LOGIN_THROTTLED")).toHaveLength(26);
});

test("whoever signs in has all tries again, and the window ends", async () => {
  const person = await users.register();
  for (let round = 0; round < 3; round += 1) {
    for (let index = 0; index < 3; index += 1) await login(person.email, "192.0.2.2").catch(() => {});
    await login(person.email, "192.0.2.2", goodPassword);
  }
  const other = await users.register();
  for (let index = 0; index < 5; index += 1) await login(other.email, "192.0.2.2").catch(() => {});
  await users.deps.pool`update login_attempts set began_at = began_at - interval '16 minutes'`;
  await login(other.email, "192.0.2.2", goodPassword);
});

test("the current password cannot be guessed with a stolen token, and the owner still signs in", async () => {
  const person = await users.register();
  const guess = () =>
    users.client.changePassword(
      { currentPassword: "a wrong password", newPassword: "a boat made of glass", network: "192.0.2.3" },
      person.call,
    );
  const reasons: string[] = [];
  for (let index = 0; index < 5; index += 1) reasons.push(await reasonOf(guess()));
  expect(reasons).toEqual([...Array(4).fill("WRONG_PASSWORD"), "LOGIN_THROTTLED"]);
  await login(person.email, "192.0.2.3", goodPassword);
});

test("neither addresses nor networks can be read from what is counted", async () => {
  const email = newEmail();
  await login(email, "192.0.2.77").catch(() => {});
  const rows = JSON.stringify(await users.deps.pool`select * from login_attempts`);
  expect(rows).not.toContain(email);
  expect(rows).not.toContain("192.0.2.77");
});

test("no number of attempts of others leaves a fresh network without a try", () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 3, max: 1000 }), (fromAnywhere, attemptsMax) => {
      expect(attemptsAllowed({ fromNetwork: 1, fromAnywhere }, { attemptsMax })).toBeGreaterThanOrEqual(3);
    }),
  );
});
