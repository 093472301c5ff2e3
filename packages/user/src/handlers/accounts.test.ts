import { afterAll, beforeAll, expect, test } from "bun:test";
import { Code } from "@shoal/rpc";
import { testCall } from "@shoal/testkit";
import {
  callerOf,
  createUserFixture,
  goodPassword,
  refusalOf,
  type UserFixture,
  violationsOf,
} from "../user.fixture.ts";

let users: UserFixture;
beforeAll(async () => {
  users = await createUserFixture();
});
afterAll(() => users.close());

const absentId = "01900000-0000-7000-8000-000000000000";

const update = (
  call: Parameters<typeof users.client.updateUser>[1],
  userId: string,
  change: { name?: string; role?: "ROLE_CUSTOMER" | "ROLE_STAFF" | "ROLE_ADMIN"; disabled?: boolean },
) => users.client.updateUser({ userId, ...change, updateMask: { paths: Object.keys(change) } }, call);

const reasonOf = async (call: Promise<unknown>) => (await refusalOf(call)).reason;

async function countEnabledAdmins(ids: readonly string[]): Promise<number> {
  const [row] = await users.deps.pool<{ count: number }[]>`
    select count(*)::int as count from users
    where id in ${users.deps.pool([...ids])} and role = 'admin' and not disabled and deleted_at is null`;
  return row?.count ?? -1;
}

test("a person sees their own account, and no trace of another's", async () => {
  const own = await users.account("customer", "Kim");
  const { user } = await users.client.getUser({ userId: own.id }, own.call);
  expect(user).toMatchObject({ id: own.id, email: own.email, name: "Kim", role: "ROLE_CUSTOMER" });
  expect(Math.abs(Number(user?.createTime?.seconds) - Date.now() / 1000)).toBeLessThan(60);
  const other = await users.account();
  const foreign = await refusalOf(users.client.getUser({ userId: other.id }, own.call));
  const absent = await refusalOf(users.client.getUser({ userId: absentId }, own.call));
  expect(foreign).toMatchObject({ code: Code.NOT_FOUND, reason: "USER_NOT_FOUND", message: absent.message });
  const staffed = await users.account("staff");
  expect(await reasonOf(users.client.getUser({ userId: other.id }, staffed.call))).toBe("USER_NOT_FOUND");
  expect(await reasonOf(users.client.getUser({ userId: own.id }, testCall()))).toBe("UNAUTHENTICATED");
  expect(await violationsOf(users.client.getUser({ userId: "me'--" }, own.call))).toEqual(["user_id INVALID_ID"]);
});

test("an administrator sees any account that is not deleted", async () => {
  const { call } = await users.account("admin");
  const other = await users.account();
  expect((await users.client.getUser({ userId: other.id.toUpperCase() }, call)).user?.id).toBe(other.id);
  expect(await reasonOf(users.client.getUser({ userId: absentId }, call))).toBe("USER_NOT_FOUND");
});

test("only administrators list accounts", async () => {
  for (const role of ["customer", "staff"] as const) {
    const { call } = await users.account(role);
    expect(await refusalOf(users.client.listUsers({}, call))).toMatchObject({ code: Code.PERMISSION_DENIED });
  }
  expect(await reasonOf(users.client.listUsers({}, testCall()))).toBe("FORBIDDEN");
});

