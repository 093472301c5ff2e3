// Ways to break the manifests, one for each rule, with what the rules must then say.

import { edgesOf, openPods } from "./network.fixture.ts";
import { type Container, get, type KubernetesObject, type PodSpec } from "./objects.fixture.ts";
import { podProblems } from "./pods.fixture.ts";
import { referenceProblems, secretProblems, selectorProblems, storeUrlProblems } from "./references.fixture.ts";
import { schemaProblems } from "./schema.fixture.ts";

type Objects = KubernetesObject[];
type Check = (objects: Objects) => readonly string[] | Promise<readonly string[]>;
export type Breakage = readonly [what: string, check: Check, breakIt: (objects: Objects) => void, says: string];

function podOf(objects: Objects, noun = "user", kind = "Deployment"): PodSpec {
  const pod = get(objects, kind, noun).spec.template?.spec;
  if (pod === undefined) throw new Error(`${kind} ${noun} has no pods`);
  return pod;
}

function containerOf(objects: Objects, noun?: string, kind?: string): Container {
  const [container] = podOf(objects, noun, kind).containers;
  if (container === undefined) throw new Error("a pod has no container");
  return container;
}

const specOf = (objects: Objects, kind: string, name = "user") => get(objects, kind, name).spec;
const drop = (objects: Objects, kind: string, name: string) =>
  objects.splice(objects.indexOf(get(objects, kind, name)), 1);

export const breakages: readonly Breakage[] = [
  [
    "a misspelt field",
    schemaProblems,
    (all) => Object.assign(containerOf(all), { readynessProbe: {} }),
    "Deployment user: /spec/template/spec/containers/0/readynessProbe is no field",
  ],
  [
    "a number as a text",
    schemaProblems,
    (all) => Object.assign(specOf(all, "HorizontalPodAutoscaler"), { minReplicas: "two" }),
    "minReplicas",
  ],
  [
    "an API version that goes or is gone",
    schemaProblems,
    (all) => Object.assign(get(all, "PodDisruptionBudget", "user"), { apiVersion: "policy/v1beta1" }),
    "policy/v1beta1 is no stable API",
  ],
  ["a floating image", podProblems, (all) => Object.assign(containerOf(all), { image: "shoal/user:latest" }), "pinned"],
  ["an image without a tag", podProblems, (all) => Object.assign(containerOf(all), { image: "shoal/user" }), "pinned"],
  ["root", podProblems, (all) => Object.assign(podOf(all), { securityContext: {} }), "user: may run as root"],
  ["capabilities", podProblems, (all) => delete containerOf(all).securityContext?.capabilities, "has capabilities"],
  [
    "an init container that writes to its image",
    podProblems,
    (all) => delete podOf(all).initContainers?.[0]?.securityContext,
    "migrate can write to its image",
  ],
  ["service variables", podProblems, (all) => delete podOf(all, "gateway").enableServiceLinks, "gateway: gets"],
  ["no liveness", podProblems, (all) => delete containerOf(all).livenessProbe, "user has no livenessProbe"],
  [
    "a probe of a port that nobody opens",
    podProblems,
    (all) => Object.assign(containerOf(all), { readinessProbe: { grpc: { port: 50052, service: "ready" } } }),
    "asks 50052",
  ],
  [
    "liveness that depends on the stores",
    podProblems,
    (all) => Object.assign(containerOf(all), { livenessProbe: { grpc: { port: 50051, service: "startup" } } }),
    "livenessProbe of user asks for the wrong thing",
  ],
  [
    "no limit of scratch space",
    podProblems,
    (all) => delete containerOf(all).resources?.limits?.["ephemeral-storage"],
    "user has no ephemeral-storage in its limits",
  ],
  [
    "replicas beside an autoscaler",
    selectorProblems,
    (all) => Object.assign(specOf(all, "Deployment"), { replicas: 2 }),
    "user has replicas beside",
  ],
  [
    "a Service of nobody",
    selectorProblems,
    (all) => Object.assign(specOf(all, "Service"), { selector: { "app.kubernetes.io/name": "users" } }),
    "Service user is not of exactly one workload",
  ],
  [
    "a Service that also takes in the backup",
    selectorProblems,
    (all) =>
      Object.assign(specOf(all, "Service", "users-postgres"), {
        selector: { "app.kubernetes.io/name": "users-postgres" },
      }),
    "Service users-postgres is not of exactly one workload",
  ],
  [
    "an autoscaler of nothing",
    selectorProblems,
    (all) => Object.assign(specOf(all, "HorizontalPodAutoscaler").scaleTargetRef ?? {}, { name: "users" }),
    "scales nothing",
  ],
  [
    "a budget of nobody",
    selectorProblems,
    (all) => Object.assign(specOf(all, "PodDisruptionBudget"), { selector: { matchLabels: { a: "b" } } }),
    "PodDisruptionBudget user is of no workload",
  ],
  [
    "a policy of nobody",
    selectorProblems,
    (all) => Object.assign(specOf(all, "NetworkPolicy"), { podSelector: { matchLabels: { a: "b" } } }),
    "NetworkPolicy user is of no pod",
  ],
  ["a ConfigMap that is gone", referenceProblems, (all) => dropMap(all, "user-"), "user uses the ConfigMap user-"],
  ["a Secret that is gone", secretProblems, (all) => drop(all, "Secret", "user"), "DATABASE_URL of the Secret user"],
  [
    "a Secret that lacks a key",
    secretProblems,
    (all) => delete get(all, "Secret", "gateway").data?.["JWT_KEYS"],
    "JWT_KEYS of the Secret gateway",
  ],
  [
    "a password that the store does not know",
    storeUrlProblems,
    (all) => Object.assign(get(all, "Secret", "cart-redis").data ?? {}, { PASSWORD: btoa("another") }),
    "cart's REDIS_URL has another password",
  ],
  [
    "pods that no policy isolates",
    openPods,
    (all) => {
      for (const name of ["default-deny", "allow-metrics-scraping", "user"]) drop(all, "NetworkPolicy", name);
    },
    "user is open for Ingress",
  ],
  [
    "a policy that lets in everybody",
    edgesOf,
    (all) => delete specOf(all, "NetworkPolicy").ingress?.[0]?.from,
    "[anybody] → user:50051",
  ],
  [
    "an edge too many, once both ends are open",
    edgesOf,
    (all) => {
      const peer = (name: string) => ({ podSelector: { matchLabels: { "app.kubernetes.io/name": name } } });
      specOf(all, "NetworkPolicy", "cart").egress?.push({ to: [peer("user")], ports: [{ port: 50051 }] });
      specOf(all, "NetworkPolicy", "user").ingress?.push({ from: [peer("cart")], ports: [{ port: "grpc" }] });
    },
    "cart → user:50051",
  ],
];

function dropMap(objects: Objects, prefix: string): void {
  const map = objects.find(({ kind, metadata }) => kind === "ConfigMap" && metadata.name.startsWith(prefix));
  drop(objects, "ConfigMap", map?.metadata.name ?? "");
}
