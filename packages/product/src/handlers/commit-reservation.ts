// CommitReservation: what is held for an order becomes sold. The sweeper and a release may come first; a repeat is no
// error.

import type { CommitReservationRequest__Output, CommitReservationResponse } from "@shoal/contract";
import { crashPoint } from "@shoal/process";
import { aborted, failedPrecondition, notFound, readInput } from "@shoal/rpc";
import type { ReservationState } from "../domain/reservation.ts";
import type { InventoryDeps } from "../inventory.ts";
import { stateToProto } from "../inventory-wire.ts";
import { findReservation } from "../store/reservations.ts";
import { commitHeld } from "../store/settlements.ts";

/** A second attempt may come between the commit and the look; there is no third. */
const roundsMax = 3;

/** Refuses FAILED_PRECONDITION RESERVATION_EXPIRED or RESERVATION_CLOSED, NOT_FOUND RESERVATION_NOT_FOUND. */
export async function commitReservation(
  deps: InventoryDeps,
  request: CommitReservationRequest__Output,
): Promise<CommitReservationResponse> {
  const input = readInput();
  const orderId = input.uuid("order_id", request.orderId);
  input.done();

  for (let round = 1; round <= roundsMax; round += 1) {
    crashPoint("product.commit.before");
    const settled = await commitHeld(deps.pool, orderId);
    crashPoint("product.commit.after");
    const state = settled ?? (await findReservation(deps.pool, orderId))?.state;
    if (state !== "held") return answer(state);
  }
  throw aborted("RESERVATION_CHANGED", "the reservation kept changing; the call may be made again");
}

function answer(state: Exclude<ReservationState, "held"> | undefined): CommitReservationResponse {
  if (state === undefined) throw notFound("RESERVATION_NOT_FOUND", "nothing was reserved for the order");
  if (state === "expired") throw failedPrecondition("RESERVATION_EXPIRED", "the units went back because time ran out");
  if (state === "released") throw failedPrecondition("RESERVATION_CLOSED", "the order was released");
  return { state: stateToProto(state) };
}
