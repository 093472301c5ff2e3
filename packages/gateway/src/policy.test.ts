// The table of permissions and the way a request finds its row.

import { expect, test } from "bun:test";
import type { Caller } from "@shoal/rpc";
import fc from "fast-check";
import { allowedMethods, findRoute } from "./matcher.ts";
import { isPermitted, type Need, permissionsOf, policyGaps, type Route, routes } from "./policy.ts";

/** What somebody could send for a parameter: anything but a slash, a question mark or nothing. */
const parameter = fc.stringMatching(/^[\w.~%-]{1,40}$/);

/** A path of a template. */
const pathOf = (route: Route) =>
  fc
    .tuple(...route.path.split("/").map((segment) => (segment.startsWith(":") ? parameter : fc.constant(segment))))
    .map((segments) => segments.join("/"));

/** Templates that have the same segments up to parameters, of which a fixed one may be meant. */
const fits = (template: string, path: string) => {
  const [wanted, given] = [template.split("/"), path.split("/")];
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(":") || part === given[index]);
};
const fixedSegments = ({ path }: Route) => path.split("/").map((segment) => (segment.startsWith(":") ? "1" : "0"));

test.each(routes.map((route) => [route.key, route] as const))("%s is found by every path of its form", (_, route) => {
  fc.assert(
    fc.property(pathOf(route), (path) => {
      // A parameter that reads like a fixed segment of another route means that one.
      const rivals = routes.filter((other) => other.method === route.method && fits(other.path, path));
      const [first] = rivals.sort((a, b) => (fixedSegments(a).join("") < fixedSegments(b).join("") ? -1 : 1));
      expect(findRoute(route.method, path)?.key).toBe(first?.key ?? route.key);
    }),
    { numRuns: 25 },
  );
});

test("a fixed segment wins over a parameter", () => {
  expect(findRoute("GET", "/api/v1/users/me")?.key).toBe("GET /api/v1/users/me");
  expect(findRoute("GET", "/api/v1/users/you")?.key).toBe("GET /api/v1/users/:user_id");
  expect(findRoute("GET", "/docs/errors")?.key).toBe("GET /docs/errors");
  expect(findRoute("GET", "/docs/start.js")?.key).toBe("GET /docs/:file");
  expect(findRoute("POST", "/api/v1/products/import")?.key).toBe("POST /api/v1/products/import");
  // Where only the parameter has this method, the fixed segment is its value.
  expect(findRoute("PATCH", "/api/v1/products/import")?.key).toBe("PATCH /api/v1/products/:product_id");
});

test("HEAD is found wherever GET is, and nowhere else", () => {
  for (const { method, path } of routes.filter((route) => !route.path.includes(":"))) {
    expect(findRoute("HEAD", path)?.key).toBe(findRoute("GET", path)?.key as never);
    if (method === "GET") expect(findRoute("HEAD", path)?.path).toBe(path);
  }
});

test("one slash at the end does not count, two do", () => {
  expect(findRoute("GET", "/api/v1/products/")?.key).toBe("GET /api/v1/products");
  expect(findRoute("GET", "/api/v1/products//")).toBeUndefined();
  expect(findRoute("GET", "/")?.key).toBe("GET /");
});

test.each([
  "/nothing",
  "/api/v1",
  "/api/v2/products",
  "/API/v1/products",
  "/api/v1/products/a/b",
  "/api/v1//products",
  "///",
  "/api/v1/users/me/addresses/1/2",
  "/constructor",
  "/__proto__",
  "/api/v1/toString",
  "",
])("no route is found at %p, by no method", (path) => {
  for (const method of ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE", "constructor", ""]) {
    expect(findRoute(method, path)).toBeUndefined();
  }
  expect(allowedMethods(path)).toEqual([]);
});

test("a path tells the methods it takes", () => {
  expect([...allowedMethods("/api/v1/cart")].sort()).toEqual(["DELETE", "GET", "HEAD", "OPTIONS"]);
  expect([...allowedMethods("/api/v1/quotes")].sort()).toEqual(["OPTIONS", "POST"]);
  expect(findRoute("PUT", "/api/v1/cart")).toBeUndefined();
});

test("an app whose routes are the table's has no gaps", () => {
  expect(policyGaps(routes)).toEqual([]);
});

