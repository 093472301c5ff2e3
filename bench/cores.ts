// Which core works for whom: the generator has the last one to itself, the system the others. With one core, or without
// `taskset`, they share and the report says so.

import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

export type Cores = { readonly system: string; readonly generator: string } | undefined;

/** Moves this process to the system's cores, and with it whatever it starts from now on. */
export function divideCores(): Cores {
  const count = availableParallelism();
  if (count < 2 || Bun.which("taskset") === null) return undefined;
  const cores = { system: count === 2 ? "0" : `0-${count - 2}`, generator: String(count - 1) };
  const moved = spawnSync("taskset", ["-a", "-p", "-c", cores.system, String(process.pid)], { stdio: "ignore" });
  return moved.status === 0 ? cores : undefined;
}

export function onGeneratorCore(cores: Cores, command: readonly string[]): string[] {
  return cores === undefined ? [...command] : ["taskset", "-c", cores.generator, ...command];
}
