// Stock and reservations between the contract's messages and the domain. Total functions, but for what is collected
// in `input`.

import {
  durationToMs,
  type Reservation as ReservationMessage,
  type ReserveStockRequest__Output,
  type StockLevel as StockLevelMessage,
  type StockLine__Output,
  timestampFromDate,
} from "@shoal/contract";
import type { Input } from "@shoal/rpc";
import type { Reservation, ReservationState, StockLine } from "./domain/reservation.ts";
import type { ReservationRequest } from "./store/reservations.ts";
import type { StockLevel } from "./store/stock.ts";

const lineCountMax = 100;
const quantityMax = 999;
const ttlMinMs = 1000;
const ttlMaxMs = 24 * 3600 * 1000;

/** Reads lines and notes what is wrong with them: bounds, and a variant that is named twice. */
export function readLines(input: Input, lines: readonly StockLine__Output[], countMin: number): StockLine[] {
  if (lines.length < countMin) input.refuse("lines", "REQUIRED", "must not be empty");
  if (lines.length > lineCountMax) input.refuse("lines", "TOO_MANY", `must be at most ${lineCountMax}`);
  const seen = new Set<string>();
  return lines.slice(0, lineCountMax).map((line, index) => {
    const variantId = input.uuid(`lines[${index}].variant_id`, line.variantId);
    if (seen.has(variantId)) input.refuse(`lines[${index}].variant_id`, "DUPLICATE", "is the variant of two lines");
    seen.add(variantId);
    return {
      variantId,
      quantity: input.integer(`lines[${index}].quantity`, line.quantity, { min: 1, max: quantityMax }),
    };
  });
}

/** Reads a request to reserve and notes what is wrong with it. */
export function readReservation(input: Input, request: ReserveStockRequest__Output): ReservationRequest {
  const ttlMs = durationToMs(input.required("ttl", request.ttl)) ?? ttlMinMs;
  if (ttlMs < ttlMinMs || ttlMs > ttlMaxMs) input.refuse("ttl", "OUT_OF_RANGE", "must be from 1 s to 24 h");
  return {
    orderId: input.uuid("order_id", request.orderId),
    attempt: input.integer("attempt", request.attempt, { min: 1, max: 2 }),
    lines: readLines(input, request.lines, 1),
    ttlMs,
  };
}

const states = {
  held: "RESERVATION_STATE_HELD",
  committed: "RESERVATION_STATE_COMMITTED",
  released: "RESERVATION_STATE_RELEASED",
  expired: "RESERVATION_STATE_EXPIRED",
} as const satisfies Record<ReservationState, string>;

export function stateToProto<State extends ReservationState>(state: State): (typeof states)[State] {
  return states[state];
}

/** Prices are in the shop's currency. */
export function reservationToProto(reservation: Reservation, currency: string): ReservationMessage {
  return {
    orderId: reservation.orderId,
    state: stateToProto(reservation.state),
    expireTime: timestampFromDate(reservation.expiresAt),
    lines: reservation.lines.map(({ unitPriceMinor, ...line }) => ({
      ...line,
      unitPrice: { currencyCode: currency, amountMinor: String(unitPriceMinor) },
    })),
  };
}

export function stockLevelToProto({ variantId, onHand, reserved }: StockLevel): StockLevelMessage {
  return { variantId, onHand: String(onHand), reserved: String(reserved), available: String(onHand - reserved) };
}