test("a route without a permission is told", () => {
  expect(policyGaps([...routes, { method: "GET", path: "/api/v1/secrets" }])).toEqual([
    "GET /api/v1/secrets has no permission in the policy",
  ]);
});

test("a permission without a route is told", () => {
  const served = routes.filter(({ key }) => key !== "DELETE /api/v1/cart");
  expect(policyGaps(served)).toEqual(["DELETE /api/v1/cart is in the policy and is not served"]);
});

const user = (role: "customer" | "staff" | "admin"): Caller => ({ kind: "user", userId: "u", role });
const callers = [{ kind: "anonymous" } as Caller, user("customer"), user("staff"), user("admin")] as const;

/** Who has what, written down apart from the table that is tried. */
const expected: Readonly<Record<Need, string>> = {
  open: "anonymous customer staff admin",
  "catalogue.read": "anonymous customer staff admin",
  "cart.use": "anonymous customer staff admin",
  "orders.place": "anonymous customer staff admin",
  "orders.read": "anonymous customer staff admin",
  "orders.cancel": "anonymous customer staff admin",
  "account.use": "customer staff admin",
  "orders.list": "customer staff admin",
  "catalogue.write": "staff admin",
  "catalogue.import": "staff admin",
  "catalogue.export": "staff admin",
  "stock.read": "staff admin",
  "stock.adjust": "staff admin",
  "orders.fulfil": "staff admin",
  "orders.refund": "staff admin",
  "users.read": "admin",
  "users.manage": "admin",
  "audit.read": "admin",
  "security.read": "admin",
};
const givenTo = (needs: Need) =>
  callers
    .filter((caller) => isPermitted(needs, caller))
    .map((caller) => (caller.kind === "user" ? caller.role : caller.kind))
    .join(" ");

test.each(Object.entries(expected) as [Need, string][])("%p is given to exactly: %s", (needs, who) => {
  expect(givenTo(needs)).toBe(who);
});

test("what nobody was given, nobody has; nor does a service that comes to this door", () => {
  expect(givenTo("shop.sell" as Need)).toBe("");
  const service: Caller = { kind: "service", service: "order" };
  expect((Object.keys(expected) as Need[]).filter((needs) => isPermitted(needs, service))).toEqual(["open"]);
});

test("every permission is needed by a route, and every role has each of its own once", () => {
  const needed = new Set<string>(routes.map(({ needs }) => needs));
  expect(permissionsOf.admin.filter((permission) => !needed.has(permission))).toEqual([]);
  expect(Object.keys(expected).sort()).toEqual(["open", ...permissionsOf.admin].sort());
  for (const own of Object.values(permissionsOf)) expect(new Set(own).size).toBe(own.length);
});

test("what changes the shop is for staff, and other people's accounts are for administrators", () => {
  const whoOf = (pattern: RegExp) =>
    new Set(routes.filter(({ key }) => pattern.test(key)).map(({ needs }) => givenTo(needs)));
  expect(whoOf(/^(POST|PATCH|DELETE) \/api\/v1\/(products|categories|media)/)).toEqual(new Set(["staff admin"]));
  expect(whoOf(/\/orders\/:order_id\/(ship|deliver|refund)$/)).toEqual(new Set(["staff admin"]));
  expect(whoOf(/ \/api\/v1\/users(\/:user_id)?$/)).toEqual(new Set(["admin"]));
  expect(whoOf(/ \/api\/v1\/users\/me/)).toEqual(new Set(["customer staff admin"]));
});

test("whatever takes a password or a mailed token, or asks for a mail or for all data, is counted as a login", () => {
  const strict = routes.filter(({ limit }) => limit === "login").map(({ key }) => key);
  expect(strict.sort()).toEqual([
    "DELETE /api/v1/users/me",
    "GET /api/v1/users/me/export",
    "POST /api/v1/auth/login",
    "POST /api/v1/auth/password-reset",
    "POST /api/v1/auth/password-reset/confirm",
    "POST /api/v1/auth/register",
    "POST /api/v1/auth/register/confirm",
    "POST /api/v1/auth/verify-email",
    "POST /api/v1/users/me/password",
    "POST /api/v1/users/me/verify-email",
  ]);
});
