// For tests: the cart and the inventory behind the contract, in memory, with faults on demand. The real services cannot
// lose an answer or expire a reservation at a chosen moment; these can, and otherwise keep the contract's promises.

import { cartService, inventoryService, productService, type StockLine__Output } from "@shoal/contract";
import { Code, failedPrecondition, type Implementation, implement, notFound, Refusal } from "@shoal/rpc";

export type FakeVariant = { readonly id: string; price: bigint; onHand: number; reserved: number; sold: number };

type Reservation = {
  attempt: number;
  state: "held" | "committed" | "released" | "expired";
  lines: readonly StockLine__Output[];
  restocked: Set<string>;
  back: Map<string, number>;
};

/** `before`: the request does not arrive. `after`: its answer is lost. Undefined: all is well. */
export type Fault = (rpc: string, orderId: string) => "before" | "after" | undefined;

export type FakeCart = { id: string; version: bigint; lines: { variantId: string; quantity: number }[] };

export function createFakes() {
  const variants = new Map<string, FakeVariant>();
  const reservations = new Map<string, Reservation>();
  const carts = new Map<string, FakeCart>();
  const removedFor = new Set<string>();
  const calls: string[] = [];
  const state = { fault: ((): undefined => undefined) as Fault };

  async function faulty<T>(rpc: string, orderId: string, work: () => T): Promise<T> {
    calls.push(rpc);
    const fault = state.fault(rpc, orderId);
    const lost = new Refusal(Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", "lost");
    if (fault === "before") throw lost;
    const answer = work();
    if (fault === "after") throw lost;
    return answer;
  }

  function give(lines: readonly StockLine__Output[], field: "reserved" | "sold", sign: 1 | -1): void {
    for (const { variantId, quantity } of lines) {
      const variant = variants.get(variantId);
      if (variant !== undefined) variant[field] += sign * quantity;
    }
  }

  function expire(orderId: string): void {
    const reservation = reservations.get(orderId);
    if (reservation?.state !== "held") return;
    reservation.state = "expired";
    give(reservation.lines, "reserved", -1);
  }

  function reserve(orderId: string, attempt: number, lines: readonly StockLine__Output[]) {
    const known = reservations.get(orderId);
    if (known?.state === "released" || known?.state === "committed") {
      throw failedPrecondition("RESERVATION_CLOSED", "closed");
    }
    if (known?.attempt !== attempt) {
      for (const { variantId, quantity } of lines) {
        const variant = variants.get(variantId);
        if (variant === undefined) throw notFound("VARIANT_NOT_FOUND", "unknown");
        if (variant.onHand - variant.reserved - variant.sold < quantity) {
          throw failedPrecondition("OUT_OF_STOCK", "not enough units are left", {
            metadata: { variant_ids: variantId },
          });
        }
      }
      give(lines, "reserved", 1);
      reservations.set(orderId, { attempt, state: "held", lines, restocked: new Set(), back: new Map() });
    }
    const reservation = reservations.get(orderId);
    return {
      reservation: {
        orderId,
        state:
          reservation?.state === "expired"
            ? ("RESERVATION_STATE_EXPIRED" as const)
            : ("RESERVATION_STATE_HELD" as const),
        lines: (reservation?.lines ?? []).map(({ variantId, quantity }) => ({
          variantId,
          productId: variantId,
          sku: `SKU-${variantId.slice(-4)}`,
          title: "A thing",
          quantity,
          unitPrice: { currencyCode: "USD", amountMinor: String(variants.get(variantId)?.price ?? 0n) },
          weightGrams: 1,
        })),
      },
    };
  }

  function commit(orderId: string) {
    const reservation = reservations.get(orderId);
    if (reservation === undefined) throw notFound("RESERVATION_NOT_FOUND", "unknown");
    if (reservation.state === "released") throw failedPrecondition("RESERVATION_CLOSED", "closed");
    if (reservation.state === "expired") throw failedPrecondition("RESERVATION_EXPIRED", "expired");
    if (reservation.state === "held") {
      reservation.state = "committed";
      give(reservation.lines, "reserved", -1);
      give(reservation.lines, "sold", 1);
    }
    return { state: "RESERVATION_STATE_COMMITTED" as const };
  }

  function release(orderId: string) {
    const reservation = reservations.get(orderId);
    if (reservation?.state === "committed") return { state: "RESERVATION_STATE_COMMITTED" as const };
    if (reservation?.state === "held") give(reservation.lines, "reserved", -1);
    const lines = reservation?.lines ?? [];
    reservations.set(orderId, { attempt: 0, state: "released", lines, restocked: new Set(), back: new Map() });
    return { state: "RESERVATION_STATE_RELEASED" as const };
  }

  function restock(orderId: string, requestId: string, asked: readonly StockLine__Output[]) {
    const reservation = reservations.get(orderId);
    if (reservation?.state !== "committed") throw failedPrecondition("RESERVATION_NOT_COMMITTED", "not sold");
    if (reservation.restocked.has(requestId)) return { lines: [] };
    const out = ({ variantId, quantity }: StockLine__Output) => quantity - (reservation.back.get(variantId) ?? 0);
    const lines =
      asked.length > 0 ? asked : reservation.lines.map((line) => ({ variantId: line.variantId, quantity: out(line) }));
    for (const { variantId, quantity } of lines) {
      const line = reservation.lines.find((candidate) => candidate.variantId === variantId);
      if (line === undefined || out(line) < quantity) throw failedPrecondition("RESTOCK_EXCEEDS_SOLD", "too many");
    }
    for (const { variantId, quantity } of lines) {
      reservation.back.set(variantId, (reservation.back.get(variantId) ?? 0) + quantity);
    }
    reservation.restocked.add(requestId);
    give(lines, "sold", -1);
    return { lines };
  }

  const allowed = (handle: (request: never) => Promise<unknown>) => ({ from: ["order"], handle });
  const never = (definition: object) =>
    Object.fromEntries(
      Object.keys(definition).map((name) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        allowed(async () => {
          throw new Refusal(Code.UNIMPLEMENTED, "UNIMPLEMENTED", name);
        }),
      ]),
    );

  const inventory = {
    ...never(inventoryService.definition),
    reserveStock: allowed((r: { orderId: string; attempt: number; lines: StockLine__Output[] }) =>
      faulty("reserveStock", r.orderId, () => reserve(r.orderId, r.attempt, r.lines)),
    ),
    commitReservation: allowed((r: { orderId: string }) =>
      faulty("commitReservation", r.orderId, () => commit(r.orderId)),
    ),
    releaseReservation: allowed((r: { orderId: string }) =>
      faulty("releaseReservation", r.orderId, () => release(r.orderId)),
    ),
    restockOrder: allowed((r: { orderId: string; requestId: string; lines: StockLine__Output[] }) =>
      faulty("restockOrder", r.orderId, () => restock(r.orderId, r.requestId, r.lines)),
    ),
  };
  const cart = {
    ...never(cartService.definition),
    getCart: allowed((r: { owner: { guestCartId?: string; userId?: string } }) =>
      faulty("getCart", "", () => ({ cart: cartMessage(carts.get(r.owner.guestCartId ?? r.owner.userId ?? "")) })),
    ),
    removeOrderedLines: allowed((r: { orderId: string; cartId: string; lines: StockLine__Output[] }) =>
      faulty("removeOrderedLines", r.orderId, () => {
        const found = [...carts.values()].find(({ id }) => id === r.cartId);
        if (found !== undefined && !removedFor.has(r.orderId)) {
          removedFor.add(r.orderId);
          found.version += 1n;
          found.lines = found.lines
            .map((line) => ({ ...line, quantity: line.quantity - quantityOf(r.lines, line.variantId) }))
            .filter(({ quantity }) => quantity > 0);
        }
        return { cart: cartMessage(found) };
      }),
    ),
  };
  const product = {
    ...never(productService.definition),
    batchGetVariants: allowed((r: { variantIds: string[] }) =>
      faulty("batchGetVariants", "", () => ({
        variants: r.variantIds.flatMap((id) => {
          const variant = variants.get(id);
          if (variant === undefined) return [];
          const price = { currencyCode: "USD", amountMinor: String(variant.price) };
          const sku = `SKU-${id.slice(-4)}`;
          const listing = { id, sku, title: "A thing", optionValues: [], price };
          return [{ variant: listing, productId: id, productTitle: "A thing", purchasable: true }];
        }),
      })),
    ),
  };

  return {
    implementations: [
      implement(inventoryService, inventory as never),
      implement(cartService, cart as never),
      implement(productService, product as never),
    ] as Implementation[],
    state,
    calls,
    variants,
    reservations,
    carts,
    expire,
    addVariant: (onHand: number, price = 1000n): string => {
      const id = Bun.randomUUIDv7();
      variants.set(id, { id, price, onHand, reserved: 0, sold: 0 });
      return id;
    },
    /** Fills a guest's or a customer's cart and answers the owner's id. */
    fillCart: (lines: Record<string, number>, ownerId: string = Bun.randomUUIDv7()): string => {
      const version = (carts.get(ownerId)?.version ?? 0n) + 1n;
      const list = Object.entries(lines).map(([variantId, quantity]) => ({ variantId, quantity }));
      carts.set(ownerId, { id: `cart-${ownerId}`, version, lines: list });
      return ownerId;
    },
  };
}

export type Fakes = ReturnType<typeof createFakes>;

function quantityOf(lines: readonly StockLine__Output[], variantId: string): number {
  return lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
}

function cartMessage(cart: FakeCart | undefined) {
  return { id: cart?.id ?? "", version: String(cart?.version ?? 0n), lines: cart?.lines ?? [] };
}
