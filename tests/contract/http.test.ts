// What every client of the shop may rely on over HTTP, whatever the route: problems, headers, methods, caching, and
// documents that say the truth.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { routes } from "../../packages/gateway/src/policy.ts";
import { reasons } from "../../packages/gateway/src/reasons.ts";
import { type Answer, openTestShop, type TestShop } from "../e2e/test-shop.ts";
import { type OpenApi, partsOf, readOpenApi, type Schema } from "./open-api.fixture.ts";

const friend = "https://shop.example";
let t: TestShop;
let url: string;
let api: OpenApi;
let productId: string;
let variantId: string;

beforeAll(async () => {
  t = await openTestShop({ CORS_ORIGINS: `${friend},https://admin.shop.example` });
  url = t.shop.gatewayUrl;
  api = await readOpenApi(url);
  const made = await t.newProduct({ onHand: 10 });
  productId = String(made.product["id"]);
  variantId = made.variantId;
}, 60_000);
afterAll(() => t.close());

const someId = "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d";
const json = { "content-type": "application/json" };
const key = () => ({ "idempotency-key": crypto.randomUUID() });

type Wrong = readonly [
  name: string,
  status: number,
  reason: string,
  method: string,
  path: string,
  options?: () => Parameters<TestShop["send"]>[2],
];

const wrongs: readonly Wrong[] = [
  ["an address that there is not", 404, "ROUTE_NOT_FOUND", "GET", "/nothing"],
  ["a method that the address does not take", 405, "METHOD_NOT_ALLOWED", "PUT", "/cart"],
  ["an address that is too long", 414, "URI_TOO_LONG", "GET", `/products?query=${"x".repeat(9000)}`],
  [
    "headers that are too long",
    431,
    "HEADERS_TOO_LARGE",
    "GET",
    "/products",
    () => ({ headers: { "x-long": "x".repeat(9000) } }),
  ],
  [
    "a caller who takes no JSON",
    406,
    "NOT_ACCEPTABLE",
    "GET",
    "/products",
    () => ({ headers: { accept: "text/html, image/*" } }),
  ],
  ["no token", 401, "UNAUTHENTICATED", "GET", "/users/me"],
  ["a bad token", 401, "INVALID_TOKEN", "GET", "/users/me", () => ({ headers: { authorization: "Bearer a.b.c" } })],
  [
    "a bad token where none is needed",
    401,
    "INVALID_TOKEN",
    "GET",
    "/products",
    () => ({ headers: { authorization: "Basic YTpi" } }),
  ],
  ["staff where an administrator is needed", 403, "FORBIDDEN", "GET", "/users", () => ({ headers: t.staff })],
  [
    "a wrong password",
    401,
    "INVALID_CREDENTIALS",
    "POST",
    "/auth/login",
    () => ({ json: { email: "a@b.example", password: "not-the-password" } }),
  ],
  [
    "a refresh token that is none",
    401,
    "INVALID_REFRESH_TOKEN",
    "POST",
    "/auth/refresh",
    () => ({ json: { refresh_token: "x".repeat(43) } }),
  ],
  ["a body that is no JSON", 400, "MALFORMED_JSON", "POST", "/auth/login", () => ({ headers: json, body: "{" })],
  ["a body that is missing", 400, "MALFORMED_JSON", "POST", "/auth/login"],
  [
    "a body of another type",
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "POST",
    "/auth/login",
    () => ({ headers: { "content-type": "text/plain" }, body: "{}" }),
  ],
  [
    "a body that is too large",
    413,
    "PAYLOAD_TOO_LARGE",
    "POST",
    "/auth/login",
    () => ({ headers: json, body: " ".repeat(70_000) }),
  ],
  [
    "a body with a field too many",
    400,
    "VALIDATION_FAILED",
    "POST",
    "/auth/login",
    () => ({ json: { email: "a@b.example", password: "x", role: "admin" } }),
  ],
  ["a query with a parameter too many", 400, "VALIDATION_FAILED", "GET", "/products?colour=red"],
  ["an id that is none", 400, "VALIDATION_FAILED", "GET", "/orders/1"],
  ["an order that there is not", 404, "ORDER_NOT_FOUND", "GET", `/orders/${someId}`],
  ["a product that there is not", 404, "PRODUCT_NOT_FOUND", "GET", "/products/nothing-like-it"],
  [
    "a cart that there is not",
    404,
    "CART_NOT_FOUND",
    "POST",
    "/orders",
    () => ({
      headers: key(),
      json: {
        shipping_address: { name: "a", line1: "a", city: "a", country: "NO" },
        email: "a@b.example",
        payment: { provider: "simulated", token: "tok_ok" },
      },
    }),
  ],
  [
    "an order without a key",
    400,
    "IDEMPOTENCY_KEY_MISSING",
    "POST",
    "/orders",
    () => ({ json: { payment: { provider: "simulated", token: "tok_ok" } } }),
  ],
  [
    "a change without a version",
    428,
    "PRECONDITION_REQUIRED",
    "PATCH",
    `/products/${someId}`,
    () => ({ headers: t.staff, json: { title: "a" } }),
  ],
  [
    "an upload of another type",
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "POST",
    "/media",
    () => ({ headers: { ...t.staff, ...json }, body: "{}" }),
  ],
  [
    "a form that is broken",
    400,
    "MALFORMED_UPLOAD",
    "POST",
    "/products/import",
    () => ({ headers: { ...t.staff, "content-type": "multipart/form-data; boundary=a" }, body: "--a" }),
  ],
];

