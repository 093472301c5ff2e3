// The contract's messages to what this service works with, and back. Nothing here asks a store.

import {
  type Address,
  type PostalAddress__Output,
  type Role__Output,
  type Session,
  type SessionSummary,
  timestampFromDate,
  type User,
} from "@shoal/contract";
import type { Input } from "@shoal/rpc";
import type { User as DomainUser, OpenSession, Role, StartedSession } from "./domain/account.ts";
import { isEmail, normaliseEmail } from "./domain/email.ts";
import { passwordLengthMax } from "./domain/password-bounds.ts";
import { findPasswordProblem, normalisePassword } from "./domain/password-rules.ts";
import {
  addressFieldLengthMax,
  addressFields,
  isCountry,
  type PostalAddress,
  type SavedAddress,
} from "./domain/postal-address.ts";

const roleToWire = { customer: "ROLE_CUSTOMER", staff: "ROLE_STAFF", admin: "ROLE_ADMIN" } as const;

const roleFromWire: Readonly<Partial<Record<Role__Output, Role>>> = {
  ROLE_CUSTOMER: "customer",
  ROLE_STAFF: "staff",
  ROLE_ADMIN: "admin",
};

export function userToProto(user: DomainUser): User {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: roleToWire[user.role],
    disabled: user.isDisabled,
    createTime: timestampFromDate(user.createdAt),
    updateTime: timestampFromDate(user.updatedAt),
    ...(user.emailVerifiedAt === undefined ? {} : { emailVerifyTime: timestampFromDate(user.emailVerifiedAt) }),
  };
}

export function sessionToProto(session: StartedSession, refreshToken: string): Session {
  return {
    user: userToProto(session.user),
    refreshToken,
    refreshExpireTime: timestampFromDate(session.expiresAt),
    id: session.id,
  };
}

export function sessionSummaryToProto(session: OpenSession): SessionSummary {
  return {
    id: session.id,
    createTime: timestampFromDate(session.createdAt),
    lastUseTime: timestampFromDate(session.lastUsedAt),
    expireTime: timestampFromDate(session.expiresAt),
  };
}

export function addressToProto(address: SavedAddress): Address {
  return {
    id: address.id,
    postalAddress: address.postalAddress,
    createTime: timestampFromDate(address.createdAt),
    isDefault: address.isDefault,
  };
}

/** A role to give; unspecified and unknown ones are noted and answered as undefined. */
export function readRole(input: Input, field: string, role: Role__Output): Role | undefined {
  const known = Object.hasOwn(roleFromWire, role) ? roleFromWire[role] : undefined;
  if (known === undefined) input.refuse(field, "INVALID_ROLE", "must be customer, staff or admin");
  return known;
}

/** A text on one line; where mails and labels show it, a line break could pass for another field. */
export function readLine(
  input: Input,
  field: string,
  value: string,
  bounds: { readonly min: number; readonly max: number },
): string {
  const line = input.text(field, value, bounds);
  if (/[\t\n\r\u0085\u2028\u2029]/.test(line)) {
    input.refuse(field, "INVALID_CHARACTERS", "must not contain line breaks or tabs");
  }
  return line;
}

/** What an account may be called. */
export function readName(input: Input, value: string): string {
  return readLine(input, "name", value, { min: 0, max: 200 });
}

/** The address of a new account, normalised. */
export function readNewEmail(input: Input, value: string): string {
  const email = normaliseEmail(value);
  if (email === "") input.refuse("email", "REQUIRED", "must not be empty");
  else if (!isEmail(email)) input.refuse("email", "INVALID_EMAIL", "must be an e-mail address");
  return email;
}

/** The network that a request came from; empty when it is not known. */
export function readNetwork(input: Input, value: string): string {
  return input.text("network", value, { min: 0, max: 60 });
}

/** Under what attempts on an address by a network are counted. */
export function attemptKeyOf(
  secrets: { fingerprint(text: string): string },
  address: string,
  network: string,
): { readonly addressHash: string; readonly networkHash: string } {
  const networkHash = secrets.fingerprint(network === "" ? "unknown network" : network);
  return { addressHash: secrets.fingerprint(address), networkHash };
}

/** Checks that a text can be a password that somebody has. Normalising can shorten one, to a third at most. */
export function readKnownPassword(input: Input, field: string, value: string): void {
  const length = [...value].length;
  if (length === 0) input.refuse(field, "REQUIRED", "must not be empty");
  if (length > 3 * passwordLengthMax) input.refuse(field, "TOO_LONG", "is longer than any password here");
}

/** A password to set, normalised. */
export function readNewPassword(input: Input, field: string, value: string): string {
  const password = normalisePassword(value);
  const problem = findPasswordProblem(password);
  if (problem !== undefined) input.refuse(field, problem.reason, problem.message);
  return password;
}

/** A whole postal address. */
export function readPostalAddress(input: Input, message: PostalAddress__Output | null): PostalAddress | undefined {
  const given = input.required("postal_address", message);
  if (given === undefined) return undefined;
  const read: Partial<Record<keyof PostalAddress, string>> = {};
  for (const { key, name, min } of addressFields) {
    read[key] = readLine(input, `postal_address.${name}`, given[key], { min, max: addressFieldLengthMax });
  }
  return { ...(read as Omit<PostalAddress, "country">), country: readCountry(input, given.country) };
}

/** The fields of a postal address that a mask names; all of them for an empty mask. */
export function readPostalAddressChange(
  input: Input,
  message: PostalAddress__Output | null,
  paths: readonly string[],
): Partial<PostalAddress> {
  if (paths.length === 0) return readPostalAddress(input, message) ?? {};
  const given = input.required("postal_address", message);
  const change: Partial<Record<keyof PostalAddress, string>> = {};
  for (const path of new Set(paths)) {
    const field = addressFields.find(({ name }) => name === path);
    if (field === undefined && path !== "country") {
      input.refuse("update_mask", "INVALID_MASK", "must name fields of postal_address");
    } else if (given !== undefined && field === undefined) {
      change.country = readCountry(input, given.country);
    } else if (given !== undefined && field !== undefined) {
      const bounds = { min: field.min, max: addressFieldLengthMax };
      change[field.key] = readLine(input, `postal_address.${field.name}`, given[field.key], bounds);
    }
  }
  return change;
}

function readCountry(input: Input, value: string): string {
  const country = value.trim();
  if (country === "") input.refuse("postal_address.country", "REQUIRED", "must not be empty");
  else if (!isCountry(country)) {
    input.refuse("postal_address.country", "INVALID_COUNTRY", "must be an ISO 3166-1 alpha-2 code in upper case");
  }
  return country;
}
