// Whose cart a request means, and whether the caller may use it.

import type { CartOwner__Output } from "@shoal/contract";
import { type Caller, type Input, notFound, permissionDenied, requireUser } from "@shoal/rpc";
import type { Owner } from "../domain.ts";

/** 128 bits as base64url: the last character carries two of them. */
const guestCartIdPattern = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** The owner that a request names; notes a violation when it names none. */
export function readOwner(input: Input, owner: CartOwner__Output | null): Owner {
  if (owner?.userId !== undefined) return { kind: "user", userId: input.uuid("owner.user_id", owner.userId) };
  if (owner?.guestCartId !== undefined) {
    return { kind: "guest", guestCartId: readGuestCartId(input, "owner.guest_cart_id", owner.guestCartId) };
  }
  input.refuse("owner", "REQUIRED", "must be given");
  return { kind: "guest", guestCartId: "" };
}

/** An id that CreateGuestCart may have made; notes a violation for any other text. */
export function readGuestCartId(input: Input, field: string, value: string): string {
  if (!guestCartIdPattern.test(value)) input.refuse(field, "INVALID_ID", "must be the id of a guest's cart");
  return value;
}

/**
 * Refuses a caller who may not use the cart: a customer's is for that customer, a guest's for every person who knows
 * its id. The order service acts for buyers who have left.
 */
export function requireOwner(caller: Caller, owner: Owner): void {
  if (caller.kind === "service") {
    if (caller.service !== "order") throw permissionDenied("FORBIDDEN", "carts are for their owners");
  } else if (owner.kind === "user") {
    requireCustomer(caller, owner.userId);
  }
}

/** Refuses everybody but the given customer, who learns no more than that there is no such cart. */
export function requireCustomer(caller: Caller, userId: string): void {
  if (requireUser(caller).userId !== userId) throw notFound("CART_NOT_FOUND", "there is no such cart");
}
