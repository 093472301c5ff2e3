// Removes what has served its time: request keys after a day, delivered outbox rows after a week. Orders,
// their lines and their events stay for ever.

import { createLoop, type Loop } from "@shoal/process";
import type { Deps } from "./deps.ts";
import { deleteOldKeys } from "./store/idempotency.ts";
import { deleteOldOutbox } from "./store/outbox.ts";

const keyHours = 24;
const outboxDays = 7;
const batchSize = 1000;
const restMs = 10 * 60_000;

export function createRetention(deps: Deps): Loop {
  return createLoop({ name: "retention", log: deps.log, restMs }, async () => {
    const keys = await deleteOldKeys(deps.pool, keyHours, batchSize);
    const rows = await deleteOldOutbox(deps.pool, outboxDays, batchSize);
    return keys >= batchSize || rows === batchSize;
  });
}
