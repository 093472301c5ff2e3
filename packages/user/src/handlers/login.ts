// Login: checks a password and signs in. Whatever is wrong, the answer is the same and takes as long.

import type { LoginRequest__Output, LoginResponse } from "@shoal/contract";
import { type Call, type Refusal, readInput, unauthenticated } from "@shoal/rpc";
import { hashToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { normaliseEmail } from "../domain/email.ts";
import { passwordLengthMax } from "../domain/password-rules.ts";
import { startSession } from "../store/sessions.ts";
import { findCredentialsByEmail, replacePasswordHash } from "../store/users.ts";
import { sessionToProto } from "../wire.ts";

/** Refuses with INVALID_CREDENTIALS, VALIDATION_FAILED or LOGIN_OVERLOADED. */
export async function login(deps: Deps, request: LoginRequest__Output, call: Call): Promise<LoginResponse> {
  const input = readInput();
  const email = normaliseEmail(input.text("email", request.email, { min: 1, max: 254 }));
  const length = [...request.password].length;
  if (length === 0) input.refuse("password", "REQUIRED", "must not be empty");
  // Normalising can shorten a text, to a third at most.
  if (length > 3 * passwordLengthMax) input.refuse("password", "TOO_LONG", "is longer than any password here");
  input.done();

  const found = await findCredentialsByEmail(deps.pool, email);
  const { user, passwordHash } = found ?? {};
  const isRight = await deps.passwords.verify(request.password, passwordHash, call.signal);
  if (found === undefined || user === undefined || passwordHash === undefined || !isRight || user.isDisabled) {
    throw invalidCredentials();
  }

  if (deps.passwords.isOutdated(passwordHash)) {
    const newHash = await deps.passwords.hash(request.password, call.signal);
    await replacePasswordHash(deps.pool, user.id, passwordHash, newHash);
  }

  const token = deps.refreshTokens.mint();
  const session = await startSession(
    deps.pool,
    { userId: user.id, sessionEpoch: found.sessionEpoch },
    { familyId: deps.newId(), tokenHash: hashToken(token), ttlDays: deps.refreshTtlDays },
  );
  // Disabled, deleted or given another password while this one was being checked.
  if (session === undefined) throw invalidCredentials();
  return { session: sessionToProto(session, token) };
}

function invalidCredentials(): Refusal {
  return unauthenticated("INVALID_CREDENTIALS", "the e-mail address or the password is not right");
}
