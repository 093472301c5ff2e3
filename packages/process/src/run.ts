// How a process starts and ends: subcommands, one message for a bad configuration, signals, and closers that run in
// the order given (traffic first, stores next, telemetry last).

import { ConfigError, type Environment, exitConfig } from "./env.ts";
import type { Log } from "./log.ts";
import { endProcess } from "./log-output.ts";

/** One subcommand; answers the exit code. */
export type Command = (environment: Environment, args: readonly string[]) => Promise<number>;

/**
 * Runs the subcommand that the arguments name ("serve" without one) and answers the exit code: 78 and one line per
 * problem for a bad configuration, 64 for an unknown command, 1 for anything thrown.
 */
export async function runCommand(
  commands: Readonly<Record<string, Command>>,
  environment: Environment,
  args: readonly string[],
): Promise<number> {
  const name = args[0] ?? "serve";
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(`unknown command "${name}"; there are: ${Object.keys(commands).join(", ")}`);
    return 64;
  }
  try {
    return await command(environment, args.slice(1));
  } catch (error) {
    if (error instanceof ConfigError) {
      console.error(`configuration has ${error.problems.length} problem(s):\n  ${error.problems.join("\n  ")}`);
      return exitConfig;
    }
    console.error(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

const stopSignals = ["SIGTERM", "SIGINT"] as const;
const endAtOnce = () => void endProcess(0);

/**
 * Lets a signal end the process while it waits for its stores and has nothing yet to close in order. It has to be said:
 * the first process of a container is not ended by signals that it does not listen to. Ends with `serveUntilStopped`.
 */
export function endWhileStarting(): void {
  for (const name of stopSignals) process.once(name, endAtOnce);
}

/** A named thing to close at the end. */
export type Closer = readonly [name: string, close: () => Promise<void>];

/**
 * Waits for SIGTERM or SIGINT (or `signal`, for tests), then closes in order. Each closer has `closerTimeoutMs`; one
 * that fails or hangs is logged and does not stop the others. Answers 0, or 1 when a closer failed.
 */
export async function serveUntilStopped(
  log: Log,
  closers: readonly Closer[],
  options: { readonly signal?: AbortSignal; readonly closerTimeoutMs?: number } = {},
): Promise<number> {
  log.info("stopping", { cause: await stopCause(options.signal) });
  let exitCode = 0;
  for (const [name, close] of closers) {
    try {
      await withTimeout(close(), options.closerTimeoutMs ?? 15_000);
    } catch (error) {
      exitCode = 1;
      log.error("could not be closed", error, { closer: name });
    }
  }
  log.info("stopped");
  return exitCode;
}

function stopCause(signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve) => {
    for (const name of stopSignals) {
      process.off(name, endAtOnce);
      process.once(name, () => resolve(name));
    }
    signal?.addEventListener("abort", () => resolve("abort"), { once: true });
    if (signal?.aborted === true) resolve("abort");
  });
}

async function withTimeout(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([work, bound]);
  } finally {
    clearTimeout(timer);
  }
}
