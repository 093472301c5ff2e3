// `bun run bench:collector`: what a collector of spans that fails in one way or another costs a shop that traces every
// request. First the ways take turns in short slices, so that a busy moment of the machine meets all alike, and processor
// time is compared; then each has `--minutes` at a stretch, in which memory is watched too.

import { parseArgs } from "node:util";
import { nouns } from "@shoal/devstack";
import { startCollector } from "./collector-client.ts";
import { type Behaviour, behaviours, behaviourTitles } from "./faulty-collector.ts";
import { table } from "./report.ts";
import { describeSpread, geometricMean } from "./spread.ts";
import { nameMachine, runBench } from "./stand.ts";
import { sum } from "./usage.ts";

const { values: asked } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    rounds: { type: "string", default: "6" },
    only: { type: "string" },
  },
});
const stretchMs = Number(asked.minutes) * 60_000;
const rounds = Number(asked.rounds);
/** They have their stretches; a healthy one takes part in the slices of all, to be compared with. */
const chosen = behaviours.filter((name) => asked.only === undefined || asked.only.split(",").includes(name));

const compared = behaviours.filter((name) => name === "healthy" || chosen.includes(name));

const workers = 8;
/** A new way of failing is not measured until connections have broken and timeouts have been met. */
const settleMs = 5000;
const sliceMs = 10_000;
const lookMs = 5000;

type Slice = {
  readonly cpuUs: number;
  readonly operations: number;
  readonly failures: Readonly<Record<string, number>>;
};
type Stretch = Slice & { readonly startMib: number; readonly middleMib: number; readonly endMib: number };

await runBench(async ({ group, cores, programs, meter, generator, open }) => {
  const collector = await startCollector(cores);
  group.add("collector", collector.stop);
  const { shop, world } = await open({
    name: "collector",
    binaries: programs,
    customersCount: workers,
    overrides: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, TRACE_SAMPLE_RATIO: "1" },
  });
  const load = (durationMs: number) => generator.run({ operation: "visit", world, workers, durationMs });
  const cpuUs = async () => {
    const used = await meter.cpuUs(shop);
    return sum(nouns.map((noun) => used[noun]));
  };
  const memoryMib = async () => {
    const used = await meter.memoryMib(shop);
    return sum(nouns.map((noun) => used[noun]));
  };

  async function measure(durationMs: number): Promise<Slice> {
    const before = await cpuUs();
    const { operations, failures } = await load(durationMs);
    const used = (await cpuUs()) - before;
    return { cpuUs: used / Math.max(1, operations), operations, failures };
  }

  await collector.become("healthy");
  await load(20_000);

  const slices = new Map<Behaviour, Slice[]>(behaviours.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const behaviour of inTurn(round)) {
      await collector.become(behaviour);
      await load(settleMs);
      slices.get(behaviour)?.push(await measure(sliceMs));
    }
    const seen = compared.map((name) => `${name} ${((slices.get(name)?.at(-1)?.cpuUs ?? 0) / 1000).toFixed(1)}`);
    console.log(`round ${round + 1} of ${rounds}, CPU ms of a visit: ${seen.join(", ")}`);
  }

  const stretches = new Map<Behaviour, Stretch & { readonly spansMib: number }>();
  for (const behaviour of stretchMs === 0 ? [] : chosen) {
    const before = await collector.become(behaviour);
    await load(settleMs);
    const seen: number[] = [];
    const timer = setInterval(() => void memoryMib().then((mib) => seen.push(mib)), lookMs);
    const slice = await measure(stretchMs);
    clearInterval(timer);
    const after = await collector.become("healthy");
    const [startMib, middleMib, endMib] = [0, 1, 2].map((third) => average(thirdOf(seen, third)));
    const spansMib = (after.bytes - before.bytes) / 2 ** 20;
    const memory = { startMib: startMib ?? 0, middleMib: middleMib ?? 0, endMib: endMib ?? 0 };
    stretches.set(behaviour, { ...slice, ...memory, spansMib });
    console.log(`${behaviour}: ${seen.map((mib) => mib.toFixed(0)).join(" ")} MiB`);
  }

  const healthy = slices.get("healthy") ?? [];
  const healthyStretchUs = stretches.get("healthy")?.cpuUs ?? Number.NaN;
  console.log(
    [
      "",
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${nameMachine()}. ${workers} visitors at once, every request`,
      `traced; ${rounds} slices of ${sliceMs / 1000} s and a stretch of ${asked.minutes} minutes for each line.`,
      "",
      table(
        [
          "collector",
          "CPU ms of a visit",
          "to healthy",
          "stretch: CPU ms",
          "to healthy",
          "memory MiB by thirds",
          "MiB it got",
          "failed",
        ],
        compared.map((behaviour) => {
          const own = slices.get(behaviour) ?? [];
          const stretch = stretches.get(behaviour);
          const ratios = own.map((slice, round) => slice.cpuUs / (healthy[round]?.cpuUs ?? Number.NaN));
          const failed = [...own, ...(stretch === undefined ? [] : [stretch])].flatMap(({ failures }) =>
            Object.entries(failures).map(([name, count]) => `${name} × ${count}`),
          );
          return [
            `${behaviour}: ${behaviourTitles[behaviour]}`,
            (geometricMean(own.map((slice) => slice.cpuUs)) / 1000).toFixed(1),
            behaviour === "healthy" ? "" : describeSpread(ratios),
            stretch === undefined ? "" : (stretch.cpuUs / 1000).toFixed(1),
            stretch === undefined || behaviour === "healthy" ? "" : (stretch.cpuUs / healthyStretchUs).toFixed(3),
            stretch === undefined
              ? ""
              : [stretch.startMib, stretch.middleMib, stretch.endMib].map((mib) => mib.toFixed(0)).join(", "),
            stretch === undefined ? "" : stretch.spansMib.toFixed(1),
            failed.join(", "),
          ];
        }),
      ),
    ].join("\n"),
  );
});

/** Each round begins with another one. */
function inTurn(round: number): readonly Behaviour[] {
  const shift = round % compared.length;
  return [...compared.slice(shift), ...compared.slice(0, shift)];
}

function thirdOf(values: readonly number[], third: number): readonly number[] {
  const size = values.length / 3;
  return values.slice(Math.floor(third * size), Math.floor((third + 1) * size));
}

function average(values: readonly number[]): number {
  return sum(values) / Math.max(1, values.length);
}
