// A process of the benchmark's own on the generator's core: one job at a time, over the channel to its parent.

import { join } from "node:path";
import { type Cores, onGeneratorCore } from "./cores.ts";

export type Worker<Job, Result> = { run(job: Job): Promise<Result>; stop(): Promise<void> };

export function startWorker<Job, Result>(file: string, cores: Cores): Worker<Job, Result> {
  let finish: ((result: Result) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  const child = Bun.spawn(onGeneratorCore(cores, [process.execPath, join(import.meta.dir, file)]), {
    stdio: ["ignore", "inherit", "inherit"],
    ipc: (result: Result) => finish?.(result),
    serialization: "json",
    onExit: () => fail?.(new Error(`${file} has ended`)),
  });
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        finish = resolve;
        fail = reject;
        child.send(job);
      }),
    stop: async () => {
      fail = undefined;
      child.kill();
      await child.exited;
    },
  };
}
