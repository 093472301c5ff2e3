// The generator's process, seen from the benchmark.

import type { Cores } from "./cores.ts";
import type { LoadUrl } from "./floors.ts";
import type { Job, JobResult } from "./generator.ts";
import type { RunJob } from "./measure.ts";
import { startWorker } from "./worker.ts";

export type Generator = { readonly run: RunJob; readonly load: LoadUrl; stop(): Promise<void> };

const floorWorkers = 16;

export function startGenerator(cores: Cores): Generator {
  const { run, stop } = startWorker<Job, JobResult>("generator.ts", cores);
  return {
    run,
    load: async (url, operation, durationMs) => {
      const nobody = { email: "", password: "", authorization: "" };
      const world = { url, productIds: [], variantIds: [], customers: [], staff: nobody };
      return (await run({ operation, world, workers: floorWorkers, durationMs })).operations;
    },
    stop,
  };
}
