// What the shop costs while nobody asks: size of its programs, time to its first page, memory.

import { statSync } from "node:fs";
import { join } from "node:path";
import { type Noun, nouns } from "@shoal/devstack";
import type { Subject } from "./subject.ts";
import { type Meter, type Part, parts } from "./usage.ts";

export type Idle = {
  readonly sizeMb: Readonly<Record<Noun, number>>;
  /** From starting a process alone until it says that it is ready. */
  readonly readyMs: Readonly<Record<Noun, number>>;
  /** From starting all five at once until the first page of the catalogue. */
  readonly firstPageMs: number;
  readonly memoryMib: Readonly<Record<Part, number>>;
  /** Milliseconds of processor time in a second in which nobody asks: loops that look for work. */
  readonly cpuMs: Readonly<Record<Part, number>>;
};

const settleMs = 3000;
const lookMs = 5000;

export async function measureIdle({ shop, world }: Subject, binaries: string, meter: Meter): Promise<Idle> {
  const readyMs = {} as Record<Noun, number>;
  await shop.stop();
  for (const noun of nouns) {
    readyMs[noun] = await timeMs(() => shop.start(noun));
  }
  await shop.stop();
  const firstPageMs = await timeMs(async () => {
    await shop.restart(nouns);
    const response = await fetch(`${world.url}/api/v1/products?page_size=20`);
    if (!response.ok) throw new Error(`the first page answered ${response.status}`);
    await response.text();
  });
  await Bun.sleep(settleMs);
  const before = await meter.cpuUs(shop);
  await Bun.sleep(lookMs);
  const after = await meter.cpuUs(shop);
  return {
    sizeMb: Object.fromEntries(
      nouns.map((noun) => [noun, statSync(join(binaries, noun)).size / 1e6]),
    ) as Idle["sizeMb"],
    readyMs,
    firstPageMs,
    memoryMib: await meter.memoryMib(shop),
    cpuMs: Object.fromEntries(parts.map((part) => [part, (after[part] - before[part]) / lookMs])) as Idle["cpuMs"],
  };
}

async function timeMs(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
