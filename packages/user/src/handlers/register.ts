// Register: makes a customer account and signs it in.

import type { RegisterRequest__Output, RegisterResponse } from "@shoal/contract";
import { alreadyExists, type Call, readInput } from "@shoal/rpc";
import { hashToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { insertAccountWithSession } from "../store/sessions.ts";
import { isEmailTaken } from "../store/users.ts";
import { readName, readNetwork, readNewEmail, readNewPassword, sessionToProto } from "../wire.ts";

/** Refuses with EMAIL_TAKEN, VALIDATION_FAILED or LOGIN_OVERLOADED. */
export async function register(deps: Deps, request: RegisterRequest__Output, call: Call): Promise<RegisterResponse> {
  const input = readInput();
  const email = readNewEmail(input, request.email);
  const password = readNewPassword(input, "password", request.password);
  const name = readName(input, request.name);
  const network = readNetwork(input, request.network);
  input.done();

  const passwordHash = await deps.passwords.hash(password, call.signal);
  const token = deps.refreshTokens.mint();
  const account = { id: deps.newId(), email, name, role: "customer", passwordHash } as const;
  const family = { familyId: deps.newId(), tokenHash: hashToken(token), ttlDays: deps.refreshTtlDays };
  try {
    const session = await insertAccountWithSession(deps.pool, account, family, {
      event: { id: deps.newId(), kind: "account.registered", network },
      mailId: deps.mail === undefined ? undefined : deps.newId(),
    });
    return { session: sessionToProto(session, token) };
  } catch (error) {
    if (isEmailTaken(error)) throw alreadyExists("EMAIL_TAKEN", "this e-mail address has an account already");
    throw error;
  }
}
