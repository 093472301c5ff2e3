// compose.yaml and Dockerfile, held against the rules of the house. It needs no Docker.

import { beforeAll, expect, test } from "bun:test";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nouns } from "@shoal/devstack";
import { root } from "../carried.fixture.ts";
import { type Compose, confinementProblems, isOnce, readCompose, secretProblems, waitsFor } from "./compose.fixture.ts";
import { readers, readWith } from "./environment.fixture.ts";
import { findKubectl, render } from "./kubectl.fixture.ts";
import { containersOf, get, type KubernetesObject, secretValues, workloadsOf } from "./objects.fixture.ts";

const dockerfile = readFileSync(join(root, "Dockerfile"), "utf8");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
  engines: { bun: string };
  workspaces: { packages: string[] };
};
const compose = readCompose();
const services = Object.entries(compose.services);
/** What stays away unless it is asked for by its profile. */
const observers = services.filter(([, { profiles }]) => profiles?.includes("observability") === true);
let dev: KubernetesObject[];

beforeAll(async () => {
  ({ objects: dev } = await render(await findKubectl(), join(root, "kustomize/overlays/dev")));
}, 60_000);

test("every container is confined: nothing to write to, no capability, bounds, and only this machine can reach it", () => {
  expect(services.length).toBeGreaterThan(15);
  expect(confinementProblems(compose)).toEqual([]);
});

test("no secret stands in the file, and each is mounted by the one that reads it", () => {
  expect(secretProblems(compose)).toEqual([]);
});

test("everything starts in the order of health, and nothing waits for Jaeger", () => {
  for (const [name, { depends_on = {} }] of services) {
    expect([...waitsFor(compose, name)]).not.toContain("jaeger");
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const target = compose.services[other];
      const expected = target !== undefined && isOnce(target) ? "service_completed_successfully" : "service_healthy";
      expect({ name, other, condition }).toEqual({ name, other, condition: expected });
      if (expected === "service_healthy") expect(target?.healthcheck?.test.length).toBeGreaterThan(1);
    }
  }
  const besides = services.map(([name]) => name).filter((name) => !waitsFor(compose, "gateway").has(name));
  const observing = observers.map(([name]) => name);
  expect(observing.sort()).toEqual(["grafana", "prometheus"]);
  expect(besides.sort()).toEqual(["admin", "gateway", ...observing, "jaeger", "seed"].sort());
});

test("each process and migration accepts its environment, and every variable is read by some", () => {
  const started = services.filter(([, { build }]) => build?.args?.["PACKAGE"] !== undefined);
  expect(started.length).toBeGreaterThan(7);
  for (const [name, { build, command, environment = {} }] of started.filter(([one]) => one !== "admin")) {
    const noun = build?.args?.["PACKAGE"] ?? "";
    const values = secretValues(get(dev, "Secret", noun));
    const given = Object.fromEntries(
      Object.entries(environment).map(([key, value]) => {
        if (!key.endsWith("_FILE")) return [key, value.replace(/^\$\{\w+:-(.*)\}$/, "$1")];
        const secret = key.slice(0, -"_FILE".length);
        expect(value).toBe(`/run/secrets/shoal/${secret}`);
        return [secret, values[secret] ?? ""];
      }),
    );
    const read = command?.[0] === "migrate" ? readers[noun]?.migrate : readers[noun]?.serve;
    const { problems } = readWith(read ?? (() => {}), given);
    const all = Object.values(readers).flatMap(({ serve, migrate }) => [serve, migrate ?? serve]);
    const asked = all.map((one) => readWith(one, given).unread);
    const unknown = Object.keys(given).filter((key) => asked.every((unread) => unread.includes(key)));
    expect({ name, problems, unknown }).toEqual({ name, problems: [], unknown: [] });
  }
});

