// Two secrets of the same key: the token that opens a guest's order, made anew each time and never stored, and the
// hash that tells whether a repeated request says the same, from which nobody can find what it said.

import { createHmac, timingSafeEqual } from "node:crypto";

/** base64url of HMAC-SHA-256 over the order's id. */
export function orderToken(secret: string, orderId: string): string {
  return createHmac("sha256", secret).update(orderId).digest("base64url");
}

/** Compares in constant time. */
export function isOrderToken(secret: string, orderId: string, token: string): boolean {
  const expected = Buffer.from(orderToken(secret, orderId));
  const given = Buffer.from(token);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/**
 * Hash of a parsed request. It covers the payment token, so it is keyed: without the secret nobody can try tokens
 * against it. The key is derived, so that no request's hash is ever an order's token.
 */
export function hashRequest(secret: string, parsed: unknown): Buffer {
  const key = createHmac("sha256", secret).update("request hash").digest();
  return createHmac("sha256", key).update(JSON.stringify(parsed)).digest();
}
