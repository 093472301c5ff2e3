// Rows of a load, as figures.

import type { LoadResult } from "./load.ts";
import { percentile } from "./measure.ts";
import { isRefusal, type Kind, kinds } from "./mix.ts";

export type Row = {
  readonly kind: string;
  readonly needsProduct: Kind["needsProduct"];
  readonly dueMs: number;
  readonly lateMs: number;
  readonly tookMs: number;
  readonly outcome: string;
  readonly isGood: boolean;
  readonly isRefused: boolean;
};

export function rowsOf(result: LoadResult): Row[] {
  return result.kind.map((index, at) => {
    const outcome = result.outcomes[result.outcome[at] ?? 0] ?? "";
    const status = Number.parseInt(outcome, 10);
    return {
      kind: kinds[index]?.name ?? "",
      needsProduct: kinds[index]?.needsProduct ?? "no",
      dueMs: result.dueMs[at] ?? 0,
      lateMs: result.lateMs[at] ?? 0,
      tookMs: result.tookMs[at] ?? 0,
      outcome,
      isGood: status >= 200 && status < 400,
      isRefused: isRefusal(status),
    };
  });
}

export const sortedMs = (rows: readonly Row[], of: (row: Row) => number = ({ tookMs }) => tookMs): number[] =>
  rows.map(of).sort((a, b) => a - b);

/** "p50 / p99 / max" in milliseconds. */
export function spread(sorted: readonly number[]): string {
  if (sorted.length === 0) return "none";
  return [0.5, 0.99, 1].map((share) => percentile(sorted, share).toFixed(1)).join(" / ");
}

export function countOutcomes(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, count]) => `${outcome} × ${count}`)
    .join(", ");
}
