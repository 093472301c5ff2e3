// `bun run test`: everything that CI runs, on real stores started for it. Each check counts as one, each test as one;
// the last line is "N passed, N failed".

import { mkdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startBacking } from "./backing.ts";
import { buildSealedBinaries } from "./binaries.ts";
import { createProcessGroup, watchForEnd } from "./process-group.ts";
import { repositoryRoot } from "./processes.ts";
import { runMain } from "./run-main.ts";

type Count = { passed: number; failed: number };

const dataDir = resolve(repositoryRoot, process.env["SHOAL_DATA_DIR"] ?? ".dev", "ci");
const bin = (name: string) => join(repositoryRoot, "node_modules/.bin", name);

const checks: readonly (readonly [name: string, command: readonly string[]])[] = [
  ["format and lint", [bin("biome"), "check", "--error-on-warnings", "."]],
  ["contract lint", [bin("buf"), "lint"]],
  ["types", [bin("tsc"), "--noEmit"]],
];

await runMain(async () => {
  const group = createProcessGroup({ log: console.log });
  const end = watchForEnd();
  try {
    const outcome = await Promise.race([runAll(group, process.argv.slice(2)), end.ended]);
    if ("kind" in outcome) return outcome.exitCode;
    console.log(`${outcome.passed} passed, ${outcome.failed} failed`);
    return outcome.failed === 0 ? 0 : 1;
  } finally {
    await group.stop();
  }
});

async function runAll(group: ReturnType<typeof createProcessGroup>, only: readonly string[]): Promise<Count> {
  const total = { passed: 0, failed: 0 };
  const add = (count: Count) => {
    total.passed += count.passed;
    total.failed += count.failed;
  };
  if (only.length === 0) {
    for (const [name, command] of checks) add(await runCheck(name, command));
  }
  add(await runTests(group, only));
  return total;
}

async function runCheck(name: string, command: readonly string[]): Promise<Count> {
  const startedAt = performance.now();
  const check = Bun.spawn([...command], { cwd: repositoryRoot, stdout: "pipe", stderr: "pipe" });
  const [out, err, code] = await Promise.all([
    new Response(check.stdout).text(),
    new Response(check.stderr).text(),
    check.exited,
  ]);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (code === 0) return { passed: 1, failed: 0 };
  console.log(`${out}${err}`.trim());
  return { passed: 0, failed: 1 };
}

/** All test files in one run of the test runner, whose own report is counted. */
async function runTests(group: ReturnType<typeof createProcessGroup>, only: readonly string[]): Promise<Count> {
  await mkdir(dataDir, { recursive: true });
  const backing = await startBacking({ dataDir, durability: "test", singleRedis: true, log: console.log });
  group.add("stores", backing.stop);
  for (const line of backing.summary) console.log(line);
  const binaries = await buildForTests(group, only);
  const report = join(dataDir, "junit.xml");
  await rm(report, { force: true });
  // Isolated, since telemetry and the like are global to a process and tests must not depend on their neighbours.
  const args = ["--isolate", "--reporter=junit", `--reporter-outfile=${report}`, ...only];
  const runner = Bun.spawn([process.execPath, "test", ...args], {
    cwd: repositoryRoot,
    stdout: "inherit",
    stderr: "inherit",
    env: {
      ...process.env,
      SHOAL_TEST_POSTGRES_URL: backing.postgresUrl("postgres"),
      SHOAL_TEST_REDIS_URL: backing.redisUrls.cart,
      ...(binaries === undefined ? {} : { SHOAL_TEST_BINARIES: binaries }),
    },
  });
  group.add("test runner", async () => runner.kill());
  const code = await runner.exited;
  const count = countReport(await readFile(report, "utf8").catch(() => ""));
  // A runner that dies, or finds an error outside any test, has failed whatever its report says.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Journeys through the whole shop are made with what is shipped; how sources run, `tests/e2e/dev.test.ts` shows. */
async function buildForTests(group: ReturnType<typeof createProcessGroup>, only: readonly string[]) {
  if (only.length > 0 && !only.some((name) => name.startsWith("tests"))) return undefined;
  const startedAt = performance.now();
  const { folder, remove } = await buildSealedBinaries(join(dataDir, "binaries"));
  group.add("binaries", async () => remove());
  console.log(`binaries: in ${folder} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return folder;
}

function countReport(junit: string): Count {
  const root = /<testsuites\b[^>]*>/.exec(junit)?.[0] ?? "";
  const number = (name: string) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(root)?.[1] ?? 0);
  const failed = number("failures") + number("errors");
  return { passed: number("tests") - failed - number("skipped"), failed };
}
