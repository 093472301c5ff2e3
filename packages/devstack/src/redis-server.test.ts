import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Redis } from "ioredis";

import { openDataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { findFreePort } from "./free-port.ts";
import { findRedisProgram } from "./redis-find.ts";
import type { RedisProgram } from "./redis-program.ts";
import { startRedis } from "./redis-server.ts";

// Real servers, on a machine that may be busy with something else.
setDefaultTimeout(60_000);

const root = mkdtempSync(join(tmpdir(), "shoal-redis-"));
// The server's account must be able to pass, when the tests run as root.
chmodSync(root, 0o711);
const lines: string[] = [];
let program: RedisProgram;

beforeAll(async () => {
  // In the data folder of the checkout: where the machine has no Redis, it is downloaded once, not at every run.
  const room = openDataRoom(resolve(import.meta.dir, "../../../.dev"));
  program = await findRedisProgram(room, (line) => lines.push(line));
}, 240_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const common = () =>
  ({ program, persistence: "none", maxmemoryPolicy: "noeviction", log: (line: string) => lines.push(line) }) as const;

async function ask<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on("error", () => {});
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}

test("carts are on disk: they outlive a stop and a start, and memory that is full is an error, not a loss", async () => {
  const options = { ...common(), dataDir: join(root, "carts"), name: "cart", persistence: "aof" } as const;
  const first = await startRedis(options);
  expect(first.found).toMatch(/^Redis \d+\.\d+\.\d+ \(.+\), port \d+$/);
  await ask(first.url, (client) => client.set("cart:1", "two apples"));
  await Promise.all([first.stop(), first.stop()]);
  const second = await startRedis(options);
  expect(await ask(second.url, (client) => client.get("cart:1"))).toBe("two apples");
  const settings = await ask(second.url, (client) => client.config("GET", "maxmemory-policy"));
  expect(settings).toEqual(["maxmemory-policy", "noeviction"]);
  await second.stop();
});

test("the cache keeps nothing over a restart and may evict", async () => {
  const options = {
    ...common(),
    dataDir: join(root, "cache"),
    name: "product-cache",
    maxmemoryPolicy: "allkeys-lru",
    maxmemory: "128mb",
  } as const;
  const first = await startRedis(options);
  await ask(first.url, (client) => client.set("product:1", "x"));
  await first.stop();
  const second = await startRedis(options);
  expect(await ask(second.url, (client) => client.dbsize())).toBe(0);
  expect(await ask(second.url, (client) => client.config("GET", "maxmemory*"))).toEqual(
    expect.arrayContaining(["allkeys-lru", String(128 * 1024 * 1024)]),
  );
  await second.stop();
});

test("nobody enters without the password, and it listens on loopback alone", async () => {
  const server = await startRedis({ ...common(), dataDir: join(root, "password"), name: "x" });
  const url = new URL(server.url);
  expect(url.hostname).toBe("127.0.0.1");
  expect(server.found).not.toContain(url.password);
  url.password = "";
  expect(ask(url.href, (client) => client.get("x"))).rejects.toThrow("NOAUTH");
  if (program.kind === "binary") {
    expect(await ask(server.url, (client) => client.config("GET", "bind"))).toEqual(["bind", "127.0.0.1"]);
  }
  await server.stop();
});

test("a second start on a folder that is in use lends the running server and does not stop it", async () => {
  const options = { ...common(), dataDir: join(root, "lent"), name: "x" };
  const first = await startRedis(options);
  const second = await startRedis(options);
  expect(second.url).toBe(first.url);
  await second.stop();
  expect(await ask(first.url, (client) => client.ping())).toBe("PONG");
  await first.stop();
  expect(ask(first.url, (client) => client.ping())).rejects.toThrow();
});

test("a taken port is one line", async () => {
  const port = await findFreePort();
  const squatter = createServer().listen(port, "127.0.0.1");
  const startedAt = performance.now();
  const refusal = await startRedis({ ...common(), dataDir: join(root, "port"), name: "x", port }).catch(
    (error: unknown) => error,
  );
  expect(performance.now() - startedAt).toBeLessThan(1_500);
  squatter.close();
  expect(refusal).toBeInstanceOf(DevstackError);
  expect((refusal as Error).message).toBe(
    `Redis for x: port ${port} is taken by another program: stop it, or choose another port`,
  );
});

test("a Redis of somebody else on the port is never taken for ours, even when it lets anybody in", async () => {
  const other = await startRedis({ ...common(), dataDir: join(root, "other"), name: "x" });
  await ask(other.url, (client) => client.config("SET", "requirepass", ""));
  const port = Number(new URL(other.url).port);
  const options = { ...common(), dataDir: join(root, "ours"), name: "x" };
  expect(startRedis({ ...options, port })).rejects.toThrow("is taken by another program");
  await other.stop();
});

test("a Redis given by its URL is used as it is, and one that may evict carts is told of", async () => {
  const server = await startRedis({
    ...common(),
    dataDir: join(root, "given"),
    name: "x",
    maxmemoryPolicy: "allkeys-lru",
    maxmemory: "64mb",
  });
  const given = await startRedis({ ...common(), dataDir: join(root, "unused"), name: "cart", url: server.url });
  expect(given.url).toBe(server.url);
  expect(given.found).toMatch(/^Redis \d+\.\d+\.\d+ at 127\.0\.0\.1:\d+ \(given\)$/);
  expect(lines.filter((line) => line.includes("may evict what must be kept"))).toHaveLength(1);
  await given.stop();
  expect(await ask(server.url, (client) => client.ping())).toBe("PONG");
  await server.stop();
  const refusal = await startRedis({ ...common(), dataDir: root, name: "cart", url: server.url }).catch(
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(DevstackError);
  expect((refusal as Error).message).not.toContain(new URL(server.url).password);
});
