// A real Redis for development and tests: the one that a URL names, or our own from whatever this machine has.

import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chownSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { BackingServer, Log } from "./backing-server.ts";
import { type Account, type Child, startChild } from "./child.ts";
import { type DataRoom, makeServerFolder, openDataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { explainFailure } from "./failure.ts";
import { withFileLock } from "./file-lock.ts";
import { findFreePort } from "./free-port.ts";
import { entrustCharge, forgetCharge } from "./janitor.ts";
import { ownIdentity, readProcess } from "./process-table.ts";
import { describeRedis } from "./redis-database.ts";
import { findRedisProgram } from "./redis-find.ts";
import { isNewEnough, type RedisProgram, redisMajorMin } from "./redis-program.ts";
import { findLentServer, removeServerRecord, writeServerRecord } from "./server-record.ts";

export type RedisOptions = {
  /** The folder of all development data; the server's files are in `redis-<name>/` under it. */
  dataDir: string;
  name: string;
  /** A server that exists: nothing is started. */
  url?: string | undefined;
  /** A free one is chosen when left out. */
  port?: number | undefined;
  /** `aof` keeps the data between runs and loses at most a second of it; `none` keeps nothing. */
  persistence: "aof" | "none";
  maxmemoryPolicy: "noeviction" | "allkeys-lru";
  /** As Redis writes it, such as `128mb`; unlimited when left out. */
  maxmemory?: string | undefined;
  /** Where to get Redis from when the caller has asked `findRedisProgram` already. */
  program?: RedisProgram | undefined;
  log: Log;
};

export type RedisServer = BackingServer & {
  /** The connection string, password included, of database 0. */
  url: string;
};

const readyTimeoutMs = 30_000;

/**
 * Finds or starts Redis, waits until it answers, and says what it took. A server that runs on this folder already for
 * somebody who is alive is used and left running. Throws `DevstackError` with one line to show.
 */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  if (options.url !== undefined) return useGivenServer(options, options.url);
  const room = openDataRoom(options.dataDir);
  const folder = join(room.dir, `redis-${options.name}`);
  return withFileLock(`${folder}.lock`, async () => {
    const lent = await findLentServer(folder);
    if (lent !== undefined) {
      const found = `Redis that process ${lent.owner.pid} runs on ${folder}, port ${lent.port}`;
      return { url: urlOf(readPassword(folder), lent.port), found, stop: async () => {} };
    }
    const program = options.program ?? (await findRedisProgram(room, options.log));
    mkdirSync(folder, { recursive: true });
    makeServerFolder(room, join(folder, "data"));
    const password = randomBytes(24).toString("base64url");
    writeFileSync(join(folder, "password"), `${password}\n`, { mode: 0o600 });
    const start = (port: number) => startServer({ options, room, folder, program, password, port });
    const { stop, port } = await startOnSomePort(start, options.port);
    const found = `Redis ${program.version} (${program.origin}), port ${port}`;
    return { url: urlOf(password, port), found, stop };
  });
}

async function useGivenServer(options: RedisOptions, url: string): Promise<RedisServer> {
  const facts = await describeRedis(url).catch((error: unknown) => {
    if (error instanceof DevstackError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DevstackError(`the Redis given for ${options.name} does not answer: ${reason}`);
  });
  if (!isNewEnough(facts.version)) {
    throw new DevstackError(
      `the Redis given for ${options.name} is ${facts.version}: ${redisMajorMin} or newer is needed`,
    );
  }
  if (facts.mayEvict && options.maxmemoryPolicy === "noeviction") {
    options.log(
      `the Redis given for ${options.name} at ${facts.place} may evict what must be kept: set noeviction there`,
    );
  }
  return { url, found: `Redis ${facts.version} at ${facts.place} (given)`, stop: async () => {} };
}

function urlOf(password: string, port: number): string {
  return `redis://:${password}@127.0.0.1:${port}`;
}

function readPassword(folder: string): string {
  return readFileSync(join(folder, "password"), "utf8").trim();
}

/** When nobody asked for a port, one that was taken between the look and the start is no reason to give up. */
async function startOnSomePort(
  start: (port: number) => Promise<() => Promise<void>>,
  asked: number | undefined,
): Promise<{ stop: () => Promise<void>; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = asked ?? (await findFreePort());
    try {
      return { stop: await start(port), port };
    } catch (error) {
      const portTaken = error instanceof DevstackError && error.reason === "port-taken";
      if (!portTaken || asked !== undefined || attempt === 5) throw error;
    }
  }
}

