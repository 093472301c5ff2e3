// What a backup needs of a cluster: databases with the roles that infra gives them, and jobs that run as their pod would.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { root } from "../carried.fixture.ts";
import { get, type KubernetesObject, secretValues } from "../manifests/objects.fixture.ts";

/** Makes a database with its two roles by the statements that the image runs on an empty volume. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  passwords: { readonly owner: string; readonly app: string },
): Promise<void> {
  const script = readFileSync(join(root, "kustomize/infra/postgres/create-roles.sh"), "utf8");
  const statements = /<<'SQL'\n(.*)\nSQL/s.exec(script)?.[1] ?? "";
  const values: Readonly<Record<string, string>> = {
    database: name,
    owner: `${name}_owner`,
    app: `${name}_app`,
    owner_password: passwords.owner,
    app_password: passwords.app,
  };
  const filled = statements
    .replace(/^\\set .*\n/gm, "")
    .replace(/(?<!:):(["'])(\w+)\1/g, (_, quote: string, variable: string) => {
      const value = values[variable];
      if (value === undefined) throw new Error(`create-roles.sh uses ${variable}, which nothing sets here`);
      return `${quote}${value}${quote}`;
    });
  const [onServer = "", inDatabase = ""] = filled.split(/^\\connect .*\n/m);
  for (const [url, text] of [
    [serverUrl, onServer],
    [databaseUrl(serverUrl, name), inDatabase],
  ] as const) {
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    try {
      // One by one: a database cannot be made in a transaction.
      for (const statement of text.split(/;\s*\n?/).filter((one) => one.trim() !== "")) await sql.unsafe(statement);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/** Drops what `createDatabase` has made, as far as it is there. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(`drop database if exists "${name}" with (force)`);
    for (const role of ["owner", "app"]) await sql.unsafe(`drop role if exists "${name}_${role}"`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export function databaseUrl(serverUrl: string, name: string, user?: { name: string; password: string }): string {
  const url = Object.assign(new URL(serverUrl), { pathname: `/${name}` });
  return (user === undefined ? url : Object.assign(url, { username: user.name, password: user.password })).toString();
}

export type JobRun = { readonly code: number; readonly output: string };

/** Where a job finds what the cluster would give it. */
export type JobPlace = {
  /** Folder of PostgreSQL's programs, as the image has them on its PATH. */
  readonly programs: string;
  /** Folder of the volume with the backups. */
  readonly backups: string;
  /** What differs from the cluster: address and database. */
  readonly environment: Readonly<Record<string, string>>;
};

/** Runs the job that a CronJob would make: its command, environment, ConfigMap and Secret, in folders of this machine. */
export async function runJob(objects: readonly KubernetesObject[], cronJob: string, place: JobPlace): Promise<JobRun> {
  const pod = get(objects, "CronJob", cronJob).spec.jobTemplate?.spec.template.spec;
  const container = pod?.containers[0];
  if (pod === undefined || container === undefined) throw new Error(`${cronJob} makes no pod`);
  const scratch = mkdtempSync(join(tmpdir(), "shoal-job-"));
  try {
    const folders = (container.volumeMounts ?? []).map(({ name, mountPath }) => {
      const volume = pod.volumes?.find((one) => one.name === name);
      if (volume?.persistentVolumeClaim !== undefined) return { mountPath, folder: place.backups };
      const folder = join(scratch, name);
      mkdirSync(folder);
      for (const [file, text] of Object.entries(filesOf(volume, objects))) writeFileSync(join(folder, file), text);
      return { mountPath, folder };
    });
    const here = (text: string) =>
      folders.reduce((path, { mountPath, folder }) => path.replace(new RegExp(`^${mountPath}(?=/|$)`), folder), text);
    const configured = (container.envFrom ?? []).map(
      ({ configMapRef }) => get(objects, "ConfigMap", configMapRef?.name ?? "").data,
    );
    const own = Object.fromEntries((container.env ?? []).map(({ name, value = "" }) => [name, here(value)]));
    const child = Bun.spawn([...(container.command ?? []), ...(container.args ?? [])].map(here), {
      cwd: scratch,
      env: {
        ...Object.assign({}, ...configured),
        ...own,
        ...place.environment,
        PATH: `${place.programs}:${process.env["PATH"]}`,
      },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
    });
    const [out, err, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited]);
    return { code, output: `${out}${err}` };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Volume = {
  configMap?: { name: string };
  secret?: { secretName: string; items?: { key: string; path: string }[] };
};

function filesOf(volume: Volume | undefined, objects: readonly KubernetesObject[]): Record<string, string> {
  if (volume?.configMap !== undefined) return get(objects, "ConfigMap", volume.configMap.name).data ?? {};
  if (volume?.secret === undefined) throw new Error("a job mounts something that is not known here");
  const values = secretValues(get(objects, "Secret", volume.secret.secretName));
  return Object.fromEntries((volume.secret.items ?? []).map(({ key, path }) => [path, values[key] ?? ""]));
}
