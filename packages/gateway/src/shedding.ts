// Refusing in time: a process that takes more than it can do answers nobody. It counts what it has in work, and looks
// how late its own timers come, which says how long whoever comes now would wait to be looked at.

import { counter, gauge } from "@shoal/process";

export type Shedding = {
  /** Whether there is room for one more; who enters must leave. */
  enter(): boolean;
  leave(): void;
  inFlight(): number;
  /** How late timers come, smoothed. */
  delayMs(): number;
  stop(): void;
};

export type SheddingOptions = { readonly inFlightMax: number; readonly delayMaxMs: number };

const countShed = counter({
  name: "shoal_requests_shed_total",
  help: "Requests refused since too many were in work, or since the process was late",
  labels: ["why"],
});
const lookEveryMs = 20;
/** What the newest look weighs: one pause of the collector is no overload. */
const weight = 0.2;

export function createShedding({ inFlightMax, delayMaxMs }: SheddingOptions): Shedding {
  let inFlight = 0;
  let delayMs = 0;
  let lookedAtMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    delayMs += (Math.max(0, nowMs - lookedAtMs - lookEveryMs) - delayMs) * weight;
    lookedAtMs = nowMs;
  }, lookEveryMs);
  timer.unref();
  gauge({ name: "shoal_requests_in_flight", help: "Requests in work", read: () => [[{}, inFlight]] });
  gauge({
    name: "shoal_loop_delay_seconds",
    help: "How late the process' own timers come, smoothed",
    read: () => [[{}, delayMs / 1000]],
  });

  return {
    enter: () => {
      const why = inFlight >= inFlightMax ? "in-flight" : delayMs > delayMaxMs ? "delay" : undefined;
      if (why === undefined) inFlight += 1;
      else countShed({ why });
      return why === undefined;
    },
    leave: () => {
      inFlight -= 1;
    },
    inFlight: () => inFlight,
    delayMs: () => delayMs,
    stop: () => clearInterval(timer),
  };
}
