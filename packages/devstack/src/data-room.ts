// Decides where the servers' files live and as whom the servers run.
// An ordinary user: in the data folder, as that user. Root: PostgreSQL refuses to run as root, so as the system's `nobody`,
// in the data folder when that account can reach it, else (a checkout under /root) in a folder of our own that it can reach.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join, resolve } from "node:path";

import type { Account } from "./child.ts";
import { DevstackError } from "./devstack-error.ts";
import { hasRunningServer } from "./server-record.ts";

export type DataRoom = {
  /** Where files go: the data folder itself, or the place outside it. */
  dir: string;
  /** As whom servers run; undefined is ourselves. */
  runAs: Account | undefined;
  /** Whether `dir` is not the data folder that was asked for. */
  moved: boolean;
};

/** Finds or makes the room for a data folder. Throws `DevstackError` when there is no place to write. */
export function openDataRoom(dataDir: string): DataRoom {
  const wanted = resolve(dataDir);
  makeFolder(wanted);
  const runAs = findUnprivilegedAccount();
  if (runAs === undefined) return { dir: wanted, runAs, moved: false };
  // Others may pass through, not look in; what is secret in here has its own mode.
  chmodSync(wanted, statSync(wanted).mode | 0o111);
  if (canReach(runAs, wanted)) return { dir: wanted, runAs, moved: false };
  return { dir: openOutsideFolder(wanted), runAs, moved: true };
}

/** Makes a folder that only the servers' account can read, and gives its path back. */
export function makeServerFolder(room: DataRoom, path: string): string {
  makeFolder(path);
  if (room.runAs !== undefined) chownSync(path, room.runAs.uid, room.runAs.gid);
  chmodSync(path, 0o700);
  return path;
}

/** Whether the account can read and pass a folder, or read and run a file: asked of the system itself. */
export function canReach(account: Account, path: string): boolean {
  const asked = spawnSync("/bin/sh", ["-c", 'test -x "$0"', path], { ...account, cwd: "/", stdio: "ignore" });
  return asked.status === 0;
}

/**
 * As whom to run what must not be root, when we are: the system's `nobody`. It exists everywhere, and initdb refuses a user
 * without an entry in the system's list.
 */
export function findUnprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  if (entry === null) {
    throw new DevstackError("not everything may run as root, and there is no user `nobody`: run this as another user");
  }
  return { uid: Number(entry[1]), gid: Number(entry[2]) };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new DevstackError(`${path} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** /var/lib first: unlike /var/tmp nobody else writes there, and nothing sweeps it. */
function openOutsideFolder(wanted: string): string {
  const name = `shoal-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`;
  const sign = join(wanted, "servers");
  for (const parent of ["/var/lib", "/var/tmp"]) {
    const path = join(parent, name);
    // Whoever deletes the data folder, and our sign in it, means the data as well.
    if (!existsSync(sign) && !isInUse(path)) rmSync(path, { recursive: true, force: true });
    try {
      mkdirSync(path, { recursive: true, mode: 0o711 });
    } catch {
      // Read-only or absent: the next one.
      continue;
    }
    const found = lstatSync(path);
    if (!found.isDirectory() || found.uid !== 0) continue;
    leaveSign(sign, path);
    return path;
  }
  throw new DevstackError(`no place for ${wanted} that an unprivileged user can reach: set SHOAL_DATA_DIR to one`);
}

function isInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  return readdirSync(path).some((name) => hasRunningServer(join(path, name)));
}

/** A link in the data folder, so that whoever looks for the data finds it. */
function leaveSign(sign: string, target: string): void {
  if (existsSync(sign) && readlinkSync(sign) === target) return;
  rmSync(sign, { force: true });
  symlinkSync(target, sign);
}
