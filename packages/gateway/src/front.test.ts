// The front door: what happens to a request before its handler sees it, and to whatever the handler does.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createLog } from "@shoal/process";
import { createTestRedis, type TestRedis } from "@shoal/testkit";
import { type Config, readConfig } from "./config.ts";
import { createFront, type Front, type Handle } from "./front.ts";
import { forEverybody, makePage, sendPage } from "./json-page.ts";
import { createLimits } from "./limits.ts";
import { findRoute } from "./matcher.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import type { Route } from "./policy.ts";
import { admissionOf, placeOf } from "./request.ts";
import { createRevocations, type Revocations } from "./revocations.ts";
import type { Sighting } from "./security-log.ts";
import { createShedding } from "./shedding.ts";
import { createTokens, makeKeySet, readSigningKeys, type Tokens } from "./tokens.ts";

const sessionId = Bun.randomUUIDv7();
const sightings: Sighting[] = [];
const securityLog = { note: (sighting: Sighting) => void sightings.push(sighting) };
let redis: TestRedis;
let keys: string;
let tokens: Tokens;
let revocations: Revocations;
const lines: string[] = [];
const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });

beforeAll(async () => {
  redis = await createTestRedis();
  keys = await makeKeySet();
  const options = { keys: readSigningKeys(keys), issuer: "shoal", audience: "shoal-api", ttlSeconds: 900 };
  tokens = await createTokens(options);
  revocations = createRevocations({ redis: redis.redis, tokenTtlSeconds: 900, log });
});
afterAll(() => redis.clear());

/** A front door with settings of its own, and everybody at one address that is its own too. */
function openFront(settings: Record<string, string> = {}): { front: Front; config: Config; pages: PageCache } {
  const address = "127.0.0.1:1";
  const config = readConfig({
    SERVICE_TOKEN: "gateway-token-for-tests-only",
    USER_ADDRESS: address,
    PRODUCT_ADDRESS: address,
    CART_ADDRESS: address,
    ORDER_ADDRESS: address,
    REDIS_URL: redis.url,
    JWT_KEYS: keys,
    ...settings,
  });
  const limits = createLimits({
    redis: redis.redis,
    limits: { login: config.RATE_LIMIT_LOGIN, write: config.RATE_LIMIT_WRITE, read: config.RATE_LIMIT_READ },
    log,
  });
  const peer = crypto.randomUUID();
  const shedding = createShedding({
    inFlightMax: config.IN_FLIGHT_MAX,
    delayMaxMs: config.LOOP_DELAY_MAX_MS,
    answerMaxMs: config.ANSWER_TARGET_MS,
  });
  const pages = createPageCache({ ttlMs: 60_000, charactersMax: 100_000 });
  const front = createFront({ config, tokens, limits, shedding, pages, securityLog, log, peerOf: () => peer });
  return { front, config, pages };
}

const fine: Handle = () => new Response("fine");
const ask = (path: string, init?: RequestInit) => new Request(`http://shop.example${path}`, init);

async function reasonOf(response: Response): Promise<string> {
  if (response.status < 400) return await response.text();
  return ((await response.json()) as { reason: string }).reason;
}

test("nothing that the policy does not know reaches a handler", async () => {
  let reached = 0;
  const handle = openFront().front.wrap(() => {
    reached += 1;
    return new Response();
  });
  for (const [method, path] of [
    ["GET", "/secret"],
    ["DELETE", "/api/v1/products"],
    ["TRACE", "/"],
    ["GET", "/api/v1/users"],
    ["POST", "/api/v1/products"],
  ] as const) {
    expect((await handle(ask(path, { method }))).status).toBeWithin(400, 500);
  }
  expect(reached).toBe(0);
});

test("a handler is told who asks, and a token is not even read where nobody is asked", async () => {
  const userId = Bun.randomUUIDv7();
  const authorization = `Bearer ${await tokens.sign(userId, "staff", sessionId)}`;
  const handle = openFront().front.wrap((request) => Response.json(admissionOf(request)?.call.caller));
  const callerAt = async (path: string, header: string) =>
    await (await handle(ask(path, { headers: { authorization: header } }))).json();
  expect(await callerAt("/api/v1/products", authorization)).toEqual({ kind: "user", userId, role: "staff" });
  expect(await callerAt("/livez", authorization)).toEqual({ kind: "anonymous" });
  expect(await callerAt("/livez", "Bearer broken")).toEqual({ kind: "anonymous" });
});

test("a token that was revoked is refused from the next request on", async () => {
  const userId = Bun.randomUUIDv7();
  const headers = { authorization: `Bearer ${await tokens.sign(userId, "customer", sessionId)}` };
  const handle = openFront().front.wrap(fine);
  expect((await handle(ask("/api/v1/users/me", { headers }))).status).toBe(200);
  await revocations.revoke(userId, "all");
  const refused = await handle(ask("/api/v1/users/me", { headers }));
  expect([refused.status, await reasonOf(refused)]).toEqual([401, "INVALID_TOKEN"]);
  expect(refused.headers.get("www-authenticate")).toContain("invalid_token");
});

