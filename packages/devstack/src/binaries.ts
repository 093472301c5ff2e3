// Compiles a process into one program that needs nothing but libc: no Bun, no node_modules, no source. What is said
// here about how is said nowhere else: `bun run build`, the images, the tests and the benchmark all come here.

import { chmodSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DevstackError } from "./devstack-error.ts";
import { type Noun, nouns, repositoryRoot } from "./processes.ts";

const compileFlags = [
  "--compile",
  "--format=esm",
  "--minify",
  "--bytecode",
  // A program must not take settings from a .env or bunfig.toml that lies where it happens to run.
  "--no-compile-autoload-dotenv",
  "--no-compile-autoload-bunfig",
] as const;

export type BuildOptions = {
  readonly noun: Noun;
  /** Where the program goes, by its noun. */
  readonly outdir: string;
  /** Another platform than this one, as Bun calls it: bun-linux-arm64. */
  readonly target?: string | undefined;
  /** Another checkout than this one. */
  readonly root?: string;
};

/** Compiles one process and answers where its program lies; throws `DevstackError` with what the compiler said. */
export async function buildBinary({ noun, outdir, target = "bun", root = repositoryRoot }: BuildOptions) {
  const binary = resolve(outdir, noun);
  const main = resolve(root, "packages", noun, "src/main.ts");
  const compiler = Bun.spawn(
    [process.execPath, "build", ...compileFlags, `--target=${target}`, `--outfile=${binary}`, main],
    { cwd: root, stdout: "pipe", stderr: "pipe" },
  );
  const [out, err, code] = await Promise.all([
    new Response(compiler.stdout).text(),
    new Response(compiler.stderr).text(),
    compiler.exited,
  ]);
  if (code !== 0) throw new DevstackError(`${noun} cannot be compiled: ${`${out}${err}`.trim()}`);
  return binary;
}

export type SealedBinaries = { readonly folder: string; remove(): void };

/**
 * Compiles all five into a folder outside of every checkout, which nobody may write: a program that looks for sources or
 * packages, or that leaves a file where it runs, fails there. `sign` is a link to it; the folder of an earlier run that
 * could not tidy up is found by it and removed. `root` is another checkout than this one.
 */
export async function buildSealedBinaries(sign: string, root = repositoryRoot): Promise<SealedBinaries> {
  removeSealed(sign);
  const folder = mkdtempSync(join(tmpdir(), "shoal-binaries-"));
  mkdirSync(resolve(sign, ".."), { recursive: true });
  symlinkSync(folder, sign);
  for (const noun of nouns) {
    // One after another: a second compiler beside would not end sooner on two cores.
    chmodSync(await buildBinary({ noun, outdir: folder, root }), 0o555);
  }
  chmodSync(folder, 0o555);
  return { folder, remove: () => removeSealed(sign) };
}

function removeSealed(sign: string): void {
  try {
    const folder = readlinkSync(sign);
    rmSync(sign);
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  } catch {
    // There is none.
  }
}
