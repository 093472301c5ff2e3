// What a quote or an order needs beyond its body: the account's e-mail and the saved address, which are the user
// service's. Both are asked for at once.

import type { PostalAddress } from "@shoal/contract";
import type { Call } from "@shoal/rpc";
import type { Clients } from "./clients.ts";
import { invalidField, Problem } from "./problem.ts";
import type { AddressInput } from "./shapes/values.ts";
import { present } from "./wire/accounts.ts";
import { addressToProto } from "./wire/values.ts";

export type AddressChoice = {
  readonly shipping_address?: Partial<AddressInput>;
  readonly shipping_address_id?: string;
};

/** The address that is given or named, or undefined for neither. */
export async function findShippingAddress(
  { user }: Pick<Clients, "user">,
  choice: AddressChoice,
  call: Call,
): Promise<PostalAddress | undefined> {
  const { shipping_address: given, shipping_address_id: addressId } = choice;
  if (addressId === undefined) return given === undefined ? undefined : addressToProto(given);
  if (given !== undefined) {
    throw invalidField("shipping_address_id", "CONFLICT", "cannot be sent together with shipping_address");
  }
  if (call.caller.kind !== "user") {
    throw new Problem("UNAUTHENTICATED", "saved addresses belong to accounts; sign in, or send shipping_address");
  }
  const { address } = await user.getAddress({ addressId }, call);
  return present(present(address).postalAddress);
}

/** Where news of the order goes: what is given, else the account's own address. */
export async function findBuyerEmail(
  { user }: Pick<Clients, "user">,
  given: string | undefined,
  call: Call,
): Promise<string> {
  if (given !== undefined) return given;
  if (call.caller.kind !== "user") throw invalidField("email", "REQUIRED", "must be given by a guest");
  const { user: account } = await user.getUser({ userId: call.caller.userId }, call);
  return present(account).email;
}
