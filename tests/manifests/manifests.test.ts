// What `kubectl apply -k` would send, held against Kubernetes' schemas and the house's rules. It needs no cluster.

import { beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../carried.fixture.ts";
import { breakages } from "./broken.fixture.ts";
import { environmentOf, readers, readWith } from "./environment.fixture.ts";
import { findKubectl, type Rendering, render } from "./kubectl.fixture.ts";
import { deadRules, edgesOf, openPods } from "./network.fixture.ts";
import {
  containersOf,
  find,
  get,
  type KubernetesObject,
  ofKind,
  secretValues,
  type Workload,
  workloadsOf,
} from "./objects.fixture.ts";
import { expectedEdges } from "./picture.fixture.ts";
import { podProblems } from "./pods.fixture.ts";
import {
  neededSecretKeys,
  referenceProblems,
  secretProblems,
  selectorProblems,
  storeUrlProblems,
} from "./references.fixture.ts";
import { schemaProblems } from "./schema.fixture.ts";

const kustomize = join(root, "kustomize");
// Each rendering is a process of its own, on a machine that may be busy.
setDefaultTimeout(60_000);

const folders = ["infra/namespace", "infra/ingress", "infra", "base", "overlays/dev", "overlays/prod"] as const;
const nouns = ["gateway", "user", "product", "cart", "order"] as const;
const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
const scratch = join(root, ".dev", `manifests-${process.pid}`);
const renderings = new Map<string, Rendering>();
let kubectl: string;

/** A fresh copy, which a test may break. */
function objectsOf(folder: string): KubernetesObject[] {
  return structuredClone(renderings.get(folder)?.objects ?? []);
}

/** An overlay as a person would write it who uses a component. */
async function renderWith(component: string, overlay: string): Promise<Rendering> {
  const home = join(scratch, component);
  mkdirSync(home, { recursive: true });
  const lines = ["resources:", `  - ../../../kustomize/overlays/${overlay}`, "components:"];
  writeFileSync(
    join(home, "kustomization.yaml"),
    [...lines, `  - ../../../kustomize/components/${component}`].join("\n"),
  );
  return await render(kubectl, home);
}

beforeAll(async () => {
  kubectl = await findKubectl();
  const made = await Promise.all(folders.map((folder) => render(kubectl, join(kustomize, folder))));
  for (const [index, folder] of folders.entries()) renderings.set(folder, made[index] ?? { objects: [], warnings: "" });
}, 60_000);

test.each(folders)("%s renders without a warning, and every object has the shape of its kind", async (folder) => {
  expect(renderings.get(folder)?.warnings).toBe("");
  expect(objectsOf(folder).length).toBeGreaterThan(0);
  expect(await schemaProblems(objectsOf(folder))).toEqual([]);
});

test.each(folders)("%s: everything is in the shop's namespace and part of the shop, once", (folder) => {
  const objects = objectsOf(folder);
  const names = objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const strays = objects.filter(
    ({ kind, metadata }) =>
      (kind !== "Namespace" && metadata.namespace !== "shoal") ||
      metadata.labels?.["app.kubernetes.io/part-of"] !== "shoal",
  );
  expect(strays.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([]);
});

test.each(["infra", "base", "overlays/dev", "overlays/prod"])("%s: pods keep the house's rules", (folder) => {
  expect(workloadsOf(objectsOf(folder)).length).toBeGreaterThan(4);
  expect(podProblems(objectsOf(folder))).toEqual([]);
});

test("the namespace enforces the restricted Pod Security Standard, and says so when it is broken", () => {
  const labels = get(objectsOf("infra"), "Namespace", "shoal").metadata.labels ?? {};
  for (const mode of ["enforce", "audit", "warn"]) {
    expect(labels[`pod-security.kubernetes.io/${mode}`]).toBe("restricted");
  }
});

test.each(["base", "overlays/dev", "overlays/prod"])(
  "%s: selectors, ports and targets hit what they mean",
  (folder) => {
    expect(selectorProblems(objectsOf(folder))).toEqual([]);
    expect(referenceProblems(objectsOf(folder))).toEqual([]);
  },
);

test("every key of every Secret that dev uses is there, and stores and services agree on passwords", () => {
  expect(secretProblems(objectsOf("overlays/dev"))).toEqual([]);
  expect(storeUrlProblems(objectsOf("overlays/dev"))).toEqual([]);
});

test("base and infra make no Secret, so that an apply of theirs never empties one", () => {
  for (const folder of ["base", "infra", "overlays/prod"]) expect(ofKind(objectsOf(folder), "Secret")).toEqual([]);
});

test("each of the five has all that it needs, and no replicas of its own", () => {
  for (const folder of ["base", "overlays/dev", "overlays/prod"]) {
    const objects = objectsOf(folder);
    for (const noun of nouns) {
      const kinds = ["Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget", "ServiceAccount"];
      for (const kind of [...kinds, "NetworkPolicy"]) expect(find(objects, kind, noun)).toBeDefined();
      const { spec } = get(objects, "Deployment", noun);
      expect(spec.replicas).toBeUndefined();
      expect(spec.strategy?.rollingUpdate?.maxUnavailable).toBe(0);
      expect(spec.template?.spec.topologySpreadConstraints?.length).toBe(2);
      const { clusterIP, publishNotReadyAddresses = false } = get(objects, "Service", noun).spec;
      const isHeadless = clusterIP === "None";
      const namesAllPods = publishNotReadyAddresses;
      const wanted = noun !== "gateway";
      expect({ noun, isHeadless, namesAllPods }).toEqual({ noun, isHeadless: wanted, namesAllPods: wanted });
    }
  }
});

test("who can reach whom is exactly the picture", () => {
  const objects = objectsOf("overlays/dev");
  expect(openPods(objects)).toEqual([]);
  expect(deadRules(objects)).toEqual([]);
  expect(edgesOf(objects)).toEqual(expectedEdges(workloadsOf(objects).map(({ name }) => name)));
});

test("the namespace denies everything by default, and the five are isolated even where it does not", () => {
  const { spec } = get(objectsOf("infra/namespace"), "NetworkPolicy", "default-deny");
  expect(spec).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
  expect(openPods(objectsOf("base"))).toEqual([]);
  expect(openPods(objectsOf("overlays/prod"))).toEqual([]);
});

function ours(objects: KubernetesObject[]): Workload[] {
  return nouns.map((noun) => {
    const workload = workloadsOf(objects).find(({ name }) => name === noun);
    if (workload === undefined) throw new Error(`there is no ${noun}`);
    return workload;
  });
}

test("each process accepts the environment that its pod gives it, and reads every variable of it", () => {
  const objects = objectsOf("overlays/dev");
  for (const { name, pod } of ours(objects)) {
    for (const container of containersOf(pod)) {
      const given = environmentOf(container, pod, objects, objects);
      const read = container.name === "migrate" ? readers[name]?.migrate : readers[name]?.serve;
      if (read === undefined) throw new Error(`nothing reads the environment of ${container.name} of ${name}`);
      const { problems, unread } = readWith(read, given);
      const known = readWith(readers[name]?.serve ?? read, given).unread;
      // The migration of order is given the whole ConfigMap, of which it takes what it needs.
      const unknown = container.name === "migrate" ? unread.filter((variable) => known.includes(variable)) : unread;
      expect({ name, container: container.name, problems, unknown }).toEqual({
        name,
        container: container.name,
        problems: [],
        unknown: [],
      });
    }
  }
});

test("production takes money and sends mail, has all that it needs, and nothing of dev is left", () => {
  const objects = objectsOf("overlays/prod");
  const secrets = objectsOf("overlays/dev").map((object) =>
    object.kind === "Secret" && ["order", "user"].includes(object.metadata.name)
      ? { ...object, data: ofProduction(object) }
      : object,
  );
  for (const { name, pod } of ours(objects)) {
    const [container] = pod.containers;
    if (container === undefined) throw new Error(`${name} has no container`);
    const given = environmentOf(container, pod, objects, secrets);
    expect(given["SHOAL_ENV"]).toBe("production");
    const read = readers[name]?.serve ?? (() => {});
    const own = Object.entries(given).map(([variable, value]) => [variable, value.replaceAll("dev-only", "its-own")]);
    expect(readWith(read, Object.fromEntries(own))).toEqual({ problems: [], unread: [] });
    const marked = Object.entries(given).filter(([, value]) => value.includes("dev-only"));
    expect(marked.length).toBeGreaterThan(0);
    const refusals = marked.map(([variable]) => `${variable} is marked "dev-only", which production refuses`);
    expect([...readWith(read, given).problems].sort()).toEqual(refusals.sort());
  }
  expect(JSON.stringify(objects)).not.toMatch(/dev-only|simulated|localhost/);
});

test("production, which sends mail, tells nobody who registers whether an address has an account", () => {
  const settingsOf = (folder: string) =>
    ofKind(objectsOf(folder), "ConfigMap").filter(({ data = {} }) => data["REGISTRATION"] === "confirmed");
  expect(settingsOf("overlays/prod").map(({ metadata }) => metadata.name.replace(/-[a-z0-9]{10}$/, ""))).toEqual([
    "user",
  ]);
  expect(settingsOf("overlays/dev")).toEqual([]);
});

/** With what dev has no use for. */
function ofProduction({ metadata, data = {} }: KubernetesObject): Record<string, string> {
  const stripe = metadata.name === "order" ? { STRIPE_SECRET_KEY: "sk_live_0123456789abcdef" } : {};
  const more = { ...stripe, MAIL_URL: "smtp://shop:secret@mail.example.com:587" };
  return { ...data, ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, btoa(value)])) };
}

