// Requests are refused before the process drowns, and let in again once it breathes.

import { afterEach, expect, test } from "bun:test";
import { createShedding, type Shedding, type SheddingOptions } from "./shedding.ts";

const opened: Shedding[] = [];
afterEach(() => {
  for (const shedding of opened.splice(0)) shedding.stop();
});

function open(options: Partial<SheddingOptions>): Shedding {
  const shedding = createShedding({ inFlightMax: 1000, delayMaxMs: 10_000, answerMaxMs: 10_000, ...options });
  opened.push(shedding);
  return shedding;
}

/** Keeps the event loop busy, as work without a pause does. */
function block(durationMs: number): void {
  const untilMs = performance.now() + durationMs;
  while (performance.now() < untilMs);
}

/** Lets so many in, of whom nobody leaves, and answers how many there was room for. */
function fill(shedding: Shedding, count: number): number {
  return Array.from({ length: count }, () => shedding.enter()).filter(Boolean).length;
}

test("there is room for so many at once, and each who leaves makes room", () => {
  const shedding = open({ inFlightMax: 2 });
  expect([shedding.enter(), shedding.enter(), shedding.enter()]).toEqual([true, true, false]);
  expect(shedding.inFlight()).toBe(2);
  shedding.leave();
  expect(shedding.enter()).toBe(true);
});

test("while the event loop is late fewer are let in, and once it is in time again all are", async () => {
  const shedding = open({ delayMaxMs: 100 });
  expect(fill(shedding, 200)).toBe(200);
  while (shedding.room() >= 200) {
    block(300);
    await Bun.sleep(1);
  }
  expect(shedding.enter()).toBe(false);
  for (let left = 0; left < 200; left += 1) shedding.leave();
  while (shedding.room() < 1000) await Bun.sleep(20);
  expect(fill(shedding, 1001)).toBe(1000);
}, 60_000);

test("while half of the answers take too long fewer are let in, and once they are soon again all are", async () => {
  const shedding = open({ answerMaxMs: 100 });
  expect(fill(shedding, 200)).toBe(200);
  /** One leaves and one comes, again and again, each after so long. */
  const turnOver = (tookMs: number) => {
    shedding.leave(tookMs);
    return shedding.enter();
  };
  while (shedding.room() >= 200) {
    for (let count = 0; count < 15; count += 1) turnOver(101);
    await Bun.sleep(20);
  }
  expect(shedding.enter()).toBe(false);
  for (let left = shedding.inFlight(); left > 0; left -= 1) shedding.leave(5);
  while (shedding.room() < 1000) await Bun.sleep(20);
  expect(fill(shedding, 1001)).toBe(1000);
}, 60_000);

test("what does not tell how busy the shop is makes no room smaller, nor do a few slow answers", async () => {
  const shedding = open({ answerMaxMs: 100 });
  for (let count = 0; count < 15; count += 1) {
    expect(shedding.enter()).toBe(true);
    shedding.leave(count % 2 === 0 ? 5 : 3000);
  }
  for (let count = 0; count < 50; count += 1) {
    expect(shedding.enter()).toBe(true);
    shedding.leave();
  }
  await Bun.sleep(150);
  expect(shedding.room()).toBe(1000);
});

test("slow answers of a while ago say nothing of now", async () => {
  const shedding = open({ answerMaxMs: 100 });
  for (let count = 0; count < 15; count += 1) {
    shedding.enter();
    shedding.leave(3000);
  }
  while (shedding.room() === 1000) await Bun.sleep(10);
  while (shedding.room() < 1000) await Bun.sleep(20);
}, 60_000);

test("however late everything is, as many are let in as keep the shop busy", async () => {
  const shedding = open({ delayMaxMs: 20 });
  for (let look = 0; look < 40; look += 1) {
    block(100);
    await Bun.sleep(1);
  }
  const room = shedding.room();
  expect(room).toBeGreaterThanOrEqual(16);
  expect(room).toBeLessThan(100);
  expect(fill(shedding, 100)).toBe(room);
}, 60_000);

test("timers that do not come at all are noticed by those who enter", () => {
  const shedding = open({ delayMaxMs: 20 });
  // The timer has no chance in here.
  const entered = Array.from({ length: 2000 }, () => {
    block(1);
    return shedding.enter();
  });
  const firstRefused = entered.indexOf(false);
  expect(firstRefused).toBeGreaterThan(0);
  expect(firstRefused).toBeLessThan(500);
});

test("one pause is no overload", async () => {
  const shedding = open({ delayMaxMs: 100 });
  await Bun.sleep(50);
  block(300);
  await Bun.sleep(1);
  expect(fill(shedding, 1000)).toBe(1000);
});
