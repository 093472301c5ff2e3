import { afterAll, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Redis } from "ioredis";
import postgres from "postgres";

import { startBacking } from "./backing.ts";
import { isRunning, type ProcessIdentity } from "./process-table.ts";
import type { ServerRecord } from "./server-record.ts";

// Real servers, on a machine that may be busy with something else.
setDefaultTimeout(60_000);

const root = mkdtempSync(join(tmpdir(), "shoal-backing-"));
// The servers' account must be able to pass, when the tests run as root.
chmodSync(root, 0o711);
afterAll(() => rmSync(root, { recursive: true, force: true }));

// The cache is that of the checkout: where the machine has no Redis, it is downloaded once, not at every run.
const cacheDir = resolve(import.meta.dir, "../../../.dev");
const dataDir = join(root, "data");
const common = { dataDir, cacheDir, durability: "test", log: () => {} } as const;

async function pingAll(postgresUrl: string, redisUrls: string[]): Promise<string[]> {
  const sql = postgres(postgresUrl, { max: 1 });
  const [row] = await sql<{ name: string }[]>`select current_database() as name`;
  await sql.end();
  const pongs = redisUrls.map(async (url) => {
    const client = new Redis(url);
    const pong = await client.ping();
    client.disconnect();
    return pong;
  });
  return [row?.name ?? "", ...(await Promise.all(pongs))];
}

function findServers(): ProcessIdentity[] {
  const records = [...new Bun.Glob("*/server.json").scanSync(dataDir)];
  return records.map((path) => (JSON.parse(readFileSync(join(dataDir, path), "utf8")) as ServerRecord).server);
}

test("everything starts together, each Redis apart, and a summary says what was taken", async () => {
  const backing = await startBacking(common);
  expect(await pingAll(backing.postgresUrl(), Object.values(backing.redisUrls))).toEqual([
    "postgres",
    ...["PONG", "PONG", "PONG"],
  ]);
  expect(new Set(Object.values(backing.redisUrls)).size).toBe(3);
  expect(backing.summary.map((line) => line.split(":")[0])).toEqual([
    "PostgreSQL",
    "Redis, carts",
    "Redis, product cache",
    "Redis, gateway",
  ]);
  const servers = findServers();
  expect(servers.map(isRunning)).toEqual([true, true, true, true]);
  await backing.stop();
  expect(servers.map(isRunning)).toEqual([false, false, false, false]);
}, 240_000);

test("for tests one Redis serves all three, in databases of their own", async () => {
  const backing = await startBacking({ ...common, singleRedis: true });
  const { cart, productCache, gateway } = backing.redisUrls;
  expect([cart, productCache, gateway].map((url) => new URL(url).pathname)).toEqual(["/0", "/1", "/2"]);
  expect(new Set([cart, productCache, gateway].map((url) => new URL(url).port)).size).toBe(1);
  await backing.stop();
});

test("when one cannot be had, the others are stopped again", async () => {
  const urls = { redis: { gateway: "redis://127.0.0.1:1" } };
  const refusal = await startBacking({ ...common, urls }).catch((error: unknown) => error);
  expect(String(refusal)).toContain("the Redis given for gateway does not answer");
  expect(findServers()).toEqual([]);
});

test("kill -9 of the owner leaves no server behind after 5 s, and the next start is as good as new", async () => {
  const fixture = join(import.meta.dir, "owner.fixture.ts");
  const owner = Bun.spawn([process.execPath, fixture, "wait", "backing", dataDir, cacheDir], {
    stdout: "pipe",
    stdin: "ignore",
  });
  const { value } = await owner.stdout.getReader().read();
  expect(new TextDecoder().decode(value)).toBe("ready\n");
  const servers = findServers();
  expect(servers.map(isRunning)).toEqual([true, true, true, true]);
  owner.kill("SIGKILL");
  const killedAt = performance.now();
  while (servers.some(isRunning)) await Bun.sleep(20);
  expect(performance.now() - killedAt).toBeLessThan(5_000);
  const backing = await startBacking(common);
  expect(await pingAll(backing.postgresUrl(), [backing.redisUrls.cart])).toEqual(["postgres", "PONG"]);
  await backing.stop();
});

test("a start right after kill -9 does not wait in vain, nor meets the dying servers", async () => {
  const fixture = join(import.meta.dir, "owner.fixture.ts");
  const owner = Bun.spawn([process.execPath, fixture, "wait", "backing", dataDir, cacheDir], {
    stdout: "pipe",
    stdin: "ignore",
  });
  await owner.stdout.getReader().read();
  const servers = findServers();
  owner.kill("SIGKILL");
  await owner.exited;
  const backing = await startBacking(common);
  expect(findServers().filter((server) => servers.some((old) => old.pid === server.pid))).toEqual([]);
  expect(await pingAll(backing.postgresUrl(), Object.values(backing.redisUrls))).toEqual([
    "postgres",
    ...["PONG", "PONG", "PONG"],
  ]);
  await backing.stop();
});
