// The generator's process, seen from the benchmark: one job at a time.

import { join } from "node:path";
import { type Cores, onGeneratorCore } from "./cores.ts";
import type { LoadUrl } from "./floors.ts";
import type { JobResult } from "./generator.ts";
import type { RunJob } from "./measure.ts";

export type Generator = { readonly run: RunJob; readonly load: LoadUrl; stop(): Promise<void> };

const floorWorkers = 16;

export async function startGenerator(cores: Cores): Promise<Generator> {
  let finish: ((result: JobResult) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  const child = Bun.spawn(onGeneratorCore(cores, [process.execPath, join(import.meta.dir, "generator.ts")]), {
    stdio: ["ignore", "inherit", "inherit"],
    ipc: (result: JobResult) => finish?.(result),
    serialization: "json",
    onExit: () => fail?.(new Error("the generator has ended")),
  });
  const run: RunJob = (job) =>
    new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
      child.send(job);
    });
  return {
    run,
    load: async (url, operation, durationMs) => {
      const nobody = { email: "", password: "", authorization: "" };
      const world = { url, productIds: [], variantIds: [], customers: [], staff: nobody };
      return (await run({ operation, world, workers: floorWorkers, durationMs })).operations;
    },
    stop: async () => {
      fail = undefined;
      child.kill();
      await child.exited;
    },
  };
}
