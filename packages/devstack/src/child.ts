// Starts one child process so that it cannot outlive us, and stops it in order.
// Every child leads a session of its own: Ctrl-C reaches only us, and we decide who stops first.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { createInterface } from "node:readline";

import { DevstackError } from "./devstack-error.ts";
import { type Charge, entrustCharge, forgetCharge } from "./janitor.ts";

/** A user and group to run as; only root may choose. */
export type Account = { uid: number; gid: number };

export type ChildOptions = {
  name: string;
  command: readonly [string, ...string[]];
  cwd?: string;
  /** The whole environment; ours when left out. */
  env?: Record<string, string>;
  runAs?: Account | undefined;
  /** A file is begun anew and survives us; `line` is called for each line of stdout and stderr. */
  output: { file: string } | { line: (line: string) => void };
  /** What asks it to stop: PostgreSQL wants INT. Default TERM. */
  stopSignal?: "INT" | "TERM";
  /** How long `stop` waits before it kills. Default 10,000. */
  stopTimeoutMs?: number;
};

export type ChildExit = { code: number | null; signal: NodeJS.Signals | null };

export type Child = {
  name: string;
  pid: number;
  exited: Promise<ChildExit>;
  isRunning(): boolean;
  /** Asks, waits, kills. Safe to call twice and after the exit. */
  stop(): Promise<void>;
  /** Lets our process end while the child runs (the child is then stopped). */
  unref(): void;
};

/** Starts a child; throws `DevstackError` when the program cannot be run at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const file = "file" in options.output ? openSync(options.output.file, "w", 0o600) : undefined;
  const [program, ...args] = options.command;
  const child = spawn(program, args, {
    cwd: options.cwd ?? "/",
    detached: true,
    stdio: ["ignore", file ?? "pipe", file ?? "pipe"],
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.runAs ?? {}),
  });
  if (file !== undefined) closeSync(file);
  const { pid } = child;
  if (pid !== undefined) entrustCharge(chargeOf(pid, options));
  const exited = waitForExit(child, options);
  if (pid === undefined) {
    await exited;
    throw new DevstackError(`${options.name}: ${program} cannot be run`);
  }
  if ("line" in options.output) readLines(child, options.output.line);
  return {
    name: options.name,
    pid,
    exited,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: () => stopChild(child, exited, options),
    unref() {
      child.unref();
      for (const stream of [child.stdout, child.stderr]) {
        // Bun gives a plain stream that can do it, Node a socket; the type knows neither.
        if (stream !== null && "unref" in stream && typeof stream.unref === "function") stream.unref();
      }
    },
  };
}

function chargeOf(pid: number, options: ChildOptions): Charge {
  return { kind: "process", pid, signal: options.stopSignal ?? "TERM" };
}

function waitForExit(child: ChildProcess, options: ChildOptions): Promise<ChildExit> {
  return new Promise((resolve) => {
    child.once("error", () => resolve({ code: null, signal: null }));
    child.once("exit", (code, signal) => {
      if (child.pid !== undefined) forgetCharge(chargeOf(child.pid, options));
      resolve({ code, signal });
    });
  });
}

function readLines(child: ChildProcess, line: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on("line", line);
  }
}

async function stopChild(child: ChildProcess, exited: Promise<ChildExit>, options: ChildOptions): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const signal = `SIG${options.stopSignal ?? "TERM"}` as const;
  const steps: [NodeJS.Signals, number][] = [[signal, options.stopTimeoutMs ?? 10_000]];
  // PostgreSQL's second word: end at once, the log repairs the rest at the next start.
  if (signal === "SIGINT") steps.push(["SIGQUIT", 3_000]);
  for (const [how, patienceMs] of steps) {
    child.kill(how);
    if (await settlesWithin(exited, patienceMs)) return;
  }
  if (child.pid !== undefined) killGroup(child.pid);
  await exited;
}

/** The child and whatever it started without leaving its session. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Gone between the wait and the kill.
  }
}

/** Whether the promise settles in time; leaves no timer behind. */
export async function settlesWithin(promise: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const { promise: expired, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), timeoutMs);
  const settled = promise.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([settled, expired]);
  clearTimeout(timer);
  return inTime;
}
