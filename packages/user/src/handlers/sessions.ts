// Where the caller is signed in, and signing out there. A foreign session is one that is not there.

import type {
  DeleteOtherSessionsRequest__Output,
  DeleteOtherSessionsResponse,
  DeleteSessionRequest__Output,
  DeleteSessionResponse,
  ListSessionsResponse,
} from "@shoal/contract";
import { type Call, notFound, readInput, requireUser } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { listSessions as loadSessions, revokeOtherSessions, revokeSession } from "../store/sessions.ts";
import { sessionSummaryToProto } from "../wire.ts";

/** More than a person has; whoever signs in more often sees the newest. */
const sessionsMax = 100;

/** Newest first. */
export async function listSessions(deps: Deps, call: Call): Promise<ListSessionsResponse> {
  const { userId } = requireUser(call.caller);
  return { sessions: (await loadSessions(deps.pool, userId, sessionsMax)).map(sessionSummaryToProto) };
}

/** Refuses with SESSION_NOT_FOUND or VALIDATION_FAILED. */
export async function deleteSession(
  deps: Deps,
  request: DeleteSessionRequest__Output,
  call: Call,
): Promise<DeleteSessionResponse> {
  const { userId } = requireUser(call.caller);
  const sessionId = readSessionId(request.sessionId);
  if (!(await revokeSession(deps.pool, userId, sessionId))) {
    throw notFound("SESSION_NOT_FOUND", "there is no such session");
  }
  return {};
}

/** Refuses with VALIDATION_FAILED. */
export async function deleteOtherSessions(
  deps: Deps,
  request: DeleteOtherSessionsRequest__Output,
  call: Call,
): Promise<DeleteOtherSessionsResponse> {
  const { userId } = requireUser(call.caller);
  const sessionId = readSessionId(request.sessionId);
  return { sessionIds: await revokeOtherSessions(deps.pool, userId, sessionId) };
}

function readSessionId(value: string): string {
  const input = readInput();
  const sessionId = input.uuid("session_id", value);
  input.done();
  return sessionId;
}
