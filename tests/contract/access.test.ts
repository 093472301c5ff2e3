// Who may do what, tried: every route of the policy as everybody, on their own object and on another's. What is expected
// stands here, row by row, apart from the policy that is tried; the outcome is docs/access.md.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { permissionsOf, routes } from "../../packages/gateway/src/policy.ts";
import { createTokens, readSigningKeys } from "../../packages/gateway/src/tokens.ts";
import { openTestShop, type TestShop } from "../e2e/test-shop.ts";
import { type AccessWorld, callers, openAccessWorld } from "./access.fixture.ts";
import { type OpenApi, readOpenApi } from "./open-api.fixture.ts";

const documentPath = resolve(import.meta.dir, "../../docs/access.md");

let t: TestShop;
let world: AccessWorld;
let api: OpenApi;
beforeAll(async () => {
  t = await openTestShop({ RATE_LIMIT_LOGIN: "60000/60s" });
  api = await readOpenApi(t.shop.gatewayUrl);
  const [key] = readSigningKeys(t.settings.secrets.jwtKeys);
  if (key === undefined) throw new Error("the shop has no key");
  const options = { issuer: "shoal", audience: "shoal-api", ttlSeconds: 1 };
  const shortLived = await createTokens({ keys: [key], ...options });
  world = await openAccessWorld(t, (userId) => shortLived.sign(userId, "customer", Bun.randomUUIDv7()));
}, 120_000);
afterAll(() => t.close(), 30_000);

/** What each caller gets, in the order of `callers`. */
type Row = readonly string[];

const yes = "yes";
const open: Row = [yes, yes, yes, yes, yes, yes, yes, yes, yes];
const everybody: Row = [yes, yes, yes, yes, yes, yes, yes, "401", "401"];
const oneself: Row = ["401", "401", "401", yes, yes, yes, yes, "401", "401"];
/** What belongs to a customer is not there for anybody else, staff and administrators included. */
const owner: Row = ["401", "401", "401", yes, "404", "404", "404", "401", "401"];
const forStaff: Row = ["401", "401", "401", "403", "403", yes, yes, "401", "401"];
const forAdmin: Row = ["401", "401", "401", "403", "403", "403", yes, "401", "401"];
/** A cart is whose token or cart id it is; nobody has another's line in theirs. */
const cartLine: Row = ["404", yes, "404", yes, "404", "404", "404", "401", "401"];
/** Taking out what is not in one's own cart leaves it as it is, which is what was asked for. */
const cartLineGone: Row = ["404", yes, "404", yes, yes, yes, yes, "401", "401"];
/** What is in a cart is bought or quoted by whoever has one. */
const cartNeeded: Row = ["404", yes, "404", yes, yes, yes, yes, "401", "401"];
/** An order is its buyer's, whoever's token opens it, and staff's. */
const order: Row = ["404", "404", yes, yes, "404", yes, yes, "401", "401"];

const expected: Readonly<Record<string, Row>> = {
  "GET /": open,
  "GET /health": open,
  "GET /livez": open,
  "GET /readyz": open,
  "GET /docs": open,
  "GET /docs/errors": open,
  "GET /docs/:file": open,
  "GET /openapi.json": open,
  "GET /.well-known/jwks.json": open,
  "GET /media/:sha256": open,

  "POST /api/v1/auth/register": open,
  "POST /api/v1/auth/register/confirm": open,
  "POST /api/v1/auth/login": open,
  "POST /api/v1/auth/password-reset": open,
  "POST /api/v1/auth/password-reset/confirm": open,
  "POST /api/v1/auth/verify-email": open,
  "POST /api/v1/auth/refresh": open,
  "POST /api/v1/auth/logout": open,

  "GET /api/v1/users/me": oneself,
  "PATCH /api/v1/users/me": oneself,
  "DELETE /api/v1/users/me": oneself,
  "GET /api/v1/users/me/export": oneself,
  "POST /api/v1/users/me/verify-email": oneself,
  "POST /api/v1/users/me/password": oneself,
  "GET /api/v1/users/me/sessions": oneself,
  "DELETE /api/v1/users/me/sessions": oneself,
  "DELETE /api/v1/users/me/sessions/:session_id": owner,
  "GET /api/v1/users/me/addresses": oneself,
  "POST /api/v1/users/me/addresses": oneself,
  "GET /api/v1/users/me/addresses/:address_id": owner,
  "PATCH /api/v1/users/me/addresses/:address_id": owner,
  "DELETE /api/v1/users/me/addresses/:address_id": owner,
  "GET /api/v1/users": forAdmin,
  "GET /api/v1/users/:user_id": forAdmin,
  "PATCH /api/v1/users/:user_id": forAdmin,
  "DELETE /api/v1/users/:user_id": forAdmin,
  "GET /api/v1/security-events": forAdmin,

  "GET /api/v1/products": everybody,
  "GET /api/v1/products/:product_id": everybody,
  "POST /api/v1/products": forStaff,
  "PATCH /api/v1/products/:product_id": forStaff,
  "DELETE /api/v1/products/:product_id": forStaff,
  "POST /api/v1/products/:product_id/variants": forStaff,
  "PATCH /api/v1/products/:product_id/variants/:variant_id": forStaff,
  "DELETE /api/v1/products/:product_id/variants/:variant_id": forStaff,
  "POST /api/v1/products/:product_id/stock-adjustments": forStaff,
  "POST /api/v1/products/import": forStaff,
  "GET /api/v1/products/export": forStaff,
  "GET /api/v1/imports/:import_id": forStaff,
  "GET /api/v1/stock": forStaff,
  "GET /api/v1/audit": forAdmin,
  "POST /api/v1/media": forStaff,

  "GET /api/v1/categories": everybody,
  "POST /api/v1/categories": forStaff,
  "PATCH /api/v1/categories/:category_id": forStaff,
  "DELETE /api/v1/categories/:category_id": forStaff,

  "GET /api/v1/cart": everybody,
  "DELETE /api/v1/cart": everybody,
  "POST /api/v1/cart/items": everybody,
  "PATCH /api/v1/cart/items/:variant_id": cartLine,
  "DELETE /api/v1/cart/items/:variant_id": cartLineGone,

  "POST /api/v1/quotes": cartNeeded,
  "POST /api/v1/orders": cartNeeded,
  "GET /api/v1/orders": oneself,
  "GET /api/v1/orders/:order_id": order,
  "POST /api/v1/orders/:order_id/cancel": order,
  "POST /api/v1/orders/:order_id/ship": forStaff,
  "POST /api/v1/orders/:order_id/deliver": forStaff,
  "POST /api/v1/orders/:order_id/refund": forStaff,
};

