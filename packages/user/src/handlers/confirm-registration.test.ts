// Registration that begins with a mail: nobody learns who has an account, and only whoever reads an address's mail gets
// one for it.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { MailMessage } from "@shoal/mail";
import { testCall } from "@shoal/testkit";
import { relayMails } from "../mail-relay.ts";
import {
  createUserFixture,
  goodPassword,
  newEmail,
  refusalOf,
  type UserFixture,
  violationsOf,
} from "../user.fixture.ts";

// Every password costs a hash.
setDefaultTimeout(60_000);

let users: UserFixture;
let sent: MailMessage[] = [];
/** Hashes that were computed or compared. */
let hashCount = 0;

beforeAll(async () => {
  const send = async (message: MailMessage) => {
    sent.push(message);
    return { kind: "sent" } as const;
  };
  const mail = { mailer: { send, close: () => {} }, linkTemplate: "https://shop.test/{action}#{token}" };
  const plain = await createUserFixture();
  const { passwords } = plain.deps;
  await plain.close();
  users = await createUserFixture({
    mail,
    registration: "confirmed",
    passwords: {
      ...passwords,
      hash: (...args) => {
        hashCount += 1;
        return passwords.hash(...args);
      },
      verify: (...args) => {
        hashCount += 1;
        return passwords.verify(...args);
      },
    },
  });
});
afterAll(() => users.close());

const register = (email: string, password = goodPassword, name = "Kim") =>
  users.client.register({ email, password, name, network: "192.0.2.1" }, testCall());
const confirm = (token: string, password = goodPassword, name = "Kim") =>
  users.client.confirmRegistration({ token, password, name, network: "192.0.2.1" }, testCall());
const login = (email: string, password = goodPassword) => users.client.login({ email, password }, testCall());
const reasonOf = async (call: Promise<unknown>) => (await refusalOf(call)).reason;
const tokenIn = (message: MailMessage | undefined) =>
  /confirm-registration#([\w-]{43})\n/.exec(message?.text ?? "")?.[1];

/** Sends everything that is due, and answers what went to an address. */
async function relay(email: string): Promise<MailMessage[]> {
  sent = [];
  while ((await relayMails(users.deps)) > 0);
  return sent.filter(({ to }) => to === email);
}

/** The token that registering an address brings. */
async function mailedToken(email: string): Promise<string> {
  await register(email);
  const [message] = await relay(email);
  return tokenIn(message) ?? "";
}

/** A confirmed account. */
async function newPerson(): Promise<{ readonly id: string; readonly email: string }> {
  const email = newEmail();
  const { session } = await confirm(await mailedToken(email));
  return { id: session?.user?.id ?? "", email };
}

test("a new, a taken, a pending, a disabled and a deleted address are answered alike, after the same work", async () => {
  const [taken, disabled, deleted] = [await newPerson(), await newPerson(), await newPerson()];
  const pending = newEmail();
  await register(pending);
  const { call } = await users.account("admin");
  await users.client.updateUser({ userId: disabled.id, disabled: true, updateMask: { paths: ["disabled"] } }, call);
  await users.client.deleteUser({ userId: deleted.id }, call);
  await relay(pending);
  hashCount = 0;
  const rowsOf = async () => {
    const written: unknown[] = [];
    for (const table of ["mails", "security_events", "one_time_tokens", "users"]) {
      const [row] = await users.deps.pool`select count(*)::int as count from ${users.deps.pool(table)}`;
      written.push(row?.["count"]);
    }
    return written.map(Number);
  };
  const answers = new Set<string>();
  const works = new Set<string>();
  for (const email of [newEmail(), taken.email, pending, disabled.email, deleted.email]) {
    const before = await rowsOf();
    answers.add(JSON.stringify(await register(email)));
    const after = await rowsOf();
    works.add(JSON.stringify(after.map((count, index) => count - (before[index] ?? 0))));
  }
  expect([...answers]).toEqual(['{"session":null}']);
  // One message and one line of the log each; no account and no token before the relay comes.
  expect([...works]).toEqual(["[1,1,0,0]"]);
  expect(hashCount).toBe(0);
});

test("an account exists once the mailed token was used, and is signed in and proved then", async () => {
  const email = newEmail();
  await register(email.toUpperCase(), "a password of somebody", "Somebody");
  const [message, ...more] = await relay(email);
  expect(more).toEqual([]);
  expect(message?.subject).toBe("Finish your registration");
  // What somebody typed could be a letter to a stranger.
  expect(`${message?.subject}${message?.text}`).not.toContain("Somebody\n");
  expect(await users.deps.pool`select from users where email = ${email}`).toHaveLength(0);
  const { session } = await confirm(tokenIn(message) ?? "", goodPassword, "Kim");
  expect(session?.user).toMatchObject({ email, name: "Kim", role: "ROLE_CUSTOMER", disabled: false });
  expect(session?.user?.emailVerifyTime).toBeTruthy();
  const refreshed = await users.client.refreshSession({ refreshToken: session?.refreshToken ?? "" }, testCall());
  expect(refreshed.session?.user?.email).toBe(email);
  expect((await login(email)).session?.user?.id).toBe(session?.user?.id ?? "none");
  // The address is proved: no second mail asks for that.
  expect(await relay(email)).toEqual([]);
});

