import { expect, test } from "bun:test";
import { createLog } from "./log.ts";
import { createLoop } from "./loop.ts";

const dayMs = 24 * 3600 * 1000;

function quiet() {
  const lines: string[] = [];
  return { lines, log: createLog({ service: "test", level: "info", write: (line) => lines.push(line) }) };
}

/** A promise with its resolver. */
function signal() {
  let fire: () => void = () => {};
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fired, fire };
}

test("a loop goes on at once while there is more, rests when there is not, and a wake-up ends the rest", async () => {
  const counts = [true, true, false, false];
  const [third, fourth] = [signal(), signal()];
  let rounds = 0;
  const loop = createLoop({ name: "test", log: quiet().log, restMs: dayMs }, async () => {
    rounds += 1;
    if (rounds === 3) third.fire();
    if (rounds === 4) fourth.fire();
    return counts[rounds - 1] ?? false;
  });
  loop.start();
  await third.fired;
  loop.wake();
  await fourth.fired;
  expect(rounds).toBe(4);
  await loop.stop();
  expect(rounds).toBe(4);
});

test("a wake-up during a round is not lost: another round follows without a rest", async () => {
  const [begun, goOn, second] = [signal(), signal(), signal()];
  let rounds = 0;
  const loop = createLoop({ name: "test", log: quiet().log, restMs: dayMs }, async () => {
    rounds += 1;
    if (rounds === 2) second.fire();
    begun.fire();
    await goOn.fired;
    return false;
  });
  loop.start();
  await begun.fired;
  loop.wake();
  goOn.fire();
  await second.fired;
  await loop.stop();
});

test("a round that throws is logged, and the loop lives", async () => {
  const { lines, log } = quiet();
  const second = signal();
  let rounds = 0;
  const loop = createLoop({ name: "test", log, restMs: 1 }, async () => {
    rounds += 1;
    if (rounds === 1) throw new Error("the store is down");
    second.fire();
    return false;
  });
  loop.start();
  await second.fired;
  await loop.stop();
  expect(lines.join()).toContain("the store is down");
});

test("stopping waits for the round that runs, and no other follows", async () => {
  const [begun, goOn] = [signal(), signal()];
  let rounds = 0;
  let isDone = false;
  const loop = createLoop({ name: "test", log: quiet().log, restMs: dayMs }, async () => {
    rounds += 1;
    begun.fire();
    await goOn.fired;
    isDone = true;
    return true;
  });
  loop.start();
  await begun.fired;
  const stopped = loop.stop();
  expect(isDone).toBe(false);
  goOn.fire();
  await stopped;
  expect([isDone, rounds]).toEqual([true, 1]);
});
