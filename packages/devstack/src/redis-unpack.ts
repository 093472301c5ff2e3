// Debian, Ubuntu and their kin: downloads the distribution's own Redis package with apt's client and unpacks it into the
// data folder. No root, nothing installed, and apt's lists and caches of the system are not touched.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import type { Log } from "./backing-server.ts";
import { settlesWithin, startChild } from "./child.ts";
import type { DataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { withFileLock } from "./file-lock.ts";
import { isNewEnough, type RedisProgram, readRedisVersion } from "./redis-program.ts";

const downloadTimeoutMs = 180_000;
// The C library belongs to the system's loader: one of another build must never be put in front of it.
const systemPackages = /^(libc6|libc-bin|libgcc-s1|gcc-.*-base)_/;

/** What an earlier run has unpacked, if it still runs here. */
export function findUnpackedRedis(room: DataRoom): RedisProgram | undefined {
  return describeUnpacked(folderOf(room));
}

/** Downloads and unpacks, once for all who ask at the same time. Throws `DevstackError` with the command to use instead. */
export async function unpackRedis(room: DataRoom, log: Log): Promise<RedisProgram> {
  const folder = folderOf(room);
  return withFileLock(`${folder}.lock`, async () => {
    const already = describeUnpacked(folder);
    if (already !== undefined) return already;
    log("unpacking the distribution's redis-server package (once, nothing is installed)");
    const unfinished = `${folder}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    try {
      const packages = await downloadPackages(join(unfinished, "apt"));
      for (const file of packages) await runTool("dpkg-deb", ["-x", file, unfinished]);
      rmSync(join(unfinished, "apt"), { recursive: true, force: true });
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    const program = describeUnpacked(folder);
    if (program !== undefined) return program;
    throw giveAdvice("the unpacked redis-server does not run here");
  });
}

function folderOf(room: DataRoom): string {
  return join(room.dir, "redis");
}

/** Fetches redis-server and exactly what it needs that this machine lacks; gives the paths of the packages. */
async function downloadPackages(workDir: string): Promise<string[]> {
  const lists = join(workDir, "lists");
  const archives = join(workDir, "archives");
  for (const dir of [lists, archives]) mkdirSync(join(dir, "partial"), { recursive: true });
  const settings = {
    "Dir::State::lists": lists,
    "Dir::Cache": workDir,
    "Dir::Cache::archives": archives,
    "Debug::NoLocking": "1",
    // As root, apt would change to an account of its own, which cannot write here.
    "APT::Sandbox::User": "",
    "Acquire::Languages": "none",
    "Acquire::Retries": "2",
    "Acquire::http::Timeout": "20",
    "Acquire::https::Timeout": "20",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  // One source of many may be out of reach: what counts is whether the packages can be had afterwards.
  await runTool("apt-get", [...options, "-q", "update"]).catch(() => undefined);
  const wanted = ["install", "--download-only", "--no-install-recommends", "--yes", "-q", "redis-server"];
  await runTool("apt-get", [...options, ...wanted]);
  const files = readdirSync(archives).filter((name) => name.endsWith(".deb") && !systemPackages.test(name));
  return files.map((name) => join(archives, name));
}

async function runTool(program: string, args: string[]): Promise<void> {
  const output: string[] = [];
  const child = await startChild({
    name: program,
    // Our own environment, for its proxy settings, but messages that can be read below.
    command: ["env", "LC_ALL=C", "DEBIAN_FRONTEND=noninteractive", program, ...args],
    output: { line: (line) => output.push(line) },
  });
  const inTime = await settlesWithin(child.exited, downloadTimeoutMs);
  if (!inTime) await child.stop();
  const { code } = await child.exited;
  if (code === 0) return;
  const telling = output.findLast((line) => /^E:/.test(line)) ?? output.at(-1) ?? "no answer";
  throw giveAdvice(`${program} says: ${telling.replace(/^E:\s*/, "")}`);
}

function describeUnpacked(folder: string): RedisProgram | undefined {
  const path = join(folder, "usr", "bin", "redis-server");
  if (!existsSync(path)) return undefined;
  const libraryPath = findLibraryFolders(folder).join(":");
  const version = readRedisVersion(path, libraryPath);
  if (version === undefined || !isNewEnough(version)) return undefined;
  return { kind: "binary", path, libraryPath, version, origin: `the distribution's package, unpacked in ${folder}` };
}

/** usr/lib/<architecture> and its like: whatever the packages have put there. */
function findLibraryFolders(folder: string): string[] {
  const found = new Bun.Glob("**/*.so.*").scanSync({ cwd: folder, followSymlinks: false, onlyFiles: false });
  return [...new Set(Array.from(found, (file) => dirname(join(folder, file))))];
}

function giveAdvice(why: string): DevstackError {
  return new DevstackError(
    `no Redis (${why}): \`sudo apt-get install redis-server\`, or set SHOAL_CART_REDIS_URL, SHOAL_PRODUCT_REDIS_URL and SHOAL_GATEWAY_REDIS_URL`,
  );
}