test("more requests at once than there is room for are refused, and probes are not", async () => {
  const gate = Promise.withResolvers<void>();
  const handle = openFront({ IN_FLIGHT_MAX: "3" }).front.wrap(async ({ url }) => {
    if (!url.endsWith("/livez")) await gate.promise;
    return new Response("fine");
  });
  const held = Array.from({ length: 3 }, () => handle(ask("/api/v1/products")));
  const refused = await handle(ask("/api/v1/products"));
  expect([refused.status, await reasonOf(refused)]).toEqual([503, "OVERLOADED"]);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect((await handle(ask("/livez"))).status).toBe(200);
  gate.resolve();
  await Promise.all(held);
  // A refusal, a failure and an answer each give their place back.
  expect((await handle(ask("/api/v1/products"))).status).toBe(200);
});

test("a caller who takes no JSON, and headers or addresses without end, are refused before anything is done", async () => {
  let reached = 0;
  const handle = openFront().front.wrap(() => {
    reached += 1;
    return new Response("fine");
  });
  const refusalOf = async (path: string, headers: Record<string, string>) => {
    const response = await handle(ask(path, { headers }));
    return [response.status, await reasonOf(response)];
  };
  for (const accept of ["text/html", "application/xml, text/*;q=0.5", "application/json;q=0", "*/*;q=0.0"]) {
    expect(await refusalOf("/api/v1/products", { accept })).toEqual([406, "NOT_ACCEPTABLE"]);
  }
  expect(await refusalOf("/api/v1/products", { "x-a": "a".repeat(8200) })).toEqual([431, "HEADERS_TOO_LARGE"]);
  expect(await refusalOf("/nothing", { "x-a": "a".repeat(8200) })).toEqual([431, "HEADERS_TOO_LARGE"]);
  expect(await refusalOf(`/api/v1/products?query=${"a".repeat(8200)}`, {})).toEqual([414, "URI_TOO_LONG"]);
  expect(reached).toBe(0);
  for (const accept of [
    "*/*",
    "application/json",
    "text/html, */*;q=0.1",
    "application/*",
    "application/xml, application/json;q=0.5",
  ]) {
    expect((await handle(ask("/api/v1/products", { headers: { accept } }))).status).toBe(200);
  }
  // A page of the documentation is no JSON.
  expect((await handle(ask("/docs", { headers: { accept: "text/html" } }))).status).toBe(200);
});

test("a failure gives its place back, is logged once, and says nothing", async () => {
  const handle = openFront({ IN_FLIGHT_MAX: "1" }).front.wrap(() => {
    throw new Error("a secret of the store");
  });
  lines.length = 0;
  for (let asked = 0; asked < 3; asked += 1) {
    const response = await handle(ask("/api/v1/products"));
    expect(await response.clone().text()).not.toContain("secret");
    expect([response.status, await reasonOf(response)]).toEqual([500, "INTERNAL"]);
  }
  expect(lines.filter((line) => line.includes("a request failed"))).toHaveLength(3);
});

test("a body that does not arrive, and a handler that does not answer, end in time", async () => {
  const { front } = openFront({ REQUEST_TIMEOUT_MS: "100" });
  const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array([0x7b])) });
  const headers = { "content-type": "application/json", "transfer-encoding": "chunked" };
  const late = await front.wrap(fine)(ask("/api/v1/cart/items", { method: "POST", headers, body }));
  expect([late.status, await reasonOf(late), late.headers.get("connection")]).toEqual([
    408,
    "REQUEST_TIMEOUT",
    "close",
  ]);
  const stuck = await front.wrap((request) => {
    const admitted = admissionOf(request);
    if (admitted !== undefined) admitted.isRead = true;
    return new Promise<Response>(() => {});
  })(ask("/api/v1/products"));
  expect([stuck.status, await reasonOf(stuck)]).toEqual([504, "DEADLINE_EXCEEDED"]);
});

test("who asks too often is told when to come back, by person and not by address", async () => {
  const handle = openFront({ RATE_LIMIT_READ: "2/60s" }).front.wrap(fine);
  const headersOf = async () => ({
    authorization: `Bearer ${await tokens.sign(Bun.randomUUIDv7(), "customer", sessionId)}`,
  });
  const [one, other] = await Promise.all([headersOf(), headersOf()]);
  const statuses: number[] = [];
  for (let asked = 0; asked < 3; asked += 1) {
    statuses.push((await handle(ask("/api/v1/products", { headers: one }))).status);
  }
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await handle(ask("/api/v1/products", { headers: one }));
  expect(await reasonOf(refused)).toBe("RATE_LIMITED");
  expect(Number(refused.headers.get("retry-after"))).toBeWithin(1, 61);
  expect(refused.headers.get("ratelimit")).toStartWith('"read";r=0;t=');
  expect((await handle(ask("/api/v1/products", { headers: other }))).status).toBe(200);
  // Neither a bad token nor an invented address starts a new count.
  for (const headers of [{ authorization: "Bearer a.b.c" }, { "x-forwarded-for": "1.2.3.4" }, {}]) {
    await handle(ask("/api/v1/products", { headers }));
  }
  expect((await handle(ask("/api/v1/products"))).status).toBe(429);
  expect((await handle(ask("/livez"))).headers.get("ratelimit")).toBeNull();
});

