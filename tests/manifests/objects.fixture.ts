// What the rules look at of Kubernetes' objects, and how a rendered list of them is walked. That each object has the
// shape that its kind promises is checked first, by schema.fixture.ts.

export type Labels = Readonly<Record<string, string>>;
export type Selector = {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
};
export type Probe = {
  grpc?: { port: number; service?: string };
  httpGet?: { path?: string; port: number | string };
  tcpSocket?: { port: number | string };
  exec?: { command: string[] };
};
type ContainerSecurity = {
  allowPrivilegeEscalation?: boolean;
  readOnlyRootFilesystem?: boolean;
  privileged?: boolean;
  runAsUser?: number;
  capabilities?: { drop?: string[]; add?: string[] };
};
type Quantities = Record<string, string>;
type KeyRef = { name: string; key: string };
export type Container = {
  name: string;
  image: string;
  imagePullPolicy?: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string; valueFrom?: { configMapKeyRef?: KeyRef; secretKeyRef?: KeyRef } }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name?: string; containerPort: number }[];
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  lifecycle?: { preStop?: { sleep?: { seconds: number } } };
  resources?: { requests?: Quantities; limits?: Quantities };
  securityContext?: ContainerSecurity;
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[];
};
type Volume = {
  name: string;
  secret?: { secretName: string; items?: { key: string; path: string }[] };
  configMap?: { name: string };
  persistentVolumeClaim?: { claimName: string };
  emptyDir?: { sizeLimit?: string };
};
export type PodSpec = {
  containers: Container[];
  initContainers?: Container[];
  volumes?: Volume[];
  serviceAccountName?: string;
  automountServiceAccountToken?: boolean;
  enableServiceLinks?: boolean;
  terminationGracePeriodSeconds?: number;
  hostNetwork?: boolean;
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } };
  topologySpreadConstraints?: { topologyKey: string; labelSelector?: Selector }[];
};
type Peer = { podSelector?: Selector; namespaceSelector?: Selector; ipBlock?: { cidr: string } };
type PolicyPorts = { port?: number | string; protocol?: string }[];
export type Template = { metadata?: { labels?: Labels }; spec: PodSpec };
export type Policy = {
  podSelector: Selector;
  policyTypes?: string[];
  ingress?: { from?: Peer[]; ports?: PolicyPorts }[];
  egress?: { to?: Peer[]; ports?: PolicyPorts }[];
};
export type Spec = {
  replicas?: number;
  selector?: Selector & Labels;
  template?: Template;
  jobTemplate?: { spec: { template: Template } };
  serviceName?: string;
  strategy?: { rollingUpdate?: { maxUnavailable?: number } };
  volumeClaimTemplates?: { metadata: { name: string }; spec: { storageClassName?: string } }[];
  clusterIP?: string;
  publishNotReadyAddresses?: boolean;
  ports?: { name?: string; port: number; targetPort?: number | string }[];
  scaleTargetRef?: { kind: string; name: string };
  minReplicas?: number;
  maxReplicas?: number;
  behavior?: { scaleUp?: object; scaleDown?: object };
  maxUnavailable?: number | string;
  tls?: { secretName: string; hosts?: string[] }[];
  rules?: {
    host?: string;
    http?: { paths: { backend: { service: { name: string; port: { name?: string; number?: number } } } }[] };
  }[];
  storageClassName?: string;
  claimRef?: { namespace: string; name: string };
  target?: { name: string };
  data?: { secretKey: string }[];
};
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Labels; annotations?: Labels };
  spec: Spec & Partial<Policy>;
  data?: Record<string, string>;
  automountServiceAccountToken?: boolean;
};

/** One kind of pod that the objects make. */
export type Workload = {
  /** Unique: "user", "users-postgres-backup". */
  readonly name: string;
  readonly kind: string;
  readonly labels: Labels;
  readonly pod: PodSpec;
  readonly object: KubernetesObject;
};

/** Everything that makes pods. */
export function workloadsOf(objects: readonly KubernetesObject[]): Workload[] {
  return objects.flatMap((object) => {
    const template = object.spec?.template ?? object.spec?.jobTemplate?.spec.template;
    if (template === undefined) return [];
    const { name } = object.metadata;
    return [{ name, kind: object.kind, labels: template.metadata?.labels ?? {}, pod: template.spec, object }];
  });
}

export function ofKind(objects: readonly KubernetesObject[], kind: string): KubernetesObject[] {
  return objects.filter((object) => object.kind === kind);
}

export function find(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject | undefined {
  return objects.find((object) => object.kind === kind && object.metadata.name === name);
}

/** The same, where it must be there. */
export function get(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject {
  const found = find(objects, kind, name);
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

export function containersOf(pod: PodSpec): Container[] {
  return [...(pod.initContainers ?? []), ...pod.containers];
}

/** Whether a selector selects a pod with these labels; an empty one selects every pod, as Kubernetes has it. */
export function selects(selector: Selector, labels: Labels): boolean {
  const isEqual = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  return (
    isEqual &&
    (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
      if (operator !== "In") throw new Error(`the rules do not know ${operator}`);
      return values.includes(labels[key] ?? "");
    })
  );
}

/** The container port that a name or number means in a pod, or undefined when it declares none such. */
export function declaredPort(pod: PodSpec, wanted: number | string): number | undefined {
  const ports = pod.containers.flatMap(({ ports: own = [] }) => own);
  return ports.find(({ name, containerPort }) => name === wanted || containerPort === wanted)?.containerPort;
}

/** A Secret's values in clear. */
export function secretValues(secret: KubernetesObject): Record<string, string> {
  return Object.fromEntries(Object.entries(secret.data ?? {}).map(([key, value]) => [key, atob(value)]));
}
