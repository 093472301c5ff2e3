// Cancels an order before it ships. A pending one is undone by whoever drives it, at once if nobody does; a confirmed
// one gives its money and its units back.

import {
  type CancelOrderRequest__Output,
  type CancelOrderResponse,
  type Order as OrderMessage,
  orderService,
} from "@shoal/contract";
import { type Call, readInput } from "@shoal/rpc";
import { recoverOrder } from "../checkout/recover.ts";
import type { Deps } from "../deps.ts";
import { cancel } from "../domain/order-state.ts";
import { hashRequest } from "../order-token.ts";
import type { Outbox } from "../outbox.ts";
import { claimOrder } from "../store/orders.ts";
import { orderToProto } from "../wire.ts";
import { changeOnce } from "./change-order.ts";
import { accessOrder, requireOrder } from "./order-access.ts";
import { readRequestId } from "./request-key.ts";

/** Money and units get this long to come back before the answer; then the relay goes on alone. */
const settleTimeoutMs = 2000;

export async function cancelOrder(
  deps: Deps & { readonly outbox: Outbox },
  request: CancelOrderRequest__Output,
  call: Call,
): Promise<CancelOrderResponse> {
  const input = readInput();
  const requestId = readRequestId(input, request.requestId);
  const note = input.text("note", request.note, { min: 0, max: 200 });
  input.done();
  const { order, actor, callerKey } = await accessOrder(deps, request, call);
  const requestHash = hashRequest(deps.settings.orderTokenSecret, [order.id, note]);
  const bytes = await changeOnce(
    deps,
    { caller: callerKey, rpc: "CancelOrder", requestId, requestHash },
    {
      read: () => requireOrder(deps, order.id),
      decide: (current) => cancel(current, { by: actor, note }),
      finish: async () => {
        const current = await undo(deps, order.id);
        // While it is pending the wish is noted and no more; the answer is not final.
        return { bytes: encode(orderToProto(current)), isFinal: current.status !== "pending" };
      },
    },
  );
  return orderService.definition.CancelOrder.responseDeserialize(bytes);
}

async function undo(deps: Deps & { readonly outbox: Outbox }, orderId: string) {
  let order = await requireOrder(deps, orderId);
  const leaseToken = deps.newId();
  if (order.status === "pending" && (await claimOrder(deps.pool, orderId, leaseToken, deps.settings.leaseMs))) {
    await recoverOrder(deps, orderId, leaseToken, () => {});
    order = await requireOrder(deps, orderId);
  }
  if (order.status !== "cancelled") return order;
  if (!(await deps.outbox.settle(orderId, settleTimeoutMs))) deps.outbox.wake();
  return await requireOrder(deps, orderId);
}

function encode(order: OrderMessage): Buffer {
  return orderService.definition.CancelOrder.responseSerialize({ order });
}
