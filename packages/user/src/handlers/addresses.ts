// Reading, changing and removing the caller's saved addresses. A foreign address is one that is not there.

import type {
  DeleteAddressRequest__Output,
  DeleteAddressResponse,
  GetAddressRequest__Output,
  GetAddressResponse,
  ListAddressesRequest__Output,
  ListAddressesResponse,
  UpdateAddressRequest__Output,
  UpdateAddressResponse,
} from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import {
  type Call,
  decodePageToken,
  encodePageToken,
  invalidArgument,
  isUuid,
  notFound,
  pageSize,
  type Refusal,
  readInput,
  requireUser,
} from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { addressesMax } from "../domain/postal-address.ts";
import {
  findAddress,
  listAddresses as loadAddresses,
  deleteAddress as removeAddress,
  updateAddress as saveAddress,
  setDefaultAddress,
} from "../store/addresses.ts";
import { lockUsers } from "../store/users.ts";
import { addressToProto, readPostalAddressChange } from "../wire.ts";

/** Oldest first. Refuses with VALIDATION_FAILED. */
export async function listAddresses(
  deps: Deps,
  request: ListAddressesRequest__Output,
  call: Call,
): Promise<ListAddressesResponse> {
  const { userId } = requireUser(call.caller);
  const size = pageSize(request.pageSize, { default: addressesMax, max: addressesMax });
  const [afterId] = decodePageToken(["addresses", userId], request.pageToken, 1) ?? [];
  if (afterId !== undefined && !isUuid(afterId)) {
    throw invalidArgument("VALIDATION_FAILED", "the page token was not made here");
  }
  const addresses = await loadAddresses(deps.pool, userId, { afterId, limit: size + 1 });
  const page = addresses.slice(0, size);
  const last = page.at(-1);
  const hasMore = addresses.length > size && last !== undefined;
  return {
    addresses: page.map(addressToProto),
    nextPageToken: hasMore ? encodePageToken(["addresses", userId], [last.id]) : "",
  };
}

/** Refuses with ADDRESS_NOT_FOUND or VALIDATION_FAILED. */
export async function getAddress(
  deps: Deps,
  request: GetAddressRequest__Output,
  call: Call,
): Promise<GetAddressResponse> {
  const { userId } = requireUser(call.caller);
  const address = await findAddress(deps.pool, userId, readAddressId(request.addressId));
  if (address === undefined) throw addressNotFound();
  return { address: addressToProto(address) };
}

/** Replaces the fields that the mask names. Refuses with ADDRESS_NOT_FOUND or VALIDATION_FAILED. */
export async function updateAddress(
  deps: Deps,
  request: UpdateAddressRequest__Output,
  call: Call,
): Promise<UpdateAddressResponse> {
  const { userId } = requireUser(call.caller);
  const input = readInput();
  const addressId = input.uuid("address_id", request.addressId);
  const paths = request.updateMask?.paths ?? [];
  const fields = paths.filter((path) => path !== "is_default");
  const changesDefault = fields.length < paths.length;
  // An empty mask means all of the address, but not when it is empty of anything but the flag.
  const change =
    changesDefault && fields.length === 0 ? {} : readPostalAddressChange(input, request.postalAddress, fields);
  input.done();
  const address = changesDefault
    ? await inTransaction(deps.pool, "update_default_address", async (transaction) => {
        await lockUsers(transaction, [userId]);
        if ((await findAddress(transaction, userId, addressId)) === undefined) return undefined;
        await setDefaultAddress(transaction, userId, addressId, request.isDefault);
        return await saveAddress(transaction, userId, addressId, change);
      })
    : await saveAddress(deps.pool, userId, addressId, change);
  if (address === undefined) throw addressNotFound();
  return { address: addressToProto(address) };
}

/** Refuses with ADDRESS_NOT_FOUND or VALIDATION_FAILED. */
export async function deleteAddress(
  deps: Deps,
  request: DeleteAddressRequest__Output,
  call: Call,
): Promise<DeleteAddressResponse> {
  const { userId } = requireUser(call.caller);
  if (!(await removeAddress(deps.pool, userId, readAddressId(request.addressId)))) throw addressNotFound();
  return {};
}

function readAddressId(value: string): string {
  const input = readInput();
  const addressId = input.uuid("address_id", value);
  input.done();
  return addressId;
}

function addressNotFound(): Refusal {
  return notFound("ADDRESS_NOT_FOUND", "there is no such address");
}
