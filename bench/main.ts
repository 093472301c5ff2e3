// `bun run bench`: compiled programs over real, durable stores. `--against <commit or folder of programs>` runs a second
// shop beside and alternates between the two; `--only list,add` measures less, `--seconds 5` longer.

import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  buildSealedBinaries,
  createProcessGroup,
  type ProcessGroup,
  repositoryRoot,
  startBacking,
  watchForEnd,
} from "@shoal/devstack";
import { openBaseline } from "./baseline.ts";
import { divideCores, shareCores } from "./cores.ts";
import { measureFloors } from "./floors.ts";
import { startGenerator } from "./generator-client.ts";
import { measureIdle } from "./idle.ts";
import { measureWindow, mergeWindows, type Window } from "./measure.ts";
import { type Operation, operations, send } from "./operations.ts";
import { type Report, renderReport } from "./report.ts";
import { countRoundTrips } from "./round-trips.ts";
import { openSubject } from "./subject.ts";
import { openMeter } from "./usage.ts";

const workerCounts = [1, 16, 64] as const;
const rounds = 2;
/** Programs that have run for a while are faster, and it is these that serve. */
const warmUp = { operationsMax: 2000, durationMs: 4000 };
const dataDir = resolve(repositoryRoot, process.env["SHOAL_DATA_DIR"] ?? ".dev", "bench");

const { values: asked } = parseArgs({
  options: {
    against: { type: "string" },
    only: { type: "string" },
    seconds: { type: "string", default: "1.5" },
    workers: { type: "string" },
  },
});

const group = createProcessGroup({ log: console.log });
const end = watchForEnd();
try {
  const reason = await Promise.race([run(group), end.ended]);
  if (reason !== undefined && reason.kind === "error") console.error(reason.error);
  process.exitCode = reason?.exitCode ?? 0;
} finally {
  await group.stop();
  end.dispose();
}
process.exit();

async function run(started: ProcessGroup): Promise<undefined> {
  const cores = divideCores();
  await mkdir(dataDir, { recursive: true });
  const built = await buildSealedBinaries(join(dataDir, "programs"));
  started.add("programs", async () => built.remove());
  const baseline = asked.against === undefined ? undefined : await openBaseline(asked.against, dataDir);
  if (baseline !== undefined) started.add("baseline's programs", async () => baseline.remove());
  const backing = await startBacking({ dataDir, durability: "safe", log: console.log });
  started.add("stores", backing.stop);
  const meter = await openMeter(backing);
  started.add("meter", meter.close);
  const generator = await startGenerator(cores);
  started.add("generator", generator.stop);

  const open = async (name: string, from: string) => {
    const options = { name, binaries: from, backing, dataDir, customersCount: Math.max(...workerCounts) };
    const opened = await openSubject(options);
    started.add(`shop ${name}`, opened.shop.stop);
    return opened;
  };
  const subject = await open("new", built.folder);
  const listed = await send(subject.world, "GET", "/products?page_size=20", {});
  // Whoever asks for some operations only wants to know these soon.
  const isWhole = asked.only === undefined;
  shareCores(cores);
  const idle = isWhole ? await measureIdle(subject, built.folder, meter) : undefined;
  divideCores();
  // Whatever started on all cores is started again on the system's.
  const roundTrips = isWhole ? await countRoundTrips(subject, generator.run) : undefined;
  const floors = isWhole ? await measureFloors(backing, Buffer.byteLength(listed), generator.load) : undefined;
  const subjects = baseline === undefined ? [subject] : [subject, await open("old", baseline.folder)];

  const report: Report = {
    at: new Date(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    cores,
    stores: backing.summary,
    against: asked.against,
    seconds: Number(asked.seconds),
    rounds,
    listBytes: Buffer.byteLength(listed),
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
  return undefined;
}

function selected(): readonly Operation[] {
  const names = asked.only?.split(",");
  return operations.filter(({ name }) => names === undefined || names.includes(name));
}

function selectedWorkers(): readonly number[] {
  return asked.workers === undefined ? workerCounts : asked.workers.split(",").map(Number);
}
