// `bun run bench:tracing`: what recording every span costs an order. One shop, whose clients ask by the sampled flag of
// their `traceparent` for every request of a window to be recorded, or for none; such windows alternate. `--pairs 30`
// makes the interval narrower.

import { parseArgs } from "node:util";
import { nouns } from "@shoal/devstack";
import { startCollector } from "./collector-client.ts";
import type { World } from "./operations.ts";
import { table } from "./report.ts";
import { describeSpread, geometricMean } from "./spread.ts";
import { nameMachine, runBench } from "./stand.ts";
import { type Part, parts, sum } from "./usage.ts";

const { values: asked } = parseArgs({ options: { pairs: { type: "string", default: "12" } } });
const pairs = Number(asked.pairs);

const workers = 16;
/** Each places one order in a window, of what was put into the carts before it. */
const customersCount = 320;
/** Captures follow within a second, and spans leave every two seconds. */
const aftermathMs = 3500;
const warmUpWindows = 3;

type Used = Readonly<Record<Part, number>>;

await runBench(async ({ group, cores, programs, meter, generator, open }) => {
  const collector = await startCollector(cores);
  group.add("collector", collector.stop);
  await collector.become("healthy");
  const { shop, world } = await open({
    name: "tracing",
    binaries: programs,
    customersCount,
    overrides: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, TRACE_SAMPLE_RATIO: "1" },
  });

  async function use(work: () => Promise<unknown>): Promise<Used> {
    const before = await meter.cpuUs(shop);
    await work();
    const after = await meter.cpuUs(shop);
    return Object.fromEntries(parts.map((part) => [part, after[part] - before[part]])) as Used;
  }

  async function measure(asking: World, idle: Used): Promise<Used> {
    const job = { workers, operationsMax: customersCount };
    await generator.run({ ...job, operation: "fill", world: { ...world, sampledFlag: "00" } });
    let placed = 0;
    const used = await use(async () => {
      const { operations, failures } = await generator.run({ ...job, operation: "place", world: asking });
      if (operations < customersCount) throw new Error(`orders failed: ${JSON.stringify(failures)}`);
      placed = operations;
      await Bun.sleep(aftermathMs);
    });
    return Object.fromEntries(parts.map((part) => [part, (used[part] - idle[part]) / placed])) as Used;
  }

  const asking = { untraced: { ...world, sampledFlag: "00" }, traced: { ...world, sampledFlag: "01" } } as const;
  const nothing = Object.fromEntries(parts.map((part) => [part, 0])) as Used;
  for (let window = 0; window < warmUpWindows; window += 1) await measure(asking.traced, nothing);
  const idle = await use(() => Bun.sleep(aftermathMs));

  const seen: { untraced: Used[]; traced: Used[] } = { untraced: [], traced: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? (["untraced", "traced"] as const) : (["traced", "untraced"] as const);
    for (const name of order) seen[name].push(await measure(asking[name], idle));
    const [untraced, traced] = [seen.untraced.at(-1), seen.traced.at(-1)].map((used) => total(used ?? nothing, parts));
    console.log(`${pair + 1} of ${pairs}: ${untraced?.toFixed(0)} µs untraced, ${traced?.toFixed(0)} µs traced`);
  }

  const row = (title: string, of: readonly Part[]) => {
    const [untraced, traced] = [seen.untraced, seen.traced].map((windows) => windows.map((used) => total(used, of)));
    const ratios = (traced ?? []).map((us, pair) => us / (untraced?.[pair] ?? Number.NaN));
    const means = [untraced, traced].map((values) => (geometricMean(values ?? []) / 1000).toFixed(2));
    return [title, ...means, describeSpread(ratios)];
  };
  console.log(
    [
      "",
      `Measured on ${new Date().toISOString().slice(0, 10)}: ${nameMachine()}. ${workers} orders at once, ${pairs} pairs of`,
      `windows of ${customersCount} orders.`,
      "",
      table(
        ["CPU of placing an order, ms", "not traced", "traced", "ratio, with its 95 % interval"],
        [
          row("all, with stores", parts),
          row("the five processes", nouns),
          ...nouns.filter((noun) => noun !== "user").map((noun) => row(noun, [noun])),
        ],
      ),
    ].join("\n"),
  );
});

function total(used: Used, of: readonly Part[]): number {
  return sum(of.map((part) => used[part]));
}
