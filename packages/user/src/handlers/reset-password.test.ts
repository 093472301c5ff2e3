// Forgotten passwords and addresses that are proved, by tokens that are mailed.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { createHash } from "node:crypto";
import type { MailMessage, MailOutcome } from "@shoal/mail";
import { Code } from "@shoal/rpc";
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
let outcomeOf: (message: MailMessage) => Promise<MailOutcome>;
const deliver = async (message: MailMessage): Promise<MailOutcome> => {
  sent.push(message);
  return { kind: "sent" };
};

beforeAll(async () => {
  outcomeOf = deliver;
  const mailer = { send: (message: MailMessage) => outcomeOf(message), close: () => {} };
  users = await createUserFixture({ mail: { mailer, linkTemplate: "https://shop.test/{action}#{token}" } });
});
afterAll(() => users.close());

const newPassword = "a boat made of glass";

/** Sends everything that is due, and answers what was sent. */
async function relay(): Promise<MailMessage[]> {
  sent = [];
  while ((await relayMails(users.deps)) > 0);
  return sent;
}

const tokenIn = (message: MailMessage | undefined) => /#([\w-]{43})\n/.exec(message?.text ?? "")?.[1] ?? "";

const ask = (email: string) => users.client.requestPasswordReset({ email, network: "192.0.2.1" }, testCall());

async function askedToken(email: string): Promise<string> {
  await relay();
  await ask(email);
  return tokenIn((await relay()).find(({ to }) => to === email));
}

const reset = (token: string, password = newPassword) =>
  users.client.resetPassword({ token, newPassword: password }, testCall());
const reasonOf = async (call: Promise<unknown>) => (await refusalOf(call)).reason;
const login = (email: string, password: string) => users.client.login({ email, password }, testCall());
const dueNow = () => users.deps.pool`update mails set next_attempt_at = now() where done_at is null`;

test("a mailed token sets a new password once, ends every session, and the owner is told", async () => {
  const person = await users.register();
  const token = await askedToken(person.email);
  expect(await reset(token)).toEqual({ userId: person.id });
  expect(await reasonOf(reset(token, "another good password"))).toBe("INVALID_ONE_TIME_TOKEN");
  expect(await reasonOf(login(person.email, goodPassword))).toBe("INVALID_CREDENTIALS");
  expect((await login(person.email, newPassword)).session?.user?.id).toBe(person.id);
  const refresh = users.client.refreshSession({ refreshToken: person.token }, testCall());
  expect(await reasonOf(refresh)).toBe("INVALID_REFRESH_TOKEN");
  expect((await relay()).map(({ to, subject }) => [to, subject])).toEqual([
    [person.email, "Your password was changed"],
  ]);
});

