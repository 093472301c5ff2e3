// Asks a Redis that may be away without ever failing or waiting long: no answer is an answer.

import type { Log } from "@shoal/process";
import type { Redis } from "@shoal/redis";

/** Answers what the work answers, or undefined when Redis cannot be asked at the moment. */
export type Ask = <T>(work: () => Promise<T>) => Promise<T | undefined>;

/** After a failure Redis is left alone this long, so that requests do not wait for it one after the other. */
const silenceMs = 500;

export function createAsk(redis: Redis, log: Log): Ask {
  let isFailing = false;
  let silentUntilMs = 0;
  return async (work) => {
    const nowMs = performance.now();
    if (redis.status !== "ready" || nowMs < silentUntilMs) return undefined;
    // After a silence one request tries, and the others go on without.
    if (isFailing) silentUntilMs = nowMs + silenceMs;
    try {
      const answer = await work();
      if (isFailing) log.info("the cache answers again");
      isFailing = false;
      silentUntilMs = 0;
      return answer;
    } catch (error) {
      if (!isFailing) {
        log.warn("the cache does not answer", { error_message: error instanceof Error ? error.message : "" });
      }
      isFailing = true;
      silentUntilMs = performance.now() + silenceMs;
      return undefined;
    }
  };
}
