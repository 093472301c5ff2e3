// Named places at which a process ends or stops itself, so that tests can show what its death or silence does right
// there. Which place is one setting, CRASH_POINT, that production refuses; without it a place costs one comparison.

import { type Environment, type Field, isProduction } from "./env.ts";

export type CrashPlan = {
  readonly point: string;
  /** `kill`: SIGKILL, nothing is cleaned up. `pause`: SIGSTOP, until somebody sends SIGCONT. */
  readonly act: "kill" | "pause";
  /** At how many passes of the place, from the first one on. */
  readonly times: number;
};

/** A setting such as "order.placed:kill" or "order.placed:pause:3"; absent in any process that is meant to live. */
export function crashPlan(points: readonly string[], environment: Environment): Field<CrashPlan | undefined> {
  return {
    fallback: undefined,
    parse: (value) => {
      if (isProduction(environment)) throw "must not be set while SHOAL_ENV is production: it ends the process";
      const [, point = "", act, times = "1"] = /^([a-z._-]+):(kill|pause)(?::([1-9]\d{0,3}))?$/.exec(value) ?? [];
      if (act === undefined || !points.includes(point)) {
        throw "must be a crash point of this process, then :kill or :pause, and optionally :<times>";
      }
      return { point, act: act === "kill" ? "kill" : "pause", times: Number(times) };
    },
  };
}

let armed: { readonly plan: CrashPlan; left: number } | undefined;

/** Arms the one place that the process was told; done once at its start. */
export function armCrashPoint(plan: CrashPlan | undefined): void {
  armed = plan === undefined ? undefined : { plan, left: plan.times };
}

/** Ends or stops the process if this is the place that it was told. */
export function crashPoint(point: string): void {
  if (armed?.plan.point !== point || armed.left === 0) return;
  armed.left -= 1;
  process.kill(process.pid, armed.plan.act === "kill" ? "SIGKILL" : "SIGSTOP");
}
