// Headers that answers carry whatever they say: for security, for browsers of other origins, and about rate limits.

import type { LimitAnswer } from "./limits.ts";

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

/** RateLimit and RateLimit-Policy as the IETF draft has them. */
export function limitHeaders({ limitClass, limit, remaining, resetMs }: LimitAnswer): HeaderValues {
  return {
    "ratelimit-policy": `"${limitClass}";q=${limit.count};w=${Math.ceil(limit.periodMs / 1000)}`,
    ratelimit: `"${limitClass}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`,
  };
}

const exposed =
  "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Cart-Id, X-Request-Id, X-Trace-Id";
const accepted =
  "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Cart-Id, X-Order-Token, X-Request-Id, traceparent";

/**
 * Lets a page of an allowed origin read an answer. Tokens are sent by hand, so no credentials are allowed. Where any
 * origin is, answers also vary by Origin.
 */
export function corsHeaders(origin: string | null, allowed: readonly string[]): HeaderValues {
  if (origin === null || !allowed.includes(origin)) return {};
  return { "access-control-allow-origin": origin, "access-control-expose-headers": exposed };
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
