// Register: makes a customer account and signs it in or, where registration is confirmed, mails what makes one. Then it
// does the same for every address and keeps nothing but where to write to: the relay finds out who has an account, and
// whoever has the address chooses the password. So nobody learns who is here, or waits in an account for its owner.

import type { RegisterRequest__Output, RegisterResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { alreadyExists, type Call, readInput } from "@shoal/rpc";
import { hashToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { insertRegistrationMail } from "../store/mails.ts";
import { insertEvents } from "../store/security-events.ts";
import { insertAccountWithSession } from "../store/sessions.ts";
import { isEmailTaken } from "../store/users.ts";
import { readName, readNetwork, readNewEmail, readNewPassword, sessionToProto } from "../wire.ts";

type Registration = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly network: string;
};

/** Refuses with VALIDATION_FAILED and, where registration is open, EMAIL_TAKEN or LOGIN_OVERLOADED. */
export async function register(deps: Deps, request: RegisterRequest__Output, call: Call): Promise<RegisterResponse> {
  const isOpen = deps.registration === "open";
  const input = readInput();
  const email = readNewEmail(input, request.email);
  const hasPassword = isOpen || request.password !== "";
  const password = hasPassword ? readNewPassword(input, "password", request.password) : "";
  const name = readName(input, request.name);
  const network = readNetwork(input, request.network);
  input.done();
  const registration = { email, password, name, network };
  return isOpen ? await makeAccount(deps, registration, call) : await askToConfirm(deps, registration);
}

async function makeAccount(deps: Deps, registration: Registration, call: Call): Promise<RegisterResponse> {
  const { email, name, network } = registration;
  const passwordHash = await deps.passwords.hash(registration.password, call.signal);
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

async function askToConfirm(deps: Deps, { email, network }: Registration): Promise<RegisterResponse> {
  const addressHash = deps.secrets.fingerprint(email);
  await inTransaction(deps.pool, "ask_to_confirm_registration", async (transaction) => {
    await insertRegistrationMail(transaction, deps.newId(), { email, addressHash });
    await insertEvents(transaction, [{ id: deps.newId(), kind: "registration.requested", addressHash, network }]);
  });
  return {};
}
