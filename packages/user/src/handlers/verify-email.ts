// Proving that an address is one's own, by a token that was mailed to it.

import type {
  RequestEmailVerificationResponse,
  VerifyEmailRequest__Output,
  VerifyEmailResponse,
} from "@shoal/contract";
import { type Call, requireUser } from "@shoal/rpc";
import { hashToken, isToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { insertVerificationMail } from "../store/mails.ts";
import { verifyEmail as saveVerification } from "../store/one-time-tokens.ts";
import { invalidOneTimeToken, requireMail } from "./reset-password.ts";

/** Refuses with MAIL_SWITCHED_OFF. */
export async function requestEmailVerification(deps: Deps, call: Call): Promise<RequestEmailVerificationResponse> {
  const { userId } = requireUser(call.caller);
  requireMail(deps);
  await insertVerificationMail(deps.pool, deps.newId(), userId);
  return {};
}

/** Refuses with INVALID_ONE_TIME_TOKEN. */
export async function verifyEmail(deps: Deps, request: VerifyEmailRequest__Output): Promise<VerifyEmailResponse> {
  const event = { id: deps.newId(), kind: "email.verified" };
  const isGood = isToken(request.token) && (await saveVerification(deps.pool, hashToken(request.token), event));
  if (!isGood) throw invalidOneTimeToken();
  return {};
}
