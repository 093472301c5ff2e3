// Reads the request headers that carry meaning of the shop. Each says what is wrong with it, by its own name.

import { invalidField, Problem } from "./problem.ts";

/** The key of a request that must have one. */
export function requireIdempotencyKey(value: string | undefined): string {
  if (value === undefined || value === "") {
    throw new Problem("IDEMPOTENCY_KEY_MISSING", "send an Idempotency-Key, so that a repeat cannot act twice");
  }
  return readIdempotencyKey(value);
}

/** The key of a request that may have one; "" without. */
export function optionalIdempotencyKey(value: string | undefined): string {
  return value === undefined ? "" : readIdempotencyKey(value);
}

/** A structured-field string ("abc") and a bare value (abc) are the same key. */
function readIdempotencyKey(value: string): string {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(value)?.[1]?.replaceAll(/\\(["\\])/g, "$1");
  const key = quoted ?? value;
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw invalidField("Idempotency-Key", "INVALID_FORMAT", "must be 1 to 255 printable ASCII characters");
  }
  return key;
}

/** The version that a change is meant for. An ETag of ours begins with the version, so both can be sent. */
export function requireVersion(ifMatch: string | undefined): string {
  const version = optionalVersion(ifMatch);
  if (version === undefined) {
    throw new Problem("PRECONDITION_REQUIRED", "send If-Match with the ETag or version that you have read");
  }
  return version;
}

/** The same where a change may also be meant for whatever is there; undefined for that. */
export function optionalVersion(ifMatch: string | undefined): string | undefined {
  if (ifMatch === undefined || ifMatch === "*") return undefined;
  const version = /^(?:W\/)?"?(\d{1,15})(?:-[\w-]{1,40})?"?$/.exec(ifMatch)?.[1];
  if (version === undefined) {
    throw invalidField("If-Match", "INVALID_FORMAT", 'must be one ETag or version, for example "7"');
  }
  return version;
}

/** A guest's cart, or undefined. */
export function optionalCartId(value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  // 128 bits as base64url: the last character carries two of them.
  if (!/^[\w-]{21}[AQgw]$/.test(value))
    throw invalidField("X-Cart-Id", "INVALID_FORMAT", "must be a cart id of this shop");
  return value;
}

/** A guest's capability for an order; "" without. */
export function optionalOrderToken(value: string | undefined): string {
  if (value !== undefined && !/^[\w-]{1,200}$/.test(value)) {
    throw invalidField("X-Order-Token", "INVALID_FORMAT", "must be an order token of this shop");
  }
  return value ?? "";
}
