// One order with its timeline.

import type { GetOrderRequest__Output, GetOrderResponse } from "@shoal/contract";
import type { Call } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { orderToProto } from "../wire.ts";
import { accessOrder } from "./order-access.ts";

export async function getOrder(deps: Deps, request: GetOrderRequest__Output, call: Call): Promise<GetOrderResponse> {
  const { order } = await accessOrder(deps, request, call);
  return { order: orderToProto(order) };
}
