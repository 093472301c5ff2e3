// CreateAddress: saves an address for the caller, once for each request_id.

import { createHash } from "node:crypto";
import type { CreateAddressRequest__Output, CreateAddressResponse } from "@shoal/contract";
import { inTransaction, type Transaction } from "@shoal/postgres";
import { type Call, failedPrecondition, invalidArgument, notFound, readInput, requireUser } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { addressesMax, type PostalAddress, type SavedAddress } from "../domain/postal-address.ts";
import { countAddresses, insertAddress, setDefaultAddress } from "../store/addresses.ts";
import { findDoneCall, insertDoneCall, type KeyOfCall } from "../store/idempotency.ts";
import { lockUsers } from "../store/users.ts";
import { addressToProto, readLine, readPostalAddress } from "../wire.ts";

/** Refuses with IDEMPOTENCY_KEY_REUSED, ADDRESS_LIMIT_REACHED, USER_NOT_FOUND or VALIDATION_FAILED. */
export async function createAddress(
  deps: Deps,
  request: CreateAddressRequest__Output,
  call: Call,
): Promise<CreateAddressResponse> {
  const { userId } = requireUser(call.caller);
  const input = readInput();
  const requestId = readLine(input, "request_id", request.requestId, { min: 0, max: 255 });
  const postalAddress = readPostalAddress(input, request.postalAddress);
  input.done();
  if (postalAddress === undefined) throw new Error("an address that passed is missing");

  const key = requestId === "" ? undefined : { userId, rpc: "CreateAddress", key: requestId };
  const address = await inTransaction(deps.pool, "create_address", async (transaction) => {
    // One at a time for each account: what is counted and looked up below cannot change before it is saved.
    const owner = (await lockUsers(transaction, [userId])).get(userId);
    if (owner === undefined) throw notFound("USER_NOT_FOUND", "there is no such account");
    return await createOnce(transaction, key, userId, deps.newId(), postalAddress, request.isDefault);
  });
  return { address: addressToProto(address) };
}

async function createOnce(
  transaction: Transaction,
  key: KeyOfCall | undefined,
  userId: string,
  newId: string,
  postalAddress: PostalAddress,
  isDefault: boolean,
): Promise<SavedAddress> {
  const requestHash = hashAddress(postalAddress, isDefault);
  const done = key === undefined ? undefined : await findDoneCall(transaction, key);
  if (done !== undefined) {
    if (!done.requestHash.equals(requestHash)) {
      throw invalidArgument("IDEMPOTENCY_KEY_REUSED", "this request_id was used for another address");
    }
    // The same hash means the same address: the first answer is rebuilt, even if the address was changed since.
    return { id: done.resourceId, postalAddress, createdAt: done.createdAt, isDefault };
  }
  if ((await countAddresses(transaction, userId)) >= addressesMax) {
    throw failedPrecondition("ADDRESS_LIMIT_REACHED", `an account may save ${addressesMax} addresses`);
  }
  const createdAt = await insertAddress(transaction, userId, newId, postalAddress);
  if (isDefault) await setDefaultAddress(transaction, userId, newId, true);
  if (key !== undefined) await insertDoneCall(transaction, key, { requestHash, resourceId: newId });
  return { id: newId, postalAddress, createdAt, isDefault };
}

function hashAddress(address: PostalAddress, isDefault: boolean): Buffer {
  const { name, line1, line2, city, region, postalCode, country, phone } = address;
  return createHash("sha256")
    .update(
      JSON.stringify([name, line1, line2, city, region, postalCode, country, phone, ...(isDefault ? [true] : [])]),
    )
    .digest();
}
