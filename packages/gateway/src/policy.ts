// What each role may do, and what each route needs of that. A route that is not in the table does not exist: the front
// door lets nothing else in, and the app does not start when its routes and this table differ.

import { anonymous, type Caller } from "@shoal/rpc";

const visitor = ["catalogue.read", "cart.use", "orders.place", "orders.read", "orders.cancel"] as const;
const customer = [...visitor, "account.use", "orders.list"] as const;
const staff = [
  ...customer,
  ...(["catalogue.write", "catalogue.import", "catalogue.export", "stock.read", "stock.adjust"] as const),
  ...(["orders.fulfil", "orders.refund"] as const),
] as const;
const admin = [...staff, "users.read", "users.manage", "audit.read", "security.read"] as const;

/**
 * What each role may do; whoever sends no token is a visitor. Permissions are about kinds of things: whose cart, account
 * or order it is, services check, and staff see everybody's orders there.
 */
export const permissionsOf = { visitor, customer, staff, admin } as const;

export type Permission = (typeof admin)[number];

/** open: nobody is asked who they are, a token is not even read. */
export type Need = Permission | "open";

/** Which rate limit counts; each has its own setting. */
export type LimitClass = "login" | "write" | "read";

type Row = {
  readonly needs: Need;
  /** By default "read" for GET and "write" for the rest. */
  readonly limit?: LimitClass | "none";
  /** By default none for GET and DELETE, and JSON for the rest. */
  readonly body?: BodyKind;
  /** By default "request". */
  readonly time?: TimeClass;
  /** Neither logged nor traced: what probes and pages ask for all the time. */
  readonly isQuiet?: boolean;
};

/** optional-json: no body at all counts as {}. stream: the route reads it itself. */
export type BodyKind = "none" | "json" | "optional-json" | "stream";
export type TimeClass = "request" | "checkout" | "import";

const table = {
  "GET /": { needs: "open", isQuiet: true },
  "GET /health": { needs: "open", limit: "none", isQuiet: true },
  "GET /livez": { needs: "open", limit: "none", isQuiet: true },
  "GET /readyz": { needs: "open", limit: "none", isQuiet: true },
  "GET /docs": { needs: "open", isQuiet: true },
  "GET /docs/errors": { needs: "open", isQuiet: true },
  "GET /docs/:file": { needs: "open", isQuiet: true },
  "GET /openapi.json": { needs: "open", isQuiet: true },
  "GET /.well-known/jwks.json": { needs: "open", isQuiet: true },
  "GET /media/:sha256": { needs: "open" },

  "POST /api/v1/auth/register": { needs: "open", limit: "login" },
  "POST /api/v1/auth/register/confirm": { needs: "open", limit: "login" },
  "POST /api/v1/auth/login": { needs: "open", limit: "login" },
  "POST /api/v1/auth/password-reset": { needs: "open", limit: "login" },
  "POST /api/v1/auth/password-reset/confirm": { needs: "open", limit: "login" },
  "POST /api/v1/auth/verify-email": { needs: "open", limit: "login" },
  "POST /api/v1/auth/refresh": { needs: "open" },
  "POST /api/v1/auth/logout": { needs: "open" },

  "GET /api/v1/users/me": { needs: "account.use" },
  "PATCH /api/v1/users/me": { needs: "account.use" },
  "DELETE /api/v1/users/me": { needs: "account.use", limit: "login", body: "json" },
  "GET /api/v1/users/me/export": { needs: "account.use", limit: "login" },
  "POST /api/v1/users/me/verify-email": { needs: "account.use", limit: "login", body: "none" },
  "POST /api/v1/users/me/password": { needs: "account.use", limit: "login" },
  "GET /api/v1/users/me/sessions": { needs: "account.use" },
  "DELETE /api/v1/users/me/sessions": { needs: "account.use" },
  "DELETE /api/v1/users/me/sessions/:session_id": { needs: "account.use" },
  "GET /api/v1/users/me/addresses": { needs: "account.use" },
  "POST /api/v1/users/me/addresses": { needs: "account.use" },
  "GET /api/v1/users/me/addresses/:address_id": { needs: "account.use" },
  "PATCH /api/v1/users/me/addresses/:address_id": { needs: "account.use" },
  "DELETE /api/v1/users/me/addresses/:address_id": { needs: "account.use" },
  "GET /api/v1/users": { needs: "users.read" },
  "GET /api/v1/users/:user_id": { needs: "users.read" },
  "PATCH /api/v1/users/:user_id": { needs: "users.manage" },
  "DELETE /api/v1/users/:user_id": { needs: "users.manage" },

  "GET /api/v1/security-events": { needs: "security.read" },

  "GET /api/v1/products": { needs: "catalogue.read" },
  "GET /api/v1/products/:product_id": { needs: "catalogue.read" },
  "POST /api/v1/products": { needs: "catalogue.write" },
  "PATCH /api/v1/products/:product_id": { needs: "catalogue.write" },
  "DELETE /api/v1/products/:product_id": { needs: "catalogue.write" },
  "POST /api/v1/products/:product_id/variants": { needs: "catalogue.write" },
  "PATCH /api/v1/products/:product_id/variants/:variant_id": { needs: "catalogue.write" },
  "DELETE /api/v1/products/:product_id/variants/:variant_id": { needs: "catalogue.write" },
  "POST /api/v1/products/:product_id/stock-adjustments": { needs: "stock.adjust" },
  "POST /api/v1/products/import": { needs: "catalogue.import", body: "stream", time: "import" },
  "GET /api/v1/products/export": { needs: "catalogue.export", limit: "write", time: "import" },
  "GET /api/v1/imports/:import_id": { needs: "catalogue.import" },
  "GET /api/v1/stock": { needs: "stock.read" },
  "GET /api/v1/audit": { needs: "audit.read" },
  "POST /api/v1/media": { needs: "catalogue.write", body: "stream" },

  "GET /api/v1/categories": { needs: "catalogue.read" },
  "POST /api/v1/categories": { needs: "catalogue.write" },
  "PATCH /api/v1/categories/:category_id": { needs: "catalogue.write" },
  "DELETE /api/v1/categories/:category_id": { needs: "catalogue.write" },

  "GET /api/v1/cart": { needs: "cart.use" },
  "DELETE /api/v1/cart": { needs: "cart.use" },
  "POST /api/v1/cart/items": { needs: "cart.use" },
  "PATCH /api/v1/cart/items/:variant_id": { needs: "cart.use" },
  "DELETE /api/v1/cart/items/:variant_id": { needs: "cart.use" },

  "POST /api/v1/quotes": { needs: "orders.place", body: "optional-json" },
  "POST /api/v1/orders": { needs: "orders.place", time: "checkout" },
  "GET /api/v1/orders": { needs: "orders.list" },
  "GET /api/v1/orders/:order_id": { needs: "orders.read" },
  "POST /api/v1/orders/:order_id/cancel": { needs: "orders.cancel", body: "optional-json", time: "checkout" },
  "POST /api/v1/orders/:order_id/ship": { needs: "orders.fulfil", body: "optional-json" },
  "POST /api/v1/orders/:order_id/deliver": { needs: "orders.fulfil", body: "optional-json" },
  "POST /api/v1/orders/:order_id/refund": { needs: "orders.refund", body: "optional-json", time: "checkout" },
} as const satisfies Record<string, Row>;

