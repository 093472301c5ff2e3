// Shipped to delivered.

import type { DeliverOrderRequest__Output, DeliverOrderResponse } from "@shoal/contract";
import { type Call, readInput, requireStaff } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { deliver } from "../domain/order-state.ts";
import { orderToProto } from "../wire.ts";
import { changeOrder } from "./change-order.ts";
import { requireOrder } from "./order-access.ts";

export async function deliverOrder(
  deps: Deps,
  request: DeliverOrderRequest__Output,
  call: Call,
): Promise<DeliverOrderResponse> {
  requireStaff(call.caller);
  const input = readInput();
  const note = input.text("note", request.note, { min: 0, max: 200 });
  input.done();
  const order = await changeOrder(
    deps,
    () => requireOrder(deps, request.orderId),
    (current) => deliver(current, note),
  );
  return { order: orderToProto(order) };
}
