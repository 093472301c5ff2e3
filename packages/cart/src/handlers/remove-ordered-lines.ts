// Subtracts what an order took, once per order. Only the order service may call it (see server.ts), long after the
// buyer has left, so it is not asked on whose behalf; the ordered cart's id says which cart is meant.

import type { RemoveOrderedLinesRequest__Output, RemoveOrderedLinesResponse } from "@shoal/contract";
import { crashPoint } from "@shoal/process";
import { isUuid, readInput } from "@shoal/rpc";
import { linesMax, quantityMax } from "../domain.ts";
import type { CartStore } from "../store.ts";
import { cartToProto } from "../wire.ts";
import { readGuestCartId, readOwner } from "./owner.ts";

export type Deps = { readonly store: Pick<CartStore, "removeOrderedLines"> };

export async function removeOrderedLines(
  deps: Deps,
  request: RemoveOrderedLinesRequest__Output,
): Promise<RemoveOrderedLinesResponse> {
  const input = readInput();
  const owner = readOwner(input, request.owner);
  const cartId = isUuid(request.cartId)
    ? request.cartId.toLowerCase()
    : readGuestCartId(input, "cart_id", request.cartId);
  const orderId = input.uuid("order_id", request.orderId);
  if (request.lines.length > linesMax) input.refuse("lines", "TOO_MANY", `must be at most ${linesMax}`);
  const lines = request.lines.slice(0, linesMax).map(({ variantId, quantity }, index) => ({
    variantId: input.uuid(`lines[${index}].variant_id`, variantId),
    quantity: input.integer(`lines[${index}].quantity`, quantity, { min: 1, max: quantityMax }),
  }));
  input.done();
  crashPoint("cart.remove-ordered.before");
  const cart = await deps.store.removeOrderedLines(owner, { cartId, orderId, lines });
  crashPoint("cart.remove-ordered.after");
  return { cart: cartToProto(cart) };
}