test("before that, signing in is refused as a wrong password is, after one comparison as well", async () => {
  const [person, pending] = [await newPerson(), newEmail()];
  await register(pending);
  await relay(pending);
  const told: string[] = [];
  const costs: number[] = [];
  for (const attempt of [() => login(person.email, "a wrong password"), () => login(pending)]) {
    hashCount = 0;
    const { code, reason, message, metadata } = await refusalOf(attempt());
    told.push(JSON.stringify({ code, reason, message, metadata }));
    costs.push(hashCount);
  }
  expect(told[1]).toBe(told[0] ?? "none");
  expect(told[0]).toContain("INVALID_CREDENTIALS");
  expect(costs).toEqual([1, 1]);
});

test("who registers a stranger's address first has no way into the account that its owner makes", async () => {
  const email = newEmail();
  const attackers = "the attacker's password";
  await register(email, attackers, "Attacker");
  const [provoked] = await relay(email);
  // The owner takes the very message that the attacker caused.
  const { session } = await confirm(tokenIn(provoked) ?? "", goodPassword, "Owner");
  expect(session?.user?.name).toBe("Owner");
  expect(await reasonOf(login(email, attackers))).toBe("INVALID_CREDENTIALS");
  // And registering once more, with any password, changes nothing.
  await register(email, attackers);
  await relay(email);
  expect(await reasonOf(login(email, attackers))).toBe("INVALID_CREDENTIALS");
  expect((await login(email)).session?.user?.id).toBe(session?.user?.id ?? "none");
  const sessions = await users.deps.pool`select from refresh_families where user_id = ${session?.user?.id ?? null}`;
  expect(sessions).toHaveLength(2);
});

test("what was typed with a registration is not kept: no password, no name, and the address until a mail has left", async () => {
  const email = newEmail();
  await register(email, "a password to forget", "Name To Forget");
  await relay(email);
  for (const table of ["mails", "one_time_tokens", "security_events", "users"]) {
    const rows = JSON.stringify(
      await users.deps.pool`select to_jsonb(t)::text as row from ${users.deps.pool(table)} t`,
    );
    expect(rows).not.toContain("Forget");
    expect(rows).not.toContain("forget");
    // A token has to say whose address it proves, for its day.
    if (table !== "one_time_tokens") expect(rows).not.toContain(email);
  }
  expect(users.lines.join()).not.toContain(email);
});

test("a token works once, of many uses at once too, and with it end all others of its address", async () => {
  const email = newEmail();
  const [one, two, three] = [await mailedToken(email), await mailedToken(email), await mailedToken(email)];
  expect(new Set([one, two, three]).size).toBe(3);
  const outcomes = await Promise.allSettled(
    [one, two, three, one, two, three].map((token, index) => confirm(token, `${goodPassword} ${index}`)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const token of [one, two, three]) expect(await reasonOf(confirm(token))).toBe("INVALID_ONE_TIME_TOKEN");
  expect(await users.deps.pool`select from users where email = ${email}`).toHaveLength(1);
  expect(await users.deps.pool`select from one_time_tokens where email = ${email}`).toHaveLength(0);
});

test("a token ends after its day, and what is none, or is for something else, costs no hash", async () => {
  const [email, person] = [newEmail(), await newPerson()];
  const token = await mailedToken(email);
  await users.client.requestPasswordReset({ email: person.email }, testCall());
  const reset = /reset-password#([\w-]{43})\n/.exec((await relay(person.email))[0]?.text ?? "")?.[1] ?? "";
  expect(reset).not.toBe("");
  const life = await users.deps.pool<{ hours: number }[]>`
    select extract(epoch from expires_at - now())::float8 / 3600 as hours from one_time_tokens where email = ${email}`;
  expect(life[0]?.hours).toBeGreaterThan(23.9);
  expect(life[0]?.hours).toBeLessThan(24.1);
  await users.deps.pool`update one_time_tokens set expires_at = now() where email = ${email}`;
  hashCount = 0;
  for (const text of [token, reset, "", "A".repeat(43), "x".repeat(5000)]) {
    expect(await reasonOf(confirm(text))).toBe("INVALID_ONE_TIME_TOKEN");
  }
  expect(hashCount).toBe(0);
  // Nor does a token that makes an account do anything else.
  const other = await mailedToken(newEmail());
  expect(await reasonOf(users.client.verifyEmail({ token: other }, testCall()))).toBe("INVALID_ONE_TIME_TOKEN");
  const resetting = users.client.resetPassword({ token: other, newPassword: goodPassword }, testCall());
  expect(await reasonOf(resetting)).toBe("INVALID_ONE_TIME_TOKEN");
});

test("an address that was never confirmed blocks nobody: it can be registered again, and by an operator too", async () => {
  const email = newEmail();
  await mailedToken(email);
  await users.deps.pool`update one_time_tokens set expires_at = now() where email = ${email}`;
  const again = await mailedToken(email);
  await users.deps.pool`
    insert into users (id, email, name, role) values (${users.deps.newId()}, ${email}, 'By hand', 'staff')`;
  // The account that was made meanwhile stays as it is.
  expect(await reasonOf(confirm(again))).toBe("INVALID_ONE_TIME_TOKEN");
  const rows = await users.deps.pool`select name, role from users where email = ${email}`;
  expect(rows.map((row) => ({ ...row }))).toEqual([{ name: "By hand", role: "staff" }]);
});

test("the owner of an account is told by mail that somebody tried, without a token, and three times a day at most", async () => {
  const person = await newPerson();
  for (let index = 0; index < 5; index += 1) await register(person.email);
  const mails = await relay(person.email);
  expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill("You have an account already"));
  for (const { text } of mails) expect(text).not.toContain("http");
  // The third message of the day was the one that made the account.
  await register(person.email);
  expect(await relay(person.email)).toEqual([]);
  await users.deps.pool`update mails set created_at = created_at - interval '25 hours'`;
  await register(person.email);
  expect(await relay(person.email)).toHaveLength(1);
});

