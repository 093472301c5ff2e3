// The cart as it is. An owner without one has an empty cart of version 0 and no id; reading does not put its end off.

import type { GetCartRequest__Output, GetCartResponse } from "@shoal/contract";
import { type Call, readInput } from "@shoal/rpc";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readOwner, requireOwner } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "getCart"> };

export async function getCart(deps: Deps, request: GetCartRequest__Output, call: Call): Promise<GetCartResponse> {
  const input = readInput();
  const owner = readOwner(input, request.owner);
  input.done();
  requireOwner(call.caller, owner);
  return { cart: cartToProto(await deps.store.getCart(owner)) };
}
