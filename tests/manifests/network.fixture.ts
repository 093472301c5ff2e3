// Who can reach whom, computed as a cluster does: a connection needs the caller's policies to let it out and the
// called one's to let it in, and a pod that no policy isolates is open to everybody.

import {
  declaredPort,
  type KubernetesObject,
  type Labels,
  ofKind,
  type Policy,
  type Selector,
  selects,
  type Workload,
  workloadsOf,
} from "./objects.fixture.ts";

type Direction = "Ingress" | "Egress";
type Rule = { readonly peers: NonNullable<NonNullable<Policy["ingress"]>[number]["from"]>; readonly ports: PortList };
type PortList = readonly { readonly port?: number | string }[];
const namespace = "shoal";

/** Pods that are not isolated in a direction, or all of them where there is no policy. */
export function openPods(objects: readonly KubernetesObject[]): string[] {
  return workloadsOf(objects).flatMap((workload) =>
    (["Ingress", "Egress"] as const)
      .filter((direction) => policiesOf(objects, workload.labels, direction).length === 0)
      .map((direction) => `${workload.name} is open for ${direction}`),
  );
}

/** Every connection that is possible: "user → users-postgres:5432", "[peer outside] → gateway:8080". */
export function edgesOf(objects: readonly KubernetesObject[]): string[] {
  const workloads = workloadsOf(objects);
  const edges = workloads.flatMap((from) =>
    workloads.flatMap((to) =>
      portsOf(to)
        .filter((port) => lets(objects, from, to, port, "Egress") && lets(objects, to, from, port, "Ingress", to))
        .map((port) => `${from.name} → ${to.name}:${port}`),
    ),
  );
  return [...new Set([...edges, ...workloads.flatMap((workload) => outsideEdges(objects, workload))])].sort();
}

/** Rules whose peer inside the namespace is no pod at all: a name that was mistyped. */
export function deadRules(objects: readonly KubernetesObject[]): string[] {
  const workloads = workloadsOf(objects);
  return ofKind(objects, "NetworkPolicy").flatMap(({ metadata, spec }) =>
    (["Ingress", "Egress"] as const).flatMap((direction) =>
      rulesOf(spec, direction)
        .flatMap(({ peers }) => peers)
        .filter((peer) => peer.namespaceSelector === undefined && peer.podSelector !== undefined)
        .filter((peer) => !workloads.some(({ labels }) => selects(peer.podSelector ?? {}, labels)))
        .map((peer) => `${metadata.name} names ${JSON.stringify(peer.podSelector)}, which is nobody`),
    ),
  );
}

function portsOf({ pod }: Workload): number[] {
  return pod.containers.flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
}

function policiesOf(objects: readonly KubernetesObject[], labels: Labels, direction: Direction): Partial<Policy>[] {
  return ofKind(objects, "NetworkPolicy")
    .map(({ spec }) => spec)
    .filter((spec) => spec.policyTypes?.includes(direction) === true && selects(spec.podSelector ?? {}, labels));
}

function rulesOf(spec: Partial<Policy>, direction: Direction): Rule[] {
  return direction === "Ingress"
    ? (spec.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
    : (spec.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }));
}

/** Whether `self`'s policies allow `other` in a direction at a port of the one that is called. */
function lets(
  objects: readonly KubernetesObject[],
  self: Workload,
  other: Workload,
  port: number,
  direction: Direction,
  called: Workload = other,
): boolean {
  const policies = policiesOf(objects, self.labels, direction);
  if (policies.length === 0) return true;
  return policies
    .flatMap((spec) => rulesOf(spec, direction))
    .some(
      ({ peers, ports }) =>
        (peers.length === 0 || peers.some((peer) => isInside(peer, other.labels))) &&
        (ports.length === 0 || ports.some((one) => declaredPort(called.pod, one.port ?? port) === port)),
    );
}

function isInside(peer: Rule["peers"][number], labels: Labels): boolean {
  if (peer.ipBlock !== undefined) return false;
  const isHere =
    peer.namespaceSelector === undefined ||
    selects(peer.namespaceSelector, { "kubernetes.io/metadata.name": namespace });
  return isHere && selects(peer.podSelector ?? {}, labels);
}

function outsideEdges(objects: readonly KubernetesObject[], workload: Workload): string[] {
  const edges = (direction: Direction, name: (peer: string, ports: PortList) => string[]) =>
    policiesOf(objects, workload.labels, direction)
      .flatMap((spec) => rulesOf(spec, direction))
      .flatMap(({ peers, ports }) =>
        peers.length === 0
          ? name("[anybody]", ports)
          : peers.flatMap((peer) => {
              const title = titleOf(peer);
              return title === undefined ? [] : name(title, ports);
            }),
      );
  return [
    ...edges("Ingress", (peer, ports) =>
      (ports.length === 0 ? portsOf(workload) : ports.map(({ port }) => declaredPort(workload.pod, port ?? 0)))
        .filter((port) => port !== undefined)
        .map((port) => `${peer} → ${workload.name}:${port}`),
    ),
    ...edges("Egress", (peer, ports) =>
      ports.length === 0
        ? [`${workload.name} → ${peer}:any`]
        : ports.map(({ port }) => `${workload.name} → ${peer}:${port}`),
    ),
  ];
}

/** How a peer outside of the namespace is called; undefined for one inside. */
function titleOf(peer: Rule["peers"][number]): string | undefined {
  if (peer.ipBlock !== undefined) return `[${peer.ipBlock.cidr}]`;
  if (peer.namespaceSelector === undefined) return undefined;
  return `[${[peer.namespaceSelector, peer.podSelector ?? {}].map(wordsOf).filter(Boolean).join(" ")}]`;
}

function wordsOf({ matchLabels = {} }: Selector): string {
  return Object.entries(matchLabels)
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}
