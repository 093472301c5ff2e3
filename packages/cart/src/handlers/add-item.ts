// Adds units of a variant. A customer's cart is made when it is missing; a guest's must exist.

import type { AddItemRequest__Output, AddItemResponse } from "@shoal/contract";
import { type Call, failedPrecondition, notFound, type Refusal, readInput } from "@shoal/rpc";
import { linesMax, quantityMax } from "../domain.ts";
import type { AdditionRefused, CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readOwner, requireOwner } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "addItem">; readonly newId: () => string };

export async function addItem(deps: Deps, request: AddItemRequest__Output, call: Call): Promise<AddItemResponse> {
  const input = readInput();
  const owner = readOwner(input, request.owner);
  const variantId = input.uuid("variant_id", request.variantId);
  const quantity = input.integer("quantity", request.quantity, { min: 1, max: quantityMax });
  const requestId = input.text("request_id", request.requestId, { min: 0, max: 255 });
  input.done();
  requireOwner(call.caller, owner);
  const added = await deps.store.addItem(owner, { variantId, quantity, requestId, newCartId: deps.newId() });
  if (typeof added === "string") throw refusals[added]();
  return { cart: cartToProto(added) };
}

const refusals: Record<AdditionRefused, () => Refusal> = {
  CART_NOT_FOUND: () => notFound("CART_NOT_FOUND", "there is no such cart; it may have expired"),
  CART_LINE_LIMIT: () =>
    failedPrecondition("CART_LINE_LIMIT", `a cart holds at most ${linesMax} different items`, {
      metadata: { lines_max: String(linesMax) },
    }),
  CART_QUANTITY_LIMIT: () =>
    failedPrecondition("CART_QUANTITY_LIMIT", `a cart holds at most ${quantityMax} of one item`, {
      metadata: { quantity_max: String(quantityMax) },
    }),
  IDEMPOTENCY_KEY_REUSED: () =>
    failedPrecondition("IDEMPOTENCY_KEY_REUSED", "this key was used for another item or quantity"),
};
