// DeleteOwnUser: a person takes everything personal out of their own account, by its password.

import type { DeleteOwnUserRequest__Output, DeleteOwnUserResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, permissionDenied, readInput, requireUser } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { anonymiseUser, lockUsers } from "../store/users.ts";
import { readKnownPassword, readNetwork } from "../wire.ts";
import { requireOwnPassword } from "./change-password.ts";
import { refusalOf } from "./update-user.ts";

/** Refuses with WRONG_PASSWORD, OWN_ACCOUNT, USER_NOT_FOUND, LOGIN_THROTTLED, LOGIN_OVERLOADED or VALIDATION_FAILED. */
export async function deleteOwnUser(
  deps: Deps,
  request: DeleteOwnUserRequest__Output,
  call: Call,
): Promise<DeleteOwnUserResponse> {
  const { userId } = requireUser(call.caller);
  const input = readInput();
  readKnownPassword(input, "password", request.password);
  const network = readNetwork(input, request.network);
  input.done();
  await requireOwnPassword(deps, { userId, password: request.password, network }, call.signal);
  await inTransaction(deps.pool, "delete_own_user", async (transaction) => {
    const user = (await lockUsers(transaction, [userId])).get(userId);
    if (user === undefined) throw refusalOf("USER_NOT_FOUND");
    // The last administrator must not go; another one removes them.
    if (user.role === "admin") throw refusalOf("OWN_ACCOUNT");
    if (user.isDisabled) throw permissionDenied("FORBIDDEN", "the account is disabled");
    await anonymiseUser(transaction, userId, { id: deps.newId(), kind: "account.deleted", actorId: userId });
  });
  return {};
}
