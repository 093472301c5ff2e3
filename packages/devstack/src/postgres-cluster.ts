// Makes the folder that a PostgreSQL server runs on: by initdb, or as a copy of a template made by initdb once.

import { randomBytes } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { startChild } from "./child.ts";
import { type DataRoom, makeServerFolder } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { explainFailure } from "./failure.ts";
import { withFileLock } from "./file-lock.ts";
import { type PostgresBinaries, postgresMajor } from "./postgres-binaries.ts";

export type Durability = "safe" | "test";

export type Cluster = { data: string; password: string };

type ClusterDeps = {
  room: DataRoom;
  binaries: PostgresBinaries;
  durability: Durability;
  cacheDir?: string | undefined;
};

/**
 * Opens the cluster in `folder` (`data/` and the superuser's `password`), making it when there is none.
 * Throws `DevstackError` when the data belongs to another major version.
 */
export async function openCluster(deps: ClusterDeps, folder: string): Promise<Cluster> {
  mkdirSync(folder, { recursive: true });
  const data = join(folder, "data");
  if (!existsSync(join(data, "PG_VERSION"))) {
    rmSync(data, { recursive: true, force: true });
    if (deps.cacheDir === undefined) await initCluster(deps, folder);
    else await copyTemplate(deps, deps.cacheDir, folder);
  }
  const major = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  if (major !== String(postgresMajor)) {
    throw new DevstackError(
      `${data} was made by PostgreSQL ${major} and this is ${postgresMajor}: move it away, or delete it to begin anew`,
    );
  }
  return { data, password: readFileSync(join(folder, "password"), "utf8").trim() };
}

/** The template is shared by every cluster made from it, its password too; it never runs itself. */
async function copyTemplate(deps: ClusterDeps, cacheDir: string, folder: string): Promise<void> {
  const template = join(cacheDir, `postgres-template-${deps.binaries.version}`);
  await withFileLock(`${template}.lock`, async () => {
    if (existsSync(join(template, "data", "PG_VERSION"))) return;
    mkdirSync(template, { recursive: true });
    await initCluster(deps, template);
  });
  cpSync(join(template, "password"), join(folder, "password"));
  const unfinished = emptyFolder(deps.room, join(folder, "data.new"));
  // By the account that owns the files, so that the copy is its own; `cp` shares the blocks where the disk can.
  await runStep(deps.room, "copying PostgreSQL's template", ["cp", "-R", `${template}/data/.`, unfinished], folder);
  renameSync(unfinished, join(folder, "data"));
}

async function initCluster(deps: ClusterDeps, folder: string): Promise<void> {
  const { room, binaries } = deps;
  const password = randomBytes(24).toString("base64url");
  const passwordFile = join(makeServerFolder(room, join(folder, "init")), "password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (room.runAs !== undefined) chownSync(passwordFile, room.runAs.uid, room.runAs.gid);
  const unfinished = emptyFolder(room, join(folder, "data.new"));
  const command = [
    ...[binaries.initdb, "-D", unfinished, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    // PostgreSQL's own C.UTF-8 needs no locale and no ICU of the machine, and sorts the same everywhere.
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...["--no-instructions", ...(deps.durability === "test" ? ["--no-sync"] : [])],
  ] as [string, ...string[]];
  await runStep(room, "initdb", command, folder);
  rmSync(join(folder, "init"), { recursive: true, force: true });
  writeFileSync(join(folder, "password"), `${password}\n`, { mode: 0o600 });
  renameSync(unfinished, join(folder, "data"));
}

function emptyFolder(room: DataRoom, path: string): string {
  rmSync(path, { recursive: true, force: true });
  return makeServerFolder(room, path);
}

async function runStep(room: DataRoom, name: string, command: [string, ...string[]], folder: string): Promise<void> {
  const output: string[] = [];
  const child = await startChild({
    name,
    command,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    runAs: room.runAs,
    output: { line: (line) => output.push(line) },
  });
  const { code } = await child.exited;
  if (code === 0) return;
  throw explainFailure({ name, output: output.join("\n"), folder });
}