test("one line in the log for each request: its route and outcome, never its path, query, body or token", async () => {
  const handle = openFront().front.wrap(fine);
  const token = await tokens.sign(Bun.randomUUIDv7(), "customer", sessionId);
  const id = Bun.randomUUIDv7();
  lines.length = 0;
  await handle(ask(`/api/v1/orders/${id}?query=secret-query`, { headers: { authorization: `Bearer ${token}` } }));
  await handle(ask("/secret-path?secret-query"));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { message: "request", method: "GET", route: "/api/v1/orders/:order_id", status: 200 },
    { message: "request", method: "GET", status: 404, reason: "ROUTE_NOT_FOUND" },
  ]);
  for (const secret of [token, id, "secret-query", "secret-path"]) expect(lines.join("\n")).not.toContain(secret);
});

test("once the end has begun every answer closes its connection, also a refusal", async () => {
  const { front } = openFront();
  const handle = front.wrap(fine);
  expect((await handle(ask("/livez"))).headers.get("connection")).toBeNull();
  front.markDraining();
  for (const path of ["/livez", "/api/v1/products", "/nothing"]) {
    expect((await handle(ask(path))).headers.get("connection")).toBe("close");
  }
});

test("a kept page goes to who is unknown without a handler, with the same headers and line in the log", async () => {
  const { front, pages } = openFront({ RATE_LIMIT_READ: "1000/60s" });
  const address = "/api/v1/products?page_size=20";
  let handled = 0;
  const load = async () => makePage({ items: ["x".repeat(20_000)] }, { nextPageToken: "further" });
  const handle = front.wrap(async (request) => {
    handled += 1;
    return sendPage(await pages.get("list", load, placeOf(request)), request, forEverybody);
  });
  lines.length = 0;
  const [first, second] = [await handle(ask(address)), await handle(ask(address))];
  expect(handled).toBe(1);
  expect(await second.text()).toBe(await first.text());
  const namesOf = ({ headers }: Response) => [...headers.keys()].sort();
  expect(namesOf(second)).toEqual(namesOf(first));
  for (const name of ["etag", "link", "cache-control", "vary", "content-type", "ratelimit-policy"]) {
    expect(second.headers.get(name)).toBe(first.headers.get(name) as string);
  }
  const [before, after] = lines.map((line) => Object.keys(JSON.parse(line) as object));
  expect(after).toEqual(before as string[]);
  // Answers share headers, and what is one's own is not among them.
  const [id, otherId] = await Promise.all(
    ["one-of-mine", "another-one"].map(async (own) => {
      const { headers } = await handle(ask(address, { headers: { "x-request-id": own } }));
      return headers.get("x-request-id");
    }),
  );
  expect([id, otherId]).toEqual(["one-of-mine", "another-one"]);
  const etag = second.headers.get("etag") ?? "";
  expect((await handle(ask(address, { headers: { "if-none-match": etag } }))).status).toBe(304);
  expect(handled).toBe(1);
});

test("a kept page changes nothing for who sends a token, takes no JSON, asks by another method or too often", async () => {
  const { front, pages } = openFront({ RATE_LIMIT_READ: "400/3600s" });
  const address = "/api/v1/products";
  await pages.get("list", async () => makePage({ items: [] }), { address, route: findRoute("GET", address) as Route });
  const handle = front.wrap(() => new Response("handled"));
  const staff = `Bearer ${await tokens.sign(Bun.randomUUIDv7(), "staff", sessionId)}`;
  expect(await reasonOf(await handle(ask(address, { headers: { authorization: staff } })))).toBe("handled");
  const bad = await handle(ask(address, { headers: { authorization: "Bearer a.b.c" } }));
  expect(await reasonOf(bad)).toBe("INVALID_TOKEN");
  expect(await reasonOf(await handle(ask(address, { headers: { accept: "text/csv" } })))).toBe("NOT_ACCEPTABLE");
  expect(await reasonOf(await handle(ask(address, { headers: { "x-much": "m".repeat(9000) } })))).toBe(
    "HEADERS_TOO_LARGE",
  );
  expect(await reasonOf(await handle(ask(address, { method: "HEAD" })))).toBe("handled");
  const statuses: number[] = [];
  for (let asked = 0; asked < 420; asked += 1) statuses.push((await handle(ask(address))).status);
  // Two were counted above: a bad token and HEAD; one that passes while the others are being counted is paid for.
  expect(statuses.filter((status) => status === 200).length).toBeWithin(395, 403);
  expect(statuses.at(-1)).toBe(429);
});
