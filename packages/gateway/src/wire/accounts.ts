// Accounts and sessions of the contract to JSON.

import type {
  Address__Output,
  Role__Output,
  SecurityEvent__Output,
  Session__Output,
  SessionSummary__Output,
  User__Output,
} from "@shoal/contract";
import { type Role, unavailable } from "@shoal/rpc";
import type { SecurityEventView, SessionSummaryView, SessionView, UserView } from "../shapes/accounts.ts";
import type { SavedAddressView } from "../shapes/values.ts";
import type { Tokens } from "../tokens.ts";
import { addressToJson, textOrNull, timeToJson } from "./values.ts";

const roleNames: Readonly<Record<Role__Output, Role>> = {
  ROLE_UNSPECIFIED: "customer",
  ROLE_CUSTOMER: "customer",
  ROLE_STAFF: "staff",
  ROLE_ADMIN: "admin",
};

export const roleToProto = { customer: "ROLE_CUSTOMER", staff: "ROLE_STAFF", admin: "ROLE_ADMIN" } as const;

/** An answer that lacks what its contract promises is as good as none. */
export function present<T>(value: T | null | undefined): T {
  if (value == null) throw unavailable("SERVICE_UNAVAILABLE", "a part of the shop gave half an answer");
  return value;
}

/** A session with an access token, which is made here. */
export async function sessionToJson(session: Session__Output | null, tokens: Tokens): Promise<SessionView> {
  const { id: sessionId, user, refreshToken } = present(session);
  const { id, email, name, role } = present(user);
  const roleName = roleNames[role];
  return {
    user: { id, email, name, role: roleName },
    access_token: await tokens.sign(id, roleName, sessionId),
    refresh_token: refreshToken,
    token_type: "Bearer",
    expires_in: tokens.ttlSeconds,
  };
}

export function userToJson(user: User__Output): UserView {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: roleNames[user.role],
    disabled: user.disabled,
    email_verified: user.emailVerifyTime != null,
    created_at: timeToJson(user.createTime),
    updated_at: timeToJson(user.updateTime),
  };
}

export function savedAddressToJson(address: Address__Output): SavedAddressView {
  return { id: address.id, ...addressToJson(present(address.postalAddress)), is_default: address.isDefault };
}

export function securityEventToJson(event: SecurityEvent__Output): SecurityEventView {
  return {
    id: event.id,
    occurred_at: timeToJson(event.occurTime),
    kind: event.kind,
    user_id: textOrNull(event.userId),
    actor_id: textOrNull(event.actorId),
    network: textOrNull(event.network),
    address_hash: textOrNull(event.addressHash),
    details: event.details,
  };
}

export function sessionSummaryToJson(session: SessionSummary__Output, currentId: string): SessionSummaryView {
  return {
    id: session.id,
    current: session.id === currentId,
    created_at: timeToJson(session.createTime),
    last_used_at: timeToJson(session.lastUseTime),
    expires_at: timeToJson(session.expireTime),
  };
}
