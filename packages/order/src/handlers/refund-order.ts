// Gives money back for some lines of an order, or for all that is left of it.

import { orderService, type RefundOrderRequest__Output, type RefundOrderResponse } from "@shoal/contract";
import { type Call, readInput, requireStaff, requireUser } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { refund } from "../domain/order-state.ts";
import type { Units } from "../domain/refunds.ts";
import { hashRequest } from "../order-token.ts";
import type { Outbox } from "../outbox.ts";
import { orderToProto } from "../wire.ts";
import { changeOnce } from "./change-order.ts";
import { requireOrder } from "./order-access.ts";
import { readRequestId } from "./request-key.ts";

/** The provider gets this long before the answer; then the relay goes on alone. */
const settleTimeoutMs = 2000;
const linesMax = 100;

export async function refundOrder(
  deps: Deps & { readonly outbox: Outbox },
  request: RefundOrderRequest__Output,
  call: Call,
): Promise<RefundOrderResponse> {
  requireStaff(call.caller);
  const { userId } = requireUser(call.caller);
  const { requestId, note, units } = readRefund(request);
  const order = await requireOrder(deps, request.orderId);
  if (order.payment.status === "authorised") await deps.outbox.settle(order.id, settleTimeoutMs);
  const requestHash = hashRequest(deps.settings.orderTokenSecret, [order.id, units, request.restock, note]);
  const bytes = await changeOnce(
    deps,
    { caller: `user:${userId}`, rpc: "RefundOrder", requestId, requestHash },
    {
      read: () => requireOrder(deps, order.id),
      decide: (current) => refund(current, units, { refundId: deps.newId(), isRestocked: request.restock, note }),
      finish: async () => {
        if (!(await deps.outbox.settle(order.id, settleTimeoutMs))) deps.outbox.wake();
        const current = orderToProto(await requireOrder(deps, order.id));
        return {
          bytes: orderService.definition.RefundOrder.responseSerialize({ order: current }),
          isFinal: true,
        };
      },
    },
  );
  return orderService.definition.RefundOrder.responseDeserialize(bytes);
}

function readRefund(request: RefundOrderRequest__Output): { requestId: string; note: string; units: Units[] } {
  const input = readInput();
  const requestId = readRequestId(input, request.requestId);
  const note = input.text("note", request.note, { min: 0, max: 200 });
  const seen = new Set<string>();
  if (request.lines.length > linesMax) input.refuse("lines", "TOO_MANY", `must be at most ${linesMax}`);
  const units = request.lines.slice(0, linesMax).map((line, index) => {
    const variantId = input.uuid(`lines[${index}].variant_id`, line.variantId);
    if (seen.has(variantId)) input.refuse(`lines[${index}].variant_id`, "DUPLICATE", "must be named once");
    seen.add(variantId);
    return { variantId, quantity: input.integer(`lines[${index}].quantity`, line.quantity, { min: 1, max: 999 }) };
  });
  input.done();
  return { requestId, note, units };
}