test("a stranger without an account gets three messages a day at most, and each of them works", async () => {
  const email = newEmail();
  await Promise.all(Array.from({ length: 8 }, () => register(email)));
  const mails = await relay(email);
  expect(mails).toHaveLength(3);
  await register(email);
  expect(await relay(email)).toEqual([]);
  const later = (hours: number) => users.deps.pool`
    update mails set created_at = created_at - make_interval(hours => ${hours})`;
  await later(23);
  await register(email);
  expect(await relay(email)).toEqual([]);
  // Whoever used them all up has shut nobody out.
  expect((await confirm(tokenIn(mails[1]) ?? "")).session?.user?.email).toBe(email);
  await later(2);
  await register(email);
  expect((await relay(email)).map(({ subject }) => subject)).toEqual(["You have an account already"]);
});

test("a disabled account hears nothing, and its address makes no second one", async () => {
  const person = await newPerson();
  await users.deps.pool`update users set disabled = true where id = ${person.id}`;
  await register(person.email);
  expect(await relay(person.email)).toEqual([]);
  expect(await users.deps.pool`select from one_time_tokens where email = ${person.email}`).toHaveLength(0);
});

test("a message that is sent again after its token was used brings no alarm", async () => {
  const email = newEmail();
  const token = await mailedToken(email);
  await confirm(token);
  // As after a mail server whose answer was lost.
  await users.deps.pool`
    update mails set done_at = null, email = ${email}, next_attempt_at = now()
    where kind = 'register' and id = (select id from mails where kind = 'register' order by id desc limit 1)`;
  expect(await relay(email)).toEqual([]);
});

test("wrong input is told by field; a password may wait for the confirmation, where it has to be a good one", async () => {
  expect((await violationsOf(register("nobody", "short", "two\nlines"))).sort()).toEqual([
    "email INVALID_EMAIL",
    "name INVALID_CHARACTERS",
    "password TOO_SHORT",
  ]);
  const email = newEmail();
  await register(email, "", "");
  const token = tokenIn((await relay(email))[0]) ?? "";
  expect(await violationsOf(confirm(token, "password123"))).toEqual(["password PASSWORD_TOO_COMMON"]);
  expect(await violationsOf(confirm(token, ""))).toEqual(["password TOO_SHORT"]);
  expect((await confirm(token)).session?.user?.email).toBe(email);
});

test("the log tells what was asked for by a hash of the address, and the account once there is one", async () => {
  const email = newEmail();
  const { session } = await confirm(await mailedToken(email));
  const events = await users.deps.pool<{ kind: string; user_id: string | null; address_hash: string }[]>`
    select kind, user_id, address_hash from security_events
    where user_id = ${session?.user?.id ?? null} or address_hash = ${users.deps.secrets.fingerprint(email)} order by id`;
  expect(events.map((row) => ({ ...row }))).toEqual([
    { kind: "registration.requested", user_id: null, address_hash: users.deps.secrets.fingerprint(email) },
    { kind: "account.registered", user_id: session?.user?.id ?? "none", address_hash: "" },
  ]);
});
