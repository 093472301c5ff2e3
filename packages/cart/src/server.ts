// The cart service: one line for each RPC, and who may call it.

import { cartService } from "@shoal/contract";
import type { Log, ServiceToken } from "@shoal/process";
import { isUnavailable } from "@shoal/redis";
import { createRpcServer, type Implementation, implement, type Refusal, type RpcServer, unavailable } from "@shoal/rpc";
import { addItem } from "./handlers/add-item.ts";
import { clearCart } from "./handlers/clear-cart.ts";
import { createGuestCart } from "./handlers/create-guest-cart.ts";
import { getCart } from "./handlers/get-cart.ts";
import { mergeCart } from "./handlers/merge-cart.ts";
import { removeItem } from "./handlers/remove-item.ts";
import { removeOrderedLines } from "./handlers/remove-ordered-lines.ts";
import { setItem } from "./handlers/set-item.ts";
import type { CartStore } from "./store.ts";

export type Deps = {
  readonly store: CartStore;
  /** A uuid v7. */
  readonly newId: () => string;
  /** 128 random bits as base64url. */
  readonly newGuestCartId: () => string;
};

export function createServer(
  deps: Deps & { readonly log: Log; readonly acceptedTokens: readonly ServiceToken[] },
): RpcServer {
  const { log, acceptedTokens } = deps;
  return createRpcServer({ log, acceptedTokens, implementations: createImplementations(deps), refusalFromFailure });
}

export function createImplementations(deps: Deps): readonly Implementation[] {
  const from = ["gateway"];
  return [
    implement(cartService, {
      createGuestCart: { from, handle: () => createGuestCart(deps) },
      getCart: { from: ["gateway", "order"], handle: (request, call) => getCart(deps, request, call) },
      addItem: { from, handle: (request, call) => addItem(deps, request, call) },
      setItem: { from, handle: (request, call) => setItem(deps, request, call) },
      removeItem: { from, handle: (request, call) => removeItem(deps, request, call) },
      clearCart: { from, handle: (request, call) => clearCart(deps, request, call) },
      mergeCart: { from, handle: (request, call) => mergeCart(deps, request, call) },
      removeOrderedLines: { from: ["order"], handle: (request) => removeOrderedLines(deps, request) },
    }),
  ];
}

/** Redis being away is no fault of the request, which may be sent again. */
export function refusalFromFailure(error: unknown): Refusal | undefined {
  return isUnavailable(error) ? unavailable("STORE_UNAVAILABLE", "carts cannot be reached at the moment") : undefined;
}
