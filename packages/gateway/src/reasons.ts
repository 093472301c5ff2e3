// What each refusal means over HTTP: one status for every gRPC code, and one row for every reason that says more or
// needs another status. The texts are the problem documents' titles and the page /docs/errors.

import { Code } from "@shoal/rpc";

/** Every code has a status; a reason's own row wins. */
export const statusOfCode: Readonly<Record<Code, number>> = {
  [Code.OK]: 500,
  [Code.CANCELLED]: 503,
  [Code.UNKNOWN]: 500,
  [Code.INVALID_ARGUMENT]: 400,
  [Code.DEADLINE_EXCEEDED]: 504,
  [Code.NOT_FOUND]: 404,
  [Code.ALREADY_EXISTS]: 409,
  [Code.PERMISSION_DENIED]: 403,
  [Code.RESOURCE_EXHAUSTED]: 429,
  [Code.FAILED_PRECONDITION]: 409,
  [Code.ABORTED]: 409,
  [Code.OUT_OF_RANGE]: 400,
  [Code.UNIMPLEMENTED]: 501,
  [Code.INTERNAL]: 500,
  [Code.UNAVAILABLE]: 503,
  [Code.DATA_LOSS]: 500,
  [Code.UNAUTHENTICATED]: 401,
};

export type ReasonRow = {
  readonly title: string;
  /** Where it differs from the code's. */
  readonly status?: number;
  /** Sent as Retry-After. */
  readonly retryAfterSeconds?: number;
};

