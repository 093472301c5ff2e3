// The note that a running server leaves in its folder: which process it is, on which port, and who started it.
// By it a second command uses what a first one runs, and nobody starts two servers over one set of files.

import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { endProcess, isRunning, type ProcessIdentity } from "./process-table.ts";

export type ServerRecord = { server: ProcessIdentity; owner: ProcessIdentity; port: number };

const fileName = "server.json";

export function writeServerRecord(folder: string, record: ServerRecord): void {
  const path = join(folder, fileName);
  writeFileSync(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function removeServerRecord(folder: string): void {
  rmSync(join(folder, fileName), { force: true });
}

/**
 * The server that runs on this folder for an owner who is alive: to be used, and to be left running. A server whose owner
 * is gone is ended first (its janitor is at it already, or was ended too), so that ours starts with our settings.
 */
export async function findLentServer(folder: string): Promise<ServerRecord | undefined> {
  const record = readServerRecord(folder);
  if (record !== undefined && isRunning(record.server)) {
    if (isRunning(record.owner)) return record;
    // INT is right for both: PostgreSQL's fast stop, and Redis saves as on TERM.
    await endProcess(record.server, [
      { signal: "SIGINT", patienceMs: 8_000 },
      { signal: "SIGQUIT", patienceMs: 3_000 },
      { signal: "SIGKILL", patienceMs: 2_000 },
    ]);
  }
  removeServerRecord(folder);
  return undefined;
}

/** Whether the folder is one that a server runs on. */
export function hasRunningServer(folder: string): boolean {
  const record = readServerRecord(folder);
  return record !== undefined && isRunning(record.server);
}

function readServerRecord(folder: string): ServerRecord | undefined {
  try {
    const value = JSON.parse(readFileSync(join(folder, fileName), "utf8")) as Partial<ServerRecord>;
    const { server, owner, port } = value;
    return server && owner && port ? { server, owner, port } : undefined;
  } catch {
    return undefined;
  }
}
