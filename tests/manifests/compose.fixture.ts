// compose.yaml as Docker Compose understands it, as far as the rules look at it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../carried.fixture.ts";

export type ComposeService = {
  image?: string;
  build?: { context: string; target?: string; args?: Record<string, string> };
  profiles?: string[];
  command?: string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  user?: string;
  restart?: string;
  read_only?: boolean;
  privileged?: boolean;
  network_mode?: string;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  mem_limit?: string;
  pids_limit?: number;
  ports?: string[];
  logging?: { options?: Record<string, string> };
  develop?: { watch?: { action: string; path: string }[] };
};
export type Compose = { services: Record<string, ComposeService>; volumes: Record<string, unknown> };

/** A fresh copy, which a test may break. */
export function readCompose(): Compose {
  return Bun.YAML.parse(readFileSync(join(root, "compose.yaml"), "utf8")) as Compose;
}

/** Services that run once and end. */
export const isOnce = ({ restart }: ComposeService) => restart?.startsWith("on-failure") ?? false;

/** Everything that a service waits for, directly or not. Throws at a circle. */
export function waitsFor({ services }: Compose, name: string, path: readonly string[] = []): Set<string> {
  if (path.includes(name)) throw new Error(`services wait for each other: ${[...path, name].join(" -> ")}`);
  const direct = Object.keys(services[name]?.depends_on ?? {});
  return new Set(direct.flatMap((one) => [one, ...waitsFor({ services, volumes: {} }, one, [...path, name])]));
}

/** What is wrong with how containers are confined, in a line each. */
export function confinementProblems({ services }: Compose): string[] {
  return Object.entries(services).flatMap(([name, service]) => {
    const says = (isWrong: boolean, what: string) => (isWrong ? [`${name} ${what}`] : []);
    const published = (service.ports ?? []).filter((port) => !port.startsWith("127.0.0.1:"));
    // PostgreSQL's image makes its folders as root and then becomes another user itself.
    const added = service.image?.startsWith("postgres:") ? [] : (service.cap_add ?? []);
    return [
      ...says(service.read_only !== true, "can write to its root"),
      ...says(service.cap_drop?.join() !== "ALL" || added.length > 0, "keeps capabilities"),
      ...says(!service.security_opt?.includes("no-new-privileges:true"), "may gain privileges"),
      ...says(service.privileged === true || service.network_mode === "host", "is not confined at all"),
      ...says(service.mem_limit === undefined || service.pids_limit === undefined, "has no limit"),
      ...says(service.logging?.options?.["max-size"] === undefined, "may fill the disk with logs"),
      ...says(!/^(unless-stopped|on-failure:\d+)$/.test(service.restart ?? ""), "is not started again"),
      ...says(published.length > 0, "is open to the network"),
      ...says(!/^[\w./-]+:[\w.-]*\d[\w.-]*$/.test(service.image ?? ""), "has an image without a version"),
      ...says(
        (service.volumes ?? []).some((volume) => volume.startsWith("/")),
        "mounts a folder of the machine",
      ),
    ];
  });
}

/** Secrets that stand in the file, or are mounted by more than the one container that reads them. */
export function secretProblems({ services }: Compose): string[] {
  const literals = Object.entries(services).flatMap(([name, { environment = {} }]) =>
    Object.keys(environment)
      .filter((key) => /(PASSWORD|SECRET|TOKENS?|KEYS?|_URL)$/.test(key))
      .map((key) => `${name} is given ${key} in clear`),
  );
  const mounts = Object.entries(services).flatMap(([name, { volumes = [] }]) =>
    name === "secrets" ? [] : volumes.filter((one) => one.includes("-secrets:")).map((volume) => ({ name, volume })),
  );
  const writable = mounts
    .filter(({ volume }) => !volume.endsWith(":ro"))
    .map(({ name }) => `${name} can change secrets`);
  // A process, its migration and the command that makes its first account are one image and one owner.
  const ownerOf = (name: string) => services[name]?.build?.args?.["PACKAGE"] ?? name;
  const readers = Object.groupBy(mounts, ({ volume }) => volume.split(":")[0] ?? "");
  const shared = Object.entries(readers).flatMap(([volume, users = []]) => {
    const owners = new Set(users.map(({ name }) => ownerOf(name)));
    return owners.size > 1 && volume !== "admin-secrets" ? [`${volume} is read by ${[...owners].join(", ")}`] : [];
  });
  return [...literals, ...writable, ...shared];
}