test("images are those of the cluster, of this version, and every edited source builds them anew", () => {
  const inCluster = workloadsOf(dev).flatMap(({ pod }) => containersOf(pod).map(({ image }) => image));
  const imagesOf = (some: typeof services) => some.map(([, { image = "" }]) => image);
  const here = imagesOf(services.filter((service) => !observers.includes(service)));
  const shown = here.filter((image) => !image.startsWith("shoal/tools:"));
  expect([...new Set(shown)].sort()).toEqual([...new Set(inCluster)].sort());
  const component = readFileSync(join(root, "kustomize/components/observability/kustomization.yaml"), "utf8");
  const tags = component.matchAll(/name: ([\w/]+),? *\n? *newTag: (\S+)/g);
  expect(imagesOf(observers).sort()).toEqual(Array.from(tags, ([, name, tag]) => `${name}:${tag}`).sort());
  for (const [, { build }] of services) if (build?.args) expect(build.args["VERSION"]).toBe(manifest.version);
  for (const noun of nouns) {
    const watched = compose.services[noun]?.develop?.watch ?? [];
    expect(watched.map(({ path }) => path)).toContain("packages");
    for (const { path } of watched) expect(existsSync(join(root, path))).toBe(true);
  }
});

test("every volume is declared and used, and every file that is mounted exists", () => {
  const mounted = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(":")[0] ?? ""));
  const named = mounted.filter((source) => !source.startsWith("."));
  expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  for (const file of mounted.filter((source) => source.startsWith(".")))
    expect(existsSync(join(root, file))).toBe(true);
});

test("the Dockerfile has the pinned Bun, every manifest that the lock file speaks of, and ends without root", () => {
  expect(/^ARG BUN_VERSION=(.*)$/m.exec(dockerfile)?.[1]).toBe(manifest.engines.bun);
  const copied = Array.from(dockerfile.matchAll(/^COPY (\S+)\/package\.json /gm), ([, folder = ""]) => folder);
  const workspaces = manifest.workspaces.packages.flatMap((pattern) => [
    ...new Bun.Glob(`${pattern}/package.json`).scanSync({ cwd: root }),
  ]);
  expect(copied.sort()).toEqual(workspaces.map((path) => dirname(path)).sort());
  expect(/^USER (.*)$/m.exec(dockerfile.slice(dockerfile.lastIndexOf("\nFROM ")))?.[1]).toBe("65532:65532");
  for (const label of ["title", "version", "licenses"])
    expect(dockerfile).toContain(`org.opencontainers.image.${label}=`);
});

const breakages: readonly (readonly [string, (compose: Compose) => string[], (of: Compose) => void, string])[] = [
  [
    "a container that may write",
    confinementProblems,
    ({ services }) => service(services, "cart", { read_only: false }),
    "cart can write",
  ],
  [
    "an image without a version",
    confinementProblems,
    ({ services }) => service(services, "jaeger", { image: "jaegertracing/jaeger:latest" }),
    "jaeger has an image",
  ],
  [
    "a port for everybody",
    confinementProblems,
    ({ services }) => service(services, "gateway", { ports: ["8080:8080"] }),
    "gateway is open",
  ],
  [
    "a capability",
    confinementProblems,
    ({ services }) => service(services, "user", { cap_add: ["NET_RAW"] }),
    "user keeps",
  ],
  [
    "a password in clear",
    secretProblems,
    ({ services }) => service(services, "user", { environment: { ADMIN_PASSWORD: "x" } }),
    "user is given ADMIN_PASSWORD",
  ],
  [
    "a secret of another",
    secretProblems,
    ({ services }) => service(services, "cart", { volumes: ["user-secrets:/run/secrets/shoal:ro"] }),
    "user-secrets is read by",
  ],
];

function service(all: Compose["services"], name: string, change: Compose["services"][string]): void {
  all[name] = { ...all[name], ...change };
}

test.each(breakages)("a rule that is broken is told: %s", (_, check, breakIt, says) => {
  const broken = readCompose();
  breakIt(broken);
  expect(check(broken).join("\n")).toContain(says);
});
