// What travels with a request from hop to hop: who asks, which request it is, and how long it may still take.

import { anonymous, type Caller } from "./caller.ts";

export type Call = {
  readonly caller: Caller;
  /** The gateway's id of the HTTP request; in every log line and RPC of it. */
  readonly requestId: string;
  /** Wall clock (ms since the epoch) after which nobody waits for the answer. */
  readonly deadlineAtMs: number;
  /** Aborts when the deadline passes or the caller goes away. */
  readonly signal: AbortSignal;
};

/** Each hop keeps this much of the deadline for its own answer. */
const hopMarginMs = 20;

/** Deadline for a call made on behalf of this one. */
export function nextDeadline(call: Call): number {
  return call.deadlineAtMs - hopMarginMs;
}

/** A call that outlives its cause: for work that must go on after the caller stopped waiting. */
export function detachedCall(cause: Pick<Call, "requestId">, timeoutMs: number, caller: Caller = anonymous): Call {
  return {
    caller,
    requestId: cause.requestId,
    deadlineAtMs: Date.now() + timeoutMs,
    signal: AbortSignal.timeout(timeoutMs),
  };
}
