// What an operator sees of a stuck order, and that a try or a cancel by command ends it.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { createMainProcess, type Settings, testTokens } from "@shoal/testkit";
import { openShop, type Shop, testSettings } from "./shop.fixture.ts";

setDefaultTimeout(120_000);

const { runToEnd } = createMainProcess(join(import.meta.dir, "main.ts"));

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ isRelayed: false });
});
afterAll(() => shop.close());

function command(...args: readonly string[]) {
  const settings: Settings = {
    SHOAL_ENV: "test",
    DATABASE_URL: shop.database.url,
    SERVICE_TOKENS: `gateway=${testTokens.gateway}`,
    SERVICE_TOKEN: testTokens.order,
    CART_ADDRESS: shop.service.address,
    PRODUCT_ADDRESS: shop.service.address,
    SHOP_CURRENCY: "USD",
    PAYMENT_PROVIDER: "simulated",
    ORDER_TOKEN_SECRET: testSettings.orderTokenSecret,
  };
  return runToEnd(args, settings);
}

/** An order whose stock cannot be sold, since product does not answer. */
async function placeStuck(): Promise<{ id: string; number: string; variant: string }> {
  const variant = shop.fakes.addVariant(1);
  const guestCartId = shop.fakes.fillCart({ [variant]: 1 });
  shop.fakes.state.fault = (rpc) => (rpc === "commitReservation" ? "before" : undefined);
  const { response } = await shop.place({ cartOwner: { guestCartId } });
  const { id = "", number = "" } = response?.order ?? {};
  await shop.deps.pool`update orders set created_at = now() - interval '2 minutes' where id = ${id}`;
  return { id, number, variant };
}

async function statusOf(id: string): Promise<string | undefined> {
  return (await shop.orders()).find((order) => order.id === id)?.status;
}

test("an order that waits for product is listed with each step's time and what keeps it, and a retry ends it", async () => {
  expect(await command("stuck")).toMatchObject({ code: 0, out: "0 stuck orders\n" });
  const { id, number } = await placeStuck();
  await shop.lapse();
  await shop.recover();
  const listed = await command("stuck");
  expect(listed.code).toBe(1);
  const [head = "", ...lines] = listed.out.trim().split("\n");
  expect(head).toContain(`${number} ${id} pending, payment authorised, to be taken over from `);
  const steps = lines.filter((line) => /^ {2}\d{4}-/.test(line)).map((line) => line.trim().split(/\s+/)[1]);
  expect(steps).toEqual(["created", "reserved", "authorising", "authorised", "committing"]);
  expect(listed.out).toMatch(/committing {2}the sale's outcome is unknown: DEADLINE_EXCEEDED \(2 times, last at 2/);

  shop.fakes.state.fault = () => undefined;
  expect(await command("retry", number.toLowerCase())).toMatchObject({
    code: 0,
    out: "its checkout will be taken over, and 0 deliveries will be tried again\n",
  });
  await shop.recover();
  expect(await statusOf(id)).toBe("confirmed");
  await shop.outbox.settle(id, 5000);
  expect(await shop.charges(id)).toEqual(["authorise", "capture"]);
  expect(await command("stuck")).toMatchObject({ code: 0 });
});

test("a delivery that was given up is listed with its problem, and a retry of its order alone makes it", async () => {
  const variant = shop.fakes.addVariant(1);
  const { response } = await shop.place({ cartOwner: { guestCartId: shop.fakes.fillCart({ [variant]: 1 }) } });
  const id = response?.order?.id ?? "";
  await shop.deps.pool`
    update outbox set dead_at = now(), last_problem = 'the provider was closed', attempts = 400
    where order_id = ${id} and kind = 'capture'`;
  const listed = await command("stuck");
  expect(listed.out).toMatch(/capture: 400 tries, given up at 2\S+Z {2}the provider was closed/);
  expect((await command("retry", id)).out).toMatch(/^[12] deliveries will be tried again\n$/);
  await shop.outbox.settle(id, 5000);
  expect(await shop.charges(id)).toEqual(["authorise", "capture"]);
});

test("a cancel by command undoes a pending order at the next chance, and gives a confirmed one's money and units back", async () => {
  const { id, variant } = await placeStuck();
  expect((await command("cancel", id)).out).toContain("the wish is noted");
  shop.fakes.state.fault = () => undefined;
  await shop.lapse();
  await shop.recover();
  await shop.outbox.settle(id, 5000);
  expect(await statusOf(id)).toBe("cancelled");
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });

  const bought = await shop.place({ cartOwner: { guestCartId: shop.fakes.fillCart({ [variant]: 1 }) } });
  const boughtId = bought.response?.order?.id ?? "";
  await shop.outbox.settle(boughtId, 5000);
  expect((await command("cancel", boughtId)).out).toBe("it is cancelled; what it held is given back\n");
  await shop.outbox.settle(boughtId, 5000);
  expect(await shop.charges(boughtId)).toEqual(["authorise", "capture", "refund"]);
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: 0 });
  expect(await command("cancel", "no-such-order")).toMatchObject({
    code: 1,
    out: "name an order by its id or number\n",
  });
});
