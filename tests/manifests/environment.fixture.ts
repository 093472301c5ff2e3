// The environment that a pod gives its process, put together as the kubelet does and read by the process' own config.ts.

import { ConfigError, type Environment } from "@shoal/process";
import { readConfig as readCart } from "../../packages/cart/src/config.ts";
import { readConfig as readGateway } from "../../packages/gateway/src/config.ts";
import { readMigrateConfig as migrateOrder, readServeConfig as readOrder } from "../../packages/order/src/config.ts";
import {
  readMigrateConfig as migrateProduct,
  readServeConfig as readProduct,
} from "../../packages/product/src/config.ts";
import { readMigrateConfig as migrateUser, readServeConfig as readUser } from "../../packages/user/src/config.ts";
import { type Container, get, type KubernetesObject, type PodSpec, secretValues } from "./objects.fixture.ts";

type Read = (environment: Environment) => unknown;

/** What reads the environment of each process' containers. */
export const readers: Readonly<Record<string, { readonly serve: Read; readonly migrate?: Read }>> = {
  gateway: { serve: readGateway },
  user: { serve: readUser, migrate: migrateUser },
  product: { serve: readProduct, migrate: migrateProduct },
  cart: { serve: readCart },
  order: { serve: readOrder, migrate: migrateOrder },
};

/** The variables of a container, with the contents of mounted files in place of NAME_FILE. */
export function environmentOf(
  container: Container,
  pod: PodSpec,
  objects: readonly KubernetesObject[],
  secrets: readonly KubernetesObject[],
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { configMapRef } of container.envFrom ?? []) {
    Object.assign(environment, get(objects, "ConfigMap", configMapRef?.name ?? "").data);
  }
  for (const { name, value = "" } of container.env ?? []) {
    if (name.endsWith("_FILE")) environment[name.slice(0, -"_FILE".length)] = contentOf(value, container, pod, secrets);
    else environment[name] = value;
  }
  return environment;
}

function contentOf(path: string, container: Container, pod: PodSpec, secrets: readonly KubernetesObject[]): string {
  for (const mount of container.volumeMounts ?? []) {
    const volume = (pod.volumes ?? []).find(({ name }) => name === mount.name);
    const item = volume?.secret?.items?.find((one) => `${mount.mountPath}/${one.path}` === path);
    if (volume?.secret === undefined || item === undefined) continue;
    const value = secretValues(get(secrets, "Secret", volume.secret.secretName))[item.key];
    if (value !== undefined) return value;
  }
  throw new Error(`${container.name} is pointed to ${path}, and no Secret is mounted there`);
}

/** What the process says of its environment, and the variables that it never looked at. */
export function readWith(read: Read, given: Readonly<Record<string, string>>) {
  const asked = new Set<string>();
  const environment = new Proxy(given, {
    get(target, name) {
      asked.add(String(name));
      return Reflect.get(target, name);
    },
  });
  let problems: readonly string[] = [];
  try {
    read(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems = error.problems;
  }
  return { problems, unread: Object.keys(given).filter((name) => !asked.has(name)) };
}
