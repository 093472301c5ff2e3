// The process as it is run: configuration, health, and an orderly end.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { createChannel, createClient, createGuard, isRefusal, probeHealth } from "@shoal/rpc";
import { createRedisProxy, createTestRedis, quietLog, type TestRedis, testCall, testTokens } from "@shoal/testkit";
import { cartOf, newId } from "./cart-service.fixture.ts";

// Each test starts processes, and the machine may be busy.
setDefaultTimeout(30_000);

const main = `${import.meta.dir}/main.ts`;
let redis: TestRedis;

beforeAll(async () => {
  redis = await createTestRedis();
});

afterAll(() => redis.clear());

const settings = (more: Record<string, string> = {}) => ({
  SHOAL_ENV: "test",
  LOG_LEVEL: "debug",
  HOST: "127.0.0.1",
  PORT: "0",
  SERVICE_TOKENS: `gateway=${testTokens.gateway}`,
  REDIS_URL: redis.url,
  REDIS_KEY_PREFIX: redis.keyPrefix,
  ...more,
});

function start(env: Record<string, string>, ...args: string[]) {
  return Bun.spawn([process.execPath, main, ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdout: "pipe",
    stderr: "pipe",
  });
}

async function run(env: Record<string, string>, ...args: string[]): Promise<{ code: number; err: string }> {
  const child = start(env, ...args);
  const [code, err] = await Promise.all([child.exited, new Response(child.stderr).text()]);
  return { code, err };
}

/** Collects a child's log; `until` answers the first line with the given message. */
function readLog(stream: ReadableStream<Uint8Array>) {
  const lines: string[] = [];
  const waiting: { message: string; resolve: (line: Record<string, unknown>) => void }[] = [];
  const done = (async () => {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        const parsed = JSON.parse(line) as Record<string, unknown>;
        for (const { message, resolve } of waiting) if (parsed["message"] === message) resolve(parsed);
      }
    }
  })();
  const until = (message: string) =>
    new Promise<Record<string, unknown>>((resolve) => waiting.push({ message, resolve }));
  return { lines, done, until };
}

/** SIGTERM, then the exit code and how long the end took. */
async function terminate(child: ReturnType<typeof start>): Promise<{ code: number; tookMs: number }> {
  const startedAt = performance.now();
  child.kill("SIGTERM");
  return { code: await child.exited, tookMs: performance.now() - startedAt };
}

test("a configuration that cannot be used ends with 78 and names every problem, but no value", async () => {
  const { code, err } = await run({
    PORT: "70000",
    REDIS_URL: "http://secret-host",
    CART_TTL_DAYS: "0",
    COMMAND_TIMEOUT_MS: "soon",
  });
  expect(code).toBe(78);
  for (const name of ["PORT", "SERVICE_TOKENS", "REDIS_URL", "CART_TTL_DAYS", "COMMAND_TIMEOUT_MS"]) {
    expect(err).toMatch(new RegExp(`^ +${name} `, "m"));
  }
  expect(err).toContain("5 problem(s)");
  expect(err).not.toContain("secret-host");
});

test("there is no migrate: carts have no schema", async () => {
  const { code, err } = await run(settings(), "migrate");
  expect(code).toBe(64);
  expect(err).toContain("serve, health");
});

test("it serves, tells its health, logs no capability, and SIGTERM ends it with 0 within seconds", async () => {
  const child = start(settings());
  const log = readLog(child.stdout);
  const port = String((await log.until("serving"))["port"]);
  const guard = createGuard({ upstream: "cart", log: quietLog() });
  const channel = createChannel({ address: `127.0.0.1:${port}`, token: testTokens.gateway, guard });
  const client = createClient(cartService, channel);
  const { id } = cartOf(await client.createGuestCart({}, testCall()));
  const added = await client.addItem({ owner: { guestCartId: id }, variantId: newId(), quantity: 1 }, testCall());
  expect(cartOf(added).version).toBe("1");
  expect(await redis.redis.exists(`cart:guest:${id}`)).toBe(1);
  expect((await run({ PORT: port }, "health", "startup")).code).toBe(0);

  // The caller's connection stays open, as the gateway's would.
  const { code, tookMs } = await terminate(child);
  channel.close();
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(5000);
  await log.done;
  expect(log.lines.at(-1)).toContain('"stopped"');
  for (const secret of [id, testTokens.gateway, new URL(redis.url).password]) {
    expect(log.lines.join("\n")).not.toContain(secret);
  }
  expect((await run({ PORT: port }, "health")).code).toBe(1);
});

test("without Redis nobody finds it, it starts when Redis comes, and can be ended at any time", async () => {
  const wire = await createRedisProxy(redis.url);
  await wire.cut();
  const port = freePort();
  const address = `127.0.0.1:${port}`;
  const child = start(settings({ PORT: String(port), REDIS_URL: wire.url }));
  const log = readLog(child.stdout);
  const serving = log.until("serving");
  await log.until("redis is not reachable");
  expect(await probeHealth(address, "live", 200)).toBe(false);

  await wire.listen();
  await serving;
  expect(await probeHealth(address, "startup")).toBe(true);
  await wire.cut();
  expect(await probeHealth(address, "ready")).toBe(true);
  const guard = createGuard({ upstream: "cart", log: quietLog() });
  const channel = createChannel({ address, token: testTokens.gateway, guard });
  const refused = await createClient(cartService, channel)
    .createGuestCart({}, testCall())
    .catch((error: unknown) => error);
  expect(isRefusal(refused, "STORE_UNAVAILABLE")).toBe(true);
  channel.close();
  const { code, tookMs } = await terminate(child);
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(5000);
});

function freePort(): number {
  const taken = Bun.listen({ hostname: "127.0.0.1", port: 0, socket: { data: () => {} } });
  const { port } = taken;
  taken.stop(true);
  return port;
}
