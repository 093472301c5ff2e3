import { afterAll, beforeAll, expect, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import {
  createUserFixture,
  goodPassword,
  newEmail,
  refusalOf,
  type UserFixture,
  violationsOf,
} from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

const register = (email: string, password = goodPassword, name = "Kim") =>
  users.client.register({ email, password, name }, testCall());
const login = (email: string, password: string) => users.client.login({ email, password }, testCall());

test("registering makes a customer and signs it in for the configured time", async () => {
  const { session } = await register("new.person@shop.test", goodPassword, "  Kim Ødegård ");
  expect(session?.user).toMatchObject({
    email: "new.person@shop.test",
    name: "Kim Ødegård",
    role: "ROLE_CUSTOMER",
    disabled: false,
  });
  expect(session?.refreshToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const daysLeft = (Number(session?.refreshExpireTime?.seconds) - Date.now() / 1000) / 86_400;
  expect(daysLeft).toBeGreaterThan(29.9);
  expect(daysLeft).toBeLessThan(30.1);
});

test("twenty registrations of one address at once make exactly one account", async () => {
  const spellings = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? "Race@Shop.test" : " raCE@shop.TEST"));
  const outcomes = await Promise.all(
    spellings.map((email) =>
      register(email).then(
        () => "made",
        (error) => error.reason,
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "made")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "EMAIL_TAKEN")).toHaveLength(19);
  const [row] = await users.deps.pool`select count(*)::int as count from users where email = 'race@shop.test'`;
  expect(row?.["count"]).toBe(1);
}, 30_000);

test("an address is one whatever its case, width or surrounding space", async () => {
  await register("  MiXeD@Shop.Test ");
  expect((await refusalOf(register("ｍixed@shop.test"))).code).toBe(Code.ALREADY_EXISTS);
  const { session } = await login("MIXED@SHOP.TEST", goodPassword);
  expect(session?.user?.email).toBe("mixed@shop.test");
});

test("the database itself refuses a second spelling of an address", async () => {
  const insert = users.deps
    .pool`insert into users (id, email, name, role) values (${users.deps.newId()}, 'Loud@shop.test', '', 'customer')`;
  const error = await insert.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ constraint_name: "users_email_check" });
});

test("everything wrong with a registration is told at once, by field", async () => {
  expect((await violationsOf(register("nobody", "short", "x".repeat(201)))).sort()).toEqual([
    "email INVALID_EMAIL",
    "name TOO_LONG",
    "password TOO_SHORT",
  ]);
  expect(await violationsOf(register("", goodPassword, "two\nlines"))).toEqual([
    "email REQUIRED",
    "name INVALID_CHARACTERS",
  ]);
  expect(await violationsOf(register("nul\u0000@shop.test"))).toEqual(["email INVALID_EMAIL"]);
  expect(await violationsOf(register(newEmail(), goodPassword, "nul\u0000"))).toEqual(["name INVALID_CHARACTERS"]);
});

test("an e-mail address has at most 254 characters", async () => {
  const domain = `${Array.from({ length: 3 }, () => "d".repeat(62)).join(".")}.io`;
  const longest = `${"l".repeat(254 - domain.length - 1)}@${domain}`;
  expect([...longest]).toHaveLength(254);
  expect((await register(longest)).session?.user?.email).toBe(longest);
  expect(await violationsOf(register(`l${longest}`))).toEqual(["email INVALID_EMAIL"]);
});

test("a password of 128 emoji works whole, one more is refused", async () => {
  const email = newEmail();
  const longest = "🦭".repeat(128);
  await register(email, longest);
  expect((await login(email, longest)).session?.user?.email).toBe(email);
  expect((await refusalOf(login(email, "🦭".repeat(127)))).reason).toBe("INVALID_CREDENTIALS");
  expect((await refusalOf(login(email, `${"🦭".repeat(127)}🦀`))).reason).toBe("INVALID_CREDENTIALS");
  expect(await violationsOf(register(newEmail(), "🦭".repeat(129)))).toEqual(["password TOO_LONG"]);
  expect(await violationsOf(register(newEmail(), "🦭".repeat(7)))).toEqual(["password TOO_SHORT"]);
});

test("a password is not cut at a NUL, and spaces around it count", async () => {
  const email = newEmail();
  await register(email, "  start\u0000end");
  expect((await login(email, "  start\u0000end")).session?.user?.email).toBe(email);
  expect((await refusalOf(login(email, "  start\u0000other"))).reason).toBe("INVALID_CREDENTIALS");
  expect((await refusalOf(login(email, "start\u0000end"))).reason).toBe("INVALID_CREDENTIALS");
});

test("a password opens the account from a keyboard that composes letters differently", async () => {
  const email = newEmail();
  await register(email, "cafe\u0301 au lait");
  expect((await login(email, "café au lait")).session?.user?.email).toBe(email);
});

test("a password that anybody would guess is refused in any case", async () => {
  for (const password of ["password1", "PASSWORD1", "qwertyuiop", "1q2w3e4r5t"]) {
    expect(await violationsOf(register(newEmail(), password))).toEqual(["password PASSWORD_TOO_COMMON"]);
  }
});

test("no address, password or token is ever logged", async () => {
  const { session } = await register("secret.person@shop.test", "a very secret phrase");
  await refusalOf(register("secret.person@shop.test", "a very secret phrase"));
  const log = users.lines.join("\n");
  expect(log).not.toContain("secret");
  expect(log).not.toContain(session?.refreshToken ?? "none");
});
