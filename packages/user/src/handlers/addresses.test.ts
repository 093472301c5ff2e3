import { afterAll, beforeAll, expect, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import { createUserFixture, refusalOf, type UserFixture, violationsOf } from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

const home = {
  name: "Kim Ødegård",
  line1: "Storgata 1",
  line2: "",
  city: "Oslo",
  region: "",
  postalCode: "0155",
  country: "NO",
  phone: "+47 22 00 00 00",
};

const reasonOf = async (call: Promise<unknown>) => (await refusalOf(call)).reason;

test("an address is saved, read, listed oldest first, changed and removed", async () => {
  const { call } = await users.account();
  const first = (await users.client.createAddress({ postalAddress: home }, call)).address;
  const second = (await users.client.createAddress({ postalAddress: { ...home, city: "Bergen" } }, call)).address;
  const addressId = first?.id ?? "";
  expect(first?.postalAddress).toEqual(home);
  expect((await users.client.getAddress({ addressId }, call)).address).toEqual(first ?? null);
  const { addresses, nextPageToken } = await users.client.listAddresses({}, call);
  expect(addresses).toEqual([first, second].flatMap((address) => address ?? []));
  expect(nextPageToken).toBe("");
  const changed = await users.client.updateAddress(
    { addressId, postalAddress: { ...home, line1: "Lillegata 2" } },
    call,
  );
  expect(changed.address?.postalAddress?.line1).toBe("Lillegata 2");
  await users.client.deleteAddress({ addressId }, call);
  expect(await reasonOf(users.client.getAddress({ addressId }, call))).toBe("ADDRESS_NOT_FOUND");
  expect(await reasonOf(users.client.deleteAddress({ addressId }, call))).toBe("ADDRESS_NOT_FOUND");
});

test("a mask changes what it names and nothing else, also to empty", async () => {
  const { call } = await users.account();
  const { address } = await users.client.createAddress({ postalAddress: home }, call);
  const postalAddress = { city: "Tromsø", postalCode: "", country: "SE", name: "" };
  const changed = await users.client.updateAddress(
    { addressId: address?.id ?? "", postalAddress, updateMask: { paths: ["city", "postal_code", "city"] } },
    call,
  );
  expect(changed.address?.postalAddress).toEqual({ ...home, city: "Tromsø", postalCode: "" });
});

test("two changes of different fields at once both hold", async () => {
  const { call } = await users.account();
  const addressId = (await users.client.createAddress({ postalAddress: home }, call)).address?.id ?? "";
  const set = (path: string, postalAddress: Partial<typeof home>) =>
    users.client.updateAddress({ addressId, postalAddress, updateMask: { paths: [path] } }, call);
  await Promise.all([set("city", { city: "Bodø" }), set("line2", { line2: "3rd floor" })]);
  const { address } = await users.client.getAddress({ addressId }, call);
  expect(address?.postalAddress).toMatchObject({ city: "Bodø", line2: "3rd floor" });
});

test("another's address is not there, for customers, staff and administrators alike", async () => {
  const owner = await users.account();
  const addressId = (await users.client.createAddress({ postalAddress: home }, owner.call)).address?.id ?? "";
  for (const role of ["customer", "staff", "admin"] as const) {
    const { call } = await users.account(role);
    const attempts = [
      () => users.client.getAddress({ addressId }, call),
      () => users.client.updateAddress({ addressId, postalAddress: home }, call),
      () => users.client.deleteAddress({ addressId }, call),
    ];
    for (const attempt of attempts) {
      expect(await refusalOf(attempt())).toMatchObject({ code: Code.NOT_FOUND, reason: "ADDRESS_NOT_FOUND" });
    }
    expect((await users.client.listAddresses({}, call)).addresses).toEqual([]);
  }
  expect((await users.client.getAddress({ addressId }, owner.call)).address?.postalAddress).toEqual(home);
  expect(await reasonOf(users.client.getAddress({ addressId }, testCall()))).toBe("UNAUTHENTICATED");
});

test("a page token of one account does not fit another", async () => {
  const [one, two] = [await users.account(), await users.account()];
  for (let index = 0; index < 3; index += 1) await users.client.createAddress({ postalAddress: home }, one.call);
  const first = await users.client.listAddresses({ pageSize: 2 }, one.call);
  const rest = await users.client.listAddresses({ pageSize: 2, pageToken: first.nextPageToken }, one.call);
  expect([first.addresses.length, rest.addresses.length, rest.nextPageToken]).toEqual([2, 1, ""]);
  expect(await violationsOf(users.client.listAddresses({ pageToken: first.nextPageToken }, two.call))).toEqual([
    "page_token INVALID_PAGE_TOKEN",
  ]);
});

test("twenty creations under one request id at once save one address and answer the same", async () => {
  const { id, call } = await users.account();
  const request = { postalAddress: home, requestId: "retry-me" };
  const answers = await Promise.all(Array.from({ length: 20 }, () => users.client.createAddress(request, call)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await users.deps.pool`select from addresses where user_id = ${id}`).toHaveLength(1);
});

test("a request id repeated later answers the first address, though it was changed or removed since", async () => {
  const { call } = await users.account();
  const request = { postalAddress: home, requestId: "later" };
  const first = await users.client.createAddress(request, call);
  const addressId = first.address?.id ?? "";
  await users.client.updateAddress({ addressId, postalAddress: { ...home, city: "Bergen" } }, call);
  expect(await users.client.createAddress(request, call)).toEqual(first);
  await users.client.deleteAddress({ addressId }, call);
  expect(await users.client.createAddress(request, call)).toEqual(first);
  expect((await users.client.listAddresses({}, call)).addresses).toEqual([]);
});

test("a request id belongs to one body and one account", async () => {
  const { call } = await users.account();
  const other = await users.account();
  const first = await users.client.createAddress({ postalAddress: home, requestId: "mine" }, call);
  const changed = users.client.createAddress({ postalAddress: { ...home, city: "Bergen" }, requestId: "mine" }, call);
  expect(await refusalOf(changed)).toMatchObject({
    code: Code.INVALID_ARGUMENT,
    reason: "IDEMPOTENCY_KEY_REUSED",
  });
  const theirs = await users.client.createAddress({ postalAddress: home, requestId: "mine" }, other.call);
  expect(theirs.address?.id).not.toBe(first.address?.id ?? "");
});

test("an account never has more than fifty addresses, however many are saved at once, and a retry still answers", async () => {
  const { id, call } = await users.account();
  const kept = await users.client.createAddress({ postalAddress: home, requestId: "kept" }, call);
  await users.deps.pool`
    insert into addresses select gen_random_uuid(), user_id, name, line1, line2, city, region, postal_code, country, phone
    from addresses, generate_series(1, 46) where user_id = ${id}`;
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      users.client.createAddress({ postalAddress: home }, call).then(
        () => "saved",
        (error) => error.reason,
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome === "saved")).toHaveLength(3);
  expect(outcomes.filter((outcome) => outcome === "ADDRESS_LIMIT_REACHED")).toHaveLength(7);
  expect(await users.client.createAddress({ postalAddress: home, requestId: "kept" }, call)).toEqual(kept);
});

test("everything wrong with an address is told at once, by field", async () => {
  const { call } = await users.account();
  const create = (postalAddress: Partial<typeof home> | null, requestId = "") =>
    users.client.createAddress({ postalAddress, requestId }, call);
  expect(await violationsOf(create(null))).toEqual(["postal_address REQUIRED"]);
  expect(await violationsOf(create({}))).toEqual([
    "postal_address.name REQUIRED",
    "postal_address.line1 REQUIRED",
    "postal_address.city REQUIRED",
    "postal_address.country REQUIRED",
  ]);
  expect(await violationsOf(create({ ...home, line1: "x".repeat(201), city: "a\nb", phone: "\u0000" }))).toEqual([
    "postal_address.line1 TOO_LONG",
    "postal_address.city INVALID_CHARACTERS",
    "postal_address.phone INVALID_CHARACTERS",
  ]);
  for (const country of ["no", "XX", "NOR", "N", "🇳🇴"]) {
    expect(await violationsOf(create({ ...home, country }))).toEqual(["postal_address.country INVALID_COUNTRY"]);
  }
  expect(await violationsOf(create(home, "k".repeat(256)))).toEqual(["request_id TOO_LONG"]);
  expect((await create({ ...home, line1: "🏠".repeat(200) }, "🗝".repeat(255))).address?.id).toHaveLength(36);
});

test("a mask must name fields of an address, and what it names must be right", async () => {
  const { call } = await users.account();
  const addressId = (await users.client.createAddress({ postalAddress: home }, call)).address?.id ?? "";
  const send = (paths: string[], postalAddress: Partial<typeof home> | null = home) =>
    users.client.updateAddress({ addressId, postalAddress, updateMask: { paths } }, call);
  expect(await violationsOf(send(["user_id"]))).toEqual(["update_mask INVALID_MASK"]);
  expect(await violationsOf(send(["name"], { name: " " }))).toEqual(["postal_address.name REQUIRED"]);
  expect(await violationsOf(send(["city"], null))).toEqual(["postal_address REQUIRED"]);
  expect(await violationsOf(send([], { city: "Oslo" }))).toContain("postal_address.name REQUIRED");
  expect((await users.client.getAddress({ addressId }, call)).address?.postalAddress).toEqual(home);
});

test("one address is the first to offer at most, and it can be given up", async () => {
  const { call } = await users.register();
  const make = async (isDefault: boolean) =>
    (await users.client.createAddress({ postalAddress: home, isDefault }, call)).address?.id ?? "";
  const defaults = async () =>
    (await users.client.listAddresses({}, call)).addresses.filter(({ isDefault }) => isDefault).map(({ id }) => id);
  const [one, two, three] = [await make(true), await make(true), await make(false)];
  expect(await defaults()).toEqual([two]);
  const set = (addressId: string, isDefault: boolean) =>
    users.client.updateAddress({ addressId, isDefault, updateMask: { paths: ["is_default"] } }, call);
  await Promise.all([set(one, true), set(two, true), set(three, true)]);
  expect(await defaults()).toHaveLength(1);
  expect((await set(one, true)).address?.isDefault).toBe(true);
  // Giving up one that is not it changes nothing.
  await set(three, false);
  expect(await defaults()).toEqual([one]);
  await set(one, false);
  expect(await defaults()).toEqual([]);
  await set(two, true);
  await users.client.deleteAddress({ addressId: two }, call);
  expect(await defaults()).toEqual([]);
  const other = await users.register();
  const theirs = users.client.updateAddress(
    { addressId: one, isDefault: true, updateMask: { paths: ["is_default"] } },
    other.call,
  );
  expect((await refusalOf(theirs)).reason).toBe("ADDRESS_NOT_FOUND");
});
