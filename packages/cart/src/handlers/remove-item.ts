// Removes a line; one that is not there changes nothing.

import type { RemoveItemRequest__Output, RemoveItemResponse } from "@shoal/contract";
import { type Call, readInput } from "@shoal/rpc";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readOwner, requireOwner } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "removeItem"> };

export async function removeItem(
  deps: Deps,
  request: RemoveItemRequest__Output,
  call: Call,
): Promise<RemoveItemResponse> {
  const input = readInput();
  const owner = readOwner(input, request.owner);
  const variantId = input.uuid("variant_id", request.variantId);
  input.done();
  requireOwner(call.caller, owner);
  return { cart: cartToProto(await deps.store.removeItem(owner, variantId)) };
}