test("of many uses of one token at once exactly one works", async () => {
  const person = await users.register();
  const token = await askedToken(person.email);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, (_, index) => reset(token, `a boat made of glass ${index}`)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("two tokens of one account at once: one works, and voids the other", async () => {
  const person = await users.register();
  const [one, two] = [await askedToken(person.email), await askedToken(person.email)];
  expect(one).not.toBe(two);
  const outcomes = await Promise.allSettled([reset(one), reset(two)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await reasonOf(reset(one))).toBe("INVALID_ONE_TIME_TOKEN");
  expect(await reasonOf(reset(two))).toBe("INVALID_ONE_TIME_TOKEN");
});

test("asking is answered alike with the same rows written, whether or not the address has an account", async () => {
  await relay();
  const person = await users.register();
  await relay();
  const [known, unknown] = [await ask(person.email), await ask(newEmail())];
  expect(known).toEqual(unknown);
  const rows = await users.deps
    .pool`select kind, user_id, email is not null as has_email from mails where done_at is null`;
  expect(rows.map((row) => ({ ...row }))).toEqual(
    Array(2).fill({ kind: "reset_password", user_id: null, has_email: true }),
  );
  expect((await relay()).map(({ to }) => to)).toEqual([person.email]);
  // What somebody typed is not kept once it was looked up.
  expect(await users.deps.pool`select from mails where email is not null`).toHaveLength(0);
});

test("a disabled or deleted account gets no mail, and a token that it has works no more", async () => {
  const [disabled, deleted] = [await users.register(), await users.register()];
  const [one, two] = [await askedToken(disabled.email), await askedToken(deleted.email)];
  await users.deps.pool`update users set disabled = true where id = ${disabled.id}`;
  const { call } = await users.account("admin");
  await users.client.deleteUser({ userId: deleted.id }, call);
  for (const token of [one, two]) expect(await reasonOf(reset(token))).toBe("INVALID_ONE_TIME_TOKEN");
  for (const { email } of [disabled, deleted]) expect(await askedToken(email)).toBe("");
});

test("a token expires after its hour, and one for something else is none", async () => {
  const person = await users.register();
  const verification = tokenIn((await relay()).find(({ to }) => to === person.email));
  expect(await reasonOf(reset(verification))).toBe("INVALID_ONE_TIME_TOKEN");
  const token = await askedToken(person.email);
  expect(await reasonOf(users.client.verifyEmail({ token }, testCall()))).toBe("INVALID_ONE_TIME_TOKEN");
  await users.deps.pool`
    update one_time_tokens set expires_at = now() where user_id = ${person.id} and purpose = 'reset_password'`;
  for (const text of [token, "", "A".repeat(43), "x".repeat(5000)]) {
    expect(await refusalOf(reset(text))).toMatchObject({
      code: Code.UNAUTHENTICATED,
      reason: "INVALID_ONE_TIME_TOKEN",
    });
  }
});

test("only the hash of a mailed token is stored, and nothing of it is logged", async () => {
  const person = await users.register();
  const token = await askedToken(person.email);
  const hash = createHash("sha256").update(token).digest();
  expect(await users.deps.pool`select from one_time_tokens where token_hash = ${hash}`).toHaveLength(1);
  for (const table of ["mails", "one_time_tokens", "security_events"]) {
    const rows = await users.deps.pool`select to_jsonb(t)::text as row from ${users.deps.pool(table)} t`;
    expect(JSON.stringify(rows)).not.toContain(token);
  }
  expect(users.lines.join()).not.toContain(token);
  expect(users.lines.join()).not.toContain(person.email);
});

test("a message whose sender died is sent again with the same token, and one that was used stays used", async () => {
  const person = await users.register();
  await relay();
  await ask(person.email);
  sent = [];
  // Sent, but nobody learnt of it.
  outcomeOf = async (message) => {
    await deliver(message);
    return { kind: "failed", problem: "no answer" };
  };
  await relayMails(users.deps);
  outcomeOf = deliver;
  const token = tokenIn(sent[0]);
  await reset(token);
  await dueNow();
  const [again] = (await relay()).filter(({ subject }) => subject === "Set a new password");
  expect(again?.id).toBe(sent.find(({ subject }) => subject === "Set a new password")?.id ?? "");
  expect(tokenIn(again)).toBe(token);
  expect(await reasonOf(reset(token))).toBe("INVALID_ONE_TIME_TOKEN");
});

test("a message that the mail server refuses for good is given up, and one that fails is tried again later", async () => {
  const person = await users.register();
  await relay();
  await ask(person.email);
  outcomeOf = async () => ({ kind: "failed", problem: "mail server: no answer" });
  await relay();
  const [row] = await users.deps
    .pool`select attempts, next_attempt_at > now() as waits from mails where done_at is null`;
  expect({ ...row }).toEqual({ attempts: 1, waits: true });
  outcomeOf = async () => ({ kind: "refused", problem: "mail server: SMTP 550" });
  await dueNow();
  await relay();
  outcomeOf = deliver;
  expect(await users.deps.pool`select from mails where done_at is null`).toHaveLength(0);
  expect(users.lines.join()).toContain("a message about an account was given up");
});

test("nobody is bothered: an account gets three messages of a kind in an hour", async () => {
  const person = await users.register();
  await relay();
  for (let index = 0; index < 5; index += 1) await ask(person.email);
  // Also when all of them are sent at once: the first three leave.
  const mails = await relay();
  expect(mails.filter(({ to }) => to === person.email)).toHaveLength(3);
  await ask(person.email);
  expect(await relay()).toEqual([]);
});

test("an account that was registered is asked to prove its address, which a token does once", async () => {
  const person = await users.register();
  const [mail] = (await relay()).filter(({ to }) => to === person.email);
  expect(mail?.subject).toBe("Confirm your address");
  // What somebody typed could be a letter to a stranger.
  expect(`${mail?.subject}${mail?.text}`).not.toContain("Kim");
  const verifiedAt = async () =>
    (await users.client.getUser({ userId: person.id }, person.call)).user?.emailVerifyTime ?? undefined;
  expect(await verifiedAt()).toBeUndefined();
  const verify = () => users.client.verifyEmail({ token: tokenIn(mail) }, testCall());
  await verify();
  expect(await verifiedAt()).toBeDefined();
  expect(await reasonOf(verify())).toBe("INVALID_ONE_TIME_TOKEN");
  // Nothing is left to prove.
  await users.client.requestEmailVerification({}, person.call);
  expect(await relay()).toEqual([]);
});

test("a token proves the address that it was sent to and no other", async () => {
  const person = await users.register();
  const token = tokenIn((await relay()).find(({ to }) => to === person.email));
  await users.deps.pool`update users set email = ${newEmail()} where id = ${person.id}`;
  expect(await reasonOf(users.client.verifyEmail({ token }, testCall()))).toBe("INVALID_ONE_TIME_TOKEN");
});

test("a new password obeys the rules of every password, and a token survives one that does not", async () => {
  const person = await users.register();
  const token = await askedToken(person.email);
  expect(await violationsOf(reset(token, "password123"))).toEqual(["new_password PASSWORD_TOO_COMMON"]);
  await reset(token);
});

test("a shop that sends no mail says so instead of promising one", async () => {
  const mute = await createUserFixture();
  try {
    const asking = mute.client.requestPasswordReset({ email: newEmail() }, testCall());
    expect(await reasonOf(asking)).toBe("MAIL_SWITCHED_OFF");
    await mute.register();
    expect(await mute.deps.pool`select from mails`).toHaveLength(0);
  } finally {
    await mute.close();
  }
});
