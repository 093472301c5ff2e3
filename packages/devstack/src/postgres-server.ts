// A real PostgreSQL for development and tests: the one that a URL names, or our own from npm's binaries.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { type BackingServer, createStop, type Log, type ServerFolders, waitUntilReady } from "./backing-server.ts";
import { type Child, startChild } from "./child.ts";
import { openDataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { explainFailure } from "./failure.ts";
import { withFileLock } from "./file-lock.ts";
import { startOnPort } from "./free-port.ts";
import { findPostgresBinaries, postgresMajor } from "./postgres-binaries.ts";
import { type Cluster, type Durability, openCluster } from "./postgres-cluster.ts";
import { describePostgres } from "./postgres-database.ts";
import { ownIdentity, readProcess } from "./process-table.ts";
import { findLentServer, removeServerRecord, writeServerRecord } from "./server-record.ts";

/** The server's files are in `postgres/` under `dataDir`. */
export type PostgresOptions = ServerFolders & {
  durability: Durability;
  /** A server that exists: nothing is started. What SHOAL_POSTGRES_URL holds. */
  url?: string | undefined;
  /** A free one is chosen when left out. */
  port?: number | undefined;
  log: Log;
};

export type PostgresServer = BackingServer & {
  /** The superuser's connection string, password included, for a database (default `postgres`). */
  url(database?: string): string;
};

const connectionsMax = 200;
const readyTimeoutMs = 60_000;

/**
 * Finds or starts PostgreSQL, waits until it takes connections, and says what it took. A server that runs on this folder
 * already for somebody who is alive is used and left running. Throws `DevstackError` with one line to show.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  if (options.url !== undefined) return useGivenServer(options.url, options.log);
  const room = openDataRoom(options.dataDir);
  const folder = join(room.dir, "postgres");
  return withFileLock(`${folder}.lock`, async () => {
    const lent = await findLentServer(folder);
    if (lent !== undefined) {
      const password = readFileSync(join(folder, "password"), "utf8").trim();
      const found = `PostgreSQL that process ${lent.owner.pid} runs on ${folder}, port ${lent.port}`;
      return describeServer({ password, port: lent.port, found, stop: async () => {} });
    }
    const cache = options.cacheDir === undefined ? undefined : openDataRoom(options.cacheDir);
    const binaries = await findPostgresBinaries(cache ?? room);
    const cluster = await openCluster({ room, binaries, durability: options.durability, cacheDir: cache?.dir }, folder);
    dropStalePid(cluster.data);
    const plan = { postgres: binaries.postgres, cluster, folder, durability: options.durability, runAs: room.runAs };
    const { child, port } = await startOnPort(options.port, (port) => startServer({ ...plan, port }));
    const after = () => removeServerRecord(folder);
    const stop = createStop(child, { logFile: join(folder, "server.log"), log: options.log, after });
    const found = `PostgreSQL ${binaries.version} from npm, data in ${folder}, port ${port}`;
    return describeServer({ password: cluster.password, port, found, stop });
  });
}

async function useGivenServer(url: string, log: Log): Promise<PostgresServer> {
  const { version, place } = await describePostgres(url);
  if (version.split(".")[0] !== String(postgresMajor)) {
    log(`PostgreSQL at ${place} is ${version}: everything here is made for and tried on ${postgresMajor}`);
  }
  return {
    url: (database = "postgres") => {
      const target = new URL(url);
      target.pathname = `/${database}`;
      return target.href;
    },
    found: `PostgreSQL ${version} at ${place} (given)`,
    stop: async () => {},
  };
}

function describeServer(server: BackingServer & { password: string; port: number }): PostgresServer {
  const { password, port, found, stop } = server;
  return {
    found,
    stop,
    url: (database = "postgres") => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
  };
}

type ServerPlan = {
  postgres: string;
  cluster: Cluster;
  folder: string;
  port: number;
  durability: Durability;
  runAs: { uid: number; gid: number } | undefined;
};

async function startServer(plan: ServerPlan): Promise<{ child: Child; port: number }> {
  const logFile = join(plan.folder, "server.log");
  const settings = Object.entries(serverSettings(plan.durability)).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
  const child = await startChild({
    name: "PostgreSQL",
    command: [plan.postgres, "-D", plan.cluster.data, "-p", String(plan.port), ...settings],
    cwd: plan.cluster.data,
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" },
    runAs: plan.runAs,
    output: { file: logFile },
    stopSignal: "INT",
  });
  const server = readProcess(child.pid);
  if (server !== undefined) writeServerRecord(plan.folder, { server, owner: ownIdentity(), port: plan.port });
  const ready = await waitUntilReady(child, () => isReady(child, plan.cluster.data) || undefined, readyTimeoutMs);
  if (ready) {
    child.unref();
    return { child, port: plan.port };
  }
  await child.stop();
  removeServerRecord(plan.folder);
  const output = readFileSync(logFile, "utf8");
  throw explainFailure({ name: "PostgreSQL", output, folder: plan.folder, port: plan.port });
}

function serverSettings(durability: Durability): Record<string, string | number> {
  const settings = {
    listen_addresses: "127.0.0.1",
    // Over TCP alone: a socket's path has a short limit that a deep checkout passes.
    unix_socket_directories: "",
    max_connections: connectionsMax,
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
    // Nothing replicates from here.
    wal_level: "minimal",
    max_wal_senders: 0,
  };
  return durability === "safe"
    ? settings
    : { ...settings, fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
}

/** The server itself writes its state into line 8 of postmaster.pid; `pg_ctl -w` reads the same. */
function isReady(child: Child, data: string): boolean {
  const lines = readPidFile(data);
  return lines[0] === String(child.pid) && lines[7]?.trim() === "ready";
}

/**
 * A postmaster.pid left by a crash names a process id that somebody else may have by now (in a container it nearly always
 * does), and PostgreSQL then refuses to start. Removed unless that process really is a server on this folder.
 */
function dropStalePid(data: string): void {
  const pid = Number(readPidFile(data)[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (readProcess(pid)?.command.some((word) => word === data) ?? false) {
    throw new DevstackError(
      `process ${pid} runs a PostgreSQL on ${data} that this command did not start: stop it first`,
    );
  }
  rmSync(join(data, "postmaster.pid"), { force: true });
}

function readPidFile(data: string): string[] {
  const path = join(data, "postmaster.pid");
  try {
    return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
  } catch {
    return [];
  }
}
