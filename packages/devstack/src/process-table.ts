// Who runs on this machine: a process is known by its id AND its start time, because ids are given out again.
// Linux is read from /proc (a bare Debian has no `ps`), everything else through `ps`.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** One process, for as long as it lives: the pair never names another one later. */
export type ProcessIdentity = { pid: number; startedAt: string };

export type ProcessFacts = ProcessIdentity & { parentPid: number; command: string[] };

/** What the system knows about a process; `undefined` when it is gone (a zombie is gone). */
export function readProcess(pid: number): ProcessFacts | undefined {
  return process.platform === "linux" ? readFromProc(pid) : readFromPs(pid);
}

export function isRunning(identity: ProcessIdentity): boolean {
  return readProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** Our own identity, to be written down as the owner of what we start. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: readProcess(process.pid)?.startedAt ?? "" };
}

/**
 * Ends a process that is not our child: each signal in turn, each with its own patience in milliseconds.
 * True when the process is gone in the end.
 */
export async function endProcess(
  identity: ProcessIdentity,
  steps: readonly { signal: NodeJS.Signals; patienceMs: number }[],
): Promise<boolean> {
  for (const { signal, patienceMs } of steps) {
    if (!isRunning(identity)) return true;
    try {
      process.kill(identity.pid, signal);
    } catch {
      return !isRunning(identity);
    }
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline && isRunning(identity)) await Bun.sleep(20);
  }
  return !isRunning(identity);
}

function readFromProc(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in parentheses, may itself hold spaces and parentheses: the fields begin after the last one.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, parent] = fields;
    const startedAt = fields[19];
    if (state === undefined || parent === undefined || startedAt === undefined || state === "Z" || state === "X") {
      return undefined;
    }
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    return { pid, parentPid: Number(parent), startedAt, command };
  } catch {
    return undefined;
  }
}

function readFromPs(pid: number): ProcessFacts | undefined {
  const { stdout } = spawnSync("ps", ["-o", "ppid=,state=,lstart=,command=", "-p", String(pid)], {
    encoding: "utf8",
    env: { PATH: "/bin:/usr/bin", LC_ALL: "C" },
  });
  const words = stdout.trim().split(/\s+/);
  const [parent, state] = words;
  if (parent === undefined || state === undefined || words.length < 8 || state.startsWith("Z")) return undefined;
  return { pid, parentPid: Number(parent), startedAt: words.slice(2, 7).join(" "), command: words.slice(7) };
}
