// Connections to PostgreSQL are cut again and again while orders are placed: those of the orders and those of the
// provider's books.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { createPool, type Pool } from "@shoal/postgres";
import { openShop, type Shop } from "../shop.fixture.ts";

setDefaultTimeout(60_000);

let shop: Shop;
let outside: Pool;
beforeAll(async () => {
  shop = await openShop({ isRelayed: false });
  outside = createPool({
    url: shop.database.url,
    applicationName: "outside",
    connectionsMax: 1,
    statementTimeoutMs: 10_000,
  });
});
afterAll(async () => {
  await outside.end({ timeout: 1 });
  await shop.close();
});

const cut = () => outside`
  select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;

/** Does it until it is done: connections that were cut are noticed one by one. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 60) throw error;
      await Bun.sleep(100);
    }
  }
}

/** All connections of both pools are made, so that a cut meets them at work. */
async function warmUp(): Promise<void> {
  await persist(() =>
    Promise.all(
      [shop.deps.pool, shop.paymentPool].flatMap((pool) =>
        Array.from({ length: 8 }, () => pool`select pg_sleep(0.05)`),
      ),
    ),
  );
}

test("cut in the midst of checkouts: no order is lost, none is paid twice, every key gets its answer", async () => {
  const variant = shop.fakes.addVariant(1000);
  const requests = Array.from({ length: 12 }, () => ({
    cartOwner: { guestCartId: shop.fakes.fillCart({ [variant]: 1 }) },
    requestId: crypto.randomUUID(),
  }));
  await warmUp();
  const before = new Set((await shop.orders()).map(({ id }) => id));
  const placing = Promise.all(requests.map((request) => shop.place(request)));
  let isPlacing = true;
  void placing.finally(() => {
    isPlacing = false;
  });
  for (let isThere = false; isPlacing && !isThere; ) {
    const rows = await outside<{ id: string; step: string }[]>`select id, step from orders`;
    isThere = rows.some(({ id, step }) => !before.has(id) && step === "authorising");
  }
  await cut();
  const firsts = await placing;
  await shop.tasks.settled();
  for (const { response, refusal } of firsts) {
    if (response === undefined)
      expect(["STORE_UNAVAILABLE", "SERVICE_UNAVAILABLE", "CHECKOUT_INTERRUPTED"]).toContain(refusal?.reason ?? "");
  }

  await persist(async () => {
    await shop.lapse();
    while (await shop.recover());
    const unsettled = (await shop.orders()).filter(({ step }) => step !== "confirmed" && step !== "cancelled");
    if (unsettled.length > 0) throw new Error("not settled yet");
  });
  // Whatever the first answer was, the key leads to one confirmed order now.
  for (const request of requests) {
    const response = await persist(async () => {
      const tried = await shop.place(request);
      if (tried.refusal !== undefined) throw tried.refusal;
      return tried.response;
    });
    expect(response?.order?.status).toBe("ORDER_STATUS_CONFIRMED");
  }
  const orders = (await shop.orders()).filter(({ id }) => !before.has(id));
  for (const { id } of orders) while (!(await shop.outbox.settle(id, 5000)));
  const confirmed = orders.filter(({ status }) => status === "confirmed");
  expect(confirmed).toHaveLength(requests.length);
  for (const { id, status } of orders) {
    const charges = await shop.charges(id);
    if (status === "confirmed") expect(charges).toEqual(["authorise", "capture"]);
    else expect([[], ["void"], ["authorise", "void"]]).toContainEqual(charges);
  }
  expect(shop.fakes.variants.get(variant)).toMatchObject({ reserved: 0, sold: requests.length });
});
