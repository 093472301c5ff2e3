// What a release would do to production, told beforehand by the command that does it.

import { expect, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { nouns } from "@shoal/devstack";
import { root } from "../carried.fixture.ts";
import { findKubectl } from "./kubectl.fixture.ts";

test("a dry run prints each image by digest and what that changes in production, and changes no file", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "shoal-release-test-"));
  const overlay = join(root, "kustomize/overlays/prod/kustomization.yaml");
  const before = readFileSync(overlay, "utf8");
  const digests = Object.fromEntries(nouns.map((noun) => [noun, `sha256:${Bun.SHA256.hash(noun, "hex")}`]));
  writeFileSync(join(scratch, "digests.json"), JSON.stringify(digests));
  try {
    const command = [process.execPath, "packages/devstack/src/release.ts", "--registry", "registry.test/shop"];
    const run = Bun.spawnSync([...command, "--digests", join(scratch, "digests.json"), "--dry-run"], {
      cwd: root,
      env: { ...process.env, PATH: `${dirname(await findKubectl())}:${process.env["PATH"]}` },
      stderr: "pipe",
    });
    expect(run.stderr.toString()).toBe("");
    expect(run.exitCode).toBe(0);
    const text = run.stdout.toString();
    for (const noun of nouns) expect(text).toContain(`\nregistry.test/shop/${noun}@${digests[noun]}`.slice(1));
    const lines = text.slice(text.indexOf("What changes in production:")).split("\n");
    const changed = lines.filter((line) => /^[-+] /.test(line)).map((line) => line.replace(/@.*/, ""));
    // Services with a database run it twice in a pod: to migrate, and to serve.
    expect(changed.filter((line) => line.startsWith("+")).length).toBe(nouns.length + 3);
    expect(changed.filter((line) => !/^[-+] +(- )?image: [\w./:-]+$/.test(line))).toEqual([]);
    expect(readFileSync(overlay, "utf8")).toBe(before);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}, 60_000);
