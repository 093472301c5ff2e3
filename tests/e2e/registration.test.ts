// Registration from the outside where addresses are confirmed first: what everybody is told, and what only a mailbox is.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { devPassword } from "@shoal/devstack";
import { type Json, openTestShop, type TestShop } from "./test-shop.ts";

let t: TestShop;
beforeAll(async () => {
  t = await openTestShop({
    REGISTRATION: "confirmed",
    ACCOUNT_LINK_TEMPLATE: "https://shop.example/{action}#{token}",
    RATE_LIMIT_LOGIN: "1000/60s",
  });
}, 60_000);
afterAll(() => t.close(), 30_000);

let serial = 0;
const newEmail = () => `registrant-${++serial}@shoal.example`;
const register = (email: string, more: Json = { password: devPassword, name: "Bo" }) =>
  t.send("POST", "/auth/register", { json: { email, ...more } });
const confirm = (token: string, password: string, headers: Record<string, string> = {}) =>
  t.send("POST", "/auth/register/confirm", { headers, json: { token, password, name: "Bo Buyer" } });
const login = (email: string, password = devPassword) => t.send("POST", "/auth/login", { json: { email, password } });

async function mailedToken(email: string, countMin = 1): Promise<string> {
  const mails = await t.mailsTo(email, countMin);
  return /confirm-registration#([\w-]{43})/.exec(mails.at(-1)?.replaceAll("=\n", "") ?? "")?.[1] ?? "";
}

async function newPerson(): Promise<string> {
  const email = newEmail();
  await register(email);
  expect((await confirm(await mailedToken(email), devPassword)).status).toBe(201);
  return email;
}

/** All that an answer says but when and which it was. */
function toldBy({ status, text, headers }: Awaited<ReturnType<typeof register>>): string {
  const passing = ["date", "x-trace-id", "x-request-id", "ratelimit", "ratelimit-policy"];
  const kept = [...headers].filter(([name]) => !passing.includes(name)).sort();
  return JSON.stringify({ status, text, kept });
}

test("a new, a pending and a taken address are answered by the same status, headers and no body", async () => {
  const [taken, pending] = [await newPerson(), newEmail()];
  const answers = [await register(newEmail()), await register(pending), await register(pending), await register(taken)];
  answers.push(await register(taken.toUpperCase(), {}));
  expect(answers.map(({ status, text }) => `${status} ${text}`)).toEqual(Array(5).fill("202 "));
  expect(new Set(answers.map(toldBy)).size).toBe(1);
  // Only the mailbox learns the difference.
  const mails = await t.mailsTo(taken, 3);
  expect(mails.filter((mail) => mail.includes("Subject: You have an account already"))).toHaveLength(2);
}, 60_000);

test("an account is made by the mailed token alone, and the guest's cart comes along", async () => {
  const email = newEmail();
  await register(email);
  const { variantId } = await t.newProduct({ onHand: 5 });
  const filled = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 2 } });
  const cart = { "x-cart-id": filled.headers.get("x-cart-id") ?? "" };
  const token = await mailedToken(email);
  const known = await newPerson();
  const [early, wrong] = [await login(email), await login(known, "not-the-password")];
  expect([early.status, early.json["reason"], early.json["detail"]]).toEqual([
    wrong.status,
    wrong.json["reason"],
    wrong.json["detail"],
  ]);
  expect(early.status).toBe(401);

  const made = await confirm(token, devPassword, cart);
  expect(made.status).toBe(201);
  expect(made.json["user"]).toMatchObject({ email, role: "customer", name: "Bo Buyer" });
  const headers = { authorization: `Bearer ${String(made.json["access_token"])}` };
  expect((await t.send("GET", "/users/me", { headers })).json["email_verified"]).toBe(true);
  const lines = (await t.send("GET", "/cart", { headers })).json["items"] as Json[];
  expect(lines.map(({ quantity }) => quantity)).toEqual([2]);
  expect((await login(email)).status).toBe(200);
  expect((await confirm(token, devPassword)).json["reason"]).toBe("INVALID_ONE_TIME_TOKEN");
}, 60_000);

test("who registers a stranger's address first does not get into the account that its owner makes", async () => {
  const email = newEmail();
  await register(email, { password: "the attackers own words", name: "Mallory" });
  const made = await confirm(await mailedToken(email), "a boat made of glass");
  expect(made.json["user"]).toMatchObject({ email, name: "Bo Buyer" });
  expect((await login(email, "the attackers own words")).json["reason"]).toBe("INVALID_CREDENTIALS");
  expect((await login(email, "a boat made of glass")).status).toBe(200);
}, 60_000);

test("what cannot be an address or a password is told as everywhere", async () => {
  const answer = await register("nobody", { password: "short", name: "Bo" });
  expect(answer.status).toBe(400);
  expect((answer.json["errors"] as Json[]).map(({ field }) => field).sort()).toEqual(["email", "password"]);
  expect((await confirm("A".repeat(43), devPassword)).status).toBe(401);
}, 60_000);
