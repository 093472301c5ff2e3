// Moves a guest's lines into the cart of the customer whom the guest turned out to be.

import type { MergeCartRequest__Output, MergeCartResponse } from "@shoal/contract";
import { type Call, readInput } from "@shoal/rpc";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readGuestCartId, requireCustomer } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "mergeCart">; readonly newId: () => string };

export async function mergeCart(deps: Deps, request: MergeCartRequest__Output, call: Call): Promise<MergeCartResponse> {
  const input = readInput();
  const userId = input.uuid("user_id", request.userId);
  const guestCartId = readGuestCartId(input, "guest_cart_id", request.guestCartId);
  input.done();
  requireCustomer(call.caller, userId);
  return { cart: cartToProto(await deps.store.mergeCart({ userId, guestCartId, newCartId: deps.newId() })) };
}