test("only production's order and user have a way to the internet: to Stripe and to a mail server", () => {
  const outside = (folder: string) => edgesOf(objectsOf(folder)).filter((edge) => edge.includes("/0]"));
  const ways = [
    "order → [0.0.0.0/0]:443",
    ...["order", "user"].flatMap((from) => [465, 587].map((port) => `${from} → [0.0.0.0/0]:${port}`)),
  ];
  expect(outside("overlays/prod").sort()).toEqual(ways.sort());
  expect(outside("overlays/dev")).toEqual([]);
  expect(outside("base")).toEqual([]);
});

test("what several processes are told is the same for all: currency, version, addresses", () => {
  const objects = objectsOf("overlays/dev");
  const told = ours(objects).flatMap(({ pod }) =>
    pod.containers.map((container) => environmentOf(container, pod, objects, objects)),
  );
  const valuesOf = (name: string) => new Set(told.flatMap((one) => (one[name] === undefined ? [] : [one[name]])));
  expect(valuesOf("SHOP_CURRENCY").size).toBe(1);
  expect(valuesOf("SERVICE_TOKENS").size).toBe(1);
  expect([...valuesOf("SERVICE_VERSION")]).toEqual([version]);
  for (const environment of told) {
    for (const [name, value] of Object.entries(environment)) {
      if (!name.endsWith("_ADDRESS")) continue;
      const [, host = "", port] = /^dns:\/\/\/([a-z]+):(\d+)$/.exec(value) ?? [];
      expect(get(objects, "Service", host).spec.ports?.map((one) => String(one.port))).toContain(port ?? "none");
    }
  }
});