export const reasons: Readonly<Record<string, ReasonRow>> = {
  // Requests that are wrong in themselves.
  VALIDATION_FAILED: { title: "The request is not valid", status: 400 },
  MALFORMED_JSON: { title: "The body is not JSON", status: 400 },
  MALFORMED_UPLOAD: { title: "The upload cannot be read", status: 400 },
  IDEMPOTENCY_KEY_MISSING: { title: "An Idempotency-Key is required", status: 400 },
  IDEMPOTENCY_KEY_REUSED: { title: "The Idempotency-Key was used for another request", status: 422 },
  ROUTE_NOT_FOUND: { title: "There is nothing at this address", status: 404 },
  METHOD_NOT_ALLOWED: { title: "The address does not take this method", status: 405 },
  NOT_ACCEPTABLE: { title: "The caller takes nothing that this address answers", status: 406 },
  REQUEST_TIMEOUT: { title: "The request's body did not arrive in time", status: 408 },
  PAYLOAD_TOO_LARGE: { title: "The body is too large", status: 413 },
  URI_TOO_LONG: { title: "The address is too long", status: 414 },
  UNSUPPORTED_MEDIA_TYPE: { title: "The body is of a type that this address does not take", status: 415 },
  PRECONDITION_REQUIRED: { title: "An If-Match header is required", status: 428 },
  HEADERS_TOO_LARGE: { title: "The headers are too large", status: 431 },
  RATE_LIMITED: { title: "Too many requests", status: 429 },

  // Who asks.
  UNAUTHENTICATED: { title: "Sign in first", status: 401 },
  INVALID_TOKEN: { title: "The access token is not valid", status: 401 },
  INVALID_CREDENTIALS: { title: "The address or the password is wrong", status: 401 },
  INVALID_REFRESH_TOKEN: { title: "The refresh token is not valid", status: 401 },
  FORBIDDEN: { title: "This is not for you", status: 403 },
  EMAIL_TAKEN: { title: "The address has an account", status: 409 },
  WRONG_PASSWORD: { title: "The current password is wrong", status: 403 },
  OWN_ACCOUNT: { title: "Administrators leave their own account alone", status: 409 },
  LOGIN_THROTTLED: { title: "Too many attempts from here", status: 429, retryAfterSeconds: 900 },
  INVALID_ONE_TIME_TOKEN: { title: "The link is not valid", status: 401 },
  MAIL_SWITCHED_OFF: { title: "The shop sends no mail", status: 503 },
  LOGIN_OVERLOADED: { title: "Too many people sign in at the moment", status: 429, retryAfterSeconds: 5 },
  USER_NOT_FOUND: { title: "There is no such account", status: 404 },
  SESSION_NOT_FOUND: { title: "There is no such session", status: 404 },
  ADDRESS_NOT_FOUND: { title: "There is no such address", status: 404 },
  ADDRESS_LIMIT_REACHED: { title: "The account has as many addresses as it can", status: 409 },

  // The catalogue and its stock.
  PRODUCT_NOT_FOUND: { title: "There is no such product", status: 404 },
  VARIANT_NOT_FOUND: { title: "There is no such variant", status: 404 },
  VARIANT_UNAVAILABLE: { title: "The variant cannot be ordered", status: 409 },
  CATEGORY_NOT_FOUND: { title: "There is no such category", status: 404 },
  IMAGE_NOT_FOUND: { title: "There is no such picture", status: 404 },
  IMAGE_TOO_LARGE: { title: "The picture is too large", status: 413 },
  IMAGE_TYPE_UNSUPPORTED: { title: "The picture is of a type that the shop does not show", status: 415 },
  VERSION_MISMATCH: { title: "Somebody changed it meanwhile", status: 412 },
  LAST_VARIANT: { title: "A product keeps at least one variant", status: 409 },
  VARIANT_EXISTS: { title: "There is a variant with these option values", status: 409 },
  VARIANT_LIMIT: { title: "The product has as many variants as it can", status: 409 },
  VARIANT_ORDERED: { title: "The variant was ordered and is kept", status: 409 },
  HANDLE_TAKEN: { title: "The handle is taken", status: 409 },
  SKU_TAKEN: { title: "The sku is taken", status: 409 },
  CATEGORY_CYCLE: { title: "A category cannot be below itself", status: 409 },
  CATEGORY_HAS_CHILDREN: { title: "The category has children", status: 409 },
  IMPORT_COLUMNS_INVALID: { title: "The file's columns cannot be used", status: 400 },
  IMPORT_NOT_CSV: { title: "The file is not CSV", status: 400 },
  IMPORT_NOT_UTF8: { title: "The file is neither UTF-8 nor Windows-1252", status: 400 },
  IMPORT_NOT_FOUND: { title: "There is no such import", status: 404 },
  IMPORT_ID_TAKEN: { title: "Another import has that id", status: 409 },
  IMPORT_TOO_LARGE: { title: "The file has too many products", status: 400 },
  IMPORT_INTERRUPTED: { title: "The import was interrupted", status: 409 },
  STOCK_WOULD_GO_NEGATIVE: { title: "There are not that many units", status: 409 },

  // Carts and orders.
  CART_NOT_FOUND: { title: "There is no such cart", status: 404 },
  CART_LINE_NOT_FOUND: { title: "The cart has no such line", status: 404 },
  CART_LINE_LIMIT: { title: "The cart is full", status: 409 },
  CART_QUANTITY_LIMIT: { title: "Too many units of one variant", status: 409 },
  CART_EMPTY: { title: "The cart is empty", status: 409 },
  CART_ALREADY_ORDERED: { title: "The cart has been ordered", status: 409 },
  ORDER_IN_PROGRESS: { title: "The order is being placed", status: 409, retryAfterSeconds: 1 },
  ORDER_NOT_FOUND: { title: "There is no such order", status: 404 },
  ORDER_CANCELLED: { title: "The order was cancelled", status: 409 },
  ORDER_BUSY: { title: "The order is being changed", status: 409, retryAfterSeconds: 1 },
  ORDER_TOTAL_TOO_LARGE: { title: "The order costs more than one order can", status: 409 },
  ORDER_NOT_CANCELLABLE: { title: "The order can no longer be cancelled", status: 409 },
  ORDER_NOT_SHIPPABLE: { title: "The order cannot be shipped", status: 409 },
  ORDER_NOT_DELIVERABLE: { title: "The order cannot be delivered", status: 409 },
  ORDER_NOT_REFUNDABLE: { title: "The order has no money to give back", status: 409 },
  ORDER_LINE_NOT_FOUND: { title: "The order has no such line", status: 409 },
  NOTHING_TO_SHIP: { title: "There is nothing left to ship", status: 409 },
  NOTHING_TO_REFUND: { title: "There is nothing left to give back", status: 409 },
  REFUND_EXCEEDS_ORDER: { title: "Fewer units are left to be given back", status: 409 },
  COUPON_INVALID: { title: "There is no such coupon", status: 400 },
  CHECKOUT_INTERRUPTED: { title: "The order could not be placed and was undone", status: 503, retryAfterSeconds: 1 },
  PAYMENT_PROVIDER_MISMATCH: { title: "The shop is paid through another provider", status: 400 },
  PAYMENT_UNRESOLVED: { title: "The payment did not end in time and was undone", status: 409 },
  PAYMENT_NOT_CAPTURED: { title: "The payment was not taken yet", status: 409, retryAfterSeconds: 1 },
  OUT_OF_STOCK: { title: "There are not enough units", status: 409 },
  PRICE_CHANGED: { title: "The total is another than expected", status: 409 },
  PAYMENT_DECLINED: { title: "The payment was declined", status: 402 },
  PAYMENT_INSUFFICIENT_FUNDS: { title: "The payment was declined for lack of funds", status: 402 },

  // The shop's own trouble.
  INTERNAL: { title: "Something went wrong inside the shop", status: 500 },
  SERVICE_UNAVAILABLE: { title: "A part of the shop does not answer", status: 503, retryAfterSeconds: 1 },
  CANCELLED: { title: "The request was cancelled", status: 503, retryAfterSeconds: 1 },
  SERVICE_OVERLOADED: { title: "A part of the shop has too much to do", status: 503, retryAfterSeconds: 1 },
  STORE_UNAVAILABLE: { title: "A store does not answer", status: 503, retryAfterSeconds: 1 },
  NOT_READY: { title: "This process does not take requests", status: 503, retryAfterSeconds: 1 },
  OVERLOADED: { title: "The shop has too much to do", status: 503, retryAfterSeconds: 1 },
  DEADLINE_EXCEEDED: { title: "The shop did not answer in time", status: 504, retryAfterSeconds: 1 },
  RESOURCE_EXHAUSTED: { title: "A part of the shop cannot take this", status: 503, retryAfterSeconds: 1 },
};

/** Refusals between services are trouble of the shop: they leave as INTERNAL and say nothing. */
export const internalReasons: ReadonlySet<string> = new Set(["SERVICE_UNAUTHENTICATED", "SERVICE_FORBIDDEN"]);
