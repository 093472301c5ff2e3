// Reads what quotes and orders are asked with. The shape is read first and alone, since it is what a request key's
// hash covers; what depends on the shop's configuration is checked after the key was looked up, so that a repeat gets
// its answer even when the configuration has changed since.

import type { CartOwner__Output, PlaceOrderRequest__Output, PostalAddress__Output } from "@shoal/contract";
import { amountMinorMax, type Money, money } from "@shoal/money";
import { type Call, type Input, invalidArgument, permissionDenied, readInput } from "@shoal/rpc";
import type { Settings } from "../deps.ts";
import type { Address, CartOwner } from "../domain/order.ts";
import { standardShipping } from "../domain/pricing.ts";
import { readRequestId } from "./request-key.ts";

export type PlaceOrderInput = {
  readonly requestId: string;
  readonly owner: CartOwner;
  readonly email: string;
  readonly shippingAddress: Address;
  readonly shippingMethod: string;
  readonly couponCode: string;
  readonly expectedTotal: Money | undefined;
  readonly provider: string;
  readonly token: string;
};

const emailPattern = /^[^\s@<>()[\]\\,;:"]+@[^\s@.<>()[\]\\,;:"]+(\.[^\s@.<>()[\]\\,;:"]+)+$/;

/** The request's shape; throws VALIDATION_FAILED with everything that is wrong with it. */
export function readPlaceOrder(request: PlaceOrderRequest__Output): PlaceOrderInput {
  const input = readInput();
  const address = input.required("shipping_address", request.shippingAddress);
  const payment = input.required("payment", request.payment);
  const email = input.text("email", request.email, { min: 1, max: 254 });
  if (email !== "" && !emailPattern.test(email)) input.refuse("email", "INVALID_EMAIL", "must be an e-mail address");
  const read: PlaceOrderInput = {
    requestId: readRequestId(input, request.requestId),
    owner: readOwner(input, request.cartOwner),
    email,
    shippingAddress: readAddress(input, address),
    shippingMethod: readShippingMethod(input, request.shippingMethod),
    couponCode: input.text("coupon_code", request.couponCode, { min: 0, max: 50 }),
    expectedTotal: readExpectedTotal(input, request.expectedTotal),
    provider: input.text("payment.provider", payment?.provider ?? "", { min: payment == null ? 0 : 1, max: 50 }),
    token: input.text("payment.token", payment?.token ?? "", { min: payment == null ? 0 : 1, max: 500 }),
  };
  input.done();
  return read;
}

/** Whose cart is meant. */
export function readOwner(input: Input, owner: CartOwner__Output | null): CartOwner {
  if (owner?.userId !== undefined) return { kind: "user", id: input.uuid("cart_owner.user_id", owner.userId) };
  if (owner?.guestCartId !== undefined) {
    if (!/^[A-Za-z0-9_-]{1,128}$/.test(owner.guestCartId)) {
      input.refuse("cart_owner.guest_cart_id", "INVALID_ID", "must be a cart's id");
    }
    return { kind: "guest", id: owner.guestCartId };
  }
  input.refuse("cart_owner", "REQUIRED", "must be given");
  return { kind: "guest", id: "" };
}

/** An account's cart is for its own signed-in customer; a guest cart's id opens it to whoever knows it. */
export function requireOwner(call: Call, owner: CartOwner): void {
  if (owner.kind === "guest") return;
  if (call.caller.kind !== "user" || call.caller.userId !== owner.id) {
    throw permissionDenied("FORBIDDEN", "this cart is somebody else's");
  }
}

/** Empty means the standard way. */
export function readShippingMethod(input: Input, method: string): string {
  return input.text("shipping_method", method, { min: 0, max: 50 }) || standardShipping;
}

function readAddress(input: Input, address: PostalAddress__Output | undefined): Address {
  const read = (field: string, value: string | undefined, min: number) =>
    input.text(`shipping_address.${field}`, value ?? "", { min: address === undefined ? 0 : min, max: 200 });
  const country = read("country", address?.country, 1).toUpperCase();
  if (country !== "" && !/^[A-Z]{2}$/.test(country)) {
    input.refuse("shipping_address.country", "INVALID_COUNTRY", "must be a country's code of two letters");
  }
  return {
    name: read("name", address?.name, 1),
    line1: read("line1", address?.line1, 1),
    line2: read("line2", address?.line2, 0),
    city: read("city", address?.city, 1),
    region: read("region", address?.region, 0),
    postalCode: read("postal_code", address?.postalCode, 0),
    country,
    phone: read("phone", address?.phone, 0),
  };
}

function readExpectedTotal(input: Input, expected: PlaceOrderRequest__Output["expectedTotal"]): Money | undefined {
  if (expected === null) return undefined;
  const amountMinor = input.bigint("expected_total.amount_minor", expected.amountMinor, {
    min: 0n,
    max: amountMinorMax,
  });
  if (!/^[A-Z]{3}$/.test(expected.currencyCode)) {
    input.refuse("expected_total.currency_code", "INVALID_CURRENCY", "must be three capital letters");
    return undefined;
  }
  return amountMinor < 0n || amountMinor > amountMinorMax ? undefined : money(expected.currencyCode, amountMinor);
}

/** What the shop offers now: ways to ship, coupons (none yet), its one currency. */
export function checkOffer(
  settings: Settings,
  asked: { readonly shippingMethod: string; readonly couponCode: string; readonly expectedTotal?: Money | undefined },
): void {
  const input = readInput();
  if (!settings.rules.shippingMethods.has(asked.shippingMethod)) {
    const known = [...settings.rules.shippingMethods.keys()].join(", ");
    input.refuse("shipping_method", "UNKNOWN_SHIPPING_METHOD", `must be one of ${known}`);
  }
  if (asked.expectedTotal !== undefined && asked.expectedTotal.currency !== settings.rules.currency) {
    input.refuse("expected_total.currency_code", "INVALID_CURRENCY", `must be ${settings.rules.currency}`);
  }
  input.done();
  if (asked.couponCode !== "") {
    const violations = [{ field: "coupon_code", reason: "COUPON_INVALID", message: "there is no such coupon" }];
    throw invalidArgument("COUPON_INVALID", "there is no such coupon", { violations });
  }
}

/** The buyer must have a token of the shop's own provider. */
export function checkProvider(provider: string, asked: string): void {
  if (asked === provider) return;
  const violations = [
    { field: "payment.provider", reason: "PAYMENT_PROVIDER_MISMATCH", message: `must be ${provider}` },
  ];
  throw invalidArgument("PAYMENT_PROVIDER_MISMATCH", "this shop is paid through another provider", { violations });
}
