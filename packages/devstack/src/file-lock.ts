// One process at a time, across processes: a file that names its holder. A holder that died is no holder.

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { DevstackError } from "./devstack-error.ts";
import { isRunning, ownIdentity, type ProcessIdentity } from "./process-table.ts";

let attempts = 0;

/**
 * Runs `work` while holding the lock file at `path`, also against other calls within this process.
 * Throws `DevstackError` when another holder keeps it longer than `timeoutMs` (default 5 minutes).
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>, timeoutMs = 300_000): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  mkdirSync(dirname(path), { recursive: true });
  while (!takeLock(path)) {
    if (Date.now() > deadline) throw new DevstackError(`${path} is held by process ${readHolder(path)?.pid ?? "?"}`);
    await Bun.sleep(25);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function takeLock(path: string): boolean {
  attempts += 1;
  const own = `${path}.${process.pid}.${attempts}`;
  // Written first and linked then: the lock never exists without its holder's name in it.
  try {
    writeFileSync(own, JSON.stringify(ownIdentity()), { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DevstackError(`${dirname(path)} cannot be written by this user (${reason})`);
  }
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    dropDeadLock(path, own);
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function dropDeadLock(path: string, own: string): void {
  const holder = readHolder(path);
  if (holder !== undefined && isRunning(holder)) return;
  const aside = `${own}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  // Somebody may have dropped the dead one and taken the lock between our look and our move: then it goes back.
  const moved = readHolder(aside);
  if (moved !== undefined && isRunning(moved)) linkBack(aside, path);
  rmSync(aside, { force: true });
}

function linkBack(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch {
    // A third one took it meanwhile; both of them now work at once, for which three deaths and moves within
    // microseconds are needed, and what they do is safe to repeat.
  }
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null || !("pid" in value) || !("startedAt" in value)) return undefined;
    const { pid, startedAt } = value;
    return typeof pid === "number" && typeof startedAt === "string" ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
