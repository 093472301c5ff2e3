// Saved addresses in PostgreSQL. Each is reached through its account only, so that a foreign id finds nothing.

import { run, type Sql, type Transaction } from "@shoal/postgres";
import type { PostalAddress, SavedAddress } from "../domain/postal-address.ts";

type AddressRow = {
  readonly id: string;
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postal_code: string;
  readonly country: string;
  readonly phone: string;
  readonly created_at: Date;
  readonly is_default: boolean;
};

function addressFromRow(row: AddressRow): SavedAddress {
  const { id, created_at: createdAt, postal_code: postalCode, is_default: isDefault, ...rest } = row;
  return { id, postalAddress: { ...rest, postalCode }, createdAt, isDefault };
}

function addressColumns(sql: Sql) {
  return sql`id, name, line1, line2, city, region, postal_code, country, phone, created_at,
             exists (select from users u where u.default_address_id = addresses.id) as is_default`;
}

/** Oldest first (ids are in order of time), after the address of the page before. */
export async function listAddresses(
  sql: Sql,
  userId: string,
  page: { readonly afterId: string | undefined; readonly limit: number },
): Promise<SavedAddress[]> {
  const after = page.afterId === undefined ? sql`` : sql`and id > ${page.afterId}`;
  const rows = await run(
    "list_addresses",
    sql<AddressRow[]>`
      select ${addressColumns(sql)} from addresses where user_id = ${userId} ${after} order by id limit ${page.limit}`,
  );
  return rows.map(addressFromRow);
}

export async function findAddress(sql: Sql, userId: string, addressId: string): Promise<SavedAddress | undefined> {
  const [row] = await run(
    "find_address",
    sql<AddressRow[]>`select ${addressColumns(sql)} from addresses where id = ${addressId} and user_id = ${userId}`,
  );
  return row === undefined ? undefined : addressFromRow(row);
}

export async function countAddresses(sql: Sql, userId: string): Promise<number> {
  const [row] = await run(
    "count_addresses",
    sql<{ count: number }[]>`select count(*)::int as count from addresses where user_id = ${userId}`,
  );
  return row?.count ?? 0;
}

/** Saves an address for a locked account and answers when, which is the transaction's time. */
export async function insertAddress(
  transaction: Transaction,
  userId: string,
  addressId: string,
  address: PostalAddress,
): Promise<Date> {
  const [row] = await run(
    "insert_address",
    transaction<{ created_at: Date }[]>`
      insert into addresses (id, user_id, name, line1, line2, city, region, postal_code, country, phone)
      values (${addressId}, ${userId}, ${address.name}, ${address.line1}, ${address.line2}, ${address.city},
              ${address.region}, ${address.postalCode}, ${address.country}, ${address.phone})
      returning created_at`,
  );
  if (row === undefined) throw new Error("an inserted address did not come back");
  return row.created_at;
}

/** Makes an address of a locked account the one that is offered first, or no longer that. */
export async function setDefaultAddress(
  transaction: Transaction,
  userId: string,
  addressId: string,
  isDefault: boolean,
): Promise<void> {
  await run(
    "set_default_address",
    isDefault
      ? transaction`update users set default_address_id = ${addressId} where id = ${userId}`
      : transaction`
          update users set default_address_id = null where id = ${userId} and default_address_id = ${addressId}`,
  );
}

/** Replaces the given fields; undefined when the account has no such address. */
export async function updateAddress(
  sql: Sql,
  userId: string,
  addressId: string,
  change: Partial<PostalAddress>,
): Promise<SavedAddress | undefined> {
  const [row] = await run(
    "update_address",
    sql<AddressRow[]>`
      update addresses
      set name = coalesce(${change.name ?? null}, name), line1 = coalesce(${change.line1 ?? null}, line1),
          line2 = coalesce(${change.line2 ?? null}, line2), city = coalesce(${change.city ?? null}, city),
          region = coalesce(${change.region ?? null}, region), phone = coalesce(${change.phone ?? null}, phone),
          postal_code = coalesce(${change.postalCode ?? null}, postal_code),
          country = coalesce(${change.country ?? null}, country)
      where id = ${addressId} and user_id = ${userId}
      returning ${addressColumns(sql)}`,
  );
  return row === undefined ? undefined : addressFromRow(row);
}

/** Answers whether the account had such an address. */
export async function deleteAddress(sql: Sql, userId: string, addressId: string): Promise<boolean> {
  const rows = await run(
    "delete_address",
    sql`delete from addresses where id = ${addressId} and user_id = ${userId} returning id`,
  );
  return rows.length > 0;
}
