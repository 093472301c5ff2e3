// The one retry of the house: idempotent methods only, only when the upstream could not be reached, within a budget,
// with full jitter. grpc-js' own retries are off, since they cost every call and would stack with these.

import { type Call, nextDeadline } from "./call.ts";
import { Code, isRefusal } from "./refusal.ts";

const attemptsMax = 3;
const backoffMinMs = 25;

/** A replica that dies takes the calls that it has in work along, all at once: half as many as this are made good. */
const budgetTokensMax = 60;

/** Tokens as in gRFC A6: a failure costs one, a success earns a tenth, and below half there are no retries. */
export type RetryBudget = { canRetry(): boolean; succeeded(): void; failed(): void };

export function createRetryBudget(tokensMax = budgetTokensMax): RetryBudget {
  let tokens = tokensMax;
  return {
    canRetry: () => tokens > tokensMax / 2,
    succeeded: () => {
      tokens = Math.min(tokensMax, tokens + 0.1);
    },
    failed: () => {
      tokens = Math.max(0, tokens - 1);
    },
  };
}

/** Runs attempts until one succeeds or there is no point in another. */
export async function withRetry<T>(budget: RetryBudget, call: Call, attempt: () => Promise<T>): Promise<T> {
  for (let number = 1; ; number += 1) {
    try {
      const answer = await attempt();
      budget.succeeded();
      return answer;
    } catch (error) {
      if (!isRefusal(error) || error.code !== Code.UNAVAILABLE) throw error;
      budget.failed();
      const pauseMs = Math.random() * backoffMinMs * 2 ** number;
      const isInTime = Date.now() + pauseMs < nextDeadline(call);
      if (error.reason === "SERVICE_OVERLOADED" || number >= attemptsMax || !budget.canRetry() || !isInTime)
        throw error;
      await Bun.sleep(pauseMs);
    }
  }
}
