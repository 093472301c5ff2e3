// Gives back what is held past its time. Any number of replicas may run it: each takes what nobody else is at, in
// batches, and a batch is one statement that happens whole or not at all.

import type { Pool } from "@shoal/postgres";
import { crashPoint, type Log } from "@shoal/process";
import { expireDue } from "./store/settlements.ts";

export type SweeperDeps = {
  readonly pool: Pool;
  readonly log: Log;
  /** Pause between two rounds. */
  readonly intervalMs: number;
};

export type Sweeper = {
  /** Stops after the batch under way. */
  stop(): Promise<void>;
};

/** Reservations of one batch, and with up to 100 lines each, at most 10,000 rows of the ledger. */
const batchSizeMax = 100;

/** Starts the loop. A round that fails is tried again after the pause; an outage is logged once, and so is its end. */
export function startSweeper(deps: SweeperDeps): Sweeper {
  const stopping = new AbortController();
  let isFailing = false;

  async function sweepOnce(): Promise<void> {
    try {
      const count = await sweep(deps.pool, stopping.signal);
      if (count > 0) deps.log.info("reservations expired", { count });
      if (isFailing) deps.log.info("reservations can be expired again");
      isFailing = false;
    } catch (error) {
      if (!isFailing) deps.log.error("reservations could not be expired", error);
      isFailing = true;
    }
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sweepOnce();
      await pause(deps.intervalMs, stopping.signal);
    }
  }

  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

/** Expires all that is due, batch by batch, until nothing is left or the signal aborts. Answers how many. */
export async function sweep(pool: Pool, signal?: AbortSignal): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await expireDue(pool, batchSizeMax);
    if (count > 0) crashPoint("product.sweep.after");
    total += count;
    if (count < batchSizeMax || signal?.aborted === true) return total;
  }
}

/** Waits, or less when the signal aborts. */
function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", settle);
      resolve();
    };
    const timer = setTimeout(settle, durationMs);
    signal.addEventListener("abort", settle, { once: true });
  });
}