test("every route of the OpenAPI document is a route of the policy, and every route has an expectation", () => {
  const keys = routes.map(({ key }) => key as string);
  expect(api.operations.map(({ route }) => route).filter((route) => !keys.includes(route))).toEqual([]);
  expect(Object.keys(expected).sort()).toEqual([...keys].sort());
  const documented = new Set(api.operations.map(({ route }) => route));
  expect(keys.filter((key) => key.includes("/api/v1/") && !documented.has(key))).toEqual([]);
});

test("every caller gets exactly what is expected of every route, and docs/access.md says so", async () => {
  const rows: [string, Row][] = [];
  for (const { key } of routes) {
    const cells: string[] = [];
    for (const caller of callers) cells.push(await world.attempt(key, caller));
    rows.push([key, cells]);
  }
  const wrong = rows
    .filter(([key, cells]) => cells.join() !== (expected[key] ?? []).join())
    .map(([key, cells]) => `${key}: ${cells.join(" ")}, expected ${(expected[key] ?? []).join(" ")}`);
  expect(wrong).toEqual([]);
  const text = describe(rows);
  const former = existsSync(documentPath) ? readFileSync(documentPath, "utf8") : "";
  // Written anew where it can be, so that it only has to be committed; it fails all the same, or nobody would see.
  if (former !== text) writeFileSync(documentPath, text);
  expect(former).toBe(text);
}, 600_000);

const roles = ["visitor", "customer", "staff", "admin"] as const;
const has = (role: (typeof roles)[number], permission: string) =>
  permissionsOf[role].some((own) => own === permission) ? yes : "";
const routesOf = (permission: string) =>
  routes
    .filter(({ needs }) => needs === permission)
    .map(({ key }) => `\`${key.replace("/api/v1", "")}\``)
    .join(", ");

function describe(rows: readonly (readonly [string, Row])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return `# Access

Who gets what from which route. A test tries every cell and writes this page: \`tests/contract/access.test.ts\`.

*yes* means that the request gets past every question of who asks: it may still be refused for what it says. 401: nobody
who is known, or a token that is not good any more. 403: known, and not allowed. 404: it is another's, and told apart from
nothing by nobody. *Guest* has a cart of their own, *guest with token* the token of an order that they placed; *customer*
acts on what is theirs, *other customer* on the same customer's. Where a route is about the caller alone, such as
\`/users/me\`, everybody acts on their own.

${line(["route", ...callers])}
${line(["---", ...callers.map(() => "---")])}
${rows.map(([key, cells]) => line([`\`${key}\``, ...cells])).join("\n")}

## Permissions

What a route needs, and which roles have it, as \`packages/gateway/src/policy.ts\` says. A visitor sends no token. Whose
cart, account or order it is, services check besides.

${line(["permission", ...roles, "routes"])}
${line(["---", ...roles.map(() => "---"), "---"])}
${permissionsOf.admin.map((permission) => line([`\`${permission}\``, ...roles.map((role) => has(role, permission)), routesOf(permission)])).join("\n")}
`;
}
