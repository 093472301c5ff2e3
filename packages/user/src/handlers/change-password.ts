// ChangePassword: replaces the caller's password, ends every session of theirs, and starts a fresh one.

import type { ChangePasswordRequest__Output, ChangePasswordResponse } from "@shoal/contract";
import { type Call, notFound, permissionDenied, type Refusal, readInput, requireUser } from "@shoal/rpc";
import { hashToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { passwordLengthMax } from "../domain/password-rules.ts";
import { changePassword as saveNewPassword } from "../store/sessions.ts";
import { findCredentials } from "../store/users.ts";
import { readNewPassword, sessionToProto } from "../wire.ts";

/** Refuses with WRONG_PASSWORD, VALIDATION_FAILED, USER_NOT_FOUND or LOGIN_OVERLOADED. */
export async function changePassword(
  deps: Deps,
  request: ChangePasswordRequest__Output,
  call: Call,
): Promise<ChangePasswordResponse> {
  const { userId } = requireUser(call.caller);
  const input = readInput();
  const length = [...request.currentPassword].length;
  if (length === 0) input.refuse("current_password", "REQUIRED", "must not be empty");
  if (length > 3 * passwordLengthMax) input.refuse("current_password", "TOO_LONG", "is longer than any password here");
  const newPassword = readNewPassword(input, "new_password", request.newPassword);
  input.done();

  const found = await findCredentials(deps.pool, userId);
  if (found === undefined) throw notFound("USER_NOT_FOUND", "there is no such account");
  const oldHash = found.passwordHash;
  const isRight = await deps.passwords.verify(request.currentPassword, oldHash, call.signal);
  if (!isRight || oldHash === undefined) throw wrongPassword();

  const newHash = await deps.passwords.hash(newPassword, call.signal);
  const token = deps.refreshTokens.mint();
  const family = { familyId: deps.newId(), tokenHash: hashToken(token), ttlDays: deps.refreshTtlDays };
  const session = await saveNewPassword(deps.pool, { userId, oldHash, newHash }, family);
  // Somebody else was faster, or the account was disabled meanwhile: what was checked no longer holds.
  if (session === undefined) throw wrongPassword();
  return { session: sessionToProto(session, token) };
}

function wrongPassword(): Refusal {
  return permissionDenied("WRONG_PASSWORD", "the current password is not right");
}
