// Whose cart a request means: the signed-in person's, or the guest's whose cart id came along. A token wins over a cart
// id, so that nobody shops into a guest's cart after signing in.

import type { CartOwner } from "@shoal/contract";
import type { Caller } from "@shoal/rpc";
import { optionalCartId } from "./header-values.ts";
import { Problem } from "./problem.ts";

/** The cart's owner, or undefined for a guest who has no cart yet. */
export function cartOwnerOf(caller: Caller, cartIdHeader: string | undefined): CartOwner | undefined {
  if (caller.kind === "user") return { userId: caller.userId };
  const guestCartId = optionalCartId(cartIdHeader);
  return guestCartId === undefined ? undefined : { guestCartId };
}

/** The same where there must be a cart: a guest without one has nothing to change or buy. */
export function requireCartOwner(caller: Caller, cartIdHeader: string | undefined): CartOwner {
  const owner = cartOwnerOf(caller, cartIdHeader);
  if (owner === undefined) throw new Problem("CART_NOT_FOUND", "sign in, or send the guest's cart id as X-Cart-Id");
  return owner;
}
