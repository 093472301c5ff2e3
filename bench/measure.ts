// One window: so many workers do one operation for a while, and what everybody used meanwhile is read before and after.

import type { Job, JobResult } from "./generator.ts";
import type { Operation } from "./operations.ts";
import type { Subject } from "./subject.ts";
import { type Meter, type Part, parts } from "./usage.ts";

export type RunJob = (job: Job) => Promise<JobResult>;

export type Window = {
  readonly operations: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly perSecond: number;
  readonly latenciesMs: readonly number[];
  /** Of one operation. */
  readonly cpuUs: Readonly<Record<Part, number>>;
};

export type WindowOptions = {
  readonly meter: Meter;
  readonly runJob: RunJob;
  readonly subject: Subject;
  readonly operation: Operation;
  readonly workers: number;
  readonly durationMs: number;
};

/** Connections are made before the window. */
const approachMs = 200;

export async function measureWindow(options: WindowOptions): Promise<Window> {
  const { meter, runJob, subject, operation, workers, durationMs } = options;
  const job = { operation: operation.name, world: subject.world, workers };
  await runJob({ ...job, durationMs: approachMs });
  await Bun.sleep(operation.aftermathMs);
  const before = await meter.cpuUs(subject.shop);
  const result = await runJob({ ...job, durationMs });
  await Bun.sleep(operation.aftermathMs);
  const after = await meter.cpuUs(subject.shop);
  const cpuUs = Object.fromEntries(
    parts.map((part) => [part, (after[part] - before[part]) / Math.max(1, result.operations)]),
  ) as Record<Part, number>;
  return {
    operations: result.operations,
    failures: result.failures,
    perSecond: result.operations / result.seconds,
    latenciesMs: result.latenciesMs,
    cpuUs,
  };
}

/** Windows of the same thing as one. */
export function mergeWindows(windows: readonly Window[]): Window {
  const operations = windows.reduce((total, window) => total + window.operations, 0);
  const weighted = (of: (window: Window) => number) =>
    windows.reduce((total, window) => total + of(window) * window.operations, 0) / Math.max(1, operations);
  const failures: Record<string, number> = {};
  for (const window of windows) {
    for (const [name, count] of Object.entries(window.failures)) failures[name] = (failures[name] ?? 0) + count;
  }
  return {
    operations,
    failures,
    perSecond: windows.reduce((total, { perSecond }) => total + perSecond, 0) / windows.length,
    latenciesMs: windows.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b),
    cpuUs: Object.fromEntries(parts.map((part) => [part, weighted(({ cpuUs }) => cpuUs[part])])) as Record<
      Part,
      number
    >,
  };
}

export function totalCpuUs({ cpuUs }: Window): number {
  return parts.reduce((total, part) => total + cpuUs[part], 0);
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
