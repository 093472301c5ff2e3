// What stands before every upstream: a bulkhead that bounds how much of us waits for it, and a breaker that stops
// asking while it fails. Only what is the upstream's fault counts: a refusal is an answer, also one that says that
// something behind the upstream is away.

import type { Log } from "@shoal/process";
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  circuitBreaker,
  handleWhen,
} from "cockatiel";
import { createFaultSample } from "./fault-sample.ts";
import { countSpared, showBreaker } from "./observe.ts";
import { Refusal, unavailable } from "./refusal.ts";
import { isFromService } from "./status.ts";

export type GuardState = "closed" | "half-open" | "open";

export type Guard = {
  /**
   * Runs one attempt; refuses at once with UNAVAILABLE while the breaker is open or the bulkhead is full. `isPrompt`
   * says that an upstream in good health answers it soon, so that silence counts as its fault long before the deadline.
   */
  run<T>(work: () => Promise<T>, isPrompt?: boolean): Promise<T>;
  state(): GuardState;
};

export type GuardOptions = {
  /** The upstream's noun. */
  readonly upstream: string;
  readonly log: Log;
  /** Calls in flight; half a server's stream limit keeps one caller from filling it. */
  readonly inFlightMax?: number;
  /** How long an open breaker waits before it lets one call try. */
  readonly halfOpenAfterMs?: number;
  /** Silence of so long is a fault; its caller waits on, as long as it likes. */
  readonly stalledAfterMs?: number;
  readonly onStateChange?: (state: GuardState) => void;
};

/** Why the breaker was told that a call failed, while the call itself goes on. */
class Stalled extends Error {
  override readonly name = "Stalled";
}

/** One guard for each upstream, shared by all clients of it. */
export function createGuard(options: GuardOptions): Guard {
  const { upstream, log, stalledAfterMs = 1000 } = options;
  const breaker = circuitBreaker(handleWhen(isUpstreamFault), {
    halfOpenAfter: options.halfOpenAfterMs ?? 1000,
    // As long as the patience: when silence begins to count, the answers from before it are forgotten.
    breaker: createFaultSample({ durationMs: stalledAfterMs, callsMin: 5 }),
  });
  const compartment = bulkhead(options.inFlightMax ?? 200, 0);
  breaker.onBreak((fault) => {
    log.warn("breaker opened", { upstream, error_message: String("error" in fault ? fault.error : "") });
  });
  breaker.onReset(() => log.info("breaker closed", { upstream }));
  showBreaker(upstream, () => stateOf(breaker.state));
  breaker.onStateChange(() => options.onStateChange?.(stateOf(breaker.state)));

  async function watch<T>(work: () => Promise<T>, isPrompt: boolean): Promise<T> {
    let answer: Promise<T> | undefined;
    const attempt = () => {
      answer = work();
      // The one call that decides whether the upstream is back may not take long to do so, whatever it is.
      return isPrompt || breaker.state === CircuitState.HalfOpen ? promptly(answer, stalledAfterMs) : answer;
    };
    try {
      return await breaker.execute(attempt);
    } catch (error) {
      if (error instanceof Stalled && answer !== undefined) return await unlessOpened(answer);
      throw error;
    }
  }

  /** A call that has waited long goes on to wait only while the breaker holds. */
  async function unlessOpened<T>(answer: Promise<T>): Promise<T> {
    if (breaker.state !== CircuitState.Closed) throw refuse("breaker");
    const opened = Promise.withResolvers<never>();
    const listener = breaker.onBreak(() => opened.reject(refuse("breaker")));
    try {
      return await Promise.race([answer, opened.promise]);
    } finally {
      listener.dispose();
    }
  }

  function refuse(why: "breaker" | "bulkhead", cause?: Error): Refusal {
    countSpared({ upstream, why });
    const [reason, trouble] =
      why === "breaker" ? ["SERVICE_UNAVAILABLE", "does not answer"] : ["SERVICE_OVERLOADED", "has too much to do"];
    return unavailable(reason, `${upstream} ${trouble} at the moment`, { cause });
  }

  return {
    run: async (work, isPrompt = false) => {
      // One call tries; the library would keep the others waiting for its outcome.
      if (breaker.state === CircuitState.HalfOpen) throw refuse("breaker");
      try {
        return await compartment.execute(() => watch(work, isPrompt));
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw refuse("breaker", error);
        if (error instanceof BulkheadRejectedError) throw refuse("bulkhead", error);
        throw error;
      }
    },
    state: () => stateOf(breaker.state),
  };
}

function stateOf(state: CircuitState): GuardState {
  if (state === CircuitState.Open || state === CircuitState.Isolated) return "open";
  return state === CircuitState.HalfOpen ? "half-open" : "closed";
}

async function promptly<T>(answer: Promise<T>, stalledAfterMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Stalled(`no answer for ${stalledAfterMs} ms`)), stalledAfterMs);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

/** What the library says when there was no answer. */
const silences: ReadonlySet<string> = new Set(["SERVICE_UNAVAILABLE", "DEADLINE_EXCEEDED"]);

/** No answer, or one that nobody planned for. An upstream that passes on another's silence has answered. */
function isUpstreamFault(error: unknown): boolean {
  if (error instanceof Stalled) return true;
  if (!(error instanceof Refusal)) return false;
  return error.reason === "INTERNAL" || (silences.has(error.reason) && !isFromService(error));
}
