// The house's rules for every pod: the restricted Pod Security Standard and a bit more, probes, resources, images.

import {
  type Container,
  containersOf,
  declaredPort,
  type KubernetesObject,
  type PodSpec,
  workloadsOf,
} from "./objects.fixture.ts";

/** What breaks a rule, one sentence each. */
export function podProblems(objects: readonly KubernetesObject[]): string[] {
  return workloadsOf(objects).flatMap((workload) => {
    const isServer = workload.kind !== "CronJob";
    const problems = [
      ...podSpecProblems(workload.pod),
      ...containersOf(workload.pod).flatMap((container) => [
        ...securityProblems(container),
        ...imageProblems(container),
        ...resourceProblems(container),
        ...mountProblems(container, workload.pod, workload.object),
      ]),
      ...(isServer ? workload.pod.containers.flatMap((container) => probeProblems(container, workload.pod)) : []),
    ];
    return problems.map((problem) => `${workload.name}: ${problem}`);
  });
}

function podSpecProblems(pod: PodSpec): string[] {
  const { securityContext: security = {} } = pod;
  return said([
    [security.runAsNonRoot !== true || (security.runAsUser ?? 0) === 0, "may run as root"],
    [security.seccompProfile?.type !== "RuntimeDefault", "has no seccomp profile"],
    [pod.automountServiceAccountToken !== false, "mounts a token of the cluster"],
    [pod.serviceAccountName === undefined, "runs under the namespace's default account"],
    [pod.enableServiceLinks !== false, "gets Kubernetes' service variables, which clash with ours"],
    [pod.hostNetwork === true, "uses the node's network"],
    [
      (pod.volumes ?? []).some((volume) => volume.emptyDir !== undefined && volume.emptyDir.sizeLimit === undefined),
      "has scratch space without a limit",
    ],
    [
      (pod.volumes ?? []).some(
        (volume) =>
          (volume.secret ?? volume.configMap ?? volume.emptyDir ?? volume.persistentVolumeClaim) === undefined,
      ),
      "has a volume of a kind that is not allowed",
    ],
  ]);
}

function securityProblems({ name, securityContext: security = {} }: Container): string[] {
  return said([
    [security.allowPrivilegeEscalation !== false, `${name} may gain privileges`],
    [security.readOnlyRootFilesystem !== true, `${name} can write to its image`],
    [security.privileged === true || security.runAsUser === 0, `${name} is privileged`],
    [
      security.capabilities?.drop?.includes("ALL") !== true || security.capabilities.add !== undefined,
      `${name} has capabilities`,
    ],
  ]);
}

function imageProblems({ name, image, imagePullPolicy }: Container): string[] {
  const [, tag] = /:([^:/]+)$/.exec(image) ?? [];
  const isPinned = /@sha256:[0-9a-f]{64}$/.test(image) || (tag !== undefined && /\d/.test(tag) && tag !== "latest");
  return said([
    [!isPinned, `${name} has an image that is not pinned: ${image}`],
    [imagePullPolicy !== "IfNotPresent", `${name} does not take an image that is there already`],
  ]);
}

function resourceProblems({ name, resources = {} }: Container): string[] {
  return (["requests", "limits"] as const).flatMap((side) =>
    ["cpu", "memory", "ephemeral-storage"]
      .filter((what) => resources[side]?.[what] === undefined)
      .map((what) => `${name} has no ${what} in its ${side}`),
  );
}

function mountProblems({ name, volumeMounts = [] }: Container, pod: PodSpec, owner: KubernetesObject): string[] {
  const claims = (owner.spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
  const names = new Set([...(pod.volumes ?? []).map((volume) => volume.name), ...claims]);
  return volumeMounts
    .filter((mount) => !names.has(mount.name))
    .map((mount) => `${name} mounts ${mount.name}, which is no volume`);
}

const probeNames = ["startupProbe", "readinessProbe", "livenessProbe"] as const;
/** The health service's names, and the gateway's paths, by what is asked. */
const answers = {
  startupProbe: { grpc: "startup", http: "/readyz" },
  readinessProbe: { grpc: "ready", http: "/readyz" },
  livenessProbe: { grpc: "live", http: "/livez" },
} as const;

function probeProblems(container: Container, pod: PodSpec): string[] {
  const isOurs = container.image.includes("shoal/");
  return probeNames.flatMap((name) => {
    const probe = container[name];
    if (probe === undefined) return [`${container.name} has no ${name}`];
    const port = probe.grpc?.port ?? probe.httpGet?.port ?? probe.tcpSocket?.port;
    const isRightAnswer =
      probe.grpc?.service === answers[name].grpc || probe.httpGet?.path === answers[name].http || !isOurs;
    return said([
      [port === undefined && probe.exec === undefined, `${name} of ${container.name} asks nothing`],
      [
        port !== undefined && declaredPort(pod, port) === undefined,
        `${name} of ${container.name} asks ${port}, which is no port of it`,
      ],
      [!isRightAnswer, `${name} of ${container.name} asks for the wrong thing`],
    ]);
  });
}

/** The sentences whose condition holds. */
export function said(findings: readonly (readonly [holds: boolean, sentence: string])[]): string[] {
  return findings.filter(([holds]) => holds).map(([, sentence]) => sentence);
}
