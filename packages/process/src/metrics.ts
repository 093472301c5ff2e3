// Counters, gauges and histograms of a process, in one registry that its metrics port shows. Labels are named where
// an instrument is made and take few values: route templates, never paths; reasons, never texts; no ids.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Label → one of few values. */
export type Labels<Name extends string> = Readonly<Record<Name, string>>;

const registry = new Registry();
let isOn = false;

/** Until this is called nothing is counted, so that a process without a metrics port pays nothing. */
export function startCounting(service: string): void {
  if (isOn) return;
  isOn = true;
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
}

/** Everything that was counted, in the text format of Prometheus. */
export async function showMetrics(): Promise<{ readonly contentType: string; readonly text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() };
}

type Options<Name extends string> = {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Name[];
};

export type Count<Name extends string> = (labels: Labels<Name>, by?: number) => void;

/** Makes a counter, whose name ends in _total, and answers how it is counted up. */
export function counter<const Name extends string = never>({ name, help, labels = [] }: Options<Name>): Count<Name> {
  const instrument = new Counter<Name>({ name, help, labelNames: [...labels], registers: [registry] });
  return (values, by = 1) => {
    if (isOn) instrument.inc(values, by);
  };
}

/** Bounds for what takes from a millisecond to ten seconds. */
export const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** Makes a histogram of seconds and answers how a duration is put into it. */
export function secondsHistogram<const Name extends string = never>(
  options: Options<Name> & { readonly buckets?: readonly number[] },
): (labels: Labels<Name>, ms: number) => void {
  const { name, help, labels = [], buckets = secondsBuckets } = options;
  const instrument = new Histogram<Name>({
    name,
    help,
    labelNames: [...labels],
    buckets: [...buckets],
    registers: [registry],
  });
  return (values, ms) => {
    if (isOn) instrument.observe(values, ms / 1000);
  };
}

/** How long commands to stores took, whichever store: one metric, so that it is made here once. */
export const observeCommand = secondsHistogram({
  name: "db_client_operation_duration_seconds",
  help: "Duration of commands to PostgreSQL and Redis",
  labels: ["db_system_name", "db_operation_name", "error_type"],
  buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
});

export type Level<Name extends string> = {
  set(labels: Labels<Name>, value: number): void;
  /** Shows nothing any more: better than a value of some time ago. */
  forget(): void;
};

/** Makes a gauge. `read` is asked at each scrape for what is cheap to know; without it somebody calls `set`. */
export function gauge<const Name extends string = never>(
  options: Options<Name> & { readonly read?: () => readonly (readonly [Labels<Name>, number])[] },
): Level<Name> {
  const { name, help, labels = [], read } = options;
  // Tests make the owner of a gauge again and again; the latest one is shown.
  registry.removeSingleMetric(name);
  const instrument = new Gauge<Name>({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
    ...(read === undefined
      ? {}
      : {
          collect() {
            for (const [values, value] of read()) this.set(values, value);
          },
        }),
  });
  return {
    set: (values, value) => {
      if (isOn) instrument.set(values, value);
    },
    // A reset puts a gauge without labels to 0.
    forget: () => (labels.length === 0 ? instrument.remove() : instrument.reset()),
  };
}

/** Whether anything is counted; lets loops that only look rest. */
export function isCounting(): boolean {
  return isOn;
}