export type RouteKey = keyof typeof table;

/** A route with everything that is decided before its handler runs. */
export type Route = {
  /** "GET /api/v1/products/:product_id". */
  readonly key: RouteKey;
  readonly method: string;
  /** The template, never a path that somebody sent. */
  readonly path: string;
  readonly needs: Need;
  readonly limit: LimitClass | "none";
  readonly body: BodyKind;
  readonly time: TimeClass;
  readonly isQuiet: boolean;
};

function expand([key, row]: [string, Row]): Route {
  const [method = "", path = ""] = key.split(" ");
  const hasBody = method === "POST" || method === "PATCH";
  return {
    key: key as RouteKey,
    method,
    path,
    needs: row.needs,
    limit: row.limit ?? (method === "GET" ? "read" : "write"),
    body: row.body ?? (hasBody ? "json" : "none"),
    time: row.time ?? "request",
    isQuiet: row.isQuiet ?? false,
  };
}

/** Every route there is. */
export const routes: readonly Route[] = Object.entries(table).map(expand);

const granted: Readonly<Record<keyof typeof permissionsOf, ReadonlySet<Need>>> = {
  visitor: new Set(visitor),
  customer: new Set(customer),
  staff: new Set(staff),
  admin: new Set(admin),
};

/** Whether a caller has what a route needs; another service of ours has nothing here. */
export function isPermitted(needs: Need, caller: Caller): boolean {
  if (needs === "open") return true;
  if (caller.kind === "service") return false;
  return granted[caller.kind === "user" ? caller.role : "visitor"].has(needs);
}

/** Whether a route can be used without a token. */
export const isForVisitors = (needs: Need): boolean => isPermitted(needs, anonymous);

/** Differences between the routes of an app and the table, one sentence each; none when they agree. */
export function policyGaps(registered: readonly { readonly method: string; readonly path: string }[]): string[] {
  const served = new Set(registered.map(({ method, path }) => `${method} ${path}`));
  const allowed = new Set<string>(routes.map(({ key }) => key));
  return [
    ...[...served].filter((key) => !allowed.has(key)).map((key) => `${key} has no permission in the policy`),
    ...[...allowed].filter((key) => !served.has(key)).map((key) => `${key} is in the policy and is not served`),
  ];
}
