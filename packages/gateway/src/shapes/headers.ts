// Request headers that routes take. They are described here for the documentation; routes read them by `header-values`,
// which says precisely what is wrong with one.

import type { Properties } from "./typebox.ts";
import { t } from "./typebox.ts";

const idempotencyKey = t.String({
  minLength: 1,
  maxLength: 255,
  description: "names this request: a repeat with the same key and content is answered as the first one was",
});
const ifMatch = t.String({ description: 'the ETag or version that the change is meant for, for example "7"' });
const cartId = t.String({ description: "a guest's cart; a bearer token wins over it" });
const orderToken = t.String({ description: "a guest's capability for an order" });

type HeaderName = "idempotency-key" | "if-match" | "x-cart-id" | "x-order-token";
/** What a handler sees: any of them may be missing. */
type Given = { readonly [Name in HeaderName]?: string };

/** Documented, not validated: a missing key has a reason of its own. */
function documented(properties: Properties) {
  return t.Unsafe<Given>({ ...t.Object(properties), noValidate: true });
}

export const keyRequired = documented({ "Idempotency-Key": idempotencyKey });
export const keyAccepted = documented({ "Idempotency-Key": t.Optional(idempotencyKey) });
export const matchRequired = documented({ "If-Match": ifMatch });
export const matchAccepted = documented({ "If-Match": t.Optional(ifMatch) });
export const cartAccepted = documented({ "X-Cart-Id": t.Optional(cartId) });
export const cartAndKeyAccepted = documented({
  "X-Cart-Id": t.Optional(cartId),
  "Idempotency-Key": t.Optional(idempotencyKey),
});
export const cartAcceptedKeyRequired = documented({
  "X-Cart-Id": t.Optional(cartId),
  "Idempotency-Key": idempotencyKey,
});
export const orderTokenAccepted = documented({ "X-Order-Token": t.Optional(orderToken) });
export const orderTokenAcceptedKeyRequired = documented({
  "X-Order-Token": t.Optional(orderToken),
  "Idempotency-Key": idempotencyKey,
});
