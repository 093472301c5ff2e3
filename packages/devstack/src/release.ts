// `bun run release --registry <where>`: puts the images of a release into kustomize/overlays/prod, by digest, and
// prints what that changes in production. It deploys nothing. `--push` builds and pushes the images first, `--digests`
// takes what another machine has pushed, and without either the registry is asked. `--dry-run` writes no file.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DevstackError } from "./devstack-error.ts";
import { nouns, repositoryRoot } from "./processes.ts";
import { changesOf, type Digests, digestsFrom, readDigests, setImages } from "./release-overlay.ts";
import { runMain } from "./run-main.ts";

const overlay = "overlays/prod";
const kustomization = join(overlay, "kustomization.yaml");

await runMain(async () => {
  const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as { version: string };
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      registry: { type: "string" },
      version: { type: "string", default: manifest.version },
      digests: { type: "string" },
      push: { type: "boolean", default: false },
      platforms: { type: "string", default: "linux/amd64,linux/arm64" },
      "dry-run": { type: "boolean", default: false },
    },
  });
  const { registry, version } = values;
  if (registry === undefined || (values.push && values.digests !== undefined)) {
    console.error(
      "usage: bun run release --registry registry.example.com/shoal [--version 1.2.3] [--push [--platforms linux/amd64,...] | --digests file.json] [--dry-run]",
    );
    return 64;
  }
  const changes = changesOf(readFileSync(join(repositoryRoot, "CHANGELOG.md"), "utf8"), version);
  if (values.push && run(["git", "status", "--porcelain"]) !== "") {
    throw new DevstackError("images are pushed of what is committed, and something here is not");
  }
  if (values.push)
    for (const noun of nouns) pushImage(noun, `${registry}/${noun}:${version}`, version, values.platforms);
  const digests =
    values.digests === undefined
      ? digestsFrom((noun) => askRegistry(`${registry}/${noun}:${version}`))
      : readDigests(readFileSync(values.digests, "utf8"));
  printImages(registry, digests);
  console.log(`\nCHANGELOG of ${version}:\n\n${changes}\n`);
  release(registry, digests, values["dry-run"]);
  return 0;
});

function printImages(registry: string, digests: Digests): void {
  for (const noun of nouns) console.log(`${registry}/${noun}@${digests[noun]}`);
}

function pushImage(noun: string, name: string, version: string, platforms: string): void {
  const revision = run(["git", "rev-parse", "HEAD"]).trim();
  const labels = ["--label", `org.opencontainers.image.revision=${revision}`];
  const args = ["--build-arg", `PACKAGE=${noun}`, "--build-arg", `VERSION=${version}`, ...labels];
  run(["docker", "buildx", "build", "--platform", platforms, ...args, "--tag", name, "--push", "--quiet", "."]);
}

function askRegistry(name: string): unknown {
  const answer = run(["docker", "buildx", "imagetools", "inspect", name, "--format", "{{json .Manifest}}"]);
  return (JSON.parse(answer) as { digest?: unknown }).digest;
}

/** Renders production before and after, prints the difference, and keeps the new overlay unless this is a rehearsal. */
function release(registry: string, digests: Digests, isRehearsal: boolean): void {
  const scratch = mkdtempSync(join(tmpdir(), "shoal-release-"));
  try {
    const source = join(repositoryRoot, "kustomize");
    const copy = join(scratch, "kustomize");
    cpSync(source, copy, { recursive: true });
    const text = setImages(readFileSync(join(source, kustomization), "utf8"), registry, digests);
    writeFileSync(join(copy, kustomization), text);
    const files = { before: join(scratch, "production-now"), after: join(scratch, "production-then") };
    writeFileSync(files.before, run(["kubectl", "kustomize", join(source, overlay)]));
    writeFileSync(files.after, run(["kubectl", "kustomize", join(copy, overlay)]));
    // Ends with 1 where the two differ, as diff does.
    const diff = run(["git", "diff", "--no-index", "--no-color", "--", files.before, files.after], [0, 1]);
    console.log(diff === "" ? "Nothing changes in production." : `What changes in production:\n\n${diff.trimEnd()}`);
    if (isRehearsal) {
      console.log("\nA dry run: no file was changed.");
      return;
    }
    writeFileSync(join(source, kustomization), text);
    console.log(`\nkustomize/${kustomization} is written. Next: kubectl diff -k kustomize/${overlay}, then apply.`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function run(command: [string, ...string[]], good: readonly number[] = [0]): string {
  if (Bun.which(command[0]) === null)
    throw new DevstackError(`${command[0]} is not on the PATH, and a release needs it`);
  const child = Bun.spawnSync(command, { cwd: repositoryRoot, stderr: "pipe" });
  if (good.includes(child.exitCode)) return child.stdout.toString();
  const why = child.stderr.toString().trim().split("\n").at(-1) ?? "no answer";
  throw new DevstackError(`${command.slice(0, 3).join(" ")} failed: ${why}`);
}
