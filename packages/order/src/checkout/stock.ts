// The four effects on stock as the checkout and the relay use them: what each can answer is a value, and "unknown" is
// one of the values. Each is idempotent by the order's id.

import { durationFromMs } from "@shoal/contract";
import { type Caller, Code, detachedCall, isRefusal, type Refusal } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import type { OrderLine } from "../domain/order.ts";
import type { Units } from "../domain/refunds.ts";
import { lineFromReserved } from "../wire.ts";

/** Who calls when nobody is waiting: the service itself. */
export const self: Caller = { kind: "service", service: "order" };

const timeoutMs = 3000;

/** Whose work a call belongs to, for log lines and spans on the other side. */
export type Cause = { readonly requestId: string };

/** A refusal is an answer; everything else says nothing about what happened. */
export type Unknown = { readonly kind: "unknown"; readonly error: unknown };
export type Refused = { readonly kind: "refused"; readonly refusal: Refusal };

const definiteCodes: ReadonlySet<Code> = new Set([
  Code.NOT_FOUND,
  Code.FAILED_PRECONDITION,
  Code.INVALID_ARGUMENT,
  Code.ALREADY_EXISTS,
  Code.OUT_OF_RANGE,
]);

async function settle<T>(work: Promise<T>): Promise<T | Refused | Unknown> {
  try {
    return await work;
  } catch (error) {
    return isRefusal(error) && definiteCodes.has(error.code)
      ? { kind: "refused", refusal: error }
      : { kind: "unknown", error };
  }
}

export type ReserveOutcome =
  | { readonly kind: "held"; readonly lines: readonly OrderLine[] }
  | { readonly kind: "expired" }
  | Refused
  | Unknown;

/** Sets units aside for an order; answers the authoritative prices. */
export function reserveStock(
  deps: Deps,
  cause: Cause,
  asked: { readonly orderId: string; readonly attempt: number; readonly units: readonly Units[] },
): Promise<ReserveOutcome> {
  return settle(
    (async (): Promise<ReserveOutcome> => {
      const { reservation } = await deps.inventory.reserveStock(
        {
          orderId: asked.orderId,
          attempt: asked.attempt,
          lines: asked.units.map(({ variantId, quantity }) => ({ variantId, quantity })),
          ttl: durationFromMs(deps.settings.reservationTtlMs),
        },
        detachedCall(cause, timeoutMs, self),
      );
      if (reservation?.state === "RESERVATION_STATE_EXPIRED") return { kind: "expired" };
      const lines = linesAsAsked(asked.units, (reservation?.lines ?? []).map(lineFromReserved));
      if (reservation?.state !== "RESERVATION_STATE_HELD" || lines.length !== asked.units.length) {
        throw new Error("the reservation is not what was asked for");
      }
      return { kind: "held", lines };
    })(),
  );
}

/** The lines in the cart's order; fewer than asked for when one is missing or has another quantity. */
function linesAsAsked(units: readonly Units[], lines: readonly (OrderLine | undefined)[]): OrderLine[] {
  return units.flatMap(({ variantId, quantity }) => {
    const line = lines.find((candidate) => candidate?.variantId === variantId && candidate.quantity === quantity);
    return line === undefined ? [] : [line];
  });
}

export type CommitOutcome =
  | { readonly kind: "committed" }
  | { readonly kind: "expired" }
  /** Released before: these units will never be sold to this order. */
  | { readonly kind: "closed" }
  | Unknown;

/** Turns the reserved units into sold ones. */
export async function commitStock(deps: Deps, cause: Cause, orderId: string): Promise<CommitOutcome> {
  const outcome = await settle(deps.inventory.commitReservation({ orderId }, detachedCall(cause, timeoutMs, self)));
  if (!("kind" in outcome)) return { kind: "committed" };
  if (outcome.kind === "unknown") return outcome;
  return { kind: outcome.refusal.reason === "RESERVATION_EXPIRED" ? "expired" : "closed" };
}

export type ReleaseOutcome = { readonly kind: "released" } | { readonly kind: "sold" } | Refused | Unknown;

/** Gives the units back and closes the order's id for good; `sold` when they were sold before. */
export async function releaseStock(deps: Deps, cause: Cause, orderId: string): Promise<ReleaseOutcome> {
  const outcome = await settle(deps.inventory.releaseReservation({ orderId }, detachedCall(cause, timeoutMs, self)));
  if ("kind" in outcome) return outcome;
  return { kind: outcome.state === "RESERVATION_STATE_COMMITTED" ? "sold" : "released" };
}

export type RestockOutcome = { readonly kind: "restocked" } | Refused | Unknown;

/** Puts sold units back on the shelf, once per `requestId`; no units named means all that are still out. */
export async function restock(
  deps: Deps,
  cause: Cause,
  asked: { readonly orderId: string; readonly requestId: string; readonly units: readonly Units[] },
): Promise<RestockOutcome> {
  const { orderId, requestId, units } = asked;
  const lines = units.map(({ variantId, quantity }) => ({ variantId, quantity }));
  const outcome = await settle(
    deps.inventory.restockOrder({ orderId, requestId, lines }, detachedCall(cause, timeoutMs, self)),
  );
  return "kind" in outcome ? outcome : { kind: "restocked" };
}
