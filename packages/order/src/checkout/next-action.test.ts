// A buyer whose bank wants a word: where to go is told, nothing is sold before, and the outcome is found by whoever looks.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { testCall } from "@shoal/testkit";
import type { AuthoriseOutcome, PaymentProvider } from "../payments/port.ts";
import { openShop, type Shop } from "../shop.fixture.ts";

const address = "https://bank.example/challenge";
const unknown: AuthoriseOutcome = { kind: "unknown", nextAction: address };

let shop: Shop;
let asked = 0;
let bank: "asks" | "agrees" | "declines" = "asks";

function withBank(provider: PaymentProvider): PaymentProvider {
  return {
    ...provider,
    authorise: async (request) => {
      asked += 1;
      if (bank === "asks") return unknown;
      const token = bank === "agrees" ? "tok_ok" : "tok_declined";
      return await provider.authorise({ ...request, token });
    },
  };
}

beforeAll(async () => {
  shop = await openShop({ isRelayed: false, wrapPayments: withBank });
});
afterAll(() => shop.close());

async function place() {
  bank = "asks";
  asked = 0;
  const variant = shop.fakes.addVariant(5);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const { response } = await shop.place({ cartOwner: { guestCartId: cartId } });
  const orderId = response?.order?.id ?? "";
  const token = response?.orderToken ?? "";
  const see = async () => (await shop.client.getOrder({ orderId, orderToken: token }, testCall())).order;
  return { response, variant, see };
}

test("the order waits, names the address, and is confirmed once the bank has agreed", async () => {
  const { response, see } = await place();
  expect(response?.order).toMatchObject({ status: "ORDER_STATUS_PENDING", payment: { nextAction: address } });
  // Asked once more after the address was saved, and not again and again while it is the buyer's turn.
  expect(asked).toBe(2);
  await shop.lapse();
  await shop.recover();
  expect(await see()).toMatchObject({ status: "ORDER_STATUS_PENDING", payment: { nextAction: address } });

  bank = "agrees";
  await shop.lapse();
  await shop.recover();
  const order = await see();
  expect(order).toMatchObject({ status: "ORDER_STATUS_CONFIRMED", payment: { nextAction: "" } });
  expect(order?.timeline.map(({ type }) => type)).toEqual([
    "order.placed",
    "stock.reserved",
    "payment.action_required",
    "payment.authorised",
    "order.confirmed",
  ]);
});

test("a bank that declines ends the order, and its units come back", async () => {
  const { variant, see } = await place();
  bank = "declines";
  await shop.lapse();
  await shop.recover();
  expect(await see()).toMatchObject({ status: "ORDER_STATUS_CANCELLED", payment: { nextAction: "" } });
  expect(shop.fakes.variants.get(variant)?.reserved).toBe(0);
});
