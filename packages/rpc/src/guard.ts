// What stands before every upstream: a bulkhead that bounds how much of us waits for it, and a breaker that stops
// asking while it fails. Only what is the upstream's fault counts: a refusal is an answer, also one that says that
// something behind the upstream is away.

import type { Log } from "@shoal/process";
import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  type CircuitBreakerPolicy,
  CircuitState,
  circuitBreaker,
  handleWhen,
  SamplingBreaker,
} from "cockatiel";
import { Refusal, unavailable } from "./refusal.ts";

export type Guard = {
  /** Runs one attempt; refuses at once with UNAVAILABLE while the breaker is open or the bulkhead is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** closed, half-open or open. */
  state(): "closed" | "half-open" | "open";
};

export type GuardOptions = {
  /** The upstream's noun. */
  readonly upstream: string;
  readonly log: Log;
  /** Calls in flight; half a server's stream limit keeps one caller from filling it. */
  readonly inFlightMax?: number;
  /** How long an open breaker waits before it lets one call try. */
  readonly halfOpenAfterMs?: number;
};

/** One guard for each upstream, shared by all clients of it. */
export function createGuard(options: GuardOptions): Guard {
  const breaker: CircuitBreakerPolicy = circuitBreaker(handleWhen(isUpstreamFault), {
    halfOpenAfter: options.halfOpenAfterMs ?? 1000,
    breaker: new SamplingBreaker({ threshold: 0.5, duration: 2000, minimumRps: 5 }),
  });
  const compartment = bulkhead(options.inFlightMax ?? 200, 0);
  breaker.onBreak(() => options.log.warn("breaker opened", { upstream: options.upstream }));
  breaker.onReset(() => options.log.info("breaker closed", { upstream: options.upstream }));

  return {
    run: async (work) => {
      try {
        return await compartment.execute(() => breaker.execute(work));
      } catch (error) {
        if (error instanceof BrokenCircuitError) {
          throw unavailable("SERVICE_UNAVAILABLE", `${options.upstream} does not answer at the moment`, {
            cause: error,
          });
        }
        if (error instanceof BulkheadRejectedError) {
          throw unavailable("SERVICE_OVERLOADED", `${options.upstream} has too much to do at the moment`, {
            cause: error,
          });
        }
        throw error;
      }
    },
    state: () => {
      if (breaker.state === CircuitState.Open || breaker.state === CircuitState.Isolated) return "open";
      return breaker.state === CircuitState.HalfOpen ? "half-open" : "closed";
    },
  };
}

/** Reasons that no service writes: there was no answer, or one that nobody planned for. */
const faults: ReadonlySet<string> = new Set(["SERVICE_UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL"]);

function isUpstreamFault(error: unknown): boolean {
  return error instanceof Refusal && faults.has(error.reason);
}
