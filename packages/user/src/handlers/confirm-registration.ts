// ConfirmRegistration: makes the account of an address by a token that was mailed to it, and signs it in. Name and
// password come with the token, so that they are of whoever reads that address's mail and of nobody who typed it.

import type { ConfirmRegistrationRequest__Output, ConfirmRegistrationResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, readInput } from "@shoal/rpc";
import { hashToken, isToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { isRegistrationToken, takeRegistrationTokens } from "../store/one-time-tokens.ts";
import { insertAccountWithSession } from "../store/sessions.ts";
import { isEmailTaken } from "../store/users.ts";
import { readName, readNetwork, readNewPassword, sessionToProto } from "../wire.ts";
import { invalidOneTimeToken } from "./reset-password.ts";

/** Refuses with INVALID_ONE_TIME_TOKEN, VALIDATION_FAILED or LOGIN_OVERLOADED. */
export async function confirmRegistration(
  deps: Deps,
  request: ConfirmRegistrationRequest__Output,
  call: Call,
): Promise<ConfirmRegistrationResponse> {
  const input = readInput();
  const password = readNewPassword(input, "password", request.password);
  const name = readName(input, request.name);
  const network = readNetwork(input, request.network);
  input.done();

  const tokenHash = hashToken(request.token);
  // Nobody gets a hash computed who has no token.
  const isGood = isToken(request.token) && (await isRegistrationToken(deps.pool, tokenHash));
  if (!isGood) throw invalidOneTimeToken();
  const passwordHash = await deps.passwords.hash(password, call.signal);
  const token = deps.refreshTokens.mint();
  const family = { familyId: deps.newId(), tokenHash: hashToken(token), ttlDays: deps.refreshTtlDays };
  try {
    const session = await inTransaction(deps.pool, "confirm_registration", async (transaction) => {
      const email = await takeRegistrationTokens(transaction, tokenHash);
      if (email === undefined) throw invalidOneTimeToken();
      const account = { id: deps.newId(), email, name, role: "customer", passwordHash, isEmailProved: true } as const;
      return await insertAccountWithSession(transaction, account, family, {
        event: { id: deps.newId(), kind: "account.registered", network },
        mailId: undefined,
      });
    });
    return { session: sessionToProto(session, token) };
  } catch (error) {
    // An account was made meanwhile in another way.
    if (isEmailTaken(error)) throw invalidOneTimeToken();
    throw error;
  }
}
