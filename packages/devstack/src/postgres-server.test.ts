import { afterAll, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";

import { openDataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { findFreePort } from "./free-port.ts";
import { ensureDatabase } from "./postgres-database.ts";
import { startPostgres } from "./postgres-server.ts";
import { isRunning, readProcess } from "./process-table.ts";

// Real servers, on a machine that may be busy with something else.
setDefaultTimeout(60_000);

const root = mkdtempSync(join(tmpdir(), "shoal-postgres-"));
// PostgreSQL's account must be able to pass, when the tests run as root.
chmodSync(root, 0o711);
const cacheDir = join(root, "cache");
afterAll(() => rmSync(root, { recursive: true, force: true }));

const lines: string[] = [];
const common = { durability: "test", cacheDir, log: (line: string) => lines.push(line) } as const;

async function query<T extends postgres.Row>(url: string, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe<T[]>(text))];
  } finally {
    await sql.end();
  }
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
}

test("it is PostgreSQL 18, on loopback alone, in UTF-8, with 200 connections, and its data outlives a restart", async () => {
  const dataDir = join(root, "restart");
  const first = await startPostgres({ ...common, dataDir });
  expect(first.found).toMatch(/^PostgreSQL 18\.\d+ from npm, data in .*restart\/postgres, port \d+$/);
  expect(await Promise.all([ensureDatabase(first.url(), "shop"), ensureDatabase(first.url(), "shop")])).toContain(true);
  expect(await ensureDatabase(first.url(), "shop")).toBe(false);
  await query(first.url("shop"), "create table kept as select 'Äpfel' as word");
  const [settings] = await query(
    first.url("shop"),
    `select current_setting('listen_addresses') as addresses, current_setting('max_connections') as connections,
       current_setting('server_encoding') as encoding, current_setting('unix_socket_directories') as sockets,
       current_setting('fsync') as fsync, lower('ÄÖ') as lower`,
  );
  expect({ ...settings }).toEqual({
    addresses: "127.0.0.1",
    connections: "200",
    encoding: "UTF8",
    sockets: "",
    fsync: "off",
    lower: "äö",
  });
  await Promise.all([first.stop(), first.stop()]);

  const startedAt = performance.now();
  const second = await startPostgres({ ...common, durability: "safe", dataDir });
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect(await query(second.url("shop"), "select word, current_setting('fsync') as fsync from kept")).toEqual([
    { word: "Äpfel", fsync: "on" },
  ]);
  await second.stop();
});

test("nobody enters without the password, which only its owner can read", async () => {
  const dataDir = join(root, "password");
  const server = await startPostgres({ ...common, dataDir });
  const url = new URL(server.url());
  expect(statSync(join(dataDir, "postgres/password")).mode & 0o777).toBe(0o600);
  expect(server.found).not.toContain(url.password);
  url.password = "wrong";
  expect(query(url.href, "select 1")).rejects.toThrow("password authentication failed");
  await server.stop();
});

test("a second start on a folder that is in use lends the running server and does not stop it", async () => {
  const dataDir = join(root, "lent");
  const [first, second] = await Promise.all([
    startPostgres({ ...common, dataDir }),
    startPostgres({ ...common, dataDir }),
  ]);
  expect(second.url()).toBe(first.url());
  await (first.found.includes("from npm") ? second : first).stop();
  expect(await query(first.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await (first.found.includes("from npm") ? first : second).stop();
  expect(query(first.url(), "select 1")).rejects.toThrow();
});

test("a postmaster.pid left by a crash, its number given to somebody else, does not stop the start", async () => {
  const dataDir = join(root, "stale");
  const first = await startPostgres({ ...common, dataDir });
  const pidFile = join(dataDir, "postgres/data/postmaster.pid");
  // Of the same account, since the server looks no further at a process that it may not send a signal to.
  const somebody = Bun.spawn(["sleep", "600"], { cwd: "/", ...openDataRoom(dataDir).runAs });
  const left = readFileSync(pidFile, "utf8").replace(/^\d+/, String(somebody.pid));
  await first.stop();
  writeFileSync(pidFile, left);
  const second = await startPostgres({ ...common, dataDir });
  expect(await query(second.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
  somebody.kill();
});

test("kill -9 of the server itself is reported, and the next start recovers what was committed", async () => {
  const dataDir = join(root, "crash");
  const first = await startPostgres({ ...common, durability: "safe", dataDir });
  await query(first.url(), "create table kept as select 1 as one");
  const server = readProcess(postmasterPid(dataDir));
  if (server === undefined) throw new Error("the server does not run");
  process.kill(server.pid, "SIGKILL");
  while (isRunning(server) || !lines.some((line) => line.includes("has ended by itself"))) await Bun.sleep(10);
  const second = await startPostgres({ ...common, durability: "safe", dataDir });
  expect(await query(second.url(), "select one from kept")).toEqual([{ one: 1 }]);
  await second.stop();
  expect(lines.filter((line) => line.startsWith("PostgreSQL has ended by itself (SIGKILL)"))).toHaveLength(1);
});

test("a taken port is one line", async () => {
  const port = await findFreePort();
  const squatter = createServer().listen(port, "127.0.0.1");
  const refusal = await startPostgres({ ...common, dataDir: join(root, "port"), port }).catch((e: unknown) => e);
  squatter.close();
  expect(refusal).toBeInstanceOf(DevstackError);
  expect((refusal as Error).message).toBe(
    `PostgreSQL: port ${port} is taken by another program: stop it, or choose another port`,
  );
});

test("data of another major version is one line, and is left as it is", async () => {
  const dataDir = join(root, "older");
  mkdirSync(join(dataDir, "postgres/data"), { recursive: true });
  writeFileSync(join(dataDir, "postgres/data/PG_VERSION"), "15\n");
  writeFileSync(join(dataDir, "postgres/password"), "x\n");
  const refusal = await startPostgres({ ...common, dataDir }).catch((error: unknown) => error);
  expect((refusal as Error).message).toMatch(/was made by PostgreSQL 15 and this is 18: move it away/);
  expect(readFileSync(join(dataDir, "postgres/data/PG_VERSION"), "utf8")).toBe("15\n");
});

test("a server given by its URL is used as it is; one that does not answer is one line without the password", async () => {
  const server = await startPostgres({ ...common, dataDir: join(root, "given") });
  const given = await startPostgres({ ...common, dataDir: join(root, "unused"), url: server.url() });
  expect(given.found).toMatch(/^PostgreSQL 18\.\d+ at 127\.0\.0\.1:\d+ \(given\)$/);
  await ensureDatabase(given.url(), "other");
  expect(await query(given.url("other"), "select current_database() as name")).toEqual([{ name: "other" }]);
  await given.stop();
  expect(await query(server.url(), "select 1 as one")).toEqual([{ one: 1 }]);
  await server.stop();
  const refusal = await startPostgres({ ...common, dataDir: root, url: server.url() }).catch((e: unknown) => e);
  expect(refusal).toBeInstanceOf(DevstackError);
  expect((refusal as Error).message).not.toContain(new URL(server.url()).password);
});
