// The generator: a process of its own, so that it can be kept off the system's cores and its own cost is nobody else's.
// It takes jobs over its parent's channel: so many workers, each with one operation at a time, for so long.

import { floorOperations, type Operation, operations, type Turn, tracedOperations, type World } from "./operations.ts";

export type Job = {
  readonly operation: string;
  readonly world: World;
  readonly workers: number;
  /** It ends by time or by number of operations, whichever it is given. */
  readonly durationMs?: number;
  readonly operationsMax?: number;
};

export type JobResult = {
  /** Those that succeeded. */
  readonly operations: number;
  readonly seconds: number;
  /** Of those that succeeded, sorted. */
  readonly latenciesMs: readonly number[];
  /** What was answered in place of success, and how often. */
  readonly failures: Readonly<Record<string, number>>;
};

process.on("message", (job: Job) => {
  void perform(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function perform(job: Job): Promise<JobResult> {
  const operation = [...operations, ...floorOperations, ...tracedOperations].find(({ name }) => name === job.operation);
  if (operation === undefined) throw new Error(`there is no operation ${job.operation}`);
  const workers = Array.from({ length: job.workers }, (_, worker) => worker);
  await Promise.all(workers.map((worker) => operation.prepare?.(job.world, worker)));
  const latenciesMs: number[] = [];
  const failures: Record<string, number> = {};
  const startedAt = performance.now();
  const endsAt = startedAt + (job.durationMs ?? Number.POSITIVE_INFINITY);
  const ticketsMax = job.operationsMax ?? Number.POSITIVE_INFINITY;
  let tickets = 0;

  async function work(worker: number): Promise<void> {
    for (let count = 0; tickets < ticketsMax && performance.now() < endsAt; count += 1) {
      const turn = { worker, count, ticket: tickets };
      tickets += 1;
      const before = performance.now();
      if (await attempt(operation as Operation, turn)) latenciesMs.push(performance.now() - before);
    }
  }

  async function attempt(what: Operation, turn: Turn): Promise<boolean> {
    try {
      await what.run(job.world, turn);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      failures[message] = (failures[message] ?? 0) + 1;
      return false;
    }
  }

  await Promise.all(workers.map(work));
  const seconds = (performance.now() - startedAt) / 1000;
  return { operations: latenciesMs.length, seconds, latenciesMs: latenciesMs.sort((a, b) => a - b), failures };
}
