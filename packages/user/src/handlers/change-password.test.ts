import { afterAll, beforeAll, expect, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import { createUserFixture, goodPassword, refusalOf, type UserFixture, violationsOf } from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

const nextPassword = "another bicycle of rain";

test("a new password ends every other session and gives a fresh one", async () => {
  const { email, token, call } = await users.register();
  const other = await users.client.login({ email, password: goodPassword }, testCall());
  const changed = await users.client.changePassword({ currentPassword: goodPassword, newPassword: nextPassword }, call);
  for (const refreshToken of [token, other.session?.refreshToken ?? ""]) {
    const refusal = await refusalOf(users.client.refreshSession({ refreshToken }, testCall()));
    expect(refusal.reason).toBe("INVALID_REFRESH_TOKEN");
  }
  const fresh = changed.session?.refreshToken ?? "";
  const refreshed = await users.client.refreshSession({ refreshToken: fresh }, testCall());
  expect(refreshed.session?.user?.email).toBe(email);
  const old = await refusalOf(users.client.login({ email, password: goodPassword }, testCall()));
  expect(old.reason).toBe("INVALID_CREDENTIALS");
  expect((await users.client.login({ email, password: nextPassword }, testCall())).session?.user?.email).toBe(email);
});

test("the current password must be right, and nothing changes when it is not", async () => {
  const { token, call } = await users.register();
  const change = users.client.changePassword({ currentPassword: "not the password", newPassword: nextPassword }, call);
  expect(await refusalOf(change)).toMatchObject({ code: Code.PERMISSION_DENIED, reason: "WRONG_PASSWORD" });
  const refreshed = await users.client.refreshSession({ refreshToken: token }, testCall());
  expect(refreshed.session?.refreshToken).toHaveLength(43);
});

test("of two changes at once one wins, and only its session lives", async () => {
  const { email, call } = await users.register();
  const wanted = ["the first of two wishes", "the second of two wishes"];
  const outcomes = await Promise.all(
    wanted.map((newPassword) =>
      users.client.changePassword({ currentPassword: goodPassword, newPassword }, call).then(
        ({ session }) => session?.refreshToken ?? "",
        () => undefined,
      ),
    ),
  );
  const winners = outcomes.filter((token) => token !== undefined);
  expect(winners).toHaveLength(1);
  const password = wanted[outcomes.findIndex((token) => token !== undefined)] ?? "";
  expect((await users.client.login({ email, password }, testCall())).session?.user?.email).toBe(email);
});

test("a sign-in with the old password that is under way when it changes gets no session", async () => {
  const { email, call } = await users.register();
  let changeOnce = async () => {
    changeOnce = async () => {};
    await users.client.changePassword({ currentPassword: goodPassword, newPassword: nextPassword }, call);
  };
  const slow = await createUserFixture({
    pool: users.deps.pool,
    passwords: {
      ...users.deps.passwords,
      verify: async (password, hash, signal) => {
        const isRight = await users.deps.passwords.verify(password, hash, signal);
        await changeOnce();
        return isRight;
      },
    },
  });
  const refusal = await refusalOf(slow.client.login({ email, password: goodPassword }, testCall()));
  expect(refusal.reason).toBe("INVALID_CREDENTIALS");
  await slow.close();
});

test("a new password obeys the rules of every password", async () => {
  const { call } = await users.register();
  const change = (currentPassword: string, newPassword: string) =>
    users.client.changePassword({ currentPassword, newPassword }, call);
  expect(await violationsOf(change("", "short"))).toEqual(["current_password REQUIRED", "new_password TOO_SHORT"]);
  expect(await violationsOf(change(goodPassword, "password123"))).toEqual(["new_password PASSWORD_TOO_COMMON"]);
});

test("nobody changes a password without being signed in, or of an account that is gone or disabled", async () => {
  const change = { currentPassword: goodPassword, newPassword: nextPassword };
  expect((await refusalOf(users.client.changePassword(change, testCall()))).reason).toBe("UNAUTHENTICATED");
  const { id, call } = await users.register();
  await users.deps.pool`update users set disabled = true where id = ${id}`;
  expect((await refusalOf(users.client.changePassword(change, call))).reason).toBe("WRONG_PASSWORD");
  const { call: adminCall } = await users.account("admin");
  await users.client.deleteUser({ userId: id }, adminCall);
  expect((await refusalOf(users.client.changePassword(change, call))).reason).toBe("USER_NOT_FOUND");
});
