// What every benchmark stands on: compiled programs, durable stores, a generator on its own core, a meter. What it starts
// is stopped whichever way it ends.

import { mkdir } from "node:fs/promises";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import {
  type Backing,
  buildSealedBinaries,
  createProcessGroup,
  type ProcessGroup,
  repositoryRoot,
  startBacking,
  watchForEnd,
} from "@shoal/devstack";
import { type Cores, divideCores } from "./cores.ts";
import { type Generator, startGenerator } from "./generator-client.ts";
import { openSubject, type Subject, type SubjectOptions } from "./subject.ts";
import { type Meter, openMeter } from "./usage.ts";

export type Stand = {
  readonly group: ProcessGroup;
  readonly cores: Cores;
  readonly dataDir: string;
  /** The programs of the sources as they are. */
  readonly programs: string;
  readonly backing: Backing;
  readonly meter: Meter;
  readonly generator: Generator;
  open(options: Pick<SubjectOptions, "name" | "binaries" | "customersCount" | "overrides">): Promise<Subject>;
};

/** Runs a benchmark and ends the process. */
export async function runBench(measure: (stand: Stand) => Promise<void>): Promise<never> {
  const group = createProcessGroup({ log: console.log });
  const end = watchForEnd();
  try {
    const reason = await Promise.race([openStand(group).then(measure), end.ended]);
    if (reason !== undefined && reason.kind === "error") console.error(reason.error);
    process.exitCode = reason?.exitCode ?? 0;
  } finally {
    await group.stop();
    end.dispose();
  }
  process.exit();
}

async function openStand(group: ProcessGroup): Promise<Stand> {
  const dataDir = resolve(repositoryRoot, process.env["SHOAL_DATA_DIR"] ?? ".dev", "bench");
  const cores = divideCores();
  await mkdir(dataDir, { recursive: true });
  const built = await buildSealedBinaries(join(dataDir, "programs"));
  group.add("programs", async () => built.remove());
  const backing = await startBacking({ dataDir, durability: "safe", log: console.log });
  group.add("stores", backing.stop);
  const meter = await openMeter(backing);
  group.add("meter", meter.close);
  const generator = startGenerator(cores);
  group.add("generator", generator.stop);
  return {
    group,
    cores,
    dataDir,
    programs: built.folder,
    backing,
    meter,
    generator,
    open: async (options) => {
      const subject = await openSubject({ ...options, backing, dataDir });
      group.add(`shop ${options.name}`, subject.shop.stop);
      return subject;
    },
  };
}

export function nameMachine(): string {
  return `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
}
