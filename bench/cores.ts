// Which core works for whom: the generator has the last one to itself, the system the others. With one core, or without
// `taskset`, they share and the report says so.

import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

/** Before this process is moved: afterwards it would count only where it may run. */
const count = availableParallelism();

export type Cores = { readonly system: string; readonly generator: string } | undefined;

/** Moves this process to the system's cores, and with it whatever it starts from now on. */
export function divideCores(): Cores {
  if (count < 2 || Bun.which("taskset") === null) return undefined;
  const cores = { system: count === 2 ? "0" : `0-${count - 2}`, generator: String(count - 1) };
  return moveTo(cores.system) ? cores : undefined;
}

/** Lets the system have all cores while there is nothing to generate; `divideCores` takes it back. */
export function shareCores(cores: Cores): void {
  if (cores !== undefined) moveTo(`0-${cores.generator}`);
}

function moveTo(list: string): boolean {
  return spawnSync("taskset", ["-a", "-p", "-c", list, String(process.pid)], { stdio: "ignore" }).status === 0;
}

export function onGeneratorCore(cores: Cores, command: readonly string[]): string[] {
  return cores === undefined ? [...command] : ["taskset", "-c", cores.generator, ...command];
}
