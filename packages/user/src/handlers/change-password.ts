// ChangePassword: replaces the caller's password, ends every session of theirs, and starts a fresh one.

import type { ChangePasswordRequest__Output, ChangePasswordResponse } from "@shoal/contract";
import { type Call, notFound, permissionDenied, type Refusal, readInput, requireUser } from "@shoal/rpc";
import { hashToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { insertEvents } from "../store/security-events.ts";
import { changePassword as saveNewPassword } from "../store/sessions.ts";
import { findCredentials } from "../store/users.ts";
import { attemptKeyOf, readKnownPassword, readNetwork, readNewPassword, sessionToProto } from "../wire.ts";
import { takeAttempt } from "./login.ts";

/** Refuses with WRONG_PASSWORD, LOGIN_THROTTLED, VALIDATION_FAILED, USER_NOT_FOUND or LOGIN_OVERLOADED. */
export async function changePassword(
  deps: Deps,
  request: ChangePasswordRequest__Output,
  call: Call,
): Promise<ChangePasswordResponse> {
  const { userId } = requireUser(call.caller);
  const input = readInput();
  readKnownPassword(input, "current_password", request.currentPassword);
  const newPassword = readNewPassword(input, "new_password", request.newPassword);
  const network = readNetwork(input, request.network);
  input.done();

  const asked = { userId, password: request.currentPassword, network };
  const oldHash = await requireOwnPassword(deps, asked, call.signal);

  const newHash = await deps.passwords.hash(newPassword, call.signal);
  const token = deps.refreshTokens.mint();
  const family = { familyId: deps.newId(), tokenHash: hashToken(token), ttlDays: deps.refreshTtlDays };
  const session = await saveNewPassword(deps.pool, { userId, oldHash, newHash }, family, {
    event: { id: deps.newId(), kind: "password.changed", network },
    mailId: deps.newId(),
  });
  // Somebody else was faster, or the account was disabled meanwhile: what was checked no longer holds.
  if (session === undefined) throw wrongPassword();
  return { session: sessionToProto(session, token) };
}

/**
 * Makes sure that somebody who is signed in also knows the password, which a stolen token does not tell; answers its
 * hash. Refuses with WRONG_PASSWORD, USER_NOT_FOUND, LOGIN_THROTTLED or LOGIN_OVERLOADED.
 */
export async function requireOwnPassword(
  deps: Deps,
  asked: { readonly userId: string; readonly password: string; readonly network: string },
  signal: AbortSignal,
): Promise<string> {
  const { userId, network } = asked;
  // Apart from attempts to sign in, so that a thief cannot keep the owner from doing that.
  await takeAttempt(deps, attemptKeyOf(deps.secrets, `account ${userId}`, network), { network, userId });
  const found = await findCredentials(deps.pool, userId);
  if (found === undefined) throw notFound("USER_NOT_FOUND", "there is no such account");
  const isRight = await deps.passwords.verify(asked.password, found.passwordHash, signal);
  if (isRight && found.passwordHash !== undefined) return found.passwordHash;
  await insertEvents(deps.pool, [{ id: deps.newId(), kind: "password.refused", userId, network }]);
  throw wrongPassword();
}

function wrongPassword(): Refusal {
  return permissionDenied("WRONG_PASSWORD", "the current password is not right");
}
