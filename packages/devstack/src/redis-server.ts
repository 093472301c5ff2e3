// A real Redis for development and tests: the one that a URL names, or our own from whatever this machine has.

import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type BackingServer, createStop, type Log, type ServerFolders, waitUntilReady } from "./backing-server.ts";
import { type Account, startChild } from "./child.ts";
import { type DataRoom, makeServerFolder, openDataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { explainFailure } from "./failure.ts";
import { withFileLock } from "./file-lock.ts";
import { startOnPort } from "./free-port.ts";
import { entrustCharge, forgetCharge } from "./janitor.ts";
import { ownIdentity, readProcess } from "./process-table.ts";
import { type RedisKeeping, writeRedisConfig } from "./redis-config.ts";
import { describeRedis } from "./redis-database.ts";
import { findRedisProgram } from "./redis-find.ts";
import { isNewEnough, type RedisProgram, redisMajorMin } from "./redis-program.ts";
import { findLentServer, removeServerRecord, writeServerRecord } from "./server-record.ts";

/** The server's files are in `redis-<name>/` under `dataDir`. */
export type RedisOptions = ServerFolders &
  RedisKeeping & {
    name: string;
    /** A server that exists: nothing is started. */
    url?: string | undefined;
    /** A free one is chosen when left out. */
    port?: number | undefined;
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
    const program =
      options.program ?? (await findRedisProgram(openDataRoom(options.cacheDir ?? options.dataDir), options.log));
    mkdirSync(folder, { recursive: true });
    makeServerFolder(room, join(folder, "data"));
    const password = keptPassword(folder) ?? randomBytes(24).toString("base64url");
    writeFileSync(join(folder, "password"), `${password}\n`, { mode: 0o600 });
    const plan = { options, room, folder, program, password };
    return startOnPort(options.port, (port) => startServer({ ...plan, port }));
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

/** The one from before, so that whoever is connected may come back after a restart. */
function keptPassword(folder: string): string | undefined {
  const kept = existsSync(join(folder, "password")) ? readPassword(folder) : "";
  return kept === "" ? undefined : kept;
}

function readPassword(folder: string): string {
  return readFileSync(join(folder, "password"), "utf8").trim();
}

type ServerPlan = {
  options: RedisOptions;
  room: DataRoom;
  folder: string;
  program: RedisProgram;
  password: string;
  port: number;
};

async function startServer(plan: ServerPlan): Promise<RedisServer> {
  const { options, room, folder, program, port } = plan;
  const name = `Redis for ${options.name}`;
  const logFile = join(folder, "server.log");
  const configFile = writeRedisConfig({ ...options, room, folder, program, password: plan.password, port });
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
  const after = () => {
    if (container !== undefined) {
      removeContainer(container);
      forgetCharge({ kind: "container", name: container });
    }
    removeServerRecord(folder);
  };
  const url = urlOf(plan.password, port);
  const probe = async () => {
    const answer = await describeRedis(url).catch(() => undefined);
    // Another Redis may have the port, and one without a password lets anybody in.
    return program.kind === "docker" || answer?.processId === child.pid ? answer : undefined;
  };
  const facts = await waitUntilReady(child, probe, readyTimeoutMs);
  if (facts !== undefined) {
    child.unref();
    const stop = createStop(child, { logFile, log: options.log, after });
    return { url, found: `Redis ${facts.version} (${program.origin}), port ${port}`, stop };
  }
  await child.stop();
  after();
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
