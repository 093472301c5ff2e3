// A cart as the contract shows it.

import type { Cart as ProtoCart } from "@shoal/contract";
import type { Cart } from "./domain.ts";

export function cartToProto(cart: Cart): ProtoCart {
  return {
    id: cart.id,
    version: cart.version.toString(),
    lines: cart.lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
  };
}
