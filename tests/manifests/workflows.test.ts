// The workflows of CI, held against the repository: what they name exists, what they run parses, what they use is pinned.

import { beforeAll, expect, test } from "bun:test";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nouns } from "@shoal/devstack";
import { root } from "../carried.fixture.ts";
import { findKubectl, render } from "./kubectl.fixture.ts";
import { find, type KubernetesObject } from "./objects.fixture.ts";

type Step = { uses?: string; run?: string };
type Job = { steps?: Step[]; uses?: string; "timeout-minutes"?: number; strategy?: { matrix?: { noun?: string[] } } };
type Workflow = { name: string; permissions?: Record<string, string>; jobs: Record<string, Job> };

const folder = join(root, ".github/workflows");
const files = readdirSync(folder);
const read = (path: string) => readFileSync(join(root, path), "utf8");
const workflows = files.map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  return { file, text, workflow: Bun.YAML.parse(text) as Workflow };
});
const jobs = workflows.flatMap(({ file, workflow }) =>
  Object.entries(workflow.jobs).map(([name, job]) => ({ file, name, job })),
);
const runs = jobs.flatMap(({ file, job }) =>
  (job.steps ?? []).flatMap(({ run }) => (run === undefined ? [] : [{ file, run }])),
);
const scripts = (JSON.parse(read("package.json")) as { scripts: Record<string, string> }).scripts;
const guides = runs.flatMap(({ run }) =>
  Array.from(run.matchAll(/\.ci\/guide (\S+) '([^']+)'/g), ([, guide = "", heading = ""]) => ({ guide, heading })),
);
let dev: KubernetesObject[];

beforeAll(async () => {
  ({ objects: dev } = await render(await findKubectl(), join(root, "kustomize/overlays/dev")));
}, 60_000);

function shellProblem(script: string): string {
  const bash = Bun.spawnSync(["bash", "-n"], { stdin: Buffer.from(script), stderr: "pipe" });
  return bash.stderr.toString();
}

function commandsOf({ guide, heading }: { guide: string; heading: string }): string {
  const print = Bun.spawnSync([join(root, ".ci/guide"), "--print", guide, heading], { stderr: "pipe" });
  if (!print.success) throw new Error(print.stderr.toString());
  return print.stdout.toString();
}

test("there is a workflow for tests, images, a release, a deploy and a real cluster", () => {
  expect(files.sort()).toEqual(["deploy.yaml", "images.yaml", "kind.yaml", "release.yaml", "test.yaml"]);
  for (const { file, workflow } of workflows) expect(`${workflow.name}.yaml`).toBe(file);
});

test("every action is pinned by its commit and says which version that is", () => {
  for (const { file, text } of workflows) {
    for (const [line] of text.matchAll(/uses: .*/g)) {
      const isPinned = /^uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line);
      const isOurs = /^uses: \.\/\.github\/workflows\/[\w.]+$/.test(line) && existsSync(join(root, line.slice(6)));
      expect({ file, line, good: isPinned || isOurs }).toEqual({ file, line, good: true });
    }
  }
});

test("a workflow may do nothing that it does not name, and no job runs for ever", () => {
  for (const { workflow } of workflows) expect(workflow.permissions).toEqual({ contents: "read" });
  for (const { name, job } of jobs.filter(({ job: one }) => one.uses === undefined)) {
    expect({ name, minutes: job["timeout-minutes"] ?? 0 }).toEqual({ name, minutes: expect.any(Number) });
    expect(job["timeout-minutes"]).toBeGreaterThan(0);
  }
});

test("what workflows run parses, and every script, file and command of the repository that they name exists", () => {
  expect(runs.length).toBeGreaterThan(10);
  for (const { file, run } of runs) {
    const plain = run.replace(/\$\{\{[^}]*\}\}/g, "value");
    expect({ file, problem: shellProblem(plain) }).toEqual({ file, problem: "" });
    const paths = Array.from(
      plain.matchAll(/(?<![\w/$.])((?:\.ci|docs|kustomize|packages|tests)\/[\w./-]+)/g),
      ([path]) => path,
    );
    for (const path of paths)
      expect({ file, path, exists: existsSync(join(root, path)) }).toEqual({ file, path, exists: true });
    for (const [, name = ""] of plain.matchAll(/\bbun run ([\w:-]+)/g)) expect(Object.keys(scripts)).toContain(name);
  }
});

test("the version of Bun is the manifest's, and nowhere else", () => {
  for (const { file, text } of workflows) {
    for (const [, version] of text.matchAll(/bun@(\S+)/g)) {
      expect({ file, version }).toEqual({ file, version: "$(jq" });
    }
  }
});

test("images are made of all five processes", () => {
  const matrices = jobs.flatMap(({ job }) => job.strategy?.matrix?.noun ?? []);
  expect(matrices.sort()).toEqual([...nouns].sort());
});

test("what the guide makes people type, CI types too: it parses, and what it names is in the manifests", () => {
  expect(guides.map(({ heading }) => heading)).toEqual(["First deploy on kind", "A backup, and putting it back"]);
  const typed = guides.map(commandsOf).join("\n");
  expect(shellProblem(typed)).toBe("");
  for (const [, name = ""] of typed.matchAll(/cronjob\/([\w-]+)/g)) expect(find(dev, "CronJob", name)).toBeDefined();
  for (const [, name = ""] of typed.matchAll(/-n shoal \S+ -?i? ?deployment\/([\w-]+)/g)) {
    expect(find(dev, "Deployment", name)).toBeDefined();
  }
  for (const [path] of typed.matchAll(/(?<![\w/:.])(kustomize|packages)\/[\w./-]+/g)) {
    expect({ path, exists: existsSync(join(root, path)) }).toEqual({ path, exists: true });
  }
  const kind = Bun.YAML.parse(read("kustomize/kind.yaml")) as {
    name: string;
    nodes: { extraPortMappings: { containerPort: number; hostPort: number }[] }[];
  };
  const [mapping] = kind.nodes.flatMap(({ extraPortMappings }) => extraPortMappings);
  expect(typed).toContain(`--name ${kind.name} `);
  expect(typed).toContain(`httpsPort.nodePort=${mapping?.containerPort}`);
  const host = find(dev, "Ingress", "gateway")?.spec.rules?.[0]?.host;
  expect(typed).toContain(`https://${host}:${mapping?.hostPort}/`);
});
