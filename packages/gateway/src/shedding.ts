// Refusing in time: a process that takes more than it can do answers nobody. It counts what it has in work, and looks
// how late its own timers come, which says how long whoever comes now would wait to be looked at. While they come late
// it takes fewer at once, and more again when they are in time, so that it finds by itself how many it can do well.

import { counter, gauge } from "@shoal/process";

export type Shedding = {
  /** Whether there is room for one more; who enters must leave. */
  enter(): boolean;
  leave(): void;
  inFlight(): number;
  /** How many may be in work now. */
  room(): number;
  /** How late timers come: the middle one of the last looks. */
  delayMs(): number;
  stop(): void;
};

export type SheddingOptions = {
  readonly inFlightMax: number;
  /** Timers that come later than this make the room smaller. */
  readonly delayMaxMs: number;
};

const countShed = counter({
  name: "shoal_requests_shed_total",
  help: "Requests refused since too many were in work",
});
const lookEveryMs = 20;
/** An odd number, of which the middle counts: one pause of the collector is no overload. */
const looksCount = 5;
/** So many at once keep a process busy however late it is; fewer would leave it idle between two of them. */
const roomMin = 32;
const shrinkTo = 0.9;
const growTo = 1.1;

export function createShedding({ inFlightMax, delayMaxMs }: SheddingOptions): Shedding {
  const smallest = Math.min(roomMin, inFlightMax);
  const looksMs: number[] = new Array(looksCount).fill(0);
  let inFlight = 0;
  let inFlightMost = 0;
  let room = inFlightMax;
  let hasRefused = false;
  let delayMs = 0;
  let lookedAtMs = performance.now();
  const timer = setInterval(look, lookEveryMs);
  timer.unref();

  function look(): void {
    const nowMs = performance.now();
    looksMs.shift();
    looksMs.push(Math.max(0, nowMs - lookedAtMs - lookEveryMs));
    lookedAtMs = nowMs;
    delayMs = [...looksMs].sort((a, b) => a - b)[looksCount >> 1] ?? 0;
    if (delayMs > delayMaxMs) room = Math.max(smallest, Math.min(room, inFlightMost) * shrinkTo);
    // One by one while somebody is refused, or the room would be too large again at once.
    else room = Math.min(inFlightMax, hasRefused ? room + 1 : room * growTo);
    hasRefused = false;
    inFlightMost = inFlight;
  }

  gauge({ name: "shoal_requests_in_flight", help: "Requests in work", read: () => [[{}, inFlight]] });
  gauge({ name: "shoal_requests_room", help: "How many requests may be in work now", read: () => [[{}, room]] });
  gauge({
    name: "shoal_loop_delay_seconds",
    help: "How late the process' own timers come: the middle one of the last looks",
    read: () => [[{}, delayMs / 1000]],
  });

  return {
    enter: () => {
      if (inFlight >= Math.floor(room)) {
        hasRefused = true;
        countShed({});
        return false;
      }
      inFlight += 1;
      inFlightMost = Math.max(inFlightMost, inFlight);
      return true;
    },
    leave: () => {
      inFlight -= 1;
    },
    inFlight: () => inFlight,
    room: () => Math.floor(room),
    delayMs: () => delayMs,
    stop: () => clearInterval(timer),
  };
}
