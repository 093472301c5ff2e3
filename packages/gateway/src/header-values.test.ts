// Headers that carry meaning of the shop: which values are taken, and that a wrong one is named.

import { expect, test } from "bun:test";
import fc from "fast-check";
import {
  optionalCartId,
  optionalIdempotencyKey,
  optionalOrderToken,
  optionalVersion,
  requireIdempotencyKey,
  requireVersion,
} from "./header-values.ts";
import { makePage } from "./json-page.ts";
import { Problem } from "./problem.ts";

function refusalOf(read: () => unknown): { readonly reason: string; readonly field: string | undefined } {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return { reason: error.reason, field: error.details.errors?.[0]?.field };
    throw error;
  }
  return { reason: "none", field: undefined };
}

const printable = fc.stringMatching(/^[\x20-\x7e]{1,255}$/);

test("an Idempotency-Key is the same key bare and as a structured string", () => {
  fc.assert(
    fc.property(printable, (key) => {
      const quoted = `"${key.replaceAll(/["\\]/g, "\\$&")}"`;
      expect(requireIdempotencyKey(quoted)).toBe(key);
      if (!key.startsWith('"')) expect(requireIdempotencyKey(key)).toBe(key);
      expect(optionalIdempotencyKey(quoted)).toBe(requireIdempotencyKey(quoted));
    }),
  );
});

test("two keys that differ stay two keys", () => {
  fc.assert(
    fc.property(printable, printable, (one, other) => {
      fc.pre(one !== other && !one.startsWith('"') && !other.startsWith('"'));
      expect(requireIdempotencyKey(one)).not.toBe(requireIdempotencyKey(other));
    }),
  );
});

test("no key is missing where one is needed, and none where it may be", () => {
  expect(refusalOf(() => requireIdempotencyKey(undefined)).reason).toBe("IDEMPOTENCY_KEY_MISSING");
  expect(refusalOf(() => requireIdempotencyKey("")).reason).toBe("IDEMPOTENCY_KEY_MISSING");
  expect(optionalIdempotencyKey(undefined)).toBe("");
});

test.each(["x".repeat(256), "a\tb", "clé", "\u{1f41f}", '""'])("the Idempotency-Key %p is refused by name", (value) => {
  expect(refusalOf(() => requireIdempotencyKey(value))).toEqual({
    reason: "VALIDATION_FAILED",
    field: "Idempotency-Key",
  });
});

test("If-Match takes a version and every ETag that the shop gives", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e14 }), fc.jsonValue(), (version, value) => {
      const { etag } = makePage(value, { version });
      for (const given of [etag, `W/${etag}`, String(version), `"${version}"`]) {
        expect(requireVersion(given)).toBe(String(version));
      }
    }),
  );
});

test("If-Match is required for a change that must not be blind, and * means whatever is there", () => {
  for (const value of [undefined, "*"]) {
    expect(refusalOf(() => requireVersion(value)).reason).toBe("PRECONDITION_REQUIRED");
    expect(optionalVersion(value)).toBeUndefined();
  }
});

test.each(["", "abc", '"', "7, 8", '"7", "8"', "-1", "1.5", "1e3", "9".repeat(16), '"7-<script>"', "0x7", " 7"])(
  "the If-Match %p is refused by name",
  (value) => {
    expect(refusalOf(() => optionalVersion(value))).toEqual({ reason: "VALIDATION_FAILED", field: "If-Match" });
  },
);

test("every 128 random bits are a cart id", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const id = Buffer.from(bytes).toString("base64url");
      expect(optionalCartId(id)).toBe(id);
    }),
  );
  expect(optionalCartId(undefined)).toBeUndefined();
  expect(optionalCartId("")).toBeUndefined();
});

test.each(["a", "../../etc", "*", "A".repeat(21), "A".repeat(23), `${"A".repeat(21)}B`, `${"A".repeat(20)}:A`])(
  "the X-Cart-Id %p is refused by name",
  (value) => {
    expect(refusalOf(() => optionalCartId(value))).toEqual({ reason: "VALIDATION_FAILED", field: "X-Cart-Id" });
  },
);

test("an order token is base64url, or none", () => {
  const token = crypto.getRandomValues(Buffer.alloc(32)).toString("base64url");
  expect(optionalOrderToken(token)).toBe(token);
  expect(optionalOrderToken(undefined)).toBe("");
  for (const value of ["", "a b", "a=", "x".repeat(201), "é"]) {
    expect(refusalOf(() => optionalOrderToken(value))).toEqual({ reason: "VALIDATION_FAILED", field: "X-Order-Token" });
  }
});
