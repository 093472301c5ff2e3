// The report in Markdown, ready to be put into bench/README.md.

import { nouns } from "@shoal/devstack";
import type { Cores } from "./cores.ts";
import type { Floors, PageSizes } from "./floors.ts";
import type { Idle } from "./idle.ts";
import { percentile, totalCpuUs, type Window } from "./measure.ts";
import type { Operation } from "./operations.ts";
import type { RoundTrips } from "./round-trips.ts";
import { parts, sum } from "./usage.ts";

export type Cell = {
  readonly operation: Operation;
  readonly workers: number;
  readonly measured: Window;
  readonly old: Window | undefined;
};

export type Report = {
  readonly at: Date;
  readonly machine: string;
  readonly cores: Cores;
  readonly stores: readonly string[];
  readonly against: string | undefined;
  readonly seconds: number;
  readonly rounds: number;
  readonly sizes: PageSizes;
  /** These three are measured only when everything is. */
  readonly idle: Idle | undefined;
  readonly floors: Floors | undefined;
  readonly roundTrips: ReadonlyMap<string, RoundTrips> | undefined;
  readonly cells: Cell[];
};

export function renderReport(report: Report): string {
  const { idle, floors, roundTrips } = report;
  const tables = [loadTable(report)];
  if (idle !== undefined && floors !== undefined) tables.unshift(targetTable(report.cells, idle, floors));
  if (roundTrips !== undefined) tables.push(roundTripTable(roundTrips));
  if (idle !== undefined) tables.push(idleTable(idle));
  if (report.against !== undefined) tables.push(ratioTable(report));
  return `${[describe(report), ...tables].join("\n\n")}\n`;
}

function describe({ at, machine, cores, stores, seconds, rounds, sizes }: Report): string {
  const place =
    cores === undefined
      ? "Generator and system share all cores."
      : `System on core ${cores.system}, generator on core ${cores.generator}.`;
  return [
    `Measured on ${at.toISOString().slice(0, 10)}: ${machine}. ${place} ${rounds} windows of ${seconds} s for each line.`,
    `The page of 20 products has ${sizes.listBytes} bytes, that of one ${sizes.detailBytes}. Stores, durable:`,
    "",
    ...stores.map((store) => `- ${store.replace(/, data in .*/, "")}`),
  ].join("\n");
}

/** Milliseconds of processor time, with stores, at 16 workers: what was aimed at first, and later. */
const targets: readonly (readonly [operation: string, firstMs: number | undefined, laterMs: number | undefined])[] = [
  ["list", undefined, 0.1],
  ["list-staff", 1.2, undefined],
  ["list-new", 1.2, undefined],
  ["detail", undefined, 0.06],
  ["detail-any", 0.9, undefined],
  ["add", 2, 1.5],
  ["purchase", 14, 8],
];

function targetTable(cells: readonly Cell[], idle: Idle, floors: Floors): string {
  const at16 = (name: string) => cells.find(({ operation, workers }) => operation.name === name && workers === 16);
  const row = (what: string, measured: number, first: number | undefined, later: number | undefined, unit: string) => {
    const verdict = (target: number | undefined) =>
      target === undefined ? "" : `${short(target)} ${unit}${measured <= target ? ", met" : ", **missed**"}`;
    return [what, `${short(measured)} ${unit}`, verdict(first), verdict(later)];
  };
  const rows = targets.flatMap(([name, first, later]) => {
    const cell = at16(name);
    return cell === undefined ? [] : [row(cell.operation.title, totalCpuUs(cell.measured) / 1000, first, later, "ms")];
  });
  const login = at16("login");
  if (login !== undefined) {
    const argon2Ms = floors.argon2Us / 1000;
    rows.push(
      row(
        `login; argon2id alone ${short(argon2Ms)} ms`,
        totalCpuUs(login.measured) / 1000,
        argon2Ms + 1,
        undefined,
        "ms",
      ),
    );
  }
  rows.push(row("idle memory of the five processes", sum(nouns.map((noun) => idle.memoryMib[noun])), 600, 400, "MiB"));
  rows.push(row("start to first page", idle.firstPageMs / 1000, 1, 0.4, "s"));
  rows.push(["floor: a fixed page of the list's size", `${short(floors.listUs / 1000)} ms`, "", ""]);
  rows.push(["floor: a fixed page of that product's size", `${short(floors.detailUs / 1000)} ms`, "", ""]);
  rows.push(["floor: the list's size after one question to Redis", `${short(floors.redisUs / 1000)} ms`, "", ""]);
  rows.push(row("the list that everybody sees, by its floor", floors.listTimes, 2, undefined, "times"));
  rows.push(row("a product that everybody looks at, by its floor", floors.detailTimes, 2, undefined, "times"));
  return table(["processor time of one operation, 16 at once", "measured", "first target", "later"], rows);
}

function loadTable({ cells }: Report): string {
  const head = ["operation", "at once", "per second", "p50 ms", "p95 ms", "p99 ms", "CPU µs", ...parts, "failed"];
  return table(
    head,
    cells.map(({ operation, workers, measured }) => [
      operation.name,
      String(workers),
      measured.perSecond.toFixed(0),
      ...[0.5, 0.95, 0.99].map((share) => short(percentile(measured.latenciesMs, share))),
      totalCpuUs(measured).toFixed(0),
      ...parts.map((part) => measured.cpuUs[part].toFixed(0)),
      Object.entries(measured.failures)
        .map(([name, count]) => `${name} × ${count}`)
        .join(", "),
    ]),
  );
}

function roundTripTable(roundTrips: ReadonlyMap<string, RoundTrips>): string {
  return table(
    ["operation", "RPCs", "SQL", "Redis"],
    [...roundTrips].map(([name, { rpcs, sql, redis }]) => [name, ...[rpcs, sql, redis].map(short)]),
  );
}

function idleTable(idle: Idle): string {
  return table(
    ["", ...parts],
    [
      ["program, MB", ...nouns.map((noun) => idle.sizeMb[noun].toFixed(0)), "", ""],
      ["start to ready, ms", ...nouns.map((noun) => idle.readyMs[noun].toFixed(0)), "", ""],
      ["idle memory, MiB", ...parts.map((part) => idle.memoryMib[part].toFixed(0))],
      ["idle processor time, ms in a second", ...parts.map((part) => idle.cpuMs[part].toFixed(1))],
    ],
  );
}

function ratioTable({ cells, against }: Report): string {
  return table(
    [`new / ${against}`, "at once", "CPU", "per second", "p50", "p99"],
    cells.flatMap(({ operation, workers, measured, old }) => {
      if (old === undefined) return [];
      const ratio = (of: (window: Window) => number) => (of(measured) / of(old)).toFixed(2);
      return [
        [
          operation.name,
          String(workers),
          ratio(totalCpuUs),
          ratio(({ perSecond }) => perSecond),
          ratio(({ latenciesMs }) => percentile(latenciesMs, 0.5)),
          ratio(({ latenciesMs }) => percentile(latenciesMs, 0.99)),
        ],
      ];
    }),
  );
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Three digits that say something. */
function short(value: number): string {
  return value >= 100
    ? value.toFixed(0)
    : value >= 10
      ? value.toFixed(1)
      : value >= 1
        ? value.toFixed(2)
        : value.toFixed(3);
}