test("a search walks every match once, newest first, by part of an address or name, in any case", async () => {
  const { call } = await users.account("admin");
  const made: string[] = [];
  for (let index = 0; index < 5; index += 1) made.push((await users.account("customer", `ÆRLIG 100%_${index}`)).id);
  const seen: string[] = [];
  let pageToken = "";
  do {
    const page = await users.client.listUsers({ query: "ærlig 100%_", pageSize: 2, pageToken }, call);
    expect(page.users.length).toBeLessThanOrEqual(2);
    seen.push(...page.users.map(({ id }) => id));
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  expect(seen).toEqual(made.toReversed());
  const target = await users.account();
  const byAddress = await users.client.listUsers({ query: ` ${target.email.toUpperCase()} ` }, call);
  expect(byAddress.users.map(({ id }) => id)).toContain(target.id);
  expect((await users.client.listUsers({ query: "%" }, call)).users).toHaveLength(5);
  expect((await users.client.listUsers({ query: "no such person" }, call)).users).toEqual([]);
});

test("a page token fits only the query it came with, and sizes are bounded", async () => {
  const { call } = await users.account("admin");
  const { nextPageToken } = await users.client.listUsers({ pageSize: 1 }, call);
  expect(nextPageToken).not.toBe("");
  const list = (request: Parameters<typeof users.client.listUsers>[0]) => users.client.listUsers(request, call);
  expect(await violationsOf(list({ query: "x", pageToken: nextPageToken }))).toEqual(["page_token INVALID_PAGE_TOKEN"]);
  expect(await violationsOf(list({ pageToken: "garbage" }))).toEqual(["page_token INVALID_PAGE_TOKEN"]);
  expect(await violationsOf(list({ pageSize: -1 }))).toEqual(["page_size OUT_OF_RANGE"]);
  expect(await violationsOf(list({ query: "nul\u0000" }))).toEqual(["query INVALID_CHARACTERS"]);
});

test("anybody changes their own name, and nothing else", async () => {
  for (const role of ["customer", "staff"] as const) {
    const own = await users.account(role, "Before");
    const { user } = await update(own.call, own.id, { name: " After " });
    expect(user?.name).toBe("After");
    expect(await reasonOf(update(own.call, own.id, { role: "ROLE_ADMIN" }))).toBe("FORBIDDEN");
    expect(await reasonOf(update(own.call, own.id, { name: "Sly", disabled: false }))).toBe("FORBIDDEN");
    const other = await users.account("customer", "Other");
    expect(await reasonOf(update(own.call, other.id, { name: "Taken over" }))).toBe("USER_NOT_FOUND");
    const { call } = await users.account("admin");
    expect((await users.client.getUser({ userId: own.id }, call)).user?.name).toBe("After");
    expect((await users.client.getUser({ userId: other.id }, call)).user?.name).toBe("Other");
  }
});

test("an administrator changes name, role and flag of others, and fields outside the mask stay", async () => {
  const { call } = await users.account("admin");
  const other = await users.account("customer", "Kim");
  const send = () =>
    users.client.updateUser(
      { userId: other.id, name: "ignored", role: "ROLE_STAFF", updateMask: { paths: ["role"] } },
      call,
    );
  const { user } = await send();
  expect(user).toMatchObject({ name: "Kim", role: "ROLE_STAFF", disabled: false });
  const again = await send();
  expect(again.user?.updateTime).toEqual(user?.updateTime ?? null);
  expect(await reasonOf(update(call, absentId, { name: "x" }))).toBe("USER_NOT_FOUND");
});

test("a mask must name known fields, and a role must be one", async () => {
  const { id, call } = await users.account("admin");
  const send = (paths: string[], role: "ROLE_UNSPECIFIED" | "ROLE_STAFF" = "ROLE_UNSPECIFIED") =>
    users.client.updateUser({ userId: id, role, updateMask: { paths } }, call);
  expect(await violationsOf(send([]))).toEqual(["update_mask REQUIRED"]);
  expect(await violationsOf(send(["email", "password_hash"], "ROLE_STAFF"))).toEqual([
    "update_mask INVALID_MASK",
    "update_mask INVALID_MASK",
  ]);
  expect(await violationsOf(send(["role"]))).toEqual(["role INVALID_ROLE"]);
  expect(await violationsOf(users.client.updateUser({ userId: id }, call))).toEqual(["update_mask REQUIRED"]);
});

test("disabling signs an account out for good, and enabling lets it sign in anew", async () => {
  const { call } = await users.account("admin");
  const other = await users.register();
  await update(call, other.id, { disabled: true });
  const refresh = () => users.client.refreshSession({ refreshToken: other.token }, testCall());
  expect(await reasonOf(refresh())).toBe("INVALID_REFRESH_TOKEN");
  await update(call, other.id, { disabled: false });
  expect(await reasonOf(refresh())).toBe("INVALID_REFRESH_TOKEN");
  const { session } = await users.client.login({ email: other.email, password: goodPassword }, testCall());
  expect(session?.user?.id).toBe(other.id);
});

test("an administrator cannot demote, disable or delete themselves, but may repeat what they are", async () => {
  const { id, call } = await users.account("admin", "Boss");
  expect(await reasonOf(update(call, id, { role: "ROLE_CUSTOMER" }))).toBe("OWN_ACCOUNT");
  expect(await reasonOf(update(call, id, { disabled: true }))).toBe("OWN_ACCOUNT");
  expect(await reasonOf(users.client.deleteUser({ userId: id }, call))).toBe("OWN_ACCOUNT");
  const { user } = await update(call, id, { name: "Chief", role: "ROLE_ADMIN", disabled: false });
  expect(user).toMatchObject({ name: "Chief", role: "ROLE_ADMIN" });
});

test("administrators who demote, disable or delete each other at once always leave one", async () => {
  const deeds = [
    (a: UserOf, b: UserOf) => update(a.call, b.id, { role: "ROLE_CUSTOMER" }),
    (a: UserOf, b: UserOf) => update(a.call, b.id, { disabled: true }),
    (a: UserOf, b: UserOf) => users.client.deleteUser({ userId: b.id }, a.call),
  ];
  for (let round = 0; round < 9; round += 1) {
    const ring = await Promise.all([1, 2, 3].map(() => users.account("admin")));
    await Promise.all(
      ring.map((actor, index) => {
        const deed = deeds[(round + index) % deeds.length];
        const target = ring[(index + 1) % ring.length];
        if (deed === undefined || target === undefined) throw new Error("no deed");
        return deed(actor, target).catch(() => undefined);
      }),
    );
    expect(await countEnabledAdmins(ring.map(({ id }) => id))).toBeGreaterThanOrEqual(1);
  }
});

type UserOf = Awaited<ReturnType<UserFixture["account"]>>;

test("whoever was demoted does nothing with the token of before", async () => {
  const former = await users.account("customer");
  const stale = testCall(callerOf(former.id, "admin"));
  const other = await users.account();
  expect(await reasonOf(update(stale, former.id, { role: "ROLE_ADMIN" }))).toBe("FORBIDDEN");
  expect(await reasonOf(update(stale, other.id, { name: "x" }))).toBe("FORBIDDEN");
  expect(await reasonOf(users.client.deleteUser({ userId: other.id }, stale))).toBe("FORBIDDEN");
});

test("only administrators delete accounts", async () => {
  const own = await users.account();
  for (const caller of [own, await users.account("staff")]) {
    expect(await reasonOf(users.client.deleteUser({ userId: own.id }, caller.call))).toBe("FORBIDDEN");
  }
});

test("deleting leaves nothing personal, signs out, frees the address, and may be repeated", async () => {
  const { call } = await users.account("admin");
  const gone = await users.register();
  const postalAddress = { name: "Kim", line1: "Storgata 1", city: "Oslo", country: "NO" };
  await users.client.createAddress({ postalAddress, requestId: "only-once" }, gone.call);
  await users.client.deleteUser({ userId: gone.id }, call);
  await users.client.deleteUser({ userId: gone.id }, call);

  const [row] = await users.deps.pool`select * from users where id = ${gone.id}`;
  expect(row).toMatchObject({ email: `deleted-${gone.id}@invalid`, name: "", password_hash: null, disabled: true });
  for (const table of ["addresses", "refresh_families", "idempotency_keys"]) {
    const rows = await users.deps.pool`select from ${users.deps.pool(table)} where user_id = ${gone.id}`;
    expect(rows).toHaveLength(0);
  }
  expect(await reasonOf(users.client.refreshSession({ refreshToken: gone.token }, testCall()))).toBe(
    "INVALID_REFRESH_TOKEN",
  );
  expect(await reasonOf(users.client.getUser({ userId: gone.id }, call))).toBe("USER_NOT_FOUND");
  expect(await reasonOf(users.client.getUser({ userId: gone.id }, gone.call))).toBe("USER_NOT_FOUND");
  expect(await reasonOf(update(call, gone.id, { name: "back" }))).toBe("USER_NOT_FOUND");
  expect(await reasonOf(users.client.createAddress({ postalAddress }, gone.call))).toBe("USER_NOT_FOUND");
  expect((await users.client.listUsers({ query: gone.id }, call)).users).toEqual([]);
  expect(await reasonOf(users.client.deleteUser({ userId: absentId }, call))).toBe("USER_NOT_FOUND");
  const { session } = await users.client.register({ email: gone.email, password: goodPassword, name: "" }, testCall());
  expect(session?.user?.id).not.toBe(gone.id);
});

test("addresses and sessions that begin while an account is deleted do not outlive it", async () => {
  const { call } = await users.account("admin");
  const postalAddress = { name: "Kim", line1: "Storgata 1", city: "Oslo", country: "NO" };
  for (let round = 0; round < 5; round += 1) {
    const gone = await users.register();
    await Promise.all([
      ...Array.from({ length: 4 }, () => users.client.createAddress({ postalAddress }, gone.call).catch(() => {})),
      users.client.deleteUser({ userId: gone.id }, call),
      users.client.refreshSession({ refreshToken: gone.token }, testCall()).catch(() => {}),
      ...Array.from({ length: 4 }, () => users.client.createAddress({ postalAddress }, gone.call).catch(() => {})),
    ]);
    expect(await users.deps.pool`select from addresses where user_id = ${gone.id}`).toHaveLength(0);
    expect(await users.deps.pool`select from refresh_families where user_id = ${gone.id}`).toHaveLength(0);
  }
});
