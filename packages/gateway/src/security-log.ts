// What the front door sees of who tries what they may not. It is told to the user service, which keeps it, in batches
// and apart from any request; what is the same comes as one event with a count. While the service is away events wait, as
// many as there is room for.

import type { Log } from "@shoal/process";
import { detachedCall } from "@shoal/rpc";
import type { Clients } from "./clients.ts";

export type Sighting = {
  readonly kind: "request.refused" | "signing_keys.loaded";
  readonly userId?: string;
  readonly network?: string;
  /** Never what somebody typed: routes, reasons, ids of keys. */
  readonly details: Readonly<Record<string, string>>;
};

export type SecurityLog = {
  note(sighting: Sighting): void;
  /** Sends what waits, and stops. */
  stop(): Promise<void>;
};

/** Different events that wait at most; more are only counted, in a line of the log. */
const waitingMax = 500;
const flushMs = 1000;
const timeoutMs = 2000;

type Waiting = { readonly id: string; readonly sighting: Sighting; count: number };

export function createSecurityLog(deps: { readonly user: Clients["user"]; readonly log: Log }): SecurityLog {
  let waiting = new Map<string, Waiting>();
  let droppedCount = 0;
  let sending: Promise<void> = Promise.resolve();
  const timer = setInterval(() => void flush(), flushMs);
  timer.unref();

  async function send(batch: Map<string, Waiting>): Promise<void> {
    const events = [...batch.values()].map(({ id, sighting, count }) => ({
      id,
      kind: sighting.kind,
      userId: sighting.userId ?? "",
      network: sighting.network ?? "",
      details: count === 1 ? sighting.details : { ...sighting.details, count: String(count) },
    }));
    const caller = { kind: "service", service: "gateway" } as const;
    try {
      await deps.user.recordSecurityEvents({ events }, detachedCall({ requestId: "security-log" }, timeoutMs, caller));
    } catch {
      // Its breaker and its metrics tell that the service is away; the events wait for the next time.
      for (const [key, { id, sighting, count }] of batch) keep(key, id, sighting, count);
    }
    if (droppedCount > 0) {
      deps.log.warn("security events were dropped: too many at once", { count: droppedCount });
      droppedCount = 0;
    }
  }

  function keep(key: string, id: string, sighting: Sighting, count: number): void {
    const known = waiting.get(key);
    if (known !== undefined) known.count += count;
    else if (waiting.size < waitingMax) waiting.set(key, { id, sighting, count });
    else droppedCount += count;
  }

  function flush(): Promise<void> {
    if (waiting.size === 0) return sending;
    const batch = waiting;
    waiting = new Map();
    sending = sending.then(() => send(batch));
    return sending;
  }

  return {
    note: (sighting) => keep(JSON.stringify(sighting), Bun.randomUUIDv7(), sighting, 1),
    stop: () => {
      clearInterval(timer);
      return flush();
    },
  };
}
