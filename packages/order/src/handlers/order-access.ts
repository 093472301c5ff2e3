// Who may see and cancel an order: its own customer, whoever holds a guest order's token, staff. For everybody else
// there is no such order.

import { type Call, isStaff, isUuid, notFound, type Refusal } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import type { Order } from "../domain/order.ts";
import type { Actor } from "../domain/order-state.ts";
import { isOrderToken } from "../order-token.ts";
import { findOrder } from "../store/orders.ts";

/** An order with the part that the caller plays in it. */
export type AccessedOrder = {
  readonly order: Order;
  readonly actor: Actor;
  /** Names the caller where request keys are kept. */
  readonly callerKey: string;
};

export async function accessOrder(
  deps: Deps,
  asked: { readonly orderId: string; readonly orderToken: string },
  call: Call,
): Promise<AccessedOrder> {
  const { order } = (await readOrder(deps, asked.orderId)) ?? {};
  if (order === undefined) throw orderNotFound();
  const { caller } = call;
  if (caller.kind === "user" && isStaff(caller)) {
    return { order, actor: "staff", callerKey: `user:${caller.userId}` };
  }
  if (order.owner.kind === "user") {
    if (caller.kind !== "user" || caller.userId !== order.owner.id) throw orderNotFound();
    return { order, actor: "customer", callerKey: `user:${caller.userId}` };
  }
  if (!isOrderToken(deps.settings.orderTokenSecret, order.id, asked.orderToken)) throw orderNotFound();
  return { order, actor: "guest", callerKey: `order:${order.id}` };
}

/** An order by id for staff; throws NOT_FOUND. */
export async function requireOrder(deps: Deps, orderId: string): Promise<Order> {
  const found = await readOrder(deps, orderId);
  if (found === undefined) throw orderNotFound();
  return found.order;
}

async function readOrder(deps: Deps, orderId: string): Promise<{ readonly order: Order } | undefined> {
  return isUuid(orderId) ? await findOrder(deps.pool, orderId.toLowerCase()) : undefined;
}

function orderNotFound(): Refusal {
  return notFound("ORDER_NOT_FOUND", "there is no such order");
}
