// Removes all lines. The cart stays, with its id; an empty one is not changed.

import type { ClearCartRequest__Output, ClearCartResponse } from "@shoal/contract";
import { type Call, readInput } from "@shoal/rpc";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readOwner, requireOwner } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "clearCart"> };

export async function clearCart(deps: Deps, request: ClearCartRequest__Output, call: Call): Promise<ClearCartResponse> {
  const input = readInput();
  const owner = readOwner(input, request.owner);
  input.done();
  requireOwner(call.caller, owner);
  return { cart: cartToProto(await deps.store.clearCart(owner)) };
}
