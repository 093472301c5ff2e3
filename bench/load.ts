// The sender of mixed load, a process of its own on the last core. Closed, so many people send one request after the
// other; open, requests come at random at a rate that does not care how long answers take. It keeps one row for each
// request, with how late it sent it itself.

import { drawKind, isRefusal, kinds, type Shoppers } from "./mix.ts";
import type { World } from "./operations.ts";
import { createWire } from "./wire.ts";

export type LoadJob = {
  readonly world: World;
  readonly durationMs: number;
  /** The one or the other. */
  readonly workers?: number;
  readonly ratePerSecond?: number;
};

/** One row for each request, by column. */
export type LoadResult = {
  /** When the first was due, since the epoch. */
  readonly startedAtMs: number;
  /** Index into `kinds`. */
  readonly kind: readonly number[];
  /** When it was due, after the start. */
  readonly dueMs: readonly number[];
  /** How late it was sent. */
  readonly lateMs: readonly number[];
  /** From when it was due to the last byte of its answer. */
  readonly tookMs: readonly number[];
  /** Index into `outcomes`. */
  readonly outcome: readonly number[];
  /** "200", "503 OVERLOADED", or why there was no answer. */
  readonly outcomes: readonly string[];
  readonly connectionsMost: number;
};

let shoppers: Shoppers | undefined;

process.on("message", (job: LoadJob) => {
  void perform(job).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function perform(job: LoadJob): Promise<LoadResult> {
  if (shoppers?.world.url !== job.world.url) {
    shoppers?.wire.close();
    shoppers = { world: job.world, wire: createWire(job.world.url), carts: [] };
  }
  const on = shoppers;
  const result = {
    kind: [] as number[],
    dueMs: [] as number[],
    lateMs: [] as number[],
    tookMs: [] as number[],
    outcome: [] as number[],
  };
  const outcomes = new Map<string, number>();
  const startedAtMs = Date.now();
  const startedAt = performance.now();

  /** Answers whether it was refused. */
  async function act(dueMs: number): Promise<boolean> {
    const kind = drawKind();
    const lateMs = performance.now() - startedAt - dueMs;
    const outcome = await kinds[kind]?.run(on).then(
      ({ status, body }) => (status < 400 ? String(status) : `${status} ${/"reason":"(\w+)"/.exec(body)?.[1] ?? ""}`),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const known = outcomes.get(outcome ?? "") ?? outcomes.size;
    outcomes.set(outcome ?? "", known);
    result.kind.push(kind);
    result.dueMs.push(dueMs);
    result.lateMs.push(lateMs);
    result.tookMs.push(performance.now() - startedAt - dueMs);
    result.outcome.push(known);
    return outcome !== undefined && isRefusal(Number.parseInt(outcome, 10));
  }

  if (job.ratePerSecond === undefined) await actInTurn(job, act);
  else await actAtRate(job.ratePerSecond, job.durationMs, act);
  return { startedAtMs, ...result, outcomes: [...outcomes.keys()], connectionsMost: on.wire.connections().most };
}

type Act = (dueMs: number) => Promise<boolean>;

/** Whoever is turned away comes back after a moment. */
const pauseMs = 100;

async function actInTurn({ workers = 1, durationMs }: LoadJob, act: Act): Promise<void> {
  const startedAt = performance.now();
  const work = async () => {
    for (;;) {
      const dueMs = performance.now() - startedAt;
      if (dueMs >= durationMs) return;
      if (await act(dueMs)) await Bun.sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

async function actAtRate(rate: number, durationMs: number, act: Act): Promise<void> {
  const startedAt = performance.now();
  const acts = new Set<Promise<boolean>>();
  let dueMs = 0;
  for (;;) {
    const nowMs = performance.now() - startedAt;
    while (dueMs <= nowMs && dueMs < durationMs) {
      const done = act(dueMs).finally(() => acts.delete(done));
      acts.add(done);
      dueMs += (-Math.log(1 - Math.random()) / rate) * 1000;
    }
    if (dueMs >= durationMs) break;
    await Bun.sleep(1);
  }
  await Promise.all(acts);
}
