// Looks at what is unfinished and shows it among the metrics, so that whoever is on duty learns of work that stands
// still. Each replica shows the same, for all of them.

import { createLoop, type Loop } from "@shoal/process";
import type { Deps } from "./deps.ts";
import { checkoutAge, checkoutsOpen, outboxAge, outboxDead, outboxPending } from "./observe.ts";
import { type Backlog, readBacklog } from "./store/backlog.ts";

const levels = [outboxPending, outboxAge, outboxDead, checkoutsOpen, checkoutAge] as const;

/** How often is looked. */
const restMs = 5000;

export function createWatch(deps: Pick<Deps, "pool" | "log">): Loop {
  return createLoop({ name: "watch", log: deps.log, restMs }, async () => {
    try {
      show(await readBacklog(deps.pool));
    } catch (error) {
      // No number is better than an old one.
      for (const level of levels) level.forget();
      throw error;
    }
    return false;
  });
}

function show({ queues, checkouts }: Backlog): void {
  for (const { queue, pending, dead, oldestSeconds } of queues) {
    outboxPending.set({ queue }, pending);
    outboxDead.set({ queue }, dead);
    outboxAge.set({ queue }, oldestSeconds);
  }
  for (const { payment, count, oldestSeconds } of checkouts) {
    checkoutsOpen.set({ payment }, count);
    checkoutAge.set({ payment }, oldestSeconds);
  }
}
