// Who may use which route, in one table. A route that is not in it does not exist: the front door lets nothing else
// in, and the app does not start when its routes and this table differ.

import type { Caller } from "@shoal/rpc";

/**
 * open: nobody is asked who they are, a token is not even read. public: everybody, known or not. The others need what
 * they say; staff includes admin, and every signed-in person is a customer.
 */
export type Permission = "open" | "public" | "guest-or-customer" | "customer" | "staff" | "admin";

/** Which rate limit counts; each has its own setting. */
export type LimitClass = "login" | "write" | "read";

type Row = {
  readonly who: Permission;
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
  "GET /": { who: "open", isQuiet: true },
  "GET /health": { who: "open", limit: "none", isQuiet: true },
  "GET /livez": { who: "open", limit: "none", isQuiet: true },
  "GET /readyz": { who: "open", limit: "none", isQuiet: true },
  "GET /docs": { who: "open", isQuiet: true },
  "GET /docs/errors": { who: "open", isQuiet: true },
  "GET /docs/:file": { who: "open", isQuiet: true },
  "GET /openapi.json": { who: "open", isQuiet: true },
  "GET /.well-known/jwks.json": { who: "open", isQuiet: true },
  "GET /media/:sha256": { who: "open" },

  "POST /api/v1/auth/register": { who: "open", limit: "login" },
  "POST /api/v1/auth/register/confirm": { who: "open", limit: "login" },
  "POST /api/v1/auth/login": { who: "open", limit: "login" },
  "POST /api/v1/auth/password-reset": { who: "open", limit: "login" },
  "POST /api/v1/auth/password-reset/confirm": { who: "open", limit: "login" },
  "POST /api/v1/auth/verify-email": { who: "open", limit: "login" },
  "POST /api/v1/auth/refresh": { who: "open" },
  "POST /api/v1/auth/logout": { who: "open" },

  "GET /api/v1/users/me": { who: "customer" },
  "PATCH /api/v1/users/me": { who: "customer" },
  "DELETE /api/v1/users/me": { who: "customer", limit: "login", body: "json" },
  "GET /api/v1/users/me/export": { who: "customer", limit: "login" },
  "POST /api/v1/users/me/verify-email": { who: "customer", limit: "login", body: "none" },
  "POST /api/v1/users/me/password": { who: "customer", limit: "login" },
  "GET /api/v1/users/me/sessions": { who: "customer" },
  "DELETE /api/v1/users/me/sessions": { who: "customer" },
  "DELETE /api/v1/users/me/sessions/:session_id": { who: "customer" },
  "GET /api/v1/users/me/addresses": { who: "customer" },
  "POST /api/v1/users/me/addresses": { who: "customer" },
  "GET /api/v1/users/me/addresses/:address_id": { who: "customer" },
  "PATCH /api/v1/users/me/addresses/:address_id": { who: "customer" },
  "DELETE /api/v1/users/me/addresses/:address_id": { who: "customer" },
  "GET /api/v1/users": { who: "admin" },
  "GET /api/v1/users/:user_id": { who: "admin" },
  "PATCH /api/v1/users/:user_id": { who: "admin" },
  "DELETE /api/v1/users/:user_id": { who: "admin" },

  "GET /api/v1/security-events": { who: "admin" },

  "GET /api/v1/products": { who: "public" },
  "GET /api/v1/products/:product_id": { who: "public" },
  "POST /api/v1/products": { who: "staff" },
  "PATCH /api/v1/products/:product_id": { who: "staff" },
  "DELETE /api/v1/products/:product_id": { who: "staff" },
  "POST /api/v1/products/:product_id/variants": { who: "staff" },
  "PATCH /api/v1/products/:product_id/variants/:variant_id": { who: "staff" },
  "DELETE /api/v1/products/:product_id/variants/:variant_id": { who: "staff" },
  "POST /api/v1/products/:product_id/stock-adjustments": { who: "staff" },
  "POST /api/v1/products/import": { who: "staff", body: "stream", time: "import" },
  "GET /api/v1/products/export": { who: "staff", limit: "write", time: "import" },
  "GET /api/v1/imports/:import_id": { who: "staff" },
  "GET /api/v1/stock": { who: "staff" },
  "GET /api/v1/audit": { who: "admin" },
  "POST /api/v1/media": { who: "staff", body: "stream" },

  "GET /api/v1/categories": { who: "public" },
  "POST /api/v1/categories": { who: "staff" },
  "PATCH /api/v1/categories/:category_id": { who: "staff" },
  "DELETE /api/v1/categories/:category_id": { who: "staff" },

  "GET /api/v1/cart": { who: "guest-or-customer" },
  "DELETE /api/v1/cart": { who: "guest-or-customer" },
  "POST /api/v1/cart/items": { who: "guest-or-customer" },
  "PATCH /api/v1/cart/items/:variant_id": { who: "guest-or-customer" },
  "DELETE /api/v1/cart/items/:variant_id": { who: "guest-or-customer" },

  "POST /api/v1/quotes": { who: "guest-or-customer", body: "optional-json" },
  "POST /api/v1/orders": { who: "guest-or-customer", time: "checkout" },
  "GET /api/v1/orders": { who: "customer" },
  "GET /api/v1/orders/:order_id": { who: "guest-or-customer" },
  "POST /api/v1/orders/:order_id/cancel": { who: "guest-or-customer", body: "optional-json", time: "checkout" },
  "POST /api/v1/orders/:order_id/ship": { who: "staff", body: "optional-json" },
  "POST /api/v1/orders/:order_id/deliver": { who: "staff", body: "optional-json" },
  "POST /api/v1/orders/:order_id/refund": { who: "staff", body: "optional-json", time: "checkout" },
} as const satisfies Record<string, Row>;

export type RouteKey = keyof typeof table;

/** A route with everything that is decided before its handler runs. */
export type Route = {
  /** "GET /api/v1/products/:product_id". */
  readonly key: RouteKey;
  readonly method: string;
  /** The template, never a path that somebody sent. */
  readonly path: string;
  readonly who: Permission;
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
    who: row.who,
    limit: row.limit ?? (method === "GET" ? "read" : "write"),
    body: row.body ?? (hasBody ? "json" : "none"),
    time: row.time ?? "request",
    isQuiet: row.isQuiet ?? false,
  };
}

/** Every route there is. */
export const routes: readonly Route[] = Object.entries(table).map(expand);

/** Whether a permission is given to a caller. */
export function isPermitted(who: Permission, caller: Caller): boolean {
  switch (who) {
    case "open":
    case "public":
    case "guest-or-customer":
      return true;
    case "customer":
      return caller.kind === "user";
    case "staff":
      return caller.kind === "user" && caller.role !== "customer";
    case "admin":
      return caller.kind === "user" && caller.role === "admin";
  }
}

/** Differences between the routes of an app and the table, one sentence each; none when they agree. */
export function policyGaps(registered: readonly { readonly method: string; readonly path: string }[]): string[] {
  const served = new Set(registered.map(({ method, path }) => `${method} ${path}`));
  const allowed = new Set<string>(routes.map(({ key }) => key));
  return [
    ...[...served].filter((key) => !allowed.has(key)).map((key) => `${key} has no permission in the policy`),
    ...[...allowed].filter((key) => !served.has(key)).map((key) => `${key} is in the policy and is not served`),
  ];
}
