// The order service's RPCs, one line each. Only the gateway calls it.

import { orderService } from "@shoal/contract";
import { isUnavailable } from "@shoal/postgres";
import type { ServiceToken } from "@shoal/process";
import { createRpcServer, type Implementation, implement, type Refusal, type RpcServer, unavailable } from "@shoal/rpc";
import type { Deps } from "./deps.ts";
import { cancelOrder } from "./handlers/cancel-order.ts";
import { deliverOrder } from "./handlers/deliver-order.ts";
import { eraseBuyer } from "./handlers/erase-buyer.ts";
import { getOrder } from "./handlers/get-order.ts";
import { listOrdersOf } from "./handlers/list-orders.ts";
import { placeOrder } from "./handlers/place-order.ts";
import { quoteOrder } from "./handlers/quote-order.ts";
import { refundOrder } from "./handlers/refund-order.ts";
import { shipOrder } from "./handlers/ship-order.ts";
import type { Outbox } from "./outbox.ts";
import type { Tasks } from "./tasks.ts";

export type ServerDeps = Deps & {
  readonly outbox: Outbox;
  readonly tasks: Tasks;
};

const from = ["gateway"] as const;

export function createImplementations(deps: ServerDeps): Implementation[] {
  return [
    implement(orderService, {
      quoteOrder: { from, handle: (request, call) => quoteOrder(deps, request, call) },
      placeOrder: { from, handle: (request, call) => placeOrder(deps, request, call) },
      getOrder: { from, handle: (request, call) => getOrder(deps, request, call) },
      listOrders: { from, handle: (request, call) => listOrdersOf(deps, request, call) },
      cancelOrder: { from, handle: (request, call) => cancelOrder(deps, request, call) },
      shipOrder: { from, handle: (request, call) => shipOrder(deps, request, call) },
      deliverOrder: { from, handle: (request, call) => deliverOrder(deps, request, call) },
      eraseBuyer: { from, handle: (request, call) => eraseBuyer(deps, request, call) },
      refundOrder: { from, handle: (request, call) => refundOrder(deps, request, call) },
    }),
  ];
}

/** PostgreSQL being away is no fault of the request. */
export function refusalFromFailure(error: unknown): Refusal | undefined {
  if (!isUnavailable(error)) return undefined;
  return unavailable("STORE_UNAVAILABLE", "orders cannot be reached at the moment", { cause: error });
}

export function createServer(deps: ServerDeps, acceptedTokens: readonly ServiceToken[]): RpcServer {
  return createRpcServer({
    log: deps.log,
    implementations: createImplementations(deps),
    acceptedTokens,
    refusalFromFailure,
  });
}
