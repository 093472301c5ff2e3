// `bun run bench`: compiled programs over real, durable stores. `--against <commit or folder of programs>` runs a second
// shop beside and alternates between the two; `--only list,add` measures less, `--seconds 5` longer.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBaseline } from "./baseline.ts";
import { divideCores, shareCores } from "./cores.ts";
import { measureFloors } from "./floors.ts";
import { measureIdle } from "./idle.ts";
import { measureWindow, mergeWindows, type Window } from "./measure.ts";
import { type Operation, operations, send } from "./operations.ts";
import { type Report, renderReport } from "./report.ts";
import { countRoundTrips } from "./round-trips.ts";
import { nameMachine, runBench, type Stand } from "./stand.ts";

const workerCounts = [1, 16, 64] as const;
const rounds = 2;
/** Programs that have run for a while are faster, and it is these that serve. */
const warmUp = { operationsMax: 2000, durationMs: 4000 };

const { values: asked } = parseArgs({
  options: {
    against: { type: "string" },
    only: { type: "string" },
    seconds: { type: "string", default: "1.5" },
    workers: { type: "string" },
  },
});

await runBench(async (stand) => {
  const { cores, dataDir, programs, backing, meter, generator } = stand;
  const baseline = await openOther(stand);
  const open = (name: string, binaries: string) =>
    stand.open({ name, binaries, customersCount: Math.max(...workerCounts) });
  const subject = await open("new", programs);
  const bytesOf = async (path: string) => Buffer.byteLength(await send(subject.world, "GET", path, {}));
  const sizes = {
    listBytes: await bytesOf("/products?page_size=20"),
    detailBytes: await bytesOf(`/products/${subject.world.productIds[7]}`),
  };
  // Whoever asks for some operations only wants to know these soon.
  const isWhole = asked.only === undefined;
  shareCores(cores);
  const idle = isWhole ? await measureIdle(subject, programs, meter) : undefined;
  divideCores();
  // Whatever started on all cores is started again on the system's.
  const roundTrips = isWhole ? await countRoundTrips(subject, generator.run) : undefined;
  const floors = isWhole ? await measureFloors(stand, subject, sizes) : undefined;
  const subjects = baseline === undefined ? [subject] : [subject, await open("old", baseline.folder)];

  const report: Report = {
    at: new Date(),
    machine: nameMachine(),
    cores,
    stores: backing.summary,
    against: asked.against,
    seconds: Number(asked.seconds),
    rounds,
    sizes,
    idle,
    floors,
    roundTrips,
    cells: [],
  };
  for (const operation of selected()) {
    for (const { world } of subjects) {
      await generator.run({ operation: operation.name, world, workers: 16, ...warmUp });
    }
    for (const workers of selectedWorkers()) {
      const windows: Window[][] = subjects.map(() => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, each] of subjects.entries()) {
          const options = { meter, runJob: generator.run, subject: each, operation, workers };
          windows[index]?.push(await measureWindow({ ...options, durationMs: report.seconds * 1000 }));
        }
      }
      const [measured, old] = windows.map(mergeWindows);
      if (measured === undefined) continue;
      report.cells.push({ operation, workers, measured, old });
      console.log(
        renderReport(report)
          .split("\n")
          .find((line) => line.startsWith(`| ${operation.name} | ${workers} `)),
      );
    }
  }
  const text = renderReport(report);
  await writeFile(join(dataDir, "report.md"), text);
  console.log(`\n${text}\nwritten to ${join(dataDir, "report.md")}`);
});

async function openOther({ group, dataDir }: Stand) {
  if (asked.against === undefined) return undefined;
  const baseline = await openBaseline(asked.against, dataDir);
  group.add("baseline's programs", async () => baseline.remove());
  return baseline;
}

function selected(): readonly Operation[] {
  const names = asked.only?.split(",");
  return operations.filter(({ name }) => names === undefined || names.includes(name));
}

function selectedWorkers(): readonly number[] {
  return asked.workers === undefined ? workerCounts : asked.workers.split(",").map(Number);
}