/** Fails unless an answer is a whole problem document. */
function expectProblem({ status, headers, json: document }: Answer, path: string): void {
  expect(headers.get("content-type")).toBe("application/problem+json");
  const { type, title, status: told, detail, instance, reason, trace_id } = document;
  expect(told).toBe(status);
  expect(String(reason)).toMatch(/^[A-Z][A-Z0-9_]+$/);
  expect(type).toBe(`/docs/errors#${reason}`);
  expect(title).toBe(reasons[String(reason)]?.title ?? "");
  expect(String(detail)).toMatch(/^\S.+/);
  expect(instance).toBe(path.split("?")[0]);
  expect(String(trace_id)).toMatch(/^[\w-]{16,}$/);
}

test.each(wrongs.map((wrong) => [wrong[0], wrong] as const))("%s is a whole problem document", async (_, wrong) => {
  const [, status, reason, method, path, options] = wrong;
  const answer = await t.send(method, path, options?.());
  expect([answer.status, answer.json["reason"]]).toEqual([status, reason]);
  expectProblem(answer, `/api/v1${path}`);
  if (status === 401) expect(answer.headers.get("www-authenticate")).toStartWith("Bearer");
});

test("a request's own id comes back, unless it could not stand in a log", async () => {
  const own = await t.send("GET", "/nothing", { headers: { "x-request-id": "my-request-0001" } });
  expect(own.headers.get("x-request-id")).toBe("my-request-0001");
  for (const id of ["short", "x".repeat(200), "a b c d e f", '{"level":"error"}']) {
    const { headers } = await t.send("GET", "/nothing", { headers: { "x-request-id": id } });
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  }
});

const answered = ["/", "/docs", "/docs/errors", "/docs/start.js", "/openapi.json", "/livez", "/health", "/nothing"];
const everywhere = [...answered, "/.well-known/jwks.json", "/api/v1/products", "/api/v1/users/me", "/api/v1/cart"];

test("every answer carries the security headers, also when it refuses", async () => {
  const sent: [string, string][] = everywhere.map((path) => ["GET", path]);
  for (const [method, path] of [
    ...sent,
    ["OPTIONS", "/api/v1/cart"],
    ["PUT", "/livez"],
    ["POST", "/api/v1/orders"],
  ] as const) {
    const { headers } = await fetch(url + path, { method, redirect: "manual" });
    const seen = { path, hsts: headers.get("strict-transport-security"), sniff: headers.get("x-content-type-options") };
    expect(seen).toEqual({ path, hsts: expect.stringContaining("max-age=") as unknown as string, sniff: "nosniff" });
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBeTruthy();
    expect(headers.get("x-request-id")).toBeTruthy();
    for (const teller of ["server", "x-powered-by"]) expect(headers.get(teller)).toBeNull();
  }
});

test("nothing that depends on who asks may be kept by a cache", async () => {
  const customer = await t.newCustomer();
  for (const path of ["/users/me", "/users/me/addresses", "/cart", "/orders"]) {
    const { status, headers } = await t.send("GET", path, { headers: customer.headers });
    expect([path, status, headers.get("cache-control")]).toEqual([path, 200, "no-store"]);
  }
});

