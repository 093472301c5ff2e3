// What the benches of behaviour stand on: a shop on the system's cores, filled, and a sender of mixed load on the last.

import { loadavg } from "node:os";
import type { LoadJob, LoadResult } from "./load.ts";
import { nameMachine, runBench } from "./stand.ts";
import type { Subject } from "./subject.ts";
import type { Meter } from "./usage.ts";
import { startWorker } from "./worker.ts";

export type Load = (how: Omit<LoadJob, "world">) => Promise<LoadResult>;

export type Stage = { readonly subject: Subject; readonly meter: Meter; readonly load: Load };

const customersCount = 64;
/** As in production; a shop of a developer's does not mind how busy the machine is. */
const overrides = { LOOP_DELAY_MAX_MS: "20", ANSWER_TARGET_MS: "150" };

/** Runs `play` on a stage, and takes it down whichever way it ends. */
export function onStage(play: (stage: Stage) => Promise<void>): Promise<never> {
  return runBench(async ({ group, cores, programs: binaries, meter, open }) => {
    const where = cores === undefined ? "all on all cores" : `shop on ${cores.system}, sender on ${cores.generator}`;
    const worker = startWorker<LoadJob, LoadResult>("load.ts", cores);
    group.add("sender", worker.stop);
    const subject = await open({ name: "new", binaries, customersCount, overrides });
    console.log(`${new Date().toISOString()}, ${nameMachine()}, ${where}, load before ${loadavg()[0]?.toFixed(1)}`);
    await play({ subject, meter, load: (how) => worker.run({ world: subject.world, ...how }) });
  });
}
