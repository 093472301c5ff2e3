// `bun run bench:collector`: what a collector of spans that fails in one way or another costs a shop that traces every
// request. Two shops with a collector each are under the same load at the same time, and for `--minutes` one of the
// collectors fails, so that a busy moment of the machine meets a healthy shop as well; `--rounds 2` then changes sides.
// In the first line neither fails: it says how alike the two are.

import { parseArgs } from "node:util";
import { nouns } from "@shoal/devstack";
import { type Collector, startCollector } from "./collector-client.ts";
import { type Behaviour, behaviours, behaviourTitles } from "./faulty-collector.ts";
import { type Generator, startGenerator } from "./generator-client.ts";
import { table } from "./report.ts";
import { describeSpread, geometricMean } from "./spread.ts";
import { nameMachine, runBench } from "./stand.ts";
import type { Subject } from "./subject.ts";
import { sum } from "./usage.ts";

const { values: asked } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    rounds: { type: "string", default: "2" },
    only: { type: "string" },
  },
});
const rounds = Number(asked.rounds);
const chosen = behaviours.filter(
  (name) => name === "healthy" || asked.only === undefined || asked.only.split(",").includes(name),
);

/** Of each shop. */
const workers = 8;
const warmUpMs = 20_000;
/** A new way of failing is not measured until connections have broken and timeouts have been met. */
const settleMs = 5000;
const sliceMs = 10_000;
const slicesCount = Math.round((Number(asked.minutes) * 60_000) / sliceMs);

type Side = { readonly subject: Subject; readonly collector: Collector; readonly generator: Generator };
type Failures = Readonly<Record<string, number>>;
type Slice = { readonly cpuUs: number; readonly memoryMib: number; readonly failures: Failures };
type Stretch = { readonly failing: readonly Slice[]; readonly healthy: readonly Slice[]; readonly spansMib: number };

await runBench(async ({ group, cores, programs, meter, open }) => {
  const openSide = async (name: string): Promise<Side> => {
    const collector = await startCollector(cores);
    group.add(`collector ${name}`, collector.stop);
    const generator = startGenerator(cores);
    group.add(`generator ${name}`, generator.stop);
    const overrides = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, TRACE_SAMPLE_RATIO: "1" };
    const subject = await open({ name, binaries: programs, customersCount: workers, overrides });
    await collector.become("healthy");
    return { subject, collector, generator };
  };
  const sides = [await openSide("left"), await openSide("right")] as const;

  const load = ({ generator, subject: { world } }: Side, durationMs: number) =>
    generator.run({ operation: "visit", world, workers, durationMs });
  const loadBoth = (durationMs: number) => Promise.all(sides.map((side) => load(side, durationMs)));
  const ofFive = async (read: typeof meter.cpuUs, { subject }: Side) => {
    const values = await read(subject.shop);
    return sum(nouns.map((noun) => values[noun]));
  };

  async function measure(side: Side): Promise<Slice> {
    const before = await ofFive(meter.cpuUs, side);
    const { operations, failures } = await load(side, sliceMs);
    const used = (await ofFive(meter.cpuUs, side)) - before;
    return { cpuUs: used / Math.max(1, operations), memoryMib: await ofFive(meter.memoryMib, side), failures };
  }

  async function fail(behaviour: Behaviour, failingSide: Side, healthySide: Side): Promise<Stretch> {
    const before = await failingSide.collector.become(behaviour);
    await loadBoth(settleMs);
    const failing: Slice[] = [];
    const healthy: Slice[] = [];
    for (let slice = 0; slice < slicesCount; slice += 1) {
      const [one, other] = await Promise.all([measure(failingSide), measure(healthySide)]);
      failing.push(one);
      healthy.push(other);
    }
    const after = await failingSide.collector.become("healthy");
    return { failing, healthy, spansMib: (after.bytes - before.bytes) / 2 ** 20 };
  }

  await loadBoth(warmUpMs);
  const stretches = new Map<Behaviour, Stretch[]>(chosen.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const [failingSide, healthySide] = round % 2 === 0 ? sides : ([sides[1], sides[0]] as const);
    for (const behaviour of chosen) {
      const stretch = await fail(behaviour, failingSide, healthySide);
      stretches.get(behaviour)?.push(stretch);
      const memory = stretch.failing.map(({ memoryMib }) => memoryMib.toFixed(0));
      console.log(`round ${round + 1}, ${behaviour}: ${describeSpread(ratiosOf(stretch))}; ${memory.join(" ")} MiB`);
    }
  }

  console.log(
    [
      "",
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${nameMachine()}. Two shops at once, ${workers} visitors each,`,
      `every request traced; ${rounds} × ${asked.minutes} minutes for each line, in slices of ${sliceMs / 1000} s.`,
      "",
      table(
        [
          "collector",
          "CPU ms of a visit",
          "of the other shop's",
          "ratio",
          "memory MiB by thirds",
          "MiB it got",
          "failed",
        ],
        [...stretches].map(([behaviour, own]) => {
          const failing = own.flatMap((stretch) => stretch.failing);
          const healthy = own.flatMap((stretch) => stretch.healthy);
          const failed = [...failing, ...healthy].flatMap(({ failures }) =>
            Object.entries(failures).map(([name, count]) => `${name} × ${count}`),
          );
          return [
            `${behaviour}: ${behaviourTitles[behaviour]}`,
            ...[failing, healthy].map((slices) => (geometricMean(slices.map(({ cpuUs }) => cpuUs)) / 1000).toFixed(1)),
            describeSpread(own.flatMap(ratiosOf)),
            own
              .map(({ failing }) => [0, 1, 2].map((third) => memoryOf(failing, third).toFixed(0)).join(", "))
              .join("; "),
            sum(own.map(({ spansMib }) => spansMib)).toFixed(1),
            failed.join(", "),
          ];
        }),
      ),
    ].join("\n"),
  );
});

function ratiosOf({ failing, healthy }: Stretch): readonly number[] {
  return failing.map(({ cpuUs }, slice) => cpuUs / (healthy[slice]?.cpuUs ?? Number.NaN));
}

function memoryOf(slices: readonly Slice[], third: number): number {
  const size = slices.length / 3;
  const own = slices.slice(Math.floor(third * size), Math.floor((third + 1) * size));
  return sum(own.map(({ memoryMib }) => memoryMib)) / own.length;
}
