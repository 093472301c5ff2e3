// ReserveStock: sets aside all lines of an order or none, and answers the prices that count. Idempotent by order and
// attempt.

import type { ReserveStockRequest__Output, ReserveStockResponse } from "@shoal/contract";
import { counter, crashPoint } from "@shoal/process";
import { aborted, failedPrecondition, notFound, type Refusal, readInput } from "@shoal/rpc";
import { type ReserveRefusal, replyToReserve } from "../domain/reservation.ts";
import type { InventoryDeps } from "../inventory.ts";
import { readReservation, reservationToProto } from "../inventory-wire.ts";
import { findReservation, type LineVerdict, type ReservationRequest, takeStock } from "../store/reservations.ts";
import { expireLapsed } from "../store/settlements.ts";

const countStockOut = counter({
  name: "shoal_stock_outs_total",
  help: "Orders that were refused stock, since there was not enough of a line",
});

/** More rounds than there are ways for somebody else to change the reservation in between. */
const roundsMax = 4;

/**
 * Answers the reservation, or the stored one for a repeat. Refuses NOT_FOUND VARIANT_NOT_FOUND, FAILED_PRECONDITION
 * OUT_OF_STOCK, VARIANT_UNAVAILABLE, RESERVATION_CLOSED, and the reasons in `refusals`.
 */
export async function reserveStock(
  deps: InventoryDeps,
  request: ReserveStockRequest__Output,
): Promise<ReserveStockResponse> {
  const input = readInput();
  const asked = readReservation(input, request);
  input.done();

  for (let round = 1; round <= roundsMax; round += 1) {
    crashPoint("product.reserve.before");
    const outcome = await takeStock(deps.pool, asked);
    crashPoint("product.reserve.after");
    if (outcome.kind === "taken") return { reservation: reservationToProto(outcome.reservation, deps.currency) };
    const stored = await findReservation(deps.pool, asked.orderId);
    const reply = replyToReserve(stored, asked);
    if (reply.kind === "refused") throw refusals[reply.why]();
    if (reply.kind === "stored" && stored !== undefined) {
      return { reservation: reservationToProto(stored, deps.currency) };
    }
    if (reply.kind === "end_lapsed") {
      await expireLapsed(deps.pool, asked.orderId);
      continue;
    }
    const refusal = refuseLines(asked, outcome.verdicts);
    if (refusal !== undefined) throw refusal;
  }
  throw aborted("RESERVATION_CHANGED", "the reservation kept changing; the call may be made again");
}

const refusals: Readonly<Record<ReserveRefusal, () => Refusal>> = {
  closed: () => failedPrecondition("RESERVATION_CLOSED", "the order was released or its units are sold"),
  other_lines: () => failedPrecondition("RESERVATION_MISMATCH", "the order reserved other lines before"),
  attempt_over: () => failedPrecondition("RESERVATION_EXPIRED", "this attempt expired and a second one was made"),
  still_held: () => failedPrecondition("RESERVATION_HELD", "the first attempt is still held"),
  no_first_attempt: () => notFound("RESERVATION_NOT_FOUND", "the order has no first attempt"),
};

type Fault = { readonly index: number; readonly verdict: LineVerdict };

/** The refusal that the verdicts call for, the worst first, or undefined when no line is at fault. */
function refuseLines(asked: ReservationRequest, verdicts: readonly LineVerdict[]): Refusal | undefined {
  const faults = (isFault: (verdict: LineVerdict, index: number) => boolean): Fault[] =>
    [...verdicts.entries()]
      .filter(([index, verdict]) => isFault(verdict, index))
      .map(([index, verdict]) => ({ index, verdict }));
  const unknown = faults(({ isKnown }) => !isKnown);
  if (unknown.length > 0) {
    return notFound("VARIANT_NOT_FOUND", "a line names no variant of this shop", {
      metadata: { variant_ids: joinIds(unknown) },
      violations: unknown.map(({ index }) => ({
        field: `lines[${index}].variant_id`,
        reason: "VARIANT_NOT_FOUND",
        message: "there is no such variant",
      })),
    });
  }
  const unavailable = faults(({ isActive }) => !isActive);
  if (unavailable.length > 0) {
    return failedPrecondition("VARIANT_UNAVAILABLE", "a line is not on sale", {
      metadata: { variant_ids: joinIds(unavailable) },
      violations: unavailable.map(({ index }) => ({
        field: `lines[${index}].variant_id`,
        reason: "VARIANT_UNAVAILABLE",
        message: "is not on sale",
      })),
    });
  }
  const short = faults(
    ({ available }, index) => available !== undefined && available < BigInt(asked.lines[index]?.quantity ?? 0),
  );
  if (short.length === 0) return undefined;
  countStockOut({});
  return failedPrecondition("OUT_OF_STOCK", "there is not enough of every line", {
    metadata: {
      variant_ids: joinIds(short),
      available: short.map(({ verdict }) => String(verdict.available)).join(","),
    },
    violations: short.map(({ index, verdict }) => ({
      field: `lines[${index}].quantity`,
      reason: "OUT_OF_STOCK",
      message: `at most ${verdict.available} can be had`,
    })),
  });
}

function joinIds(faults: readonly Fault[]): string {
  return faults.map(({ verdict }) => verdict.variantId).join(",");
}
