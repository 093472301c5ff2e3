// Refusing in time: a shop that takes more than it can do answers nobody. The gateway counts what it has in work, and
// looks whether that is too much: its own timers come late, or half of its answers take long. Then it takes fewer at
// once, and more again when neither is so, and finds by itself how many the shop can do well, wherever it is narrow.

import { counter, gauge } from "@shoal/process";
import type { Route } from "./policy.ts";

export type Shedding = {
  /** Whether there is room for one more; who enters must leave. */
  enter(): boolean;
  /** `tookMs` of an answer that worked and whose time tells how busy the shop is. */
  leave(tookMs?: number): void;
  inFlight(): number;
  /** How many may be in work now. */
  room(): number;
  stop(): void;
};

export type SheddingOptions = {
  readonly inFlightMax: number;
  /** Timers that come later than this make the room smaller. */
  readonly delayMaxMs: number;
  /** So do answers of which half take longer than this. */
  readonly answerMaxMs: number;
};

const countShed = counter({
  name: "shoal_requests_shed_total",
  help: "Requests refused since too many were in work",
});
const lookEveryMs = 20;
/** One pause of the collector is no overload, nor is one slow answer: the middle one counts. */
const looksCount = 5;
const answersCount = 15;
/** Answers of before say nothing of now. */
const answersLastMs = 1000;
/** So many at once are never too many: fewer would leave the shop idle between two of them. */
const roomMin = 16;
/** What was taken before the room shrank has to leave before it can be told whether that was enough. */
const shrinkEveryMs = 100;
/** To which part the room shrinks, by how much too late everything is. */
const shrinkLeast = 0.7;
const shrinkMost = 0.3;
const growTo = 1.1;

export function createShedding({ inFlightMax, delayMaxMs, answerMaxMs }: SheddingOptions): Shedding {
  const smallest = Math.min(roomMin, inFlightMax);
  const delays = createMiddle(looksCount);
  const answers = createMiddle(answersCount);
  let inFlight = 0;
  let inFlightMost = 0;
  let room = inFlightMax;
  let hasRefused = false;
  let lookedAtMs = performance.now();
  let shrunkAtMs = 0;
  let answeredAtMs = 0;
  const timer = setInterval(look, lookEveryMs);
  timer.unref();

  function look(): void {
    const nowMs = performance.now();
    delays.add(Math.max(0, nowMs - lookedAtMs - lookEveryMs));
    lookedAtMs = nowMs;
    if (nowMs - answeredAtMs > answersLastMs) answers.clear();
    const tooMuch = Math.max(delays.value() / delayMaxMs, answers.value() / answerMaxMs);
    if (tooMuch > 1) shrink(nowMs, tooMuch);
    // One by one while somebody is refused, or the room would be too large again at once.
    else room = Math.min(inFlightMax, hasRefused ? room + 1 : room * growTo);
    hasRefused = false;
  }

  function shrink(nowMs: number, tooMuch: number): void {
    if (nowMs - shrunkAtMs < shrinkEveryMs) return;
    const part = Math.max(shrinkMost, Math.min(shrinkLeast, 1 / tooMuch));
    room = Math.max(smallest, Math.min(room, inFlightMost) * part);
    shrunkAtMs = nowMs;
    inFlightMost = inFlight;
  }

  gauge({ name: "shoal_requests_in_flight", help: "Requests in work", read: () => [[{}, inFlight]] });
  gauge({ name: "shoal_requests_room", help: "How many requests may be in work now", read: () => [[{}, room]] });
  gauge({
    name: "shoal_loop_delay_seconds",
    help: "How late the process' own timers come: the middle one of the last looks",
    read: () => [[{}, delays.value() / 1000]],
  });

  return {
    enter: () => {
      // While requests come in fast enough, the runtime goes on for seconds without a look at its timers (1.4.5).
      if (performance.now() - lookedAtMs > lookEveryMs + delayMaxMs) look();
      if (inFlight >= Math.floor(room)) {
        hasRefused = true;
        countShed({});
        return false;
      }
      inFlight += 1;
      inFlightMost = Math.max(inFlightMost, inFlight);
      return true;
    },
    leave: (tookMs) => {
      inFlight -= 1;
      if (tookMs === undefined) return;
      answers.add(tookMs);
      answeredAtMs = performance.now();
    },
    inFlight: () => inFlight,
    room: () => Math.floor(room),
    stop: () => clearInterval(timer),
  };
}

/**
 * Whether the time that an answer of this route takes says how busy the shop is. Passwords and payments take long in an
 * idle shop too, and how soon a body comes is the client's business.
 */
export function tellsHowBusy({ time, limit, body }: Route): boolean {
  return time === "request" && limit === "read" && body === "none";
}

/** The middle one of the last `count` values; 0 until there are so many. */
function createMiddle(count: number) {
  let values: number[] = [];
  return {
    add: (value: number) => {
      values.push(value);
      if (values.length > count) values.shift();
    },
    value: () => (values.length < count ? 0 : (values.toSorted((a, b) => a - b)[count >> 1] ?? 0)),
    clear: () => {
      values = [];
    },
  };
}
