// DeleteUser: takes everything personal out of an account and signs it out. The row stays, since orders name it.

import type { DeleteUserRequest__Output, DeleteUserResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, readInput, requireAdmin } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { decideDeletion } from "../domain/account.ts";
import { anonymiseUser, lockUsers } from "../store/users.ts";
import { refusalOf } from "./update-user.ts";

/** Refuses with USER_NOT_FOUND, FORBIDDEN or OWN_ACCOUNT; deleting twice is no error. */
export async function deleteUser(
  deps: Deps,
  request: DeleteUserRequest__Output,
  call: Call,
): Promise<DeleteUserResponse> {
  const caller = requireAdmin(call.caller);
  const input = readInput();
  const userId = input.uuid("user_id", request.userId);
  input.done();

  await inTransaction(deps.pool, "delete_user", async (transaction) => {
    // The lock comes in its own statement, so that the next one sees every address that was saved before it.
    const locked = await lockUsers(transaction, [caller.userId, userId]);
    const decision = decideDeletion(locked.get(caller.userId), userId);
    if (decision !== "delete") throw refusalOf(decision);
    if (
      !(await anonymiseUser(transaction, userId, { id: deps.newId(), kind: "account.deleted", actorId: caller.userId }))
    )
      throw refusalOf("USER_NOT_FOUND");
  });
  return {};
}
