// UpdateUser: anybody their own name; an administrator anybody's name, role and disabled flag. Who acts is looked up
// under the same lock as whom it concerns, since a token may be older than a demotion.

import type { UpdateUserRequest__Output, UpdateUserResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, type Input, notFound, permissionDenied, readInput, requireUser } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { type AccountChange, decideChange, type User } from "../domain/account.ts";
import { insertEvents, type NewEvent } from "../store/security-events.ts";
import { lockUsers, saveUser } from "../store/users.ts";
import { readName, readRole, userToProto } from "../wire.ts";

/** Refuses with USER_NOT_FOUND, FORBIDDEN, OWN_ACCOUNT or VALIDATION_FAILED. */
export async function updateUser(
  deps: Deps,
  request: UpdateUserRequest__Output,
  call: Call,
): Promise<UpdateUserResponse> {
  const caller = requireUser(call.caller);
  const input = readInput();
  const userId = input.uuid("user_id", request.userId);
  const change = readChange(input, request);
  input.done();
  if (userId !== caller.userId && caller.role !== "admin") throw notFound("USER_NOT_FOUND", "there is no such account");

  const user = await inTransaction(deps.pool, "update_user", async (transaction) => {
    const locked = await lockUsers(transaction, [caller.userId, userId]);
    const decision = decideChange(locked.get(caller.userId), locked.get(userId), change);
    switch (decision.kind) {
      case "unchanged":
        return decision.user;
      case "changed":
        await insertEvents(transaction, eventsOf(deps, caller.userId, locked.get(userId), decision.user));
        return await saveUser(transaction, decision.user, decision.endsSessions);
      case "refused":
        throw refusalOf(decision.reason);
    }
  });
  return { user: userToProto(user) };
}

/** What of a change the shop's safety hangs on. */
function eventsOf(deps: Deps, actorId: string, before: User | undefined, after: User): NewEvent[] {
  const about = { userId: after.id, actorId };
  const events: NewEvent[] = [];
  if (before?.role !== after.role) {
    const details = { from: before?.role ?? "", to: after.role };
    events.push({ ...about, id: deps.newId(), kind: "account.role_changed", details });
  }
  if (before?.isDisabled !== after.isDisabled) {
    events.push({ ...about, id: deps.newId(), kind: after.isDisabled ? "account.disabled" : "account.enabled" });
  }
  return events;
}

/** How a change or deletion that the rules forbid is answered. */
export function refusalOf(reason: "USER_NOT_FOUND" | "FORBIDDEN" | "OWN_ACCOUNT") {
  if (reason === "USER_NOT_FOUND") return notFound(reason, "there is no such account");
  if (reason === "FORBIDDEN") return permissionDenied(reason, "this is for administrators");
  return permissionDenied(reason, "administrators cannot demote, disable or delete themselves");
}

function readChange(input: Input, request: UpdateUserRequest__Output): AccountChange {
  const change: { -readonly [Field in keyof AccountChange]: AccountChange[Field] } = {};
  const paths = request.updateMask?.paths ?? [];
  if (paths.length === 0) input.refuse("update_mask", "REQUIRED", "must name at least one field");
  for (const path of new Set(paths)) {
    if (path === "name") change.name = readName(input, request.name);
    else if (path === "disabled") change.isDisabled = request.disabled;
    else if (path === "role") {
      const role = readRole(input, "role", request.role);
      if (role !== undefined) change.role = role;
    } else input.refuse("update_mask", "INVALID_MASK", "must name any of name, role, disabled");
  }
  return change;
}
