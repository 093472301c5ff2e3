// What the benches of behaviour stand on: a shop on the system's cores, filled, and a sender of mixed load on the last.

import { writeFile } from "node:fs/promises";
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
const overrides = { LOOP_DELAY_MAX_MS: "5", ANSWER_TARGET_MS: "60" };
/** Of a core that others want too, the gateway gets three times what each of them gets: 1.25^5, as the manifests say. */
const gatewayNice = "-5";

/** Runs `play` on a stage, and takes it down whichever way it ends. */
export function onStage(play: (stage: Stage) => Promise<void>): Promise<never> {
  return runBench(async ({ group, cores, programs: binaries, meter, open }) => {
    const where = cores === undefined ? "all on all cores" : `shop on ${cores.system}, sender on ${cores.generator}`;
    const worker = startWorker<LoadJob, LoadResult>("load.ts", cores);
    group.add("sender", worker.stop);
    const subject = await open({ name: "new", binaries, customersCount, overrides });
    console.log(`${new Date().toISOString()}, ${nameMachine()}, ${where}, load before ${loadavg()[0]?.toFixed(1)}`);
    console.log(
      `the gateway's share of a core is ${(await giveShare(subject)) ? "three times a service's" : "a service's"}`,
    );
    await play({ subject, meter, load: (how) => worker.run({ world: subject.world, ...how }) });
  });
}

/** Each process leads a session, and the kernel shares out by session; only root may ask for more than the others. */
async function giveShare({ shop }: Subject): Promise<boolean> {
  const { pid } = shop.child("gateway") ?? {};
  return await writeFile(`/proc/${pid}/autogroup`, gatewayNice).then(
    () => true,
    () => false,
  );
}
