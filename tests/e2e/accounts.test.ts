// A person's account from the outside: mails that open it, sessions that end, a right to all data and to be forgotten.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { devPassword } from "@shoal/devstack";
import { address, type Json, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let t: TestShop;
beforeAll(async () => {
  t = await openTestShop({ ACCOUNT_LINK_TEMPLATE: "https://shop.example/{action}#{token}" });
}, 60_000);
afterAll(() => t.close());

const bearer = (answer: { readonly json: Json }) => ({
  authorization: `Bearer ${String(answer.json["access_token"])}`,
});
const login = (email: string, password = devPassword) => t.send("POST", "/auth/login", { json: { email, password } });
const statusAs = async (headers: Record<string, string>) => (await t.send("GET", "/users/me", { headers })).status;

/** The token in the newest message of an address whose text holds a phrase. */
async function mailedToken(email: string, phrase: string, countMin: number): Promise<string> {
  const mails = (await t.mailsTo(email, countMin)).filter((mail) => mail.includes(phrase));
  return /#([\w-]{43})/.exec(mails.at(-1)?.replaceAll("=\n", "") ?? "")?.[1] ?? "";
}

test("a forgotten password is set by a mail, which ends every session and every access token at once", async () => {
  const buyer = await t.newCustomer();
  expect(await statusAs(buyer.headers)).toBe(200);
  const asked = await t.send("POST", "/auth/password-reset", { json: { email: buyer.email.toUpperCase() } });
  const unknown = await t.send("POST", "/auth/password-reset", { json: { email: "nobody@shoal.example" } });
  expect([asked.status, asked.text]).toEqual([unknown.status, unknown.text]);
  expect(asked.status).toBe(202);
  const token = await mailedToken(buyer.email, "Set a new password", 2);
  const password = "a boat made of glass";
  const confirm = () => t.send("POST", "/auth/password-reset/confirm", { json: { token, new_password: password } });
  expect((await confirm()).status).toBe(204);
  expect((await confirm()).json["reason"]).toBe("INVALID_ONE_TIME_TOKEN");
  expect(await statusAs(buyer.headers)).toBe(401);
  expect((await login(buyer.email)).status).toBe(401);
  // At once, in the very second that voids what was before.
  expect(await statusAs(bearer(await login(buyer.email, password)))).toBe(200);
  await t.mailsTo(buyer.email, 3);
}, 60_000);

test("an address is proved by the mail that registering sends", async () => {
  const buyer = await t.newCustomer();
  const verified = async () => (await t.send("GET", "/users/me", { headers: buyer.headers })).json["email_verified"];
  expect(await verified()).toBe(false);
  const token = await mailedToken(buyer.email, "Confirm your address", 1);
  expect((await t.send("POST", "/auth/verify-email", { json: { token } })).status).toBe(204);
  expect(await verified()).toBe(true);
  expect((await t.send("POST", "/users/me/verify-email", { headers: buyer.headers })).status).toBe(202);
}, 60_000);

test("sessions are listed, ended one by one and all at once, and their access tokens with them", async () => {
  const buyer = await t.newCustomer();
  const [one, two] = [bearer(await login(buyer.email)), bearer(await login(buyer.email))];
  const list = async (headers: Record<string, string>) =>
    (await t.send("GET", "/users/me/sessions", { headers })).json["items"] as { id: string; current: boolean }[];
  const sessions = await list(two);
  expect(sessions.map(({ current }) => current)).toEqual([true, false, false]);
  const ofOne = (await list(one)).find(({ current }) => current)?.id;
  expect((await t.send("DELETE", `/users/me/sessions/${ofOne}`, { headers: two })).status).toBe(204);
  expect([await statusAs(one), await statusAs(two), await statusAs(buyer.headers)]).toEqual([401, 200, 200]);
  expect((await t.send("DELETE", "/users/me/sessions", { headers: two })).status).toBe(204);
  expect([await statusAs(two), await statusAs(buyer.headers)]).toEqual([200, 401]);
  expect(await list(two)).toHaveLength(1);
}, 60_000);

test("signing out voids the access token too", async () => {
  const buyer = await t.newCustomer();
  const answer = await login(buyer.email);
  const json = { refresh_token: answer.json["refresh_token"] };
  expect((await t.send("POST", "/auth/logout", { json })).status).toBe(204);
  expect(await statusAs(bearer(answer))).toBe(401);
  expect(await statusAs(buyer.headers)).toBe(200);
}, 60_000);

test("a person gets all that the shop knows of them, and is forgotten: orders stay without what is personal", async () => {
  const { variantId } = await t.newProduct({ onHand: 10 });
  const buyer = await t.newCustomer();
  const { headers } = buyer;
  const buy = async () => {
    await t.send("POST", "/cart/items", { headers, json: { variant_id: variantId, quantity: 1 } });
    const key = { "idempotency-key": crypto.randomUUID() };
    const placed = await t.send("POST", "/orders", { headers: { ...headers, ...key }, json: orderBody() });
    expect(placed.status).toBe(201);
    return String(placed.json["id"]);
  };
  const [ended, onItsWay] = [await buy(), await buy()];
  const key = { "idempotency-key": crypto.randomUUID() };
  expect((await t.send("POST", `/orders/${ended}/cancel`, { headers: { ...headers, ...key } })).status).toBeLessThan(
    300,
  );
  await t.send("POST", "/users/me/addresses", { headers, json: { ...address, is_default: true } });

  const data = (await t.send("GET", "/users/me/export", { headers })).json;
  expect((data["account"] as Json)["email"]).toBe(buyer.email);
  expect((data["addresses"] as Json[])[0]?.["is_default"]).toBe(true);
  expect(new Set((data["orders"] as Json[]).map(({ id }) => id))).toEqual(new Set([ended, onItsWay]));
  expect((data["sessions"] as Json[])[0]?.["current"]).toBe(true);

  const wrong = await t.send("DELETE", "/users/me", { headers, json: { password: "not-the-password" } });
  expect(wrong.json["reason"]).toBe("WRONG_PASSWORD");
  expect((await t.send("DELETE", "/users/me", { headers, json: { password: devPassword } })).status).toBe(204);
  expect(await statusAs(headers)).toBe(401);
  expect((await login(buyer.email)).status).toBe(401);

  const order = async (id: string) => (await t.send("GET", `/orders/${id}`, { headers: t.staff })).json;
  const emailOf = async (id: string) => ((await order(id))["buyer"] as Json)["email"];
  const until = Date.now() + 30_000;
  while ((await emailOf(ended)) !== "" && Date.now() < until) await Bun.sleep(100);
  expect(await emailOf(ended)).toBe("");
  expect((await order(ended))["shipping_address"]).toMatchObject({ name: "", line1: "", city: "", country: "NO" });
  // The parcel that is on its way still needs where to go; the erasure stays on the list until it has arrived.
  expect(await emailOf(onItsWay)).toBe(buyer.email);
  for (const step of ["ship", "deliver"]) await t.send("POST", `/orders/${onItsWay}/${step}`, { headers: t.staff });
  const listed = () => t.database("user")`select from erasures where user_id = ${buyer.userId}`;
  expect(await listed()).toHaveLength(1);
  await t.database("order")`update outbox set delivered_at = now() where delivered_at is null and destination = 'mail'`;
  await t.database("user")`update erasures set next_attempt_at = now()`;
  // The next deletion that somebody asks for makes the gateway look at once.
  const other = await t.newCustomer();
  await t.send("DELETE", `/users/${other.userId}`, { headers: t.admin });
  await t.send("DELETE", `/users/${buyer.userId}`, { headers: t.admin });
  while ((await listed()).length > 0 && Date.now() < until + 30_000) await Bun.sleep(100);
  expect(await listed()).toHaveLength(0);
  expect(await emailOf(onItsWay)).toBe("");
  const rows = await t.database("order")`
    select (to_jsonb(o)::text || coalesce((select string_agg(data_json, '') from order_events e where e.order_id = o.id), '')
      || coalesce((select string_agg(to_jsonb(k)::text, '') from idempotency_keys k where k.order_id = o.id), '')) as all_of_it
    from orders o where o.user_id = ${buyer.userId}`;
  expect(rows).toHaveLength(2);
  for (const trace of [buyer.email, address.line1, address.name]) expect(JSON.stringify(rows)).not.toContain(trace);
}, 120_000);

test("an administrator reads who was refused what, and nobody else does", async () => {
  const buyer = await t.newCustomer();
  expect((await t.send("GET", "/users", { headers: buyer.headers })).status).toBe(403);
  await login(buyer.email, "not-the-password");
  const events = async () => {
    const answer = await t.send("GET", `/security-events?user_id=${buyer.userId}`, { headers: t.admin });
    return answer.json["items"] as { kind: string; details: Json; network: string }[];
  };
  const until = Date.now() + 20_000;
  while (!(await events()).some(({ kind }) => kind === "request.refused") && Date.now() < until) await Bun.sleep(100);
  expect(new Set((await events()).map(({ kind }) => kind))).toEqual(
    new Set(["account.registered", "request.refused", "login.failed"]),
  );
  expect((await events()).find(({ kind }) => kind === "request.refused")?.details).toEqual({
    route: "GET /api/v1/users",
  });
  for (const headers of [buyer.headers, t.staff]) {
    expect((await t.send("GET", "/security-events", { headers })).status).toBe(403);
  }
  const keys = await t.send("GET", "/security-events?kind=signing_keys.loaded", { headers: t.admin });
  expect((keys.json["items"] as Json[]).length).toBeGreaterThan(0);
}, 60_000);

test("a role that is taken away, and an account that is disabled, end within a token's life", async () => {
  const person = await t.newCustomer();
  const change = (json: Json) => t.send("PATCH", `/users/${person.userId}`, { headers: t.admin, json });
  await change({ role: "staff" });
  const asStaff = bearer(await login(person.email));
  expect((await t.send("POST", "/products", { headers: asStaff, json: {} })).status).toBe(400);
  expect((await change({ role: "customer" })).status).toBe(200);
  // The token that says staff is void; the next one says customer.
  expect((await t.send("POST", "/products", { headers: asStaff, json: {} })).status).toBe(401);
  const asCustomer = bearer(await login(person.email));
  expect((await t.send("POST", "/products", { headers: asCustomer, json: {} })).status).toBe(403);
  await change({ disabled: true });
  expect(await statusAs(asCustomer)).toBe(401);
  expect((await login(person.email)).json["reason"]).toBe("INVALID_CREDENTIALS");
}, 60_000);

test("a refresh token, a mailed token or a token with one letter changed opens nothing", async () => {
  const buyer = await t.newCustomer();
  const answer = await login(buyer.email);
  const access = String(answer.json["access_token"]);
  const [head = "", body = "", signature = ""] = access.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Json;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const swapped = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  const forged = [
    String(answer.json["refresh_token"]),
    await mailedToken(buyer.email, "Confirm your address", 1),
    `${head}.${body}.${swapped}`,
    `${head}.${encode({ ...claims, role: "admin" })}.${signature}`,
    `${encode({ alg: "none", typ: "at+jwt" })}.${body}.`,
    `${head}.${body}.`,
    access.slice(0, -10),
    `${access}.${signature}`,
    "A".repeat(8000),
  ];
  for (const token of forged) {
    const refused = await t.send("GET", "/users", { headers: { authorization: `Bearer ${token}` } });
    expect([token.slice(0, 20), refused.status, refused.json["reason"]]).toEqual([
      token.slice(0, 20),
      401,
      "INVALID_TOKEN",
    ]);
  }
  // More than a header may hold is cut off before anybody looks at it.
  const huge = t.send("GET", "/users", { headers: { authorization: `Bearer ${"A".repeat(10_000_000)}` } });
  expect([400, 401, 413, 431, 0]).toContain(await huge.then(({ status }) => status).catch(() => 0));
  expect(await statusAs(bearer(answer))).toBe(200);
}, 60_000);
