// Prometheus, and promtool, which checks and tests its rules: on the PATH, or out of the distribution's own packages,
// unpacked under the data folder as Redis is. Nothing is installed.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "./file-lock.ts";

/** Packages that may hold a program. Debian 13 has one of its own for promtool; before, it came with Prometheus. */
const packagesOf = { promtool: ["promtool", "prometheus"], prometheus: ["prometheus"] } as const;

/** A program's path, or why it cannot be had here. */
export async function findPrometheusTool(
  name: keyof typeof packagesOf,
  cacheDir: string,
): Promise<{ readonly path: string } | { readonly missing: string }> {
  const onPath = Bun.which(name);
  if (onPath !== null) return { path: onPath };
  if (Bun.which("apt-get") === null || Bun.which("dpkg-deb") === null) {
    return { missing: `${name} is not on the PATH, and there is no apt to fetch it with` };
  }
  const folder = join(cacheDir, name);
  mkdirSync(cacheDir, { recursive: true });
  return await withFileLock(`${folder}.lock`, () => unpack(name, folder));
}

async function unpack(
  program: keyof typeof packagesOf,
  folder: string,
): Promise<{ readonly path: string } | { readonly missing: string }> {
  const inside = join("usr/bin", program);
  const path = join(folder, inside);
  if (existsSync(path)) return { path };
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const lists = join(unfinished, "apt/lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  const options = ["-o", `Dir::State::lists=${lists}`, "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="];
  await run(["apt-get", ...options, "-q", "update"], unfinished);
  let said = "";
  for (const name of packagesOf[program]) {
    said = await run(["apt-get", ...options, "-q", "download", name], unfinished);
    const file = readdirSync(unfinished).find((entry) => entry.endsWith(".deb"));
    if (file === undefined) continue;
    await run(["dpkg-deb", "-x", file, "."], unfinished);
    rmSync(join(unfinished, file));
    if (existsSync(join(unfinished, inside))) break;
  }
  if (!existsSync(join(unfinished, inside))) return { missing: `apt gives no ${program}: ${said}` };
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return { path };
}

/** Runs to the end; answers the last line that it said. */
async function run(command: string[], cwd: string): Promise<string> {
  const child = Bun.spawn(command, { cwd, stdout: "ignore", stderr: "pipe", env: { ...process.env, LC_ALL: "C" } });
  const said = (await new Response(child.stderr).text()).trim().split("\n").at(-1) ?? "";
  await child.exited;
  return said;
}
