// GetUser: one account, the caller's own or any for an administrator.

import type { GetUserRequest__Output, GetUserResponse } from "@shoal/contract";
import { type Call, notFound, readInput, requireUser } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { findUser } from "../store/users.ts";
import { userToProto } from "../wire.ts";

/** Refuses with USER_NOT_FOUND, also for an account that the caller may not see. */
export async function getUser(deps: Deps, request: GetUserRequest__Output, call: Call): Promise<GetUserResponse> {
  const caller = requireUser(call.caller);
  const input = readInput();
  const userId = input.uuid("user_id", request.userId);
  input.done();
  const maySee = userId === caller.userId || caller.role === "admin";
  const user = maySee ? await findUser(deps.pool, userId) : undefined;
  if (user === undefined) throw notFound("USER_NOT_FOUND", "there is no such account");
  return { user: userToProto(user) };
}
