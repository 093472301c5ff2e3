// The process as it is run: configuration, keys, health, and an end that cuts nobody off.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { connect, createServer, type Server, type Socket } from "node:net";
import { createTestRedis, type TestRedis, testTokens } from "@shoal/testkit";
import { makeKeySet, readSigningKeys } from "./tokens.ts";

// Each test starts processes, and the machine may be busy.
setDefaultTimeout(30_000);

const main = `${import.meta.dir}/main.ts`;
let redis: TestRedis;
let keys: string;

beforeAll(async () => {
  redis = await createTestRedis();
  keys = await makeKeySet();
});
afterAll(() => redis.clear());

const nobody = "127.0.0.1:1";
const settings = (more: Record<string, string> = {}) => ({
  SHOAL_ENV: "test",
  LOG_LEVEL: "debug",
  HOST: "127.0.0.1",
  GATEWAY_PORT: "0",
  DRAIN_DELAY_MS: "0",
  SERVICE_TOKEN: testTokens.gateway,
  JWT_KEYS: keys,
  USER_ADDRESS: nobody,
  PRODUCT_ADDRESS: nobody,
  CART_ADDRESS: nobody,
  ORDER_ADDRESS: nobody,
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

async function run(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  const child = start(env, ...args);
  const [code, out, err] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { code, out, err };
}

/** Collects a child's log; `until` answers the first line with the given message, also one that has come. */
function readLog(stream: ReadableStream<Uint8Array>) {
  const lines: Record<string, unknown>[] = [];
  const waiting: { message: string; resolve: (line: Record<string, unknown>) => void }[] = [];
  const done = (async () => {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of stream) {
      const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const line = JSON.parse(part) as Record<string, unknown>;
        lines.push(line);
        for (const { message, resolve } of waiting) if (line["message"] === message) resolve(line);
      }
    }
  })();
  const until = (message: string) => {
    const known = lines.find((line) => line["message"] === message);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise<Record<string, unknown>>((resolve) => waiting.push({ message, resolve }));
  };
  return { lines, done, until };
}

async function serve(more: Record<string, string> = {}) {
  const child = start(settings(more));
  const log = readLog(child.stdout);
  const port = Number((await log.until("serving"))["port"]);
  return { child, log, port, url: `http://127.0.0.1:${port}` };
}

/** SIGTERM, then the exit code and how long the end took. */
async function terminate(child: ReturnType<typeof start>): Promise<{ code: number; tookMs: number }> {
  const startedAt = performance.now();
  child.kill("SIGTERM");
  return { code: await child.exited, tookMs: performance.now() - startedAt };
}

