// The other side of a pair: a folder of programs, or a commit, which is checked out beside, installed and compiled.

import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { buildSealedBinaries, repositoryRoot, type SealedBinaries } from "@shoal/devstack";

export async function openBaseline(name: string, dataDir: string): Promise<SealedBinaries> {
  if (existsSync(join(name, "gateway"))) return { folder: resolve(name), remove: () => {} };
  const commit = await runGit("rev-parse", "--verify", `${name}^{commit}`);
  const checkout = join(dataDir, "checkout");
  await rm(checkout, { recursive: true, force: true });
  await runGit("worktree", "prune");
  await runGit("worktree", "add", "--detach", "--force", checkout, commit);
  try {
    await run([process.execPath, "install", "--frozen-lockfile", "--silent"], checkout);
    return await buildSealedBinaries(join(dataDir, "baseline"), checkout);
  } finally {
    await runGit("worktree", "remove", "--force", checkout);
  }
}

const runGit = (...args: readonly string[]) => run(["git", ...args], repositoryRoot);

async function run(command: readonly string[], cwd: string): Promise<string> {
  const child = Bun.spawn([...command], { cwd, stdout: "pipe", stderr: "pipe" });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) throw new Error(`${command.join(" ")} failed: ${err.trim()}`);
  return out.trim();
}
