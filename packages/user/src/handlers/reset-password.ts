// Setting a new password by a token that was mailed. Asking for one is answered the same, after the same work, whether
// or not the address has an account: the relay finds out.

import type {
  RequestPasswordResetRequest__Output,
  RequestPasswordResetResponse,
  ResetPasswordRequest__Output,
  ResetPasswordResponse,
} from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, failedPrecondition, readInput, unauthenticated } from "@shoal/rpc";
import { hashToken, isToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { insertMailToAddress } from "../store/mails.ts";
import { findOneTimeToken, resetPassword as saveNewPassword } from "../store/one-time-tokens.ts";
import { insertEvents } from "../store/security-events.ts";
import { lockUsers } from "../store/users.ts";
import { attemptKeyOf, readNetwork, readNewEmail, readNewPassword } from "../wire.ts";

/** Refuses with VALIDATION_FAILED or MAIL_SWITCHED_OFF. */
export async function requestPasswordReset(
  deps: Deps,
  request: RequestPasswordResetRequest__Output,
): Promise<RequestPasswordResetResponse> {
  const input = readInput();
  const email = readNewEmail(input, request.email);
  const network = readNetwork(input, request.network);
  input.done();
  requireMail(deps);
  await inTransaction(deps.pool, "request_password_reset", async (transaction) => {
    await insertMailToAddress(transaction, deps.newId(), "reset_password", email);
    const addressHash = deps.secrets.fingerprint(email);
    await insertEvents(transaction, [{ id: deps.newId(), kind: "password.reset_requested", addressHash, network }]);
  });
  return {};
}

/** Refuses with INVALID_ONE_TIME_TOKEN, VALIDATION_FAILED or LOGIN_OVERLOADED. */
export async function resetPassword(
  deps: Deps,
  request: ResetPasswordRequest__Output,
  call: Call,
): Promise<ResetPasswordResponse> {
  const input = readInput();
  const password = readNewPassword(input, "new_password", request.newPassword);
  const network = readNetwork(input, request.network);
  input.done();

  const tokenHash = hashToken(request.token);
  const found = isToken(request.token) ? await findOneTimeToken(deps.pool, tokenHash, "reset_password") : undefined;
  // Nobody gets a hash computed who has no token.
  if (found === undefined) throw invalidOneTimeToken();
  const passwordHash = await deps.passwords.hash(password, call.signal);
  const isSet = await inTransaction(deps.pool, "reset_password", async (transaction) => {
    // One at a time for each account, since each takes the others' tokens.
    await lockUsers(transaction, [found.userId]);
    return await saveNewPassword(transaction, tokenHash, passwordHash, {
      event: { id: deps.newId(), kind: "password.reset", network },
      mailId: deps.newId(),
      attempts: attemptKeyOf(deps.secrets, found.email, network),
    });
  });
  if (!isSet) throw invalidOneTimeToken();
  return { userId: found.userId };
}

/** Refuses while there is nowhere to send mail to. */
export function requireMail(deps: Deps): void {
  if (deps.mail === undefined) throw failedPrecondition("MAIL_SWITCHED_OFF", "this shop sends no mail");
}

export function invalidOneTimeToken() {
  return unauthenticated("INVALID_ONE_TIME_TOKEN", "the link is unknown, was used or has expired; ask for a new one");
}