test("images of base carry the version; production's are pinned by digest", () => {
  const imagesOf = (folder: string) =>
    ours(objectsOf(folder)).map(({ name, pod }) => [name, [...new Set(containersOf(pod).map(({ image }) => image))]]);
  expect(imagesOf("base")).toEqual(nouns.map((noun) => [noun, [`shoal/${noun}:${version}`]]));
  for (const [, images] of imagesOf("overlays/prod"))
    expect(images).toEqual([expect.stringMatching(/@sha256:\w{64}$/)]);
});

test("a pod is given time to end: preStop, then the drain and the stores, then the last spans", () => {
  // Of main.ts: the server's drain, the loops (one may use up its whole bound), the stores, telemetry.
  const endSeconds = { gateway: 15 + 3, user: 10 + 15 + 5 + 3, product: 10 + 15 + 15 + 5 + 3, cart: 10 + 3, order: 48 };
  for (const folder of ["base", "overlays/prod"]) {
    for (const { name, pod } of ours(objectsOf(folder))) {
      const preStopSeconds = pod.containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0;
      expect(preStopSeconds).toBeGreaterThanOrEqual(10);
      const needed = preStopSeconds + endSeconds[name as keyof typeof endSeconds];
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(needed);
    }
  }
});

test.each(["base", "overlays/dev", "overlays/prod"])(
  "%s gives the gateway the largest share of a full node",
  (folder) => {
    const shares = workloadsOf(objectsOf(folder))
      .filter(({ object }) => object.kind === "Deployment")
      .map(({ name, pod }) => ({
        name,
        cpu: Number.parseInt(pod.containers[0]?.resources?.requests?.["cpu"] ?? "", 10),
      }));
    const ofGateway = shares.find(({ name }) => name === "gateway")?.cpu ?? 0;
    for (const { name, cpu } of shares) if (name !== "gateway") expect(ofGateway).toBeGreaterThan(1.5 * cpu);
  },
);

test("dev fits a small machine: at most 1.2 cores are requested with every replica there can be", () => {
  const objects = objectsOf("overlays/dev");
  const cores = workloadsOf(objects).map(({ name, pod, object }) => {
    const scaler = find(objects, "HorizontalPodAutoscaler", name);
    const replicas = scaler?.spec.maxReplicas ?? object.spec.replicas ?? 1;
    expect(replicas).toBeLessThanOrEqual(2);
    const running = pod.containers.map(({ resources }) => resources?.requests?.["cpu"] ?? "");
    return (
      running.reduce((sum, cpu) => sum + (/^\d+m$/.test(cpu) ? Number.parseInt(cpu, 10) : Number(cpu) * 1000), 0) *
      replicas
    );
  });
  expect(cores.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1200);
});

