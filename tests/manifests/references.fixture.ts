// What objects say of each other: every name and key that is used is there, and every selector hits what it means.

import {
  containersOf,
  declaredPort,
  find,
  get,
  type KubernetesObject,
  ofKind,
  secretValues,
  selects,
  type Workload,
  workloadsOf,
} from "./objects.fixture.ts";
import { said } from "./pods.fixture.ts";

type Objects = readonly KubernetesObject[];

/** Selectors, ports and targets that hit nothing or too much. */
export function selectorProblems(objects: Objects): string[] {
  const workloads = workloadsOf(objects);
  return [
    ...workloads.flatMap(({ name, labels, object }) => {
      const { selector } = object.spec;
      return said([
        [selector !== undefined && !selects(selector, labels), `${object.kind} ${name} does not select its own pods`],
        [
          selector !== undefined && podsOf(workloads, selector).length > 1,
          `${object.kind} ${name} selects others' pods`,
        ],
      ]);
    }),
    ...ofKind(objects, "Service").flatMap((service) => serviceProblems(service, workloads)),
    ...ofKind(objects, "PodDisruptionBudget").flatMap(({ metadata, spec }) =>
      said([
        [podsOf(workloads, spec.selector ?? {}).length !== 1, `PodDisruptionBudget ${metadata.name} is of no workload`],
        [spec.maxUnavailable !== 1, `PodDisruptionBudget ${metadata.name} may block a drain or empty a Deployment`],
      ]),
    ),
    ...ofKind(objects, "HorizontalPodAutoscaler").flatMap((scaler) => scalerProblems(scaler, objects)),
    ...ofKind(objects, "StatefulSet").flatMap(({ metadata, spec }) =>
      said([
        [find(objects, "Service", spec.serviceName ?? "") === undefined, `StatefulSet ${metadata.name} has no Service`],
      ]),
    ),
    ...ofKind(objects, "NetworkPolicy").flatMap(({ metadata, spec }) =>
      said([[podsOf(workloads, spec.podSelector ?? {}).length === 0, `NetworkPolicy ${metadata.name} is of no pod`]]),
    ),
    ...ofKind(objects, "Ingress").flatMap((ingress) => ingressProblems(ingress, objects)),
  ];
}

function podsOf(workloads: readonly Workload[], selector: Parameters<typeof selects>[0]): Workload[] {
  return workloads.filter(({ labels }) => selects(selector, labels));
}

function serviceProblems({ metadata, spec }: KubernetesObject, workloads: readonly Workload[]): string[] {
  const [workload, ...others] = podsOf(workloads, { matchLabels: spec.selector ?? {} });
  if (workload === undefined || others.length > 0) return [`Service ${metadata.name} is not of exactly one workload`];
  return (spec.ports ?? [])
    .filter(({ port, targetPort }) => declaredPort(workload.pod, targetPort ?? port) === undefined)
    .map(({ port }) => `Service ${metadata.name} sends ${port} to a port that its pods do not declare`);
}

function scalerProblems({ metadata, spec }: KubernetesObject, objects: Objects): string[] {
  const target = find(objects, spec.scaleTargetRef?.kind ?? "", spec.scaleTargetRef?.name ?? "");
  return said([
    [target === undefined, `HorizontalPodAutoscaler ${metadata.name} scales nothing`],
    [target?.spec.replicas !== undefined, `${metadata.name} has replicas beside a HorizontalPodAutoscaler`],
    [spec.behavior?.scaleUp === undefined || spec.behavior.scaleDown === undefined, `${metadata.name} scales anyhow`],
    [
      (spec.minReplicas ?? 0) < 1 || (spec.maxReplicas ?? 0) <= (spec.minReplicas ?? 1),
      `${metadata.name} cannot scale`,
    ],
  ]);
}

function ingressProblems({ metadata, spec }: KubernetesObject, objects: Objects): string[] {
  const backends = (spec.rules ?? []).flatMap(({ http }) => http?.paths ?? []).map(({ backend }) => backend.service);
  const hosts = (spec.rules ?? []).map(({ host }) => host);
  return said([
    [backends.length === 0, `Ingress ${metadata.name} leads nowhere`],
    [
      (spec.tls ?? []).length === 0 || hosts.join() !== (spec.tls ?? []).flatMap((tls) => tls.hosts ?? []).join(),
      `Ingress ${metadata.name} has a host without TLS`,
    ],
    ...backends.map(({ name, port }) => {
      const ports = find(objects, "Service", name)?.spec.ports ?? [];
      const isThere = ports.some((one) => one.name === port.name || one.port === port.number);
      return [!isThere, `Ingress ${metadata.name} leads to ${name}, which has no such port`] as const;
    }),
  ]);
}

