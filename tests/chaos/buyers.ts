// What buyers and staff do while things die around them, and what they were told: every final answer is kept, to be
// held against the stores at the end.

import { type Answer, type Ask, type Fleet, guestOrder, type Json } from "./fleet.ts";

type Shelf = Awaited<ReturnType<Fleet["newVariant"]>>;

/** One purchase as its buyer saw it. */
export type Purchase = {
  readonly ask: Ask;
  readonly cartId: string;
  /** What the cart was told to hold before it was bought. */
  readonly added: ReadonlyMap<string, number>;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly answer: Answer;
  /** What the cart's second tab was told, where there was one. */
  readonly otherTab: Answer | undefined;
  /** Answers to what followed. */
  readonly cancelled: Answer | undefined;
  readonly refunded: { readonly ask: Ask; readonly answer: Answer } | undefined;
};

export type Buyers = {
  readonly purchases: readonly Purchase[];
  /** What no client should ever see: no final answer, or two that differ. */
  readonly complaints: readonly string[];
  stop(): Promise<void>;
};

const tokens = [
  ...Array<string>(12).fill("tok_ok"),
  ...["tok_ok", "tok_slow", "tok_timeout_after_success", "tok_timeout_after_success", "tok_error_once"],
  ...["tok_declined", "tok_insufficient_funds"],
];

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
const chance = (share: number) => Math.random() < share;
/** Long enough for any outage that chaos makes; whoever waits longer was forgotten. */
const patienceMs = 120_000;

export function startBuyers(fleet: Fleet, shelves: readonly Shelf[], concurrency: number): Buyers {
  const purchases: Purchase[] = [];
  const complaints: string[] = [];
  let isStopping = false;

  const ask = (one: Ask) => fleet.askUntilFinal(one, patienceMs);
  const post = (path: string, headers: Ask["headers"], json: Json): Ask => ({
    method: "POST",
    path,
    headers: { ...headers, "idempotency-key": crypto.randomUUID() },
    json,
  });

  async function fillCart(): Promise<{ cartId: string; added: Map<string, number> }> {
    const added = new Map<string, number>();
    let cartId = "";
    for (let count = chance(0.6) ? 1 : 3; count > 0; count -= 1) {
      const { variantId } = pick(shelves);
      const quantity = chance(0.8) ? 1 : 2;
      const headers = cartId === "" ? {} : { "x-cart-id": cartId };
      const answer = await ask(post("/cart/items", headers, { variant_id: variantId, quantity }));
      if (answer.status !== 200) throw new Error(`a cart took nothing: ${answer.status} ${answer.text}`);
      cartId = answer.headers.get("x-cart-id") ?? cartId;
      added.set(variantId, (added.get(variantId) ?? 0) + quantity);
    }
    return { cartId, added };
  }

  async function buy(): Promise<void> {
    const startedAt = Date.now();
    const { cartId, added } = await fillCart();
    const guest = { "x-cart-id": cartId };
    const order = post("/orders", guest, guestOrder(pick(tokens)));
    const [answer, twin, otherTab] = await Promise.all([
      ask(order),
      chance(0.1) ? ask(order) : undefined,
      chance(0.05) ? ask(post("/orders", guest, guestOrder())) : undefined,
    ]);
    // Refusals that say how things stand keep no key: they may differ from one moment to the next.
    if (twin !== undefined && !isSame(twin, answer) && [twin, answer].every(isKept)) {
      complaints.push(`one key, two answers: ${answer.status} ${answer.text} and ${twin.status} ${twin.text}`);
    }
    const endedAt = Date.now();
    const after = answer.status === 201 ? await follow(answer, added) : {};
    purchases.push({
      ask: order,
      cartId,
      added,
      startedAt,
      endedAt,
      answer,
      otherTab,
      cancelled: undefined,
      refunded: undefined,
      ...after,
    });
  }

  /** What becomes of a confirmed order: cancelled at once, given back, sent, or left alone. */
  async function follow(answer: Answer, added: ReadonlyMap<string, number>): Promise<Partial<Purchase>> {
    const path = `/orders/${String(answer.json["id"])}`;
    const token = { "x-order-token": String(answer.json["order_token"]) };
    const fate = Math.random();
    if (fate < 0.2) return { cancelled: await ask(post(`${path}/cancel`, token, {})) };
    if (fate < 0.4) {
      const [variantId = ""] = added.keys();
      const lines = chance(0.5) ? {} : { lines: [{ variant_id: variantId, quantity: 1 }] };
      const refund = post(`${path}/refund`, fleet.staff, { restock: chance(0.5), ...lines });
      return { refunded: { ask: refund, answer: await whenCaptured(refund) } };
    }
    if (fate < 0.5) {
      const shipped = await whenCaptured({ method: "POST", path: `${path}/ship`, headers: fleet.staff, json: {} });
      if (shipped.status === 200)
        await ask({ method: "POST", path: `${path}/deliver`, headers: fleet.staff, json: {} });
    }
    return {};
  }

  /** Money that was not taken yet is no reason to give up. */
  async function whenCaptured(one: Ask): Promise<Answer> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const answer = await ask(one);
      if (answer.json["reason"] !== "PAYMENT_NOT_CAPTURED" || Date.now() > deadline) return answer;
      await Bun.sleep(200);
    }
  }

  async function fillShelf(): Promise<void> {
    const { productId, variantId } = pick(shelves);
    const path = `/products/${productId}/stock-adjustments`;
    await ask(post(path, fleet.staff, { variant_id: variantId, delta: 60, reason: "delivery" }));
  }

  async function work(): Promise<void> {
    while (!isStopping) {
      try {
        await (chance(0.02) ? fillShelf() : buy());
      } catch (error) {
        complaints.push(String(error));
      }
    }
  }

  const running = Promise.all(Array.from({ length: concurrency }, work));
  return {
    purchases,
    complaints,
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
}

/** Refusals that are the key's answer for good. */
const keptReasons: ReadonlySet<string> = new Set([
  "PAYMENT_DECLINED",
  "PAYMENT_INSUFFICIENT_FUNDS",
  "PAYMENT_UNRESOLVED",
  "OUT_OF_STOCK",
  "ORDER_CANCELLED",
]);

/** Whether this is what the key answers from now on. */
export function isKept({ status, json }: Answer): boolean {
  return status === 201 || keptReasons.has(String(json["reason"]));
}

/** Whether two answers are the same for a client: successes to the byte, refusals but for the request's own trace. */
export function isSame(one: Answer, other: Answer): boolean {
  if (one.status !== other.status) return false;
  return one.status < 300 ? one.text === other.text : one.json["reason"] === other.json["reason"];
}
