// Who sees which order, one by one and in lists.

import { afterAll, beforeAll, expect, test } from "bun:test";
import type { ListOrdersRequest } from "@shoal/contract";
import { anonymous, type Caller } from "@shoal/rpc";
import { admin, customer, staff, testCall } from "@shoal/testkit";
import { openShop, type Shop, tryCall } from "../shop.fixture.ts";

let shop: Shop;
let variant: string;
beforeAll(async () => {
  shop = await openShop();
  variant = shop.fakes.addVariant(1000);
});
afterAll(() => shop.close());

async function placeAs(userId: string, email = "ada@example.com"): Promise<string> {
  shop.fakes.fillCart({ [variant]: 1 }, userId);
  return (await shop.place({ cartOwner: { userId }, email }, customer(userId))).response?.order?.id ?? "";
}

async function placeAsGuest(email = "guest@example.com") {
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  const { response } = await shop.place({ cartOwner: { guestCartId: cartId }, email });
  return { id: response?.order?.id ?? "", number: response?.order?.number ?? "", token: response?.orderToken ?? "" };
}

const get = (orderId: string, caller: Caller, orderToken = "") =>
  tryCall(() => shop.client.getOrder({ orderId, orderToken }, testCall(caller)));
const list = (caller: Caller, request: ListOrdersRequest = {}) =>
  tryCall(() => shop.client.listOrders(request, testCall(caller)));
const idsOf = (tried: Awaited<ReturnType<typeof list>>) => tried.response?.orders.map(({ id }) => id) ?? [];

test("an account's order is seen by its account and by staff; for all others there is none", async () => {
  const ada = Bun.randomUUIDv7();
  const id = await placeAs(ada);
  for (const caller of [customer(ada), staff, admin]) expect((await get(id, caller)).response?.order?.id).toBe(id);
  expect((await get(id.toUpperCase(), customer(ada))).response?.order?.id).toBe(id);
  const guests = await placeAsGuest();
  for (const [caller, token] of [
    [customer(Bun.randomUUIDv7()), ""],
    [anonymous, ""],
    [anonymous, guests.token],
    [{ kind: "service", service: "gateway" }, ""],
  ] as const) {
    expect((await get(id, caller, token)).refusal?.reason).toBe("ORDER_NOT_FOUND");
  }
  for (const nothing of [Bun.randomUUIDv7(), "", "' or true --"]) {
    expect((await get(nothing, staff)).refusal?.reason).toBe("ORDER_NOT_FOUND");
  }
});

test("a guest's order is opened by its own token, for whoever holds it, and by nothing else", async () => {
  const [mine, other] = [await placeAsGuest(), await placeAsGuest()];
  for (const caller of [anonymous, customer(Bun.randomUUIDv7())]) {
    expect((await get(mine.id, caller, mine.token)).response?.order?.id).toBe(mine.id);
    for (const token of ["", other.token, mine.token.slice(0, -1), `${mine.token}=`, "\u{1f511}"]) {
      expect((await get(mine.id, caller, token)).refusal?.reason).toBe("ORDER_NOT_FOUND");
    }
  }
  expect((await get(mine.id, staff)).response?.order?.id).toBe(mine.id);
});

test("a customer lists their own orders, newest first, page by page, without gaps or repeats", async () => {
  const ada = Bun.randomUUIDv7();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.push(await placeAs(ada));
  await placeAs(Bun.randomUUIDv7());
  await placeAsGuest();
  expect(idsOf(await list(customer(ada)))).toEqual(ids.toReversed());

  const seen: string[] = [];
  let pageToken = "";
  do {
    const { response } = await list(customer(ada), { pageSize: 2, pageToken });
    seen.push(...(response?.orders ?? []).map(({ id }) => id));
    // An order that comes meanwhile stands before the first page and moves no other.
    if (seen.length === 2) await placeAs(ada);
    pageToken = response?.nextPageToken ?? "";
  } while (pageToken !== "");
  expect(seen).toEqual(ids.toReversed());
  const [first] = (await list(customer(ada))).response?.orders ?? [];
  expect(first?.timeline).toEqual([]);
  expect(first?.lines).toHaveLength(1);
});

test("a list filters by status, and for staff by account, number and address", async () => {
  const bob = Bun.randomUUIDv7();
  const [kept, cancelled] = [await placeAs(bob, "Bob@Example.com"), await placeAs(bob, "bob@example.com")];
  const request = { orderId: cancelled, requestId: crypto.randomUUID() };
  await shop.client.cancelOrder(request, testCall(customer(bob)));
  expect(idsOf(await list(customer(bob), { status: "ORDER_STATUS_CANCELLED" }))).toEqual([cancelled]);
  expect(idsOf(await list(customer(bob), { status: "ORDER_STATUS_CONFIRMED" }))).toEqual([kept]);
  expect(idsOf(await list(customer(bob), { userId: bob }))).toEqual([cancelled, kept]);
  expect(idsOf(await list(staff, { userId: bob, status: "ORDER_STATUS_CONFIRMED" }))).toEqual([kept]);
  expect(idsOf(await list(staff, { query: " BOB@example.COM " }))).toEqual([cancelled, kept]);
  const guests = await placeAsGuest();
  for (const query of [guests.number, guests.number.toLowerCase().replace("-", "")]) {
    expect(idsOf(await list(staff, { query }))).toEqual([guests.id]);
  }
  for (const query of ["nobody@example.com", "ZZZZZ-ZZZZZ", "%", "' or true --"]) {
    expect(idsOf(await list(staff, { query }))).toEqual([]);
  }
  expect(idsOf(await list(admin)).length).toBeGreaterThanOrEqual(3);
});

test("a customer cannot search or list what belongs to others, and nobody lists without an account", async () => {
  const eve = customer(Bun.randomUUIDv7());
  expect((await list(eve, { query: "ada@example.com" })).refusal?.reason).toBe("FORBIDDEN");
  expect((await list(eve, { userId: Bun.randomUUIDv7() })).refusal?.reason).toBe("FORBIDDEN");
  expect((await list(anonymous)).refusal?.reason).toBe("UNAUTHENTICATED");
  expect(idsOf(await list(eve))).toEqual([]);
});

test("page sizes and tokens have their bounds, and a token fits its own filters only", async () => {
  const ada = Bun.randomUUIDv7();
  for (let count = 0; count < 3; count += 1) await placeAs(ada);
  const pageToken = (await list(customer(ada), { pageSize: 1 })).response?.nextPageToken ?? "";
  expect(pageToken).not.toBe("");
  const reasonOf = async (caller: Caller, request: ListOrdersRequest) =>
    (await list(caller, request)).refusal?.violations.map(({ field, reason }) => `${field} ${reason}`);
  expect(await reasonOf(customer(ada), { pageToken, status: "ORDER_STATUS_SHIPPED" })).toEqual([
    "page_token INVALID_PAGE_TOKEN",
  ]);
  expect(await reasonOf(customer(Bun.randomUUIDv7()), { pageToken })).toEqual(["page_token INVALID_PAGE_TOKEN"]);
  expect(await reasonOf(staff, { pageToken: "garbage" })).toEqual(["page_token INVALID_PAGE_TOKEN"]);
  expect(await reasonOf(staff, { pageSize: -1 })).toEqual(["page_size OUT_OF_RANGE"]);
  expect(await reasonOf(staff, { status: 77 as never })).toEqual(["status INVALID_STATUS"]);
  expect(await reasonOf(staff, { userId: "x" })).toEqual(["user_id INVALID_ID"]);
  expect((await list(staff, { pageSize: 2_000_000 })).response?.orders.length).toBeLessThanOrEqual(100);
});
