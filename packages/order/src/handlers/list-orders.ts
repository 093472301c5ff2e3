// Orders, newest first: a customer's own, or all for staff.

import type { ListOrdersRequest__Output, ListOrdersResponse } from "@shoal/contract";
import {
  type Call,
  decodePageToken,
  encodePageToken,
  isStaff,
  isUuid,
  pageSize,
  permissionDenied,
  readInput,
  requireUser,
} from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { readOrderNumber } from "../domain/order-number.ts";
import { listOrders, type OrderFilter } from "../store/orders.ts";
import { orderToProto, statusFromProto } from "../wire.ts";

export async function listOrdersOf(
  deps: Deps,
  request: ListOrdersRequest__Output,
  call: Call,
): Promise<ListOrdersResponse> {
  const { userId } = requireUser(call.caller);
  const input = readInput();
  const query = input.text("query", request.query, { min: 0, max: 254 });
  const asked = request.userId === "" ? undefined : input.uuid("user_id", request.userId);
  const status = statusFromProto(request.status);
  if (status === undefined && request.status !== "ORDER_STATUS_UNSPECIFIED") {
    input.refuse("status", "INVALID_STATUS", "must be an order's status");
  }
  input.done();
  if (!isStaff(call.caller) && (query !== "" || (asked !== undefined && asked !== userId))) {
    throw permissionDenied("FORBIDDEN", "searching all orders is for staff");
  }
  const filter: OrderFilter = {
    userId: isStaff(call.caller) ? asked : userId,
    status,
    email: query.includes("@") ? query : undefined,
    number: query === "" || query.includes("@") ? undefined : readOrderNumber(query),
  };
  const limit = pageSize(request.pageSize, { default: 20, max: 100 });
  const filters = [filter.userId ?? "", filter.status ?? "", query];
  const [beforeId] = decodePageToken(filters, request.pageToken, 1) ?? [];
  // A token is only as good as the id in it; one that is none fits no page.
  if (beforeId !== undefined && !isUuid(beforeId)) return { orders: [], nextPageToken: "" };

  const found = await listOrders(deps.pool, filter, { beforeId, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  return {
    orders: page.map(orderToProto),
    nextPageToken: hasMore ? encodePageToken(filters, [last.id]) : "",
  };
}
