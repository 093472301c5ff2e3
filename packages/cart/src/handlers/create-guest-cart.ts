// Starts an empty guest cart. Only ids that were made here are ever accepted later: nobody can choose one for another.

import type { CreateGuestCartResponse } from "@shoal/contract";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";

export type Deps = {
  readonly store: Pick<CartStore, "createGuestCart">;
  /** 128 random bits as base64url. */
  readonly newGuestCartId: () => string;
};

export async function createGuestCart(deps: Deps): Promise<CreateGuestCartResponse> {
  return { cart: cartToProto(await deps.store.createGuestCart(deps.newGuestCartId())) };
}