type ServerPlan = {
  options: RedisOptions;
  room: DataRoom;
  folder: string;
  program: RedisProgram;
  password: string;
  port: number;
};

/** Starts the server and gives back what stops it. */
async function startServer(plan: ServerPlan): Promise<() => Promise<void>> {
  const { options, room, folder, program, port } = plan;
  const name = `Redis for ${options.name}`;
  const logFile = join(folder, "server.log");
  const configFile = writeConfig(plan);
  const container = program.kind === "docker" ? nameContainer(folder) : undefined;
  if (container !== undefined) entrustCharge({ kind: "container", name: container });
  const child = await startChild({
    name,
    command: program.kind === "binary" ? [program.path, configFile] : composeDockerRun(plan, program.image, configFile),
    output: { file: logFile },
    ...(program.kind === "binary" ? { runAs: room.runAs, env: serverEnv(program.libraryPath) } : {}),
  });
  const server = readProcess(child.pid);
  if (server !== undefined) writeServerRecord(folder, { server, owner: ownIdentity(), port });
  const stop = async () => {
    await child.stop();
    if (container !== undefined) {
      removeContainer(container);
      forgetCharge({ kind: "container", name: container });
    }
    removeServerRecord(folder);
  };
  if (await waitUntilReady(child, urlOf(plan.password, port))) {
    child.unref();
    return stop;
  }
  await stop();
  throw explainFailure({ name, output: readFileSync(logFile, "utf8"), folder, port });
}

function serverEnv(libraryPath: string): Record<string, string> {
  return {
    PATH: "/usr/bin:/bin",
    LC_ALL: "C",
    TZ: "UTC",
    ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }),
  };
}

/** A file, not arguments: the password must not show in the list of processes. */
function writeConfig({ options, room, folder, program, password, port }: ServerPlan): string {
  const inDocker = program.kind === "docker";
  const lines = [
    // In the container any interface will do: the port is published on loopback alone.
    ...(inDocker ? ["bind *", "port 6379", "dir /data"] : ["bind 127.0.0.1", `port ${port}`, `dir "${folder}/data"`]),
    `requirepass ${password}`,
    "daemonize no",
    'save ""',
    `maxmemory-policy ${options.maxmemoryPolicy}`,
    ...(options.maxmemory === undefined ? [] : [`maxmemory ${options.maxmemory}`]),
    ...(options.persistence === "aof" ? ["appendonly yes", "appendfsync everysec"] : ["appendonly no"]),
  ];
  const path = join(folder, "redis.conf");
  writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
  if (room.runAs !== undefined) chownSync(path, room.runAs.uid, room.runAs.gid);
  return path;
}

function composeDockerRun(
  { room, folder, port }: ServerPlan,
  image: string,
  configFile: string,
): [string, ...string[]] {
  const container = nameContainer(folder);
  removeContainer(container);
  const account: Account = room.runAs ?? { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  return [
    ...(["docker", "run", "--rm", "--name", container] as const),
    ...["--user", `${account.uid}:${account.gid}`, "--publish", `127.0.0.1:${port}:6379`],
    ...["--volume", `${folder}/data:/data`, "--volume", `${configFile}:/etc/redis.conf:ro`],
    ...[image, "redis-server", "/etc/redis.conf"],
  ];
}

function nameContainer(folder: string): string {
  return `shoal-redis-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
}

function removeContainer(name: string): void {
  spawnSync("docker", ["rm", "--force", name], { stdio: "ignore", timeout: 15_000 });
}

async function waitUntilReady(child: Child, url: string): Promise<boolean> {
  let exited = false;
  void child.exited.then(() => {
    exited = true;
  });
  const deadline = Date.now() + readyTimeoutMs;
  while (!exited && Date.now() < deadline) {
    const answered = await describeRedis(url).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await Bun.sleep(15);
  }
  return false;
}
