// A disk that is full, told in one line: servers and package managers that meet one say it late, in many words or not
// at all (apt tries again for minutes).

import { existsSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { DevstackError } from "./devstack-error.ts";

const mebibyte = 1_048_576;
/** A new database, the programs of both servers and the lists that finding Redis may need; under 200 were measured. */
const firstStartMiB = 320;
/** PostgreSQL may need a new segment of its log (16 MiB) at any time, and Redis writes its file anew beside the old one. */
const laterStartMiB = 48;

/** Refuses a folder whose disk is too full to start servers in it. Throws `DevstackError`. */
export function requireDiskSpace(folder: string): void {
  const neededMiB = existsSync(join(folder, "postgres", "data")) ? laterStartMiB : firstStartMiB;
  if (readFreeMiB(folder) < neededMiB) throw describeFullDisk(folder, neededMiB);
}

/** What to tell instead of a failure that a full disk explains: PostgreSQL's clients see only what broke because of it. */
export function explainByDisk(failure: unknown, folder: string): unknown {
  return existsSync(folder) && readFreeMiB(folder) < laterStartMiB / 3
    ? describeFullDisk(folder, laterStartMiB)
    : failure;
}

/** Free for us: what the file system keeps back for root alone does not count. */
function readFreeMiB(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / mebibyte);
}

function describeFullDisk(folder: string, neededMiB: number): DevstackError {
  return new DevstackError(
    `the disk of ${folder} is full: ${readFreeMiB(folder)} MiB are free and ${neededMiB} are needed; make room, or choose another folder by SHOAL_DATA_DIR`,
  );
}
