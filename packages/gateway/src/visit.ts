// What is learnt of a request on its way through the front door.

import type { LimitAnswer } from "./limits.ts";
import { Problem } from "./problem.ts";
import type { Admitted } from "./request.ts";
import { pathOf } from "./url.ts";

/** For a request's answer and its line in the log. */
export type Visit = {
  readonly startedAtMs: number;
  readonly requestId: string;
  readonly path: string;
  limit: LimitAnswer | undefined;
  admitted: Admitted | undefined;
  reason: string | undefined;
};

export function startVisit(request: Request): Visit {
  return {
    startedAtMs: performance.now(),
    requestId: requestIdOf(request.headers.get("x-request-id")),
    path: pathOf(request.url),
    limit: undefined,
    admitted: undefined,
    reason: undefined,
  };
}

/** The caller's own id when it is one that can stand in a log, else a new one. */
function requestIdOf(given: string | null): string {
  return given !== null && /^[\w.-]{8,128}$/.test(given) ? given : Bun.randomUUIDv7();
}

export function lateProblem(visit: Visit): Problem {
  const isBodyMissing = visit.admitted !== undefined && !visit.admitted.isRead;
  return isBodyMissing
    ? new Problem("REQUEST_TIMEOUT", "the body did not arrive in time", { headers: { connection: "close" } })
    : new Problem("DEADLINE_EXCEEDED", "the shop did not answer in time");
}
