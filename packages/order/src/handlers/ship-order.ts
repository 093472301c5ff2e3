// Confirmed and paid to shipped.

import type { ShipOrderRequest__Output, ShipOrderResponse } from "@shoal/contract";
import { type Call, readInput, requireStaff } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { ship } from "../domain/order-state.ts";
import type { Outbox } from "../outbox.ts";
import { orderToProto } from "../wire.ts";
import { changeOrder } from "./change-order.ts";
import { requireOrder } from "./order-access.ts";

/** A capture that is still under way gets this long. */
const captureTimeoutMs = 2000;

export async function shipOrder(
  deps: Deps & { readonly outbox: Outbox },
  request: ShipOrderRequest__Output,
  call: Call,
): Promise<ShipOrderResponse> {
  requireStaff(call.caller);
  const input = readInput();
  const note = input.text("note", request.note, { min: 0, max: 200 });
  input.done();
  const seen = await requireOrder(deps, request.orderId);
  if (seen.status === "confirmed" && seen.payment.status === "authorised") {
    await deps.outbox.settle(seen.id, captureTimeoutMs);
  }
  const order = await changeOrder(
    deps,
    () => requireOrder(deps, request.orderId),
    (current) => ship(current, note),
  );
  return { order: orderToProto(order) };
}
