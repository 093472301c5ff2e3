// The loop that removes answers which no repeat will ask for any more, and imports that nobody asks for. Any number of
// replicas may run it.

import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import { deleteOldAnswers } from "./store/idempotency.ts";
import { deleteOldImports } from "./store/imports.ts";

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
      await removeOld(deleteOldAnswers, pool, signal);
      await removeOld(deleteOldImports, pool, signal);
    } catch (error) {
      log.error("old answers and imports could not be removed; the next round tries again", error);
    }
  }
}

/** One round; answers how many went. */
export async function removeOld(
  remove: (pool: Pool, countMax: number) => Promise<number>,
  pool: Pool,
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < batchesMax && signal?.aborted !== true; batch += 1) {
    const count = await remove(pool, batchSize);
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