export type Needs = { readonly configMaps: Set<string>; readonly secretKeys: Map<string, Set<string>> };

/** Secret → keys that any pod takes from it. */
export function neededSecretKeys(objects: Objects): Map<string, Set<string>> {
  const needed = new Map<string, Set<string>>();
  const add = (name: string, key: string) => needed.set(name, (needed.get(name) ?? new Set()).add(key));
  for (const { pod } of workloadsOf(objects)) {
    for (const { secret } of pod.volumes ?? []) {
      for (const { key } of secret?.items ?? []) add(secret?.secretName ?? "", key);
    }
    for (const { valueFrom } of containersOf(pod).flatMap(({ env = [] }) => env)) {
      if (valueFrom?.secretKeyRef !== undefined) add(valueFrom.secretKeyRef.name, valueFrom.secretKeyRef.key);
    }
  }
  return needed;
}

/** Names and keys that pods and the Ingress use and nothing makes. */
export function referenceProblems(objects: Objects): string[] {
  const isThere = (kind: string, name: string) => find(objects, kind, name) !== undefined;
  const missing = workloadsOf(objects).flatMap(({ name, pod }) => {
    const volumes = pod.volumes ?? [];
    const containers = containersOf(pod);
    const maps = [
      ...volumes.flatMap(({ configMap }) => (configMap === undefined ? [] : [configMap.name])),
      ...containers.flatMap(({ envFrom = [] }) => envFrom.map(({ configMapRef }) => configMapRef?.name ?? "")),
    ];
    const keys = containers
      .flatMap(({ env = [] }) => env)
      .flatMap(({ valueFrom }) => (valueFrom?.configMapKeyRef === undefined ? [] : [valueFrom.configMapKeyRef]));
    const claims = volumes.flatMap(({ persistentVolumeClaim: claim }) =>
      claim === undefined ? [] : [claim.claimName],
    );
    return said([
      ...maps.map((map) => [!isThere("ConfigMap", map), `${name} uses the ConfigMap ${map}`] as const),
      ...keys.map(
        (use) =>
          [
            find(objects, "ConfigMap", use.name)?.data?.[use.key] === undefined,
            `${name} uses ${use.key} of ${use.name}`,
          ] as const,
      ),
      ...claims.map((claim) => [!isThere("PersistentVolumeClaim", claim), `${name} uses the claim ${claim}`] as const),
      [!isThere("ServiceAccount", pod.serviceAccountName ?? ""), `${name} runs as ${pod.serviceAccountName}`],
      ...volumes.map(
        ({ secret }) => [secret !== undefined && secret.items === undefined, `${name} mounts a whole Secret`] as const,
      ),
    ]);
  });
  return missing.map((use) => `${use}, which is not there or not allowed`);
}

/** Secrets and keys that are used and not there; for a rendering that brings its own. */
export function secretProblems(objects: Objects): string[] {
  const tls = ofKind(objects, "Ingress").flatMap(({ spec }) => (spec.tls ?? []).map(({ secretName }) => secretName));
  const keys = [...neededSecretKeys(objects)].flatMap(([secret, names]) => [...names].map((key) => [secret, key]));
  return [
    ...keys,
    ...tls.flatMap((name) => [
      [name, "tls.crt"],
      [name, "tls.key"],
    ]),
  ]
    .filter(([secret = "", key = ""]) => find(objects, "Secret", secret)?.data?.[key] === undefined)
    .map(([secret, key]) => `${key} of the Secret ${secret} is used and not there`);
}

/** URLs of stores, held against the passwords, roles and databases that the stores themselves are given. */
export function storeUrlProblems(objects: Objects): string[] {
  return ["gateway", "user", "product", "cart", "order"].flatMap((noun) => {
    const values = secretValues(get(objects, "Secret", noun));
    return Object.entries(values)
      .filter(([key]) => key.endsWith("_URL"))
      .flatMap(([key, value]) => {
        const url = new URL(value);
        const store = secretValues(get(objects, "Secret", url.hostname));
        const role = key === "MIGRATION_DATABASE_URL" ? "owner" : "app";
        const password = url.protocol === "redis:" ? store["PASSWORD"] : store[`${role.toUpperCase()}_PASSWORD`];
        const isPostgres = url.protocol === "postgres:";
        return said([
          [url.password === "" || url.password !== password, `${noun}'s ${key} has another password than its store`],
          [isPostgres && url.username !== `shoal_${noun}_${role}`, `${noun}'s ${key} uses another role`],
          [isPostgres && url.pathname !== `/shoal_${noun}`, `${noun}'s ${key} uses another database`],
        ]);
      });
  });
}
