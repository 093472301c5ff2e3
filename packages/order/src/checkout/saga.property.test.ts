// Checkouts under everything that can happen at once: lost requests and answers on every side, deaths at any step,
// takeovers, reservations that expire, patience that ends, wishes to cancel. When the dust settles, the books of the
// provider, the shelf and the orders say the same.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { isRefusal } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import fc from "fast-check";
import { orderToken } from "../order-token.ts";
import type { PaymentProvider } from "../payments/port.ts";
import { openShop, type Shop } from "../shop.fixture.ts";
import { findOrder } from "../store/orders.ts";
import { type Death, placeAndDie } from "./abandoned.fixture.ts";

setDefaultTimeout(600_000);

type Loss = "before" | "after" | undefined;
let nextLoss: () => Loss = () => undefined;

/** The provider over a line that loses requests and answers. */
function overBadLine(provider: PaymentProvider): PaymentProvider {
  const ask = async <T>(work: () => Promise<T>): Promise<T | { kind: "unknown" }> => {
    const loss = nextLoss();
    if (loss === "before") return { kind: "unknown" };
    const outcome = await work();
    return loss === "after" ? { kind: "unknown" } : outcome;
  };
  return {
    name: provider.name,
    authorise: (request) => ask(() => provider.authorise(request)),
    capture: (key) => ask(() => provider.capture(key)),
    void: (key) => ask(() => provider.void(key)),
    refund: (request) => ask(() => provider.refund(request)),
  };
}

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ isRelayed: false, wrapPayments: overBadLine });
});
afterAll(() => shop.close());

type Buyer = { readonly token: string; readonly quantity: number; readonly death: Death };
type Event = { readonly what: "lapse" | "recover" | "expire" | "give_up" | "cancel" | "relay"; readonly whose: number };

const buyer: fc.Arbitrary<Buyer> = fc.record({
  token: fc.constantFrom("tok_ok", "tok_ok", "tok_ok", "tok_declined", "tok_error_once"),
  quantity: fc.integer({ min: 1, max: 2 }),
  death: fc.record({ afterSteps: fc.constantFrom(0, 1, 2, 2, 3, 4, 4, 5, 6), isEffectHad: fc.boolean() }),
});
const event: fc.Arbitrary<Event> = fc.record({
  what: fc.constantFrom("lapse", "recover", "expire", "give_up", "cancel", "relay"),
  whose: fc.nat({ max: 5 }),
});
const losses = fc.infiniteStream(fc.constantFrom<Loss>("before", "after", ...Array<undefined>(8).fill(undefined)));

async function happen({ what, whose }: Event, ids: readonly string[]): Promise<void> {
  const id = ids[whose % ids.length] ?? "";
  switch (what) {
    case "lapse":
      return await shop.lapse();
    case "recover":
      await shop.lapse();
      return void (await shop.recover());
    case "expire":
      return shop.fakes.expire(id);
    case "give_up":
      // So long a time that every driver was replaced.
      await shop.deps.pool`update orders set give_up_at = now() - interval '1 second' where id = ${id}`;
      return await shop.lapse();
    case "relay":
      return void (await shop.outbox.settle(id, 50));
    case "cancel":
      try {
        const token = orderToken(shop.deps.settings.orderTokenSecret, id);
        await shop.client.cancelOrder({ orderId: id, orderToken: token, requestId: crypto.randomUUID() }, testCall());
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
  }
}

async function letDustSettle(ids: readonly string[]): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    await shop.lapse();
    while (await shop.recover());
    await Promise.all(ids.map((id) => shop.outbox.settle(id, 5000)));
    const open = await shop.deps.pool`
      select from orders where id = any (${[...ids]}) and step not in ('confirmed', 'cancelled')
      union all select from outbox where order_id = any (${[...ids]}) and delivered_at is null`;
    if (open.length === 0) return;
  }
  throw new Error("something stays open");
}

async function expectBooksToAgree(variant: string, onHand: number, ids: readonly string[]): Promise<void> {
  let sold = 0;
  for (const id of ids) {
    const order = (await findOrder(shop.deps.pool, id))?.order;
    const charges = (await shop.charges(id)).filter((kind) => kind !== "decline");
    if (order?.status === "confirmed") {
      expect(charges).toEqual(["authorise", "capture"]);
      expect(order.payment.status).toBe("captured");
      sold += order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
    } else {
      expect(order?.status).toBe("cancelled");
      expect([[], ["void"], ["authorise", "void"], ["authorise", "capture", "refund"]]).toContainEqual(charges);
      expect(order?.payment.refunded).toEqual(order?.payment.captured);
    }
    expect(order?.events.map(({ sequence }) => sequence)).toEqual(order?.events.map((_, index) => index + 1));
  }
  const standing = await shop.deps.pool`
    select p.key from simulated_payments.payments p join orders o on o.id::text = p.key
    where p.state in ('authorised', 'captured') and p.refunded_minor < p.amount_minor and o.status = 'cancelled'`;
  expect(standing).toHaveLength(0);
  const running = await shop.deps.pool`
    select from idempotency_keys where order_id = any (${[...ids]}) and rpc = 'PlaceOrder' and answered_at is null`;
  expect(running).toHaveLength(0);
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold });
  expect(sold).toBeLessThanOrEqual(onHand);
}

test("no money without an order, no order without money, nothing sold twice and nothing left set aside", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(buyer, { minLength: 2, maxLength: 6 }),
      fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
      losses,
      async (onHand, buyers, rounds, lost) => {
        const variant = shop.fakes.addVariant(onHand);
        nextLoss = () => lost.next().value ?? undefined;
        shop.fakes.state.fault = (rpc) => (rpc === "getCart" ? undefined : nextLoss());
        const ids = await Promise.all(
          buyers.map(({ token, quantity, death }) => {
            const cartId = shop.fakes.fillCart({ [variant]: quantity });
            return placeAndDie(shop, { cartId, units: [{ variantId: variant, quantity }], token }, death);
          }),
        );
        for (const round of rounds) await Promise.all(round.map((one) => happen(one, ids)));
        nextLoss = () => undefined;
        await letDustSettle(ids);
        await expectBooksToAgree(variant, onHand, ids);
      },
    ),
    { numRuns: Number(process.env["SHOAL_SAGA_RUNS"] ?? 40) },
  );
});