test("a production deploy holds the processes alone: no database, volume, namespace or Ingress", () => {
  const allowed = ["ConfigMap", "Deployment", "HorizontalPodAutoscaler", "NetworkPolicy", "PodDisruptionBudget"];
  const kinds = new Set(objectsOf("overlays/prod").map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual([...allowed, "Service", "ServiceAccount"].sort());
  expect(
    ofKind(objectsOf("overlays/prod"), "Deployment")
      .map(({ metadata }) => metadata.name)
      .sort(),
  ).toEqual([...nouns].sort());
});

test("production survives the loss of a node: three of each, of which one may go at a time", () => {
  for (const { spec } of ofKind(objectsOf("overlays/prod"), "HorizontalPodAutoscaler")) {
    expect(spec.minReplicas).toBeGreaterThanOrEqual(3);
  }
});

test("every secret of dev says that it is one of dev", () => {
  for (const secret of ofKind(objectsOf("overlays/dev"), "Secret")) {
    expect(secret.metadata.annotations?.["shoal.example/secrecy"]).toBe("dev-only");
    for (const [key, value] of Object.entries(secretValues(secret))) {
      if (!key.startsWith("tls.")) expect(value).toContain("dev-only");
    }
  }
});

test("external-secrets fills exactly the keys that production's pods take", async () => {
  const { objects, warnings } = await renderWith("external-secrets", "prod");
  expect(warnings).toBe("");
  const filled = ofKind(objects, "ExternalSecret").map(({ spec }) => [
    spec.target?.name,
    (spec.data ?? []).map(({ secretKey }) => secretKey).sort(),
  ]);
  const needed = [...neededSecretKeys(objects)].map(([name, keys]) => [name, [...keys].sort()]);
  expect(filled.sort()).toEqual(needed.sort());
});

test("local-volumes has one volume for every claim, of the class that the claim asks for", async () => {
  const { objects, warnings } = await renderWith("local-volumes", "dev");
  expect(warnings).toBe("");
  expect(await schemaProblems(objects)).toEqual([]);
  const claimed = [
    ...ofKind(objects, "PersistentVolumeClaim").map(({ metadata, spec }) => [metadata.name, spec.storageClassName]),
    ...ofKind(objects, "StatefulSet").flatMap(({ metadata, spec }) =>
      (spec.volumeClaimTemplates ?? []).map((claim) => [
        `${claim.metadata.name}-${metadata.name}-0`,
        claim.spec.storageClassName,
      ]),
    ),
  ];
  const volumes = ofKind(objects, "PersistentVolume").map(({ spec }) => [spec.claimRef?.name, spec.storageClassName]);
  expect(volumes.sort()).toEqual(claimed.sort());
});

test("observability opens the metrics of each process to Prometheus alone, and mounts every rule and dashboard", async () => {
  const { objects, warnings } = await renderWith("observability", "dev");
  expect(warnings).toBe("");
  expect(await schemaProblems(objects)).toEqual([]);
  // The Service "metrics" names the pods of all five on purpose.
  const single = objects.filter(({ kind, metadata }) => kind !== "Service" || metadata.name !== "metrics");
  expect([...(await podProblems(objects)), ...referenceProblems(objects), ...selectorProblems(single)]).toEqual([]);
  for (const noun of nouns) {
    const pod = ofKind(objects, "Deployment").find(({ metadata }) => metadata.name === noun)?.spec.template;
    expect(pod?.metadata?.labels?.["shoal.example/metrics"]).toBe("served");
    expect(pod?.spec?.containers[0]?.ports).toContainEqual(
      expect.objectContaining({ name: "metrics", containerPort: 9464 }),
    );
  }
  const policy = ofKind(objects, "NetworkPolicy").find(({ metadata }) => metadata.name === "metrics");
  const from = [{ podSelector: { matchLabels: { "app.kubernetes.io/name": "prometheus" } } }];
  expect(policy?.spec.ingress).toEqual([{ from, ports: [{ port: "metrics", protocol: "TCP" }] }]);
  const files = ofKind(objects, "ConfigMap").flatMap(({ data }) => Object.keys(data ?? {}));
  for (const folder of ["rules", "grafana/dashboards"])
    expect(files).toEqual(
      expect.arrayContaining(readdirSync(join(kustomize, "components/observability", folder)) as string[]),
    );
});

test("external-stores adds the way out to the stores' network and nothing else", async () => {
  const { objects } = await renderWith("external-stores", "prod");
  const added = edgesOf(objects).filter((edge) => edge.includes("192.0.2.0/24"));
  expect(added.length).toBe(nouns.length * 3);
  const before = edgesOf(objectsOf("overlays/prod"));
  expect(edgesOf(objects).filter((edge) => !added.includes(edge))).toEqual(before);
  rmSync(scratch, { recursive: true, force: true });
});

test.each(breakages)("a rule that is broken is told: %s", async (_, check, breakIt, says) => {
  const objects = objectsOf("overlays/dev");
  breakIt(objects);
  expect((await check(objects)).join("\n")).toContain(says);
});
