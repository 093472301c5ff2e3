// The loop that removes answers which no repeat will ask for any more. Any number of replicas may run it.

import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import { deleteOldAnswers } from "./store/idempotency.ts";

const batchSize = 500;
/** Bounds one round; the rest waits for the next. */
const batchesMax = 20;
const pauseMs = 600_000;

export type Retention = {
  /** Stops after the batch under way. */
  stop(): Promise<void>;
};

/** Starts the loop. */
export function startRetention(deps: { readonly pool: Pool; readonly log: Log }): Retention {
  const stopping = new AbortController();
  const running = loop(deps, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function loop({ pool, log }: { readonly pool: Pool; readonly log: Log }, signal: AbortSignal): Promise<void> {
  for (;;) {
    // Jitter keeps replicas that started together from working together.
    await pause(pauseMs * (0.5 + Math.random()), signal);
    if (signal.aborted) return;
    try {
      await removeOldAnswers(pool, signal);
    } catch (error) {
      log.error("old answers could not be removed; the next round tries again", error);
    }
  }
}

/** One round; answers how many went. */
export async function removeOldAnswers(pool: Pool, signal?: AbortSignal): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < batchesMax && signal?.aborted !== true; batch += 1) {
    const count = await deleteOldAnswers(pool, batchSize);
    removed += count;
    if (count < batchSize) break;
  }
  return removed;
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(settle, durationMs);
    function settle(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", settle);
      resolve();
    }
    signal.addEventListener("abort", settle);
    if (signal.aborted) settle();
  });
}
