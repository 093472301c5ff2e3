// Notices that whoever launched us is gone. `npx` or a package script that gets a SIGTERM dies without passing it on and
// leaves the rest of its chain running: npx -> sh -> bun run -> sh -> us. So the whole chain is watched, not one parent.

import { fstatSync, statSync } from "node:fs";
import { basename } from "node:path";

import { isRunning, type ProcessFacts, type ProcessIdentity, readProcess } from "./process-table.ts";

const launcherNames = new Set(["bun", "bunx", "node", "npm", "npx", "pnpm", "yarn"]);
const shellNames = new Set(["sh", "bash", "dash", "zsh", "ash", "ksh"]);

/** Whether a process exists only to run what it launched: a runner of packages, or a shell that was given one command. */
export function isLauncher(facts: Pick<ProcessFacts, "command">): boolean {
  // npm writes its title over its arguments: "npm exec bun@1.4.5 run dev" is then one word.
  const words = facts.command.join(" ").split(" ");
  const name = basename(words[0] ?? "").replace(/\.exe$/, "");
  if (launcherNames.has(name)) return true;
  return shellNames.has(name) && /^-[a-z]*c/.test(words[1] ?? "");
}

/**
 * The processes whose end means ours: every launcher above `pid`, and the first ancestor that is none (a terminal's shell,
 * a supervisor) unless we were put into the background on purpose: a shell gives `command &` in a script /dev/null to read.
 */
export function findLaunchers(pid: number, inBackground: boolean): ProcessIdentity[] {
  const found: ProcessIdentity[] = [];
  for (let at = readProcess(pid)?.parentPid; at !== undefined && at > 1; ) {
    const facts = readProcess(at);
    if (facts === undefined) break;
    const launcher = isLauncher(facts);
    if (launcher || !inBackground) found.push({ pid: facts.pid, startedAt: facts.startedAt });
    if (!launcher) break;
    at = facts.parentPid;
  }
  return found;
}

/** Calls `onGone` once when one of our launchers has ended. Keeps the process alive until disposed. */
export function watchLaunchers(options: { pollMs: number; onGone: () => void }): { dispose(): void } {
  const launchers = findLaunchers(process.pid, readsNothing());
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    options.onGone();
  }, options.pollMs);
  return { dispose: () => clearInterval(timer) };
}

function readsNothing(): boolean {
  try {
    return fstatSync(0).rdev === statSync("/dev/null").rdev;
  } catch {
    return true;
  }
}
