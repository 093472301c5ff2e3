// What a repeated or late request about a reservation means. Pure: the store says what is there, these say what follows.

/** Where a reservation stands. */
export type ReservationState = "held" | "committed" | "released" | "expired";

/** A number of units of one variant. */
export type StockLine = { readonly variantId: string; readonly quantity: number };

/** One line with its price snapshot, in minor units of the shop's currency. */
export type ReservedLine = StockLine & {
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly unitPriceMinor: bigint;
  readonly weightGrams: number;
};

/** Units that came back under one key. */
export type Restock = { readonly requestId: string; readonly lines: readonly StockLine[] };

export type Reservation = {
  readonly orderId: string;
  /** 1 or 2; 0 for an order that was closed before it asked. */
  readonly attempt: number;
  readonly state: ReservationState;
  readonly expiresAt: Date;
  /** Held, and past its time by the database's clock. */
  readonly isLapsed: boolean;
  readonly lines: readonly ReservedLine[];
  readonly restocks: readonly Restock[];
};

/** Why a stored reservation does not answer a request to reserve. */
export type ReserveRefusal = "closed" | "other_lines" | "attempt_over" | "still_held" | "no_first_attempt";

/**
 * What a request to reserve gets that did not set anything aside: the stored reservation, a refusal, a lapsed one to
 * be ended first, or, with `short`, the verdict about stock.
 */
export type ReserveReply =
  | { readonly kind: "stored" }
  | { readonly kind: "refused"; readonly why: ReserveRefusal }
  | { readonly kind: "end_lapsed" }
  | { readonly kind: "short" };

/** Decides what a request to reserve means, given what is stored for its order. */
export function replyToReserve(
  stored: Reservation | undefined,
  asked: { readonly attempt: number; readonly lines: readonly StockLine[] },
): ReserveReply {
  if (stored === undefined) return asked.attempt === 1 ? { kind: "short" } : refused("no_first_attempt");
  if (stored.state === "released" || stored.state === "committed") return refused("closed");
  if (!isSameLines(stored.lines, asked.lines)) return refused("other_lines");
  if (stored.attempt === asked.attempt) return { kind: "stored" };
  if (stored.attempt > asked.attempt) return refused("attempt_over");
  if (stored.state === "expired") return { kind: "short" };
  return stored.isLapsed ? { kind: "end_lapsed" } : refused("still_held");
}

function refused(why: ReserveRefusal): ReserveReply {
  return { kind: "refused", why };
}

function isSameLines(left: readonly StockLine[], right: readonly StockLine[]): boolean {
  const quantities = new Map(left.map(({ variantId, quantity }) => [variantId, quantity]));
  return (
    left.length === right.length && right.every(({ variantId, quantity }) => quantities.get(variantId) === quantity)
  );
}

/** The lines to put back, or the positions of those that ask for more than is still out. */
export type RestockPlan =
  | { readonly kind: "planned"; readonly lines: readonly StockLine[] }
  | { readonly kind: "too_many"; readonly positions: readonly number[] };

/** Decides what comes back: the lines asked for, or with none everything that was sold and did not come back yet. */
export function planRestock(reservation: Reservation, asked: readonly StockLine[]): RestockPlan {
  const out = new Map(reservation.lines.map(({ variantId, quantity }) => [variantId, quantity]));
  for (const { variantId, quantity } of reservation.restocks.flatMap(({ lines }) => lines)) {
    out.set(variantId, (out.get(variantId) ?? 0) - quantity);
  }
  if (asked.length === 0) {
    const lines = [...out].map(([variantId, quantity]) => ({ variantId, quantity }));
    return { kind: "planned", lines: lines.filter(({ quantity }) => quantity > 0) };
  }
  const positions = [...asked.keys()].filter((index) => {
    const line = asked[index];
    return line !== undefined && line.quantity > (out.get(line.variantId) ?? 0);
  });
  return positions.length === 0 ? { kind: "planned", lines: asked } : { kind: "too_many", positions };
}
