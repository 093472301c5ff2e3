// Login: checks a password and signs in. Whatever is wrong, the answer is the same and takes as long.

import type { LoginRequest__Output, LoginResponse } from "@shoal/contract";
import { type Call, type Refusal, readInput, resourceExhausted, unauthenticated } from "@shoal/rpc";
import { hashToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { normaliseEmail } from "../domain/email.ts";
import { attemptsAllowed } from "../domain/login-throttle.ts";
import { type AttemptKey, countAttempt } from "../store/login-attempts.ts";
import { insertEvents, type NewEvent } from "../store/security-events.ts";
import { startSession } from "../store/sessions.ts";
import { findCredentialsByEmail, replacePasswordHash } from "../store/users.ts";
import { attemptKeyOf, readKnownPassword, readNetwork, sessionToProto } from "../wire.ts";

/** Refuses with INVALID_CREDENTIALS, LOGIN_THROTTLED, LOGIN_OVERLOADED or VALIDATION_FAILED. */
export async function login(deps: Deps, request: LoginRequest__Output, call: Call): Promise<LoginResponse> {
  const input = readInput();
  const email = normaliseEmail(input.text("email", request.email, { min: 1, max: 254 }));
  readKnownPassword(input, "password", request.password);
  const network = readNetwork(input, request.network);
  input.done();

  const attempts = attemptKeyOf(deps.secrets, email, network);
  await takeAttempt(deps, attempts, { network, addressHash: attempts.addressHash });

  const found = await findCredentialsByEmail(deps.pool, email);
  const { user, passwordHash } = found ?? {};
  const isRight = await deps.passwords.verify(request.password, passwordHash, call.signal);
  if (found === undefined || user === undefined || passwordHash === undefined || !isRight || user.isDisabled) {
    const whom = user === undefined ? { addressHash: attempts.addressHash } : { userId: user.id };
    await insertEvents(deps.pool, [{ id: deps.newId(), kind: "login.failed", network, ...whom }]);
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
    { event: { id: deps.newId(), kind: "login.succeeded", network }, attempts },
  );
  // Disabled, deleted or given another password while this one was being checked.
  if (session === undefined) throw invalidCredentials();
  return { session: sessionToProto(session, token) };
}

/** Counts an attempt on a password, before it is looked at; refuses with LOGIN_THROTTLED after too many. */
export async function takeAttempt(deps: Deps, key: AttemptKey, whom: Partial<NewEvent>): Promise<void> {
  const attempts = await countAttempt(deps.pool, key);
  const allowed = attemptsAllowed(attempts, deps.throttle);
  if (attempts.fromNetwork <= allowed) return;
  // Once for each window, or whoever is refused could fill the log.
  if (attempts.fromNetwork === deps.throttle.attemptsMax + 1) {
    await insertEvents(deps.pool, [{ ...whom, id: deps.newId(), kind: "login.throttled" }]);
  }
  throw resourceExhausted("LOGIN_THROTTLED", "too many attempts from here; try again in a quarter of an hour");
}

function invalidCredentials(): Refusal {
  return unauthenticated("INVALID_CREDENTIALS", "the e-mail address or the password is not right");
}
