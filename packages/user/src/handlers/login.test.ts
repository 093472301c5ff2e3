import { afterAll, beforeAll, expect, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import { createUserFixture, goodPassword, refusalOf, type UserFixture, violationsOf } from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

const login = (email: string, password = goodPassword) => users.client.login({ email, password }, testCall());

test("an unknown address, a wrong password, a disabled and a deleted account are answered alike", async () => {
  const known = await users.register();
  const disabled = await users.register();
  await users.deps.pool`update users set disabled = true where id = ${disabled.id}`;
  const deleted = await users.register();
  const { call } = await users.account("admin");
  await users.client.deleteUser({ userId: deleted.id }, call);
  const refusals = await Promise.all([
    refusalOf(login("nobody@shop.test")),
    refusalOf(login("not even an address")),
    refusalOf(login(known.email, "a wrong password")),
    refusalOf(login(disabled.email)),
    refusalOf(login(deleted.email)),
    refusalOf(login(`deleted-${deleted.id}@invalid`)),
  ]);
  const told = refusals.map(({ code, reason, message, metadata }) => ({ code, reason, message, metadata }));
  expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(told[0]).toMatchObject({ code: Code.UNAUTHENTICATED, reason: "INVALID_CREDENTIALS" });
});

test("an unknown address takes as long as a wrong password", async () => {
  const { email } = await users.register();
  const timed = async (address: string) => {
    const startedAt = performance.now();
    await refusalOf(login(address, "a wrong password"));
    return performance.now() - startedAt;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    known.push(await timed(email));
    unknown.push(await timed("nobody@shop.test"));
  }
  const ratio = median(unknown) / median(known);
  // An answer without hashing would come at a tenth of the time or less.
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
}, 30_000);

test("signing in moves an older hash to today's parameters, and the password still opens the account", async () => {
  const { id, email } = await users.register();
  const older = await Bun.password.hash(goodPassword, { algorithm: "argon2id", memoryCost: 4096, timeCost: 1 });
  await users.deps.pool`update users set password_hash = ${older} where id = ${id}`;
  await login(email);
  const [row] = await users.deps.pool<{ password_hash: string }[]>`select password_hash from users where id = ${id}`;
  expect(row?.password_hash).toStartWith("$argon2id$v=19$m=19456,t=2,p=1$");
  expect((await login(email)).session?.user?.id).toBe(id);
});

test("each sign-in is a session of its own", async () => {
  const { email, token } = await users.register();
  const first = await login(email);
  await users.client.revokeSession({ refreshToken: first.session?.refreshToken ?? "" }, testCall());
  const refreshed = await users.client.refreshSession({ refreshToken: token }, testCall());
  expect(refreshed.session?.user?.email).toBe(email);
});

test("what can be no credentials at all is refused by field", async () => {
  expect(await violationsOf(login("", ""))).toEqual(["email REQUIRED", "password REQUIRED"]);
  expect(await violationsOf(login(`${"l".repeat(255)}@shop.test`, "x".repeat(385)))).toEqual([
    "email TOO_LONG",
    "password TOO_LONG",
  ]);
  expect(await violationsOf(login("nul\u0000@shop.test"))).toEqual(["email INVALID_CHARACTERS"]);
});

test("an account that is disabled while its password is being checked gets no session", async () => {
  const { id, email } = await users.register();
  const { call } = await users.account("admin");
  const checkedThenDisabled = await createUserFixture({
    pool: users.deps.pool,
    passwords: {
      ...users.deps.passwords,
      verify: async (password, hash, signal) => {
        const isRight = await users.deps.passwords.verify(password, hash, signal);
        await users.client.updateUser({ userId: id, disabled: true, updateMask: { paths: ["disabled"] } }, call);
        return isRight;
      },
    },
  });
  const refusal = await refusalOf(checkedThenDisabled.client.login({ email, password: goodPassword }, testCall()));
  expect(refusal.reason).toBe("INVALID_CREDENTIALS");
  await checkedThenDisabled.close();
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
