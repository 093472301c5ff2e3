// Sets the units of a line that exists; setting what is there already changes nothing.

import type { SetItemRequest__Output, SetItemResponse } from "@shoal/contract";
import { type Call, notFound, readInput } from "@shoal/rpc";
import { quantityMax } from "../domain.ts";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readOwner, requireOwner } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "setItem"> };

export async function setItem(deps: Deps, request: SetItemRequest__Output, call: Call): Promise<SetItemResponse> {
  const input = readInput();
  const owner = readOwner(input, request.owner);
  const variantId = input.uuid("variant_id", request.variantId);
  const quantity = input.integer("quantity", request.quantity, { min: 1, max: quantityMax });
  input.done();
  requireOwner(call.caller, owner);
  const cart = await deps.store.setItem(owner, { variantId, quantity });
  if (cart === "CART_LINE_NOT_FOUND") throw notFound("CART_LINE_NOT_FOUND", "the cart does not hold this item");
  return { cart: cartToProto(cart) };
}
