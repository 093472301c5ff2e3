// The inventory service: one line for each RPC, with who may call it.

import { inventoryService } from "@shoal/contract";
import type { Pool } from "@shoal/postgres";
import { type Implementation, implement } from "@shoal/rpc";
import { adjustStock } from "./handlers/adjust-stock.ts";
import { commitReservation } from "./handlers/commit-reservation.ts";
import { listLowStock } from "./handlers/list-low-stock.ts";
import { releaseReservation } from "./handlers/release-reservation.ts";
import { reserveStock } from "./handlers/reserve-stock.ts";
import { restockOrder } from "./handlers/restock-order.ts";

export type InventoryDeps = {
  readonly pool: Pool;
  /** ISO code of the shop's one currency. */
  readonly currency: string;
};

/** For what is written down with who did it. */
export type StaffInventoryDeps = InventoryDeps & {
  /** Makes a uuid v7. */
  readonly newId: () => string;
};

/** What the inventory service serves. */
export function createInventoryHandlers(deps: StaffInventoryDeps): Implementation {
  return implement(inventoryService, {
    adjustStock: { from: ["gateway"], handle: (request, call) => adjustStock(deps, request, call) },
    listLowStock: { from: ["gateway"], handle: (request, call) => listLowStock(deps, request, call) },
    reserveStock: { from: ["order"], handle: (request) => reserveStock(deps, request) },
    commitReservation: { from: ["order"], handle: (request) => commitReservation(deps, request) },
    releaseReservation: { from: ["order"], handle: (request) => releaseReservation(deps, request) },
    restockOrder: { from: ["order"], handle: (request) => restockOrder(deps, request) },
  });
}
