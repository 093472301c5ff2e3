// ReleaseReservation: gives back what is held for an order and closes the order for good, known or not, so that a
// reserve or commit that was under way arrives too late.

import type { ReleaseReservationRequest__Output, ReleaseReservationResponse } from "@shoal/contract";
import { crashPoint } from "@shoal/process";
import { aborted, readInput } from "@shoal/rpc";
import type { InventoryDeps } from "../inventory.ts";
import { stateToProto } from "../inventory-wire.ts";
import { findReservation } from "../store/reservations.ts";
import { closeUnheld, releaseHeld } from "../store/settlements.ts";

/** A first or a second attempt may come between two steps; there is no third. */
const roundsMax = 4;

/** Answers RELEASED, or COMMITTED when the units were sold before: then nothing changed, and the caller restocks. */
export async function releaseReservation(
  deps: InventoryDeps,
  request: ReleaseReservationRequest__Output,
): Promise<ReleaseReservationResponse> {
  const input = readInput();
  const orderId = input.uuid("order_id", request.orderId);
  input.done();

  for (let round = 1; round <= roundsMax; round += 1) {
    crashPoint("product.release.before");
    if ((await releaseHeld(deps.pool, orderId)) || (await closeUnheld(deps.pool, orderId))) {
      crashPoint("product.release.after");
      return { state: stateToProto("released") };
    }
    const state = (await findReservation(deps.pool, orderId))?.state;
    if (state === "committed" || state === "released") return { state: stateToProto(state) };
  }
  throw aborted("RESERVATION_CHANGED", "the reservation kept changing; the call may be made again");
}
