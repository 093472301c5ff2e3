// What a command has started, as one thing that is stopped newest first, and the news that it is time to stop.
// This is the orderly way; janitor.ts is what holds when no order is left.

import { type Child, type ChildOptions, settlesWithin, startChild } from "./child.ts";
import { watchLaunchers } from "./launchers.ts";

export type ProcessGroup = {
  /** Starts a child that `stop` will stop. */
  start(options: ChildOptions): Promise<Child>;
  /** Adds something else that must be stopped, such as `backing.stop`. */
  add(name: string, stop: () => Promise<void>): void;
  /** Stops everything, newest first, one after another; a failure is logged and the rest goes on. Safe to call twice. */
  stop(): Promise<void>;
};

/** `memberTimeoutMs` is how long one member may take to stop before the next one is asked; default 20,000. */
export function createProcessGroup(deps: { log: (line: string) => void; memberTimeoutMs?: number }): ProcessGroup {
  const members: { name: string; stop: () => Promise<void> }[] = [];
  let stopping: Promise<void> | undefined;

  async function stopAll(): Promise<void> {
    for (let member = members.pop(); member !== undefined; member = members.pop()) {
      const { name } = member;
      const stopped = member.stop().catch((error: unknown) => deps.log(`${name} did not stop: ${String(error)}`));
      const timeoutMs = deps.memberTimeoutMs ?? 20_000;
      if (!(await settlesWithin(stopped, timeoutMs))) deps.log(`${name} did not stop within ${timeoutMs} ms`);
    }
  }

  return {
    async start(options) {
      const child = await startChild(options);
      const member = { name: options.name, stop: child.stop };
      members.push(member);
      // One that has ended, such as a service before its reload, is no member any more.
      void child.exited.then(() => {
        if (members.includes(member)) members.splice(members.indexOf(member), 1);
      });
      // A child that was still being started when the stop began belongs to the stop as well.
      if (stopping !== undefined) await stopAll();
      return child;
    },
    add(name, stop) {
      members.push({ name, stop });
      if (stopping !== undefined) void stopAll();
    },
    stop() {
      stopping ??= stopAll();
      return stopping;
    },
  };
}

export type EndReason =
  | { kind: "signal"; signal: NodeJS.Signals; exitCode: number }
  | { kind: "error"; error: unknown; exitCode: number }
  | { kind: "parent-gone"; exitCode: number };

const endSignals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

export type EndWatch = {
  /** Settles at the first reason to end, with the exit code that tells it. */
  ended: Promise<EndReason>;
  /** Gives signals and errors back their usual effect. */
  dispose(): void;
};

/**
 * Watches for every reason to end but the normal one: SIGINT, SIGTERM, SIGHUP, an uncaught error, and the launcher (npx,
 * `bun run`, a script) gone. It also keeps the process alive, by a timer: a Bun process that nothing but a signal handler
 * keeps alive spins at full speed (1.4.5), and our servers, so that they end with us, keep nobody alive. A second signal has its usual effect: the process dies at
 * once and the janitor ends what is left. For the main of a command; it alone calls `process.exit`.
 */
export function watchForEnd(options: { pollMs?: number } = {}): EndWatch {
  const { promise: ended, resolve } = Promise.withResolvers<EndReason>();
  const handlers = new Map<NodeJS.Signals, () => void>();
  function restoreSignals(): void {
    for (const [signal, handler] of handlers) process.off(signal, handler);
    handlers.clear();
  }
  for (const [signal, number] of Object.entries(endSignals)) {
    const name = signal as keyof typeof endSignals;
    const handler = () => {
      restoreSignals();
      resolve({ kind: "signal", signal: name, exitCode: 128 + number });
    };
    handlers.set(name, handler);
    process.on(name, handler);
  }
  const onError = (error: unknown) => resolve({ kind: "error", error, exitCode: 1 });
  process.on("uncaughtException", onError);
  process.on("unhandledRejection", onError);
  const launchers = watchLaunchers({
    pollMs: options.pollMs ?? 500,
    onGone: () => resolve({ kind: "parent-gone", exitCode: 128 + endSignals.SIGHUP }),
  });
  return {
    ended,
    dispose() {
      restoreSignals();
      process.off("uncaughtException", onError);
      process.off("unhandledRejection", onError);
      launchers.dispose();
    },
  };
}
