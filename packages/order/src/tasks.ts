// Work that goes on after whoever asked for it has been answered, or has gone: kept in sight, so that the process
// does not end under it.

import type { Log } from "@shoal/process";

export type Tasks = {
  /** Lets work go on by itself; a failure is logged. */
  run(name: string, work: Promise<unknown>): void;
  /** Waits for what runs. */
  settled(): Promise<void>;
};

export function createTasks(log: Log): Tasks {
  const running = new Set<Promise<void>>();
  return {
    run: (name, work) => {
      const watched: Promise<void> = work
        .then(
          () => {},
          (error: unknown) => log.error("work in the background failed", error, { task: name }),
        )
        .finally(() => running.delete(watched));
      running.add(watched);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
