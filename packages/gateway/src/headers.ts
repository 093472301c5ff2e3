// Headers that answers carry whatever they say: for security, for browsers of other origins, and about rate limits.

import type { RateLimit } from "./config.ts";
import type { LimitAnswer } from "./limits.ts";
import type { LimitClass } from "./policy.ts";

/** Name → value. */
export type HeaderValues = Readonly<Record<string, string>>;

/** Where a route says nothing else. A page of our own says its own Content-Security-Policy. */
export const defaultHeaders: HeaderValues = {
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** RateLimit-Policy as the IETF draft has it: the same for everybody. */
export function limitPolicy(limitClass: LimitClass, { count, periodMs }: RateLimit): string {
  return `"${limitClass}";q=${count};w=${Math.ceil(periodMs / 1000)}`;
}

/** RateLimit, of the same draft: what is left for whoever asked. */
export function limitLeft({ limitClass, remaining, resetMs }: LimitAnswer): string {
  return `"${limitClass}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`;
}

const exposed =
  "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Cart-Id, X-Request-Id, X-Trace-Id";
const accepted =
  "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Cart-Id, X-Order-Token, X-Request-Id, traceparent";

/** Lets a page of an allowed origin read an answer. Tokens are sent by hand, so no credentials are allowed. */
export function setCorsHeaders(headers: Headers, origin: string | null, allowed: readonly string[]): void {
  headers.append("vary", "Origin");
  if (origin === null || !allowed.includes(origin)) return;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-expose-headers", exposed);
}

/** The answer to OPTIONS, which is a browser's question before a request when it names the method to come. */
export function optionsResponse(request: Request, methods: readonly string[], allowed: readonly string[]): Response {
  const headers = new Headers({ allow: methods.join(", ") });
  const origin = request.headers.get("origin");
  const isPreflight = request.headers.get("access-control-request-method") !== null;
  if (isPreflight && origin !== null && allowed.includes(origin)) {
    headers.set("access-control-allow-methods", methods.join(", "));
    headers.set("access-control-allow-headers", accepted);
    headers.set("access-control-max-age", "600");
  }
  return new Response(null, { status: 204, headers });
}