test("a page of an allowed origin may read answers, and of any other may not", async () => {
  for (const path of ["/api/v1/products", "/api/v1/users/me", "/nothing"]) {
    const allowed = await fetch(url + path, { headers: { origin: friend } });
    expect(allowed.headers.get("access-control-allow-origin")).toBe(friend);
    expect(allowed.headers.get("access-control-expose-headers")).toContain("X-Cart-Id");
    expect(allowed.headers.get("vary")).toContain("Origin");
    for (const origin of [
      "https://evil.example",
      "null",
      "https://shop.example.evil.example",
      "http://shop.example",
      `${friend}:444`,
      friend.toUpperCase(),
    ]) {
      const refused = await fetch(url + path, { headers: { origin } });
      expect([origin, refused.headers.get("access-control-allow-origin")]).toEqual([origin, null]);
      expect(refused.headers.get("access-control-allow-credentials")).toBeNull();
      expect(refused.headers.get("vary")).toContain("Origin");
    }
    expect((await fetch(url + path)).headers.get("access-control-allow-origin")).toBeNull();
    expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
  }
});

test("a browser's question before a request is answered for allowed origins only", async () => {
  const ask = (origin: string) =>
    fetch(`${url}/api/v1/orders`, { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } });
  const allowed = await ask(friend);
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get("access-control-allow-origin")).toBe(friend);
  expect(allowed.headers.get("access-control-allow-methods")).toContain("POST");
  for (const name of ["Authorization", "Idempotency-Key", "X-Cart-Id", "If-Match", "Content-Type"]) {
    expect(allowed.headers.get("access-control-allow-headers")).toContain(name);
  }
  const refused = await ask("https://evil.example");
  expect(refused.status).toBe(204);
  expect(refused.headers.get("access-control-allow-origin")).toBeNull();
  expect(refused.headers.get("access-control-allow-methods")).toBeNull();
});

test("OPTIONS and a method that is not taken both say what is", async () => {
  for (const [path, methods] of [
    ["/api/v1/cart", "DELETE GET HEAD OPTIONS"],
    ["/api/v1/orders", "GET HEAD OPTIONS POST"],
    ["/api/v1/quotes", "OPTIONS POST"],
    ["/livez", "GET HEAD OPTIONS"],
  ] as const) {
    for (const [method, status] of [
      ["OPTIONS", 204],
      ["PUT", 405],
    ] as const) {
      const answer = await fetch(url + path, { method });
      expect([path, answer.status, answer.headers.get("allow")?.split(", ").sort().join(" ")]).toEqual([
        path,
        status,
        methods,
      ]);
    }
  }
  expect((await fetch(`${url}/nothing`, { method: "OPTIONS" })).status).toBe(404);
});

test("HEAD answers what GET answers, without the body", async () => {
  for (const path of [...everywhere, `/api/v1/products/${productId}`]) {
    const ask = (method: string) => fetch(url + path, { method, redirect: "manual" });
    const [head, get] = [await ask("HEAD"), await ask("GET")];
    expect([path, head.status]).toEqual([path, get.status]);
    expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
    expect(head.headers.get("cache-control")).toBe(get.headers.get("cache-control"));
    expect(await head.text()).toBe("");
    await get.arrayBuffer();
  }
});

