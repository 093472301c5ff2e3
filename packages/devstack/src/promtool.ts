// promtool, which checks and tests Prometheus rules: on the PATH, or out of the distribution's own package, unpacked
// under the data folder as Redis is. Nothing is installed.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "./file-lock.ts";

/** Debian 13 has a package of its own for it; before, it came with Prometheus. */
const packages = ["promtool", "prometheus"] as const;

/** Its path, or why it cannot be had here. */
export async function findPromtool(
  cacheDir: string,
): Promise<{ readonly path: string } | { readonly missing: string }> {
  const onPath = Bun.which("promtool");
  if (onPath !== null) return { path: onPath };
  if (Bun.which("apt-get") === null || Bun.which("dpkg-deb") === null) {
    return { missing: "promtool is not on the PATH, and there is no apt to fetch it with" };
  }
  const folder = join(cacheDir, "promtool");
  mkdirSync(cacheDir, { recursive: true });
  return await withFileLock(`${folder}.lock`, () => unpack(folder));
}

async function unpack(folder: string): Promise<{ readonly path: string } | { readonly missing: string }> {
  const path = join(folder, "usr/bin/promtool");
  if (existsSync(path)) return { path };
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const lists = join(unfinished, "apt/lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  const options = ["-o", `Dir::State::lists=${lists}`, "-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="];
  await run(["apt-get", ...options, "-q", "update"], unfinished);
  let said = "";
  for (const name of packages) {
    said = await run(["apt-get", ...options, "-q", "download", name], unfinished);
    const file = readdirSync(unfinished).find((entry) => entry.endsWith(".deb"));
    if (file === undefined) continue;
    await run(["dpkg-deb", "-x", file, "."], unfinished);
    if (existsSync(join(unfinished, "usr/bin/promtool"))) break;
    rmSync(join(unfinished, file));
  }
  if (!existsSync(join(unfinished, "usr/bin/promtool"))) return { missing: `apt gives no promtool: ${said}` };
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
