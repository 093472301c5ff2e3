// `bun run bench:overload`: what three times the load that saturates it does to the shop. In one run, the most that it
// does, a quiet while before, the overload, and the quiet while after. `--seconds 60` is how long the overload lasts.

import { parseArgs } from "node:util";
import { percentile } from "./measure.ts";
import { kinds } from "./mix.ts";
import { countOutcomes, type Row, rowsOf, sortedMs, spread } from "./rows.ts";
import { type Load, onStage, type Stage } from "./stage.ts";
import { type Part, parts } from "./usage.ts";

const { values: asked } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, times: { type: "string", default: "3" } },
});
const overloadMs = Number(asked.seconds) * 1000;
const times = Number(asked.times);
const peakMs = 10_000;
const quietMs = 15_000;
const quietShare = 0.3;
const workerCounts = [16, 32, 64] as const;

await onStage(async (stage) => {
  const { load, subject } = stage;
  await load({ workers: 16, durationMs: 8000 });
  const peak = await findPeak(load);
  const quiet = { ratePerSecond: peak.perSecond * quietShare, durationMs: quietMs };
  await load({ ...quiet, durationMs: 3000 });
  const before = rowsOf(await load(quiet));
  const memoryBefore = await stage.meter.memoryMib(subject.shop);
  const memory = watchMemory(stage);
  const result = await load({ ratePerSecond: peak.perSecond * times, durationMs: overloadMs });
  const memoryAtEnd = memory.now();
  const afterwards = await load(quiet);
  const after = rowsOf(afterwards);
  const waitedMs = afterwards.startedAtMs - result.startedAtMs - overloadMs;
  memory.stop();
  const memoryAfter = await stage.meter.memoryMib(subject.shop);
  const rows = rowsOf(result);

  const inTime = rows.filter(({ dueMs, tookMs }) => dueMs + tookMs <= overloadMs);
  const goodput = inTime.filter(({ isGood }) => isGood).length / (overloadMs / 1000);
  const refused = rows.filter(({ isRefused }) => isRefused);
  console.log(`\noverload: ${(peak.perSecond * times).toFixed(0)} a second for ${asked.seconds} s`);
  console.log(`answered well ${goodput.toFixed(0)}/s, ${((100 * goodput) / peak.perSecond).toFixed(0)} % of the most`);
  console.log(`refusals: ${refused.length}, p50 / p99 / max ms ${spread(sortedMs(refused))}`);
  const settled = refused.filter(({ dueMs }) => dueMs >= 5000);
  console.log(`those after the first 5 s: ${settled.length}, p50 / p99 / max ms ${spread(sortedMs(settled))}`);
  console.log(
    `sender late, ms: ${spread(sortedMs(rows, ({ lateMs }) => lateMs))}; connections ${result.connectionsMost}`,
  );
  console.log(`outcomes: ${countOutcomes(rows)}`);
  console.log("\n| kind | most, good/s | overload, good/s | ms before | ms of good | ms of refusals |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (const { name } of kinds) {
    const of = (some: readonly Row[]) => some.filter(({ kind }) => kind === name);
    const good = of(inTime).filter(({ isGood }) => isGood);
    const cells = [
      name,
      (of(peak.good).length / (peakMs / 1000)).toFixed(1),
      (good.length / (overloadMs / 1000)).toFixed(1),
      spread(sortedMs(of(before))),
      spread(sortedMs(good)),
      spread(sortedMs(of(refused))),
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
  console.log(`\nnormal again after ${describeReturn(before, after, waitedMs)}; then: ${countOutcomes(after)}`);
  console.log("\n| MiB | before | most | at the end | after |\n| --- | --- | --- | --- | --- |");
  for (const part of parts) {
    const cells = [memoryBefore[part], memory.most.get(part) ?? 0, memoryAtEnd?.[part] ?? 0, memoryAfter[part]];
    console.log(`| ${part} | ${cells.map((value) => value.toFixed(0)).join(" | ")} |`);
  }
});

/** The most good answers in a second that people who wait for each answer get, however many of them there are. */
async function findPeak(load: Load): Promise<{ perSecond: number; good: readonly Row[] }> {
  let best: { perSecond: number; good: readonly Row[] } = { perSecond: 0, good: [] };
  for (const workers of workerCounts) {
    const rows = rowsOf(await load({ workers, durationMs: peakMs }));
    const good = rows.filter(({ isGood, dueMs, tookMs }) => isGood && dueMs + tookMs <= peakMs);
    const perSecond = good.length / (peakMs / 1000);
    console.log(`${workers} at once: ${perSecond.toFixed(0)}/s, ms ${spread(sortedMs(good))}; ${countOutcomes(rows)}`);
    if (perSecond > best.perSecond) best = { perSecond, good };
  }
  return best;
}

/**
 * The first second from which on three in a row have no refusal and half of their answers as soon as before, after the
 * last request of the overload; the quiet load begins when that is answered.
 */
function describeReturn(before: readonly Row[], after: readonly Row[], waitedMs: number): string {
  const usualMs = percentile(sortedMs(before), 0.5);
  const seconds = Array.from({ length: quietMs / 1000 }, (_, second) => {
    const rows = after.filter(({ dueMs }) => Math.floor(dueMs / 1000) === second);
    return rows.every(({ isGood }) => isGood) && percentile(sortedMs(rows), 0.5) <= 2 * usualMs;
  });
  const first = seconds.findIndex((_, second) => [0, 1, 2].every((more) => seconds[second + more] === true));
  return first < 0 ? `more than ${quietMs / 1000} s` : `${(first + waitedMs / 1000).toFixed(1)} s`;
}

/** The most memory of each process, looked at each second. */
function watchMemory({ meter, subject }: Stage) {
  const most = new Map<Part, number>();
  let newest: Readonly<Record<Part, number>> | undefined;
  const timer = setInterval(() => {
    void meter.memoryMib(subject.shop).then((now) => {
      newest = now;
      for (const part of parts) most.set(part, Math.max(most.get(part) ?? 0, now[part]));
    });
  }, 1000);
  return { most, now: () => newest, stop: () => clearInterval(timer) };
}
