// Takes what was ordered out of the cart it came from; what was added meanwhile stays. Once per order, however often
// it is tried.

import { detachedCall } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import type { Order } from "../domain/order.ts";
import { cartOwnerToProto } from "../wire.ts";
import { type Cause, self } from "./stock.ts";

/** Throws Refusal when the cart service refuses or cannot be asked. */
export async function removeOrderedLines(deps: Deps, cause: Cause, order: Order, timeoutMs: number): Promise<void> {
  await deps.cart.removeOrderedLines(
    {
      owner: cartOwnerToProto(order.owner),
      cartId: order.cartId,
      orderId: order.id,
      lines: order.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
    },
    detachedCall(cause, timeoutMs, self),
  );
}
