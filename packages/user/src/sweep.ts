// The loop that removes dead sessions, old idempotency keys and all else that has an end. Any number of replicas may run it: batches skip what
// another one holds.

import type { Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import {
  deleteDeadFamilies,
  deleteExpiredOneTimeTokens,
  deleteOldAttempts,
  deleteOldEvents,
  deleteOldKeys,
  deleteOldMails,
  deleteOldTokens,
} from "./store/sweeping.ts";

const batchSize = 500;
/** Bounds one round to 10,000 rows of each kind; the rest waits for the next. */
const batchesMax = 20;
const pauseMs = 600_000;

export type SweepDeps = {
  readonly pool: Pool;
  readonly log: Log;
  readonly refreshTtlDays: number;
  readonly eventDays: number;
};

/** One round; answers how many rows of each kind it removed. */
export async function sweep(deps: SweepDeps, signal: AbortSignal) {
  const families = await inBatches(signal, () => deleteDeadFamilies(deps.pool, batchSize));
  const tokens = await inBatches(signal, () => deleteOldTokens(deps.pool, deps.refreshTtlDays, batchSize));
  const keys = await inBatches(signal, () => deleteOldKeys(deps.pool, batchSize));
  const mails = await inBatches(signal, () => deleteOldMails(deps.pool, batchSize));
  const mailed = await inBatches(signal, () => deleteExpiredOneTimeTokens(deps.pool, batchSize));
  const attempts = await inBatches(signal, () => deleteOldAttempts(deps.pool, batchSize));
  const events = await inBatches(signal, () => deleteOldEvents(deps.pool, deps.eventDays, batchSize));
  return { families, tokens, keys, mails, mailed, attempts, events };
}

/** Starts the loop; `stop` waits for the batch that runs. */
export function startSweeping(deps: SweepDeps): { stop(): Promise<void> } {
  const controller = new AbortController();
  const running = loop(deps, controller.signal);
  return {
    stop: async () => {
      controller.abort();
      await running;
    },
  };
}

async function loop(deps: SweepDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // Jitter keeps replicas that started together from sweeping together.
    await pause(pauseMs * (0.5 + Math.random()), signal);
    if (signal.aborted) return;
    try {
      deps.log.info("swept", await sweep(deps, signal));
    } catch (error) {
      deps.log.error("sweeping failed; the next round tries again", error);
    }
  }
}

async function inBatches(signal: AbortSignal, removeBatch: () => Promise<number>): Promise<number> {
  let removed = 0;
  for (let batch = 0; batch < batchesMax && !signal.aborted; batch += 1) {
    const count = await removeBatch();
    removed += count;
    if (count < batchSize) break;
  }
  return removed;
}

function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, durationMs);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
