// RestockOrder: sold units of an order come back to the shelf, once per key and never more than were sold.

import type { RestockOrderRequest__Output, RestockOrderResponse } from "@shoal/contract";
import { crashPoint } from "@shoal/process";
import { aborted, failedPrecondition, notFound, readInput } from "@shoal/rpc";
import { planRestock, type Reservation, type StockLine } from "../domain/reservation.ts";
import type { InventoryDeps } from "../inventory.ts";
import { readLines } from "../inventory-wire.ts";
import { findReservation } from "../store/reservations.ts";
import { restock } from "../store/settlements.ts";

/** Rounds lost to other restocks of the same order; each of them put something back. */
const roundsMax = 10;

/**
 * Answers what came back by this key, also to a repeat. Refuses NOT_FOUND RESERVATION_NOT_FOUND, FAILED_PRECONDITION
 * RESERVATION_NOT_COMMITTED or RESTOCK_EXCEEDS_SOLD.
 */
export async function restockOrder(
  deps: InventoryDeps,
  request: RestockOrderRequest__Output,
): Promise<RestockOrderResponse> {
  const input = readInput();
  const orderId = input.uuid("order_id", request.orderId);
  const requestId = input.text("request_id", request.requestId, { min: 1, max: 200 });
  const asked = readLines(input, request.lines, 0);
  input.done();

  for (let round = 1; round <= roundsMax; round += 1) {
    const reservation = await findReservation(deps.pool, orderId);
    if (reservation === undefined) throw notFound("RESERVATION_NOT_FOUND", "nothing was reserved for the order");
    if (reservation.state !== "committed") {
      throw failedPrecondition("RESERVATION_NOT_COMMITTED", "no units of the order were sold");
    }
    const before = reservation.restocks.find((candidate) => candidate.requestId === requestId);
    if (before !== undefined) return { lines: [...before.lines] };
    const lines = plan(reservation, asked);
    const restockCountSeen = reservation.restocks.length;
    if (!(await restock(deps.pool, { orderId, requestId, lines, restockCountSeen }))) continue;
    crashPoint("product.restock.after");
    return { lines: [...lines] };
  }
  throw aborted("RESERVATION_CHANGED", "the reservation kept changing; the call may be made again");
}

function plan(reservation: Reservation, asked: readonly StockLine[]): readonly StockLine[] {
  const planned = planRestock(reservation, asked);
  if (planned.kind === "planned") return planned.lines;
  throw failedPrecondition("RESTOCK_EXCEEDS_SOLD", "more units than were sold and did not come back yet", {
    violations: planned.positions.map((index) => ({
      field: `lines[${index}].quantity`,
      reason: "RESTOCK_EXCEEDS_SOLD",
      message: "is more than was sold and did not come back yet",
    })),
  });
}
