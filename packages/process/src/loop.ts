// A loop that finishes committed work: one round after another while there is something to do, then a rest that a
// wake-up ends early. It stops between rounds, never within one.

import type { Log } from "./log.ts";

export type Loop = {
  /** Begins; a round runs at once. */
  start(): void;
  /** Ends the rest that the loop is in, or spares it the next one. */
  wake(): void;
  /** Lets the running round finish, then ends. */
  stop(): Promise<void>;
};

/**
 * `round` answers whether there may be more to do at once. A round that throws is logged, and the loop goes on after
 * its rest: a store that is down must not end it.
 */
export function createLoop(
  options: { readonly name: string; readonly log: Log; readonly restMs: number },
  round: () => Promise<boolean>,
): Loop {
  let isStopping = false;
  let isAwake = false;
  let endRest = () => {};
  let running: Promise<void> = Promise.resolve();

  async function rest(): Promise<void> {
    if (isAwake || isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.restMs);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      isAwake = false;
      let hasMore = false;
      try {
        hasMore = await round();
      } catch (error) {
        options.log.error("a round failed", error, { loop: options.name });
      }
      if (!hasMore) await rest();
    }
  }

  return {
    start: () => {
      running = run();
    },
    wake: () => {
      isAwake = true;
      endRest();
    },
    stop: async () => {
      isStopping = true;
      endRest();
      await running;
    },
  };
}
