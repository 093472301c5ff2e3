// `bun run bench:paused`: what becomes of everything else while product stands still. Under mixed load that comes at its
// own rate product gets SIGSTOP, and SIGCONT some seconds later, three times; the figures are the middle ones.
// `--share 0.4` is the load, of the most that the shop does.

import { parseArgs } from "node:util";
import { percentile } from "./measure.ts";
import { type Kind, kinds } from "./mix.ts";
import { countOutcomes, type Row, rowsOf, sortedMs, spread } from "./rows.ts";
import { onStage, type Stage } from "./stage.ts";

const { values: asked } = parseArgs({
  options: { share: { type: "string", default: "0.4" }, rounds: { type: "string", default: "3" } },
});
const stopAtMs = 10_000;
const continueAtMs = 25_000;
const endAtMs = 40_000;
const lookEveryMs = 25;

const phases = { before: [0, stopAtMs], paused: [stopAtMs, continueAtMs], after: [continueAtMs, endAtMs] } as const;
type Phase = keyof typeof phases;

type Round = {
  readonly rows: readonly Row[];
  readonly openedAfterMs: number;
  readonly closedAfterMs: number;
};

/** Each kind, and all of those that do without product. */
const groups: readonly (readonly [title: string, of: (row: Row) => boolean])[] = [
  ["all of those | no", ({ needsProduct }) => needsProduct === "no"],
  ...kinds.map((kind: Kind) => [`${kind.name} | ${kind.needsProduct}`, (row: Row) => row.kind === kind.name] as const),
];

await onStage(async (stage) => {
  const { load } = stage;
  await load({ workers: 16, durationMs: 8000 });
  const peak = rowsOf(await load({ workers: 64, durationMs: 10_000 })).filter(({ isGood }) => isGood).length / 10;
  const ratePerSecond = peak * Number(asked.share);
  console.log(`64 at once: ${peak.toFixed(0)}/s; load ${ratePerSecond.toFixed(0)}/s`);
  await load({ ratePerSecond, durationMs: 5000 });
  const rounds: Round[] = [];
  for (let round = 0; round < Number(asked.rounds); round += 1) {
    const played = await playRound(stage, ratePerSecond);
    rounds.push(played);
    console.log(
      `\nround ${round + 1}: breaker open after ${played.openedAfterMs.toFixed(0)} ms, closed ` +
        `${played.closedAfterMs.toFixed(0)} ms after SIGCONT; sender late ${spread(sortedMs(played.rows, ({ lateMs }) => lateMs))}`,
    );
    for (const phase of Object.keys(phases) as Phase[]) {
      console.log(`${phase}: ${countOutcomes(within(played.rows, phase))}`);
    }
    await Bun.sleep(5000);
  }
  console.log(
    `\nbreaker open after ${middle(rounds.map(({ openedAfterMs }) => openedAfterMs)).toFixed(0)} ms, closed ` +
      `${middle(rounds.map(({ closedAfterMs }) => closedAfterMs)).toFixed(0)} ms after SIGCONT`,
  );
  console.log("\n| kind | needs product | p99 before | paused | after | paused / before | longest |");
  console.log("| --- | --- | --- | --- | --- | --- | --- |");
  for (const [title, of] of groups) {
    const p99 = (phase: Phase) =>
      middle(rounds.map(({ rows }) => percentile(sortedMs(within(rows, phase).filter(of)), 0.99)));
    const longest = Math.max(...rounds.flatMap(({ rows }) => rows.filter(of).map(({ tookMs }) => tookMs)));
    const cells = [p99("before"), p99("paused"), p99("after")].map((value) => value.toFixed(1));
    const ratio = (p99("paused") / p99("before")).toFixed(2);
    console.log(`| ${[title, ...cells, ratio, longest.toFixed(0)].join(" | ")} |`);
  }
});

async function playRound({ load, subject }: Stage, ratePerSecond: number): Promise<Round> {
  const product = subject.shop.child("product");
  if (product === undefined) throw new Error("product does not run");
  const startedAt = performance.now();
  const loading = load({ ratePerSecond, durationMs: endAtMs });
  const breaker = watchBreaker(subject.shop.gatewayUrl);
  try {
    await Bun.sleep(stopAtMs);
    process.kill(product.pid, "SIGSTOP");
    const stoppedAt = performance.now();
    const openedAt = breaker.first("open");
    await Bun.sleep(startedAt + continueAtMs - performance.now());
    process.kill(product.pid, "SIGCONT");
    const continuedAt = performance.now();
    const closedAt = breaker.first("closed");
    const rows = rowsOf(await loading);
    return {
      rows,
      openedAfterMs: openedAt() - stoppedAt,
      closedAfterMs: closedAt() - continuedAt,
    };
  } finally {
    process.kill(product.pid, "SIGCONT");
    breaker.stop();
  }
}

/** Looks how the gateway's breaker before product stands, again and again. */
function watchBreaker(gatewayUrl: string) {
  const looks: { readonly atMs: number; readonly state: string }[] = [];
  let isStopped = false;
  const watch = async () => {
    while (!isStopped) {
      const answer = await fetch(`${gatewayUrl}/readyz?verbose`).catch(() => undefined);
      const { breakers } = ((await answer?.json()) ?? {}) as { breakers?: { product?: string } };
      looks.push({ atMs: performance.now(), state: breakers?.product ?? "unknown" });
      await Bun.sleep(lookEveryMs);
    }
  };
  void watch();
  return {
    /** When a state was first seen, of what is looked at from now on; NaN for never. */
    first: (state: string) => {
      const from = looks.length;
      return () => looks.slice(from).find((look) => look.state === state)?.atMs ?? Number.NaN;
    },
    stop: () => {
      isStopped = true;
    },
  };
}

function within(rows: readonly Row[], phase: Phase): Row[] {
  const [from, to] = phases[phase];
  return rows.filter(({ dueMs }) => dueMs >= from && dueMs < to);
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
