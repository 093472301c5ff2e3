// RevokeSession: signs out the family of a token. Whoever holds a token may end it, and an unknown one is no error.

import type { RevokeSessionRequest__Output, RevokeSessionResponse } from "@shoal/contract";
import { hashToken, isToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { revokeFamily } from "../store/sessions.ts";

export async function revokeSession(deps: Deps, request: RevokeSessionRequest__Output): Promise<RevokeSessionResponse> {
  if (!isToken(request.refreshToken)) return {};
  return { sessionId: (await revokeFamily(deps.pool, hashToken(request.refreshToken))) ?? "" };
}
