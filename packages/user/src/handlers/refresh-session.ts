// RefreshSession: exchanges a refresh token for the next one of its family, which never forks.

import type { RefreshSessionRequest__Output, RefreshSessionResponse } from "@shoal/contract";
import { type Refusal, unauthenticated } from "@shoal/rpc";
import { hashToken, isToken } from "../credentials/refresh-tokens.ts";
import type { Deps } from "../deps.ts";
import { insertEvents } from "../store/security-events.ts";
import { rotateToken } from "../store/sessions.ts";
import { sessionToProto } from "../wire.ts";

/** Refuses with INVALID_REFRESH_TOKEN; a token used before the grace also loses its whole family. */
export async function refreshSession(
  deps: Deps,
  request: RefreshSessionRequest__Output,
): Promise<RefreshSessionResponse> {
  if (!isToken(request.refreshToken)) throw invalidToken();
  const successor = deps.refreshTokens.successorOf(request.refreshToken);
  const rotation = await rotateToken(
    deps.pool,
    hashToken(request.refreshToken),
    hashToken(successor),
    deps.refreshTtlDays,
  );
  switch (rotation.kind) {
    case "rotated":
    case "repeated":
      return { session: sessionToProto(rotation, successor) };
    case "reused":
      deps.log.warn("a used refresh token came back; its family is revoked", {
        user_id: rotation.userId,
        family_id: rotation.familyId,
      });
      await insertEvents(deps.pool, [{ id: deps.newId(), kind: "session.reused", userId: rotation.userId }]);
      throw invalidToken();
    case "dead":
      throw invalidToken();
  }
}

function invalidToken(): Refusal {
  return unauthenticated("INVALID_REFRESH_TOKEN", "the session is over; sign in again");
}
