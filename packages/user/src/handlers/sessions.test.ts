// Where a person is signed in, and ending that from another place.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { testCall } from "@shoal/testkit";
import { createUserFixture, goodPassword, refusalOf, type UserFixture } from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

type Person = Awaited<ReturnType<UserFixture["register"]>>;

async function signIn({ email }: Person): Promise<{ readonly id: string; readonly token: string }> {
  const { session } = await users.client.login({ email, password: goodPassword }, testCall());
  return { id: session?.id ?? "", token: session?.refreshToken ?? "" };
}

const refresh = async (refreshToken: string) =>
  (await users.client.refreshSession({ refreshToken }, testCall())).session ?? undefined;

const refused = async (token: string) =>
  (await refusalOf(users.client.refreshSession({ refreshToken: token }, testCall()))).reason;

const idsOf = async (person: Person) => (await users.client.listSessions({}, person.call)).sessions.map(({ id }) => id);

test("a session keeps its id through refreshes, and is listed while it can be refreshed", async () => {
  const person = await users.register();
  const second = await signIn(person);
  const refreshed = await refresh(second.token);
  expect(refreshed?.id).toBe(second.id);
  const { sessions } = await users.client.listSessions({}, person.call);
  expect(sessions.map(({ id }) => id)[0]).toBe(second.id);
  expect(sessions).toHaveLength(2);
  const [newest] = sessions;
  expect(Number(newest?.lastUseTime?.seconds)).toBeGreaterThanOrEqual(Number(newest?.createTime?.seconds));
  expect(JSON.stringify(sessions)).not.toContain(refreshed?.refreshToken ?? "");
  await users.client.revokeSession({ refreshToken: person.token }, testCall());
  await users.deps.pool`update refresh_families set expires_at = now() where id = ${second.id}`;
  expect(await idsOf(person)).toEqual([]);
});

test("a session that is ended from elsewhere cannot be refreshed, and the others go on", async () => {
  const person = await users.register();
  const [one, two] = [await signIn(person), await signIn(person)];
  await users.client.deleteSession({ sessionId: one.id }, person.call);
  expect(await refused(one.token)).toBe("INVALID_REFRESH_TOKEN");
  expect(await refresh(two.token)).toBeDefined();
  expect(await refresh(person.token)).toBeDefined();
  const again = users.client.deleteSession({ sessionId: one.id }, person.call);
  expect((await refusalOf(again)).reason).toBe("SESSION_NOT_FOUND");
});

test("another's session is not there", async () => {
  const [person, other] = [await users.register(), await users.register()];
  const theirs = await signIn(other);
  const ending = users.client.deleteSession({ sessionId: theirs.id }, person.call);
  expect((await refusalOf(ending)).reason).toBe("SESSION_NOT_FOUND");
  await users.client.deleteOtherSessions({ sessionId: theirs.id }, person.call);
  expect(await refresh(theirs.token)).toBeDefined();
});

test("signing out everywhere else leaves exactly this session, also while others are being refreshed", async () => {
  const person = await users.register();
  const sessions = await Promise.all(Array.from({ length: 5 }, () => signIn(person)));
  const kept = sessions[2];
  if (kept === undefined) throw new Error("no session");
  const others = sessions.filter(({ id }) => id !== kept.id);
  const [ended] = await Promise.all([
    users.client.deleteOtherSessions({ sessionId: kept.id }, person.call),
    ...others.map(({ token }) => refresh(token).catch(() => undefined)),
  ]);
  expect(ended.sessionIds).toHaveLength(5);
  expect(ended.sessionIds).not.toContain(kept.id);
  expect(await idsOf(person)).toEqual([kept.id]);
  for (const { token } of others) expect(await refused(token)).toBe("INVALID_REFRESH_TOKEN");
  expect(await refresh(kept.token)).toBeDefined();
});

test("a new password leaves one session alone, the one that it answers", async () => {
  const person = await users.register();
  await signIn(person);
  const { session } = await users.client.changePassword(
    { currentPassword: goodPassword, newPassword: "a boat made of glass" },
    person.call,
  );
  expect(await idsOf(person)).toEqual([session?.id ?? "none"]);
});