test("who has a page already gets 304, and who has another gets the page", async () => {
  for (const path of [`/products/${productId}`, "/products", "/categories"]) {
    const first = await t.send("GET", path);
    const etag = first.headers.get("etag") ?? "";
    expect([path, first.status]).toEqual([path, 200]);
    expect(etag).toMatch(/^"[\w-]+"$/);
    expect(first.headers.get("cache-control")).toStartWith("public");
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await t.send("GET", path, { headers: { "if-none-match": known } });
      expect([path, known, again.status, again.text]).toEqual([path, known, 304, ""]);
      expect(again.headers.get("etag")).toBe(etag);
    }
    expect((await t.send("GET", path, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  }
});

test("a list says as a link where it goes on, and the link leads there", async () => {
  await Promise.all([t.newProduct({ onHand: 1 }), t.newProduct({ onHand: 1 })]);
  for (const [path, headers] of [
    ["/products?page_size=1&sort=newest", {}],
    ["/users?page_size=1", t.admin],
  ] as const) {
    const first = await t.send("GET", path, { headers });
    const [, target = ""] = /^<(\/api\/v1[^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "") ?? [];
    expect(target).toStartWith(`/api/v1${path}&page_token=`);
    const second = await t.send("GET", target.slice("/api/v1".length), { headers });
    expect(second.status).toBe(200);
    expect(second.json["items"]).not.toEqual(first.json["items"]);
  }
  const last = await t.send("GET", "/users?page_size=100", { headers: t.admin });
  expect([last.json["next_page_token"], last.headers.get("link")]).toEqual([undefined, null]);
});

test("long pages that everybody may see are compressed, and what is one person's never is", async () => {
  const sizeOf = async (path: string, headers: Record<string, string> = {}) => {
    const asked = { "accept-encoding": "gzip", ...headers };
    const response = await fetch(url + path, { headers: asked, decompress: false });
    return [response.status, response.headers.get("content-encoding"), (await response.bytes()).length] as const;
  };
  const [status, encoding, size] = await sizeOf("/openapi.json");
  const whole = (await (await fetch(`${url}/openapi.json`)).text()).length;
  expect([status, encoding]).toEqual([200, "gzip"]);
  expect(size).toBeLessThan(whole / 4);
  expect((await sizeOf("/docs/swagger-ui-bundle.js"))[1]).toBe("gzip");
  expect((await sizeOf("/api/v1/products?page_size=50"))[1]).toBe("gzip");
  expect((await sizeOf("/api/v1/products?page_size=50", t.staff))[1]).toBeNull();
  expect((await sizeOf("/api/v1/users?page_size=50", t.admin))[1]).toBeNull();
});

test("readiness says on demand how the breaker before each service stands", async () => {
  const closed = { user: "closed", product: "closed", cart: "closed", order: "closed" };
  expect(await (await fetch(`${url}/readyz?verbose`)).json()).toEqual({ status: "ok", breakers: closed });
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: "ok" });
});

test("the ETag of a product is what a change of it may be meant for", async () => {
  const { headers } = await t.send("GET", `/products/${productId}`);
  const change = (title: string, etag: string) =>
    t.send("PATCH", `/products/${productId}`, { headers: { ...t.staff, "if-match": etag }, json: { title } });
  const etag = headers.get("etag") ?? "";
  const changed = await change("Another name", etag);
  expect(changed.status).toBe(200);
  const late = await change("Too late", etag);
  expect([late.status, late.json["reason"]]).toEqual([412, "VERSION_MISMATCH"]);
  const own = await t.send("GET", `/products/${productId}`, { headers: t.staff });
  expect([own.json["title"], own.headers.get("etag")]).toEqual(["Another name", changed.headers.get("etag")]);
});

test("the documentation is served by the shop alone, and its page names nobody else", async () => {
  const page = await fetch(`${url}/docs`);
  const text = await page.text();
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(text).not.toMatch(/https?:|\/\/\w|url\(|@import|<script>|\son\w+=/i);
  const policy = page.headers.get("content-security-policy") ?? "";
  expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
  const named = Array.from(text.matchAll(/(?:src|href)="([^"]+)"/g), ([, path = ""]) => path);
  expect(named.length).toBeGreaterThanOrEqual(4);
  const kinds: Readonly<Record<string, string>> = {
    css: "text/css",
    js: "text/javascript",
    png: "image/png",
    json: "application/json",
  };
  for (const path of named) {
    const asset = await fetch(url + path);
    expect([path, asset.status]).toEqual([path, 200]);
    expect(asset.headers.get("content-type")).toStartWith(kinds[path.split(".").at(-1) ?? ""] ?? "none");
    expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(100);
  }
  const start = await (await fetch(`${url}/docs/start.js`)).text();
  expect(start).not.toMatch(/https?:/);
  for (const path of ["/docs/index.html", "/docs/..%2Fpackage.json", "/docs/constructor", "/docs/__proto__"]) {
    expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
  }
});

test("every reason is explained where the type of a problem leads", async () => {
  const text = await (await fetch(`${url}/docs/errors`)).text();
  for (const reason of Object.keys(reasons)) expect(text).toContain(`id="${reason}"`);
});

test("a browser at the front page is led to the documentation, a program gets links that work", async () => {
  const browser = await fetch(`${url}/`, { headers: { accept: "text/html,*/*" }, redirect: "manual" });
  expect([browser.status, browser.headers.get("location")]).toEqual([302, "/docs"]);
  const { name, version, ...links } = (await (await fetch(`${url}/`)).json()) as Record<string, string>;
  expect(name).toBe("Shoal");
  expect(version).toBeTruthy();
  for (const path of Object.values(links)) expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
});

test("the published keys are public", async () => {
  const { keys } = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as { keys: Record<string, string>[] };
  expect(keys.map((jwk) => Object.keys(jwk).sort().join())).toEqual(["alg,crv,kid,kty,use,x"]);
});

test("the OpenAPI document names every operation once, says what it does, and every reference leads somewhere", () => {
  const { document, operations } = api;
  expect(document["openapi"]).toStartWith("3.1");
  expect(operations.length).toBeGreaterThan(40);
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.filter((id) => !/^[a-z][A-Za-z]+$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operationId, summary } of operations) expect([operationId, summary]).not.toContain("undefined");
  const references = partsOf(document).flatMap(({ $ref }) => (typeof $ref === "string" ? [$ref] : []));
  expect(references.length).toBeGreaterThan(50);
  const lost = [...new Set(references)].filter((reference) => {
    const found = reference
      .replace(/^#\//, "")
      .split("/")
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document);
    return !reference.startsWith("#/") || found === undefined;
  });
  expect(lost).toEqual([]);
});

test("the OpenAPI document has every route of the policy but the pages, and each says of itself what is true", () => {
  const pages = new Set(["GET /", "GET /docs", "GET /docs/errors", "GET /docs/:file", "GET /openapi.json"]);
  const wanted = routes.map(({ key: name }) => name).filter((name) => !pages.has(name));
  const described = api.operations.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`);
  expect(described.sort()).toEqual([...wanted].sort());
  for (const { method, path, route } of api.operations) {
    expect(route).toBe(`${method} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`);
  }
});

test("every body and every parameter is described, and a body is required exactly where the shop requires it", () => {
  for (const operation of api.operations) {
    const route = routes.find(({ key: name }) => name === operation.route);
    const { body, path, parameters } = operation;
    expect([operation.route, body === undefined]).toEqual([operation.route, route?.body === "none"]);
    if (body !== undefined) {
      expect([operation.route, body.required]).toEqual([operation.route, route?.body !== "optional-json"]);
      const types = Object.keys(body.content);
      if (route?.body === "stream") expect(types).toContain("multipart/form-data");
      else expect(types).toEqual(["application/json"]);
      for (const { schema } of Object.values(body.content)) expect(schema.type).toMatch(/object|string/);
    }
    const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name);
    expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(inPath);
    expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
  }
});

/** Names of all fields of a schema, however deep. */
function fieldsOf(schema: Schema): string[] {
  return partsOf(schema).flatMap(({ properties }) =>
    typeof properties === "object" && properties !== null ? Object.keys(properties) : [],
  );
}

test("nothing that buys takes a price, a discount, a tax or a total but the one that the buyer expects", async () => {
  const buying = api.operations.filter(({ path }) => /\/(orders|cart|quotes)\b/.test(path));
  expect(buying.filter(({ body }) => body !== undefined).length).toBeGreaterThanOrEqual(8);
  for (const { route, body, parameters } of buying) {
    const fields = Object.values(body?.content ?? {}).flatMap(({ schema }) => {
      const { expected_total, ...properties } = schema.properties ?? {};
      return fieldsOf({ ...schema, properties });
    });
    const names = [...fields, ...parameters.map(({ name }) => name)];
    expect([route, names.filter((name) => /price|amount|discount|tax|total|cost|currency|rate/i.test(name))]).toEqual([
      route,
      [],
    ]);
    for (const { schema } of Object.values(body?.content ?? {})) expect(schema.additionalProperties).toBe(false);
  }
  const cart = await t.send("POST", "/cart/items", {
    json: { variant_id: variantId, quantity: 1, unit_price: { amount_minor: 1, currency_code: "USD" } },
  });
  expect([cart.status, cart.json["errors"]]).toEqual([
    400,
    [{ field: "unit_price", reason: "UNKNOWN_FIELD", message: "is not known" }],
  ]);
});

test("names with a meaning in the language are unknown fields like any other", async () => {
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const body = `{"variant_id":"${variantId}","quantity":1,"${name}":{"quantity":5}}`;
    const answer = await t.send("POST", "/cart/items", { headers: json, body });
    expect([name, answer.status, answer.json["reason"]]).toEqual([name, 400, "VALIDATION_FAILED"]);
  }
});

test("a body of 64 KB with thousands of wrong things is told as a few", async () => {
  const many = Object.fromEntries(Array.from({ length: 4500 }, (_, index) => [`k${index}`, index]));
  const bodies: readonly [string, unknown][] = [
    ["/products", many],
    ["/products", { title: "x", variants: new Array(30_000).fill(1) }],
    ["/products", { title: "x", variants: new Array(15_000).fill({}) }],
    ["/products", { title: "x", variants: [], tags: new Array(20_000).fill("") }],
    ["/orders", { shipping_address: many, payment: {} }],
    [`/orders/${someId}/refund`, { lines: new Array(15_000).fill({}) }],
    ["/auth/login", { ["k".repeat(60_000)]: 1 }],
  ];
  for (const [path, body] of bodies) {
    const { status, text, json: document } = await t.send("POST", path, { headers: t.staff, json: body });
    expect([path, status]).toEqual([path, 400]);
    expect((document["errors"] as unknown[]).length).toBeWithin(1, 21);
    expect(text.length).toBeLessThan(6000);
  }
});