/** A connection on which a test writes bytes, and what came back. */
async function openSocket(
  port: number,
): Promise<{ socket: Socket; received: () => string; until(text: string): Promise<void> }> {
  const socket = connect(port, "127.0.0.1");
  await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
  let received = "";
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  socket.on("data", (bytes) => {
    received += bytes.toString();
    wake();
  });
  socket.on("error", () => {});
  socket.on("close", wake);
  const until = async (text: string) => {
    while (!received.includes(text) && !socket.destroyed) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { socket, received: () => received, until };
}

test("a configuration that cannot be used ends with 78 and names every problem, but no value", async () => {
  const { code, err } = await run({
    GATEWAY_PORT: "70000",
    REDIS_URL: "http://secret-host",
    JWT_KEYS: '{"keys":[{"kty":"oct","k":"secret-key"}]}',
    ORDER_ADDRESS: "127.0.0.1:1",
    RATE_LIMIT_LOGIN: "many",
    CORS_ORIGINS: "https://secret-origin/path",
    IN_FLIGHT_MAX: "0",
  });
  expect(code).toBe(78);
  const wrong = ["GATEWAY_PORT", "REDIS_URL", "JWT_KEYS", "RATE_LIMIT_LOGIN", "CORS_ORIGINS", "IN_FLIGHT_MAX"];
  const missing = ["SERVICE_TOKEN", "USER_ADDRESS", "PRODUCT_ADDRESS", "CART_ADDRESS"];
  for (const name of [...wrong, ...missing]) expect(err).toMatch(new RegExp(`^ +${name} `, "m"));
  expect(err).toContain("10 problem(s)");
  expect(err).not.toMatch(/secret-host|secret-key|secret-origin/);
});

test("there is no migrate, and an unknown command says what there is", async () => {
  const { code, err } = await run(settings(), "migrate");
  expect(code).toBe(64);
  expect(err).toContain("serve, health, make-key");
});

test("make-key prints a key set that JWT_KEYS takes, another each time, without any configuration", async () => {
  const [one, other] = await Promise.all([run({}, "make-key"), run({}, "make-key")]);
  expect([one.code, other.code]).toEqual([0, 0]);
  expect(readSigningKeys(one.out.trim())).toHaveLength(1);
  expect(one.out.trim().split("\n")).toHaveLength(1);
  expect(one.out).not.toBe(other.out);
});

test("it serves with every service away, tells its health, logs no secret, and SIGTERM ends it with 0", async () => {
  const { child, log, port, url } = await serve();
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const answer = await fetch(`${url}/api/v1/products`, { headers: { authorization: "Bearer secret-token" } });
  expect(answer.status).toBe(401);
  const away = await fetch(`${url}/api/v1/products`);
  expect([away.status, ((await away.json()) as { reason: string }).reason]).toEqual([503, "SERVICE_UNAVAILABLE"]);
  const environment = { GATEWAY_PORT: String(port) };
  expect((await run(environment, "health")).code).toBe(0);
  expect((await run(environment, "health", "livez")).code).toBe(0);

  expect((await terminate(child)).code).toBe(0);
  await log.done;
  expect(log.lines.at(-1)).toMatchObject({ message: "stopped" });
  const written = JSON.stringify(log.lines);
  for (const secret of ["secret-token", testTokens.gateway, new URL(redis.url).password, readSigningKeys(keys)[0]?.d]) {
    expect(written).not.toContain(secret ?? "none");
  }
  expect((await run(environment, "health")).code).toBe(1);
});

test("connections that are open but do nothing do not hold up the end", async () => {
  const { child, port } = await serve();
  const [used, silent, half] = await Promise.all([openSocket(port), openSocket(port), openSocket(port)]);
  used.socket.write("GET /livez HTTP/1.1\r\nhost: shop\r\n\r\n");
  await used.until('"ok"');
  half.socket.write("GET /livez HTTP/1.1\r\nhost: sh");
  const { code, tookMs } = await terminate(child);
  expect(code).toBe(0);
  expect(tookMs).toBeLessThan(5000);
  for (const { socket } of [used, silent, half]) socket.destroy();
});

test("a request whose body is still coming when SIGTERM does is answered in full", async () => {
  const { child, log, port } = await serve();
  const sender = await openSocket(port);
  const body = JSON.stringify({ email: "bo@shoal.example", password: "correct-horse-battery" });
  const head = `POST /api/v1/auth/login HTTP/1.1\r\nhost: shop\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  sender.socket.write(head + body.slice(0, 10));
  await fetch(`http://127.0.0.1:${port}/livez`);
  child.kill("SIGTERM");
  await log.until("stopping");
  sender.socket.write(body.slice(10));
  await sender.until('"trace_id"');
  expect(sender.received()).toStartWith("HTTP/1.1 503");
  expect(sender.received()).toContain("SERVICE_UNAVAILABLE");
  expect(sender.received().toLowerCase()).toContain("connection: close");
  expect(await child.exited).toBe(0);
});

test("a request that waits for a service when SIGTERM comes is answered before the end", async () => {
  const silence = await serveSilence();
  const { child, log, url } = await serve({ CART_ADDRESS: silence.address, REQUEST_TIMEOUT_MS: "1000" });
  const headers = { "x-cart-id": "A".repeat(22) };
  const answer = fetch(`${url}/api/v1/cart`, { headers });
  await silence.called;
  child.kill("SIGTERM");
  await log.until("stopping");
  expect([503, 504]).toContain((await answer).status);
  expect(await child.exited).toBe(0);
  silence.close();
});

/** Something that takes connections and never says a word. */
async function serveSilence() {
  const sockets: Socket[] = [];
  let tell: () => void = () => {};
  const called = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
    tell();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("there is no port");
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { address: `127.0.0.1:${address.port}`, called, close };
}

test("told to stop, it says that it is not ready, goes on serving, and lets no connection live on", async () => {
  const { child, log, url } = await serve({ DRAIN_DELAY_MS: "1500" });
  expect((await fetch(`${url}/livez`)).headers.get("connection")).not.toBe("close");
  child.kill("SIGTERM");
  await log.until("stopping");
  const ready = await fetch(`${url}/readyz`);
  expect([ready.status, ((await ready.json()) as { reason: string }).reason]).toEqual([503, "NOT_READY"]);
  const page = await fetch(`${url}/openapi.json`);
  expect([page.status, page.headers.get("connection")]).toEqual([200, "close"]);
  expect(await child.exited).toBe(0);
});

test("without Redis it starts, counts for itself, and can be ended", async () => {
  const { child, url } = await serve({ REDIS_URL: "redis://127.0.0.1:1", RATE_LIMIT_READ: "2/60s" });
  const statuses: number[] = [];
  for (let asked = 0; asked < 3; asked += 1) statuses.push((await fetch(`${url}/.well-known/jwks.json`)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await terminate(child)).code).toBe(0);
});

test("a port that is taken is said in one line, and nothing hangs", async () => {
  const { child, port } = await serve();
  const { code, err } = await run(settings({ GATEWAY_PORT: String(port) }));
  expect(code).toBe(1);
  expect(err.trim().split("\n")).toHaveLength(1);
  expect((await terminate(child)).code).toBe(0);
});
