// Requests are refused before the process drowns, and let in again once it breathes.

import { afterEach, expect, test } from "bun:test";
import { createShedding, type Shedding, type SheddingOptions } from "./shedding.ts";

const opened: Shedding[] = [];
afterEach(() => {
  for (const shedding of opened.splice(0)) shedding.stop();
});

function open(options: Partial<SheddingOptions>): Shedding {
  const shedding = createShedding({
    inFlightMax: 1000,
    delayMaxMs: 10_000,
    ...options,
  });
  opened.push(shedding);
  return shedding;
}

/** Keeps the event loop busy, as work without a pause does. */
function block(durationMs: number): void {
  const untilMs = performance.now() + durationMs;
  while (performance.now() < untilMs);
}

test("there is room for so many at once, and each who leaves makes room", () => {
  const shedding = open({ inFlightMax: 2 });
  expect([shedding.enter(), shedding.enter(), shedding.enter()]).toEqual([true, true, false]);
  expect(shedding.inFlight()).toBe(2);
  shedding.leave();
  expect(shedding.enter()).toBe(true);
});

test("while the event loop is late nobody is let in, and once it is in time again everybody is", async () => {
  const shedding = open({ delayMaxMs: 100 });
  expect(shedding.enter()).toBe(true);
  while (shedding.delayMs() <= 100) {
    block(300);
    await Bun.sleep(1);
  }
  expect(shedding.enter()).toBe(false);
  while (shedding.delayMs() > 100) await Bun.sleep(20);
  expect(shedding.enter()).toBe(true);
});

test("one pause is no overload", async () => {
  const shedding = open({ delayMaxMs: 100 });
  await Bun.sleep(50);
  block(300);
  await Bun.sleep(1);
  expect(shedding.enter()).toBe(true);
});
