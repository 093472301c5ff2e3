import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { AsyncLocalStorage } from "node:async_hooks";
import { type Attributes, type Context, context, ROOT_CONTEXT, type Span, trace } from "@opentelemetry/api";
import { createLog, inSpan, startTelemetry } from "@shoal/process";
import { createRedisProxy, createTestRedis, type TestRedis, testStores } from "@shoal/testkit";
import { createRedis, createScript, isUnavailable, type Redis, waitUntilReady } from "./index.ts";

let store: TestRedis;
const opened: Redis[] = [];
const lines: string[] = [];
const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });

beforeAll(async () => {
  store = await createTestRedis();
});

afterEach(() => {
  for (const redis of opened.splice(0)) redis.disconnect();
  lines.length = 0;
});

afterAll(() => store.clear());

function open(url: string, commandTimeoutMs = 200): Redis {
  const redis = createRedis({ url, keyPrefix: store.keyPrefix, clientName: "redis-test", commandTimeoutMs, log });
  opened.push(redis);
  return redis;
}

/** What a promise was rejected with; fails the test when it was not. */
async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    (value) => {
      throw new Error(`expected a failure, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );
}

/** Resolves when the client has noticed the end of its connection. */
function closeOf(redis: Redis): Promise<void> {
  return new Promise((resolve) => redis.once("close", () => resolve()));
}

async function timed<T>(work: Promise<T>): Promise<[T, number]> {
  const startedAt = performance.now();
  return [await work, performance.now() - startedAt];
}

test("a script runs under the key prefix, and again after Redis has forgotten every script", async () => {
  const lua = `-- ${crypto.randomUUID()}\nreturn redis.call("INCRBY", KEYS[1], ARGV[1])`;
  const digest = new Bun.CryptoHasher("sha1").update(lua).digest("hex");
  const add = createScript(store.redis, "add", lua);
  expect(await add(["counter"], [2])).toBe(2);
  expect(await store.redis.script("EXISTS", digest)).toEqual([1]);
  await store.redis.script("FLUSH");
  expect(await store.redis.script("EXISTS", digest)).toEqual([0]);
  expect(await add(["counter"], [3])).toBe(5);
  expect(await store.redis.get("counter")).toBe("5");
});

test("a script that fails says so, and is not run a second time", async () => {
  const broken = createScript(store.redis, "broken", `redis.call("INCR", KEYS[1]) return redis.call("GET")`);
  const error = await failureOf(broken(["tries"], []));
  expect(isUnavailable(error)).toBe(false);
  expect(await store.redis.get("tries")).toBe("1");
});

test("Redis not there: commands fail at once as unavailable, one line is logged, and nothing secret in it", async () => {
  const proxy = await createRedisProxy(testStores().redisUrl, { isCut: true });
  const redis = open(proxy.url);
  expect(await waitUntilReady(redis, 300)).toBe(false);
  const [error, tookMs] = await timed(failureOf(redis.get("a")));
  expect(isUnavailable(error)).toBe(true);
  expect(tookMs).toBeLessThan(100);
  expect(lines.filter((line) => line.includes("redis is not reachable"))).toHaveLength(1);
  const password = new URL(testStores().redisUrl).password;
  expect(lines.join("\n")).not.toContain(password);

  await proxy.listen();
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  expect(await redis.set("back", "1")).toBe("OK");
  expect(lines.filter((line) => line.includes("redis is reachable again"))).toHaveLength(1);
  await proxy.cut();
});

test("a write whose answer was lost with the connection fails, and is never sent again", async () => {
  const proxy = await createRedisProxy(testStores().redisUrl);
  const redis = open(proxy.url, 2000);
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  proxy.setMode("mute");
  const lost = proxy.answerLost();
  const failed = failureOf(redis.incr("written-once"));
  await lost;
  proxy.reset();
  expect(isUnavailable(await failed)).toBe(true);
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  expect(await redis.get("written-once")).toBe("1");
  await proxy.cut();
});

test("a write that timed out is not sent again when the connection comes back", async () => {
  const proxy = await createRedisProxy(testStores().redisUrl);
  const redis = open(proxy.url, 200);
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  proxy.setMode("freeze");
  const [error, tookMs] = await timed(failureOf(redis.incr("given-up")));
  expect(isUnavailable(error)).toBe(true);
  expect(tookMs).toBeLessThan(400);
  const closed = closeOf(redis);
  await proxy.cut();
  await closed;
  await proxy.listen();
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  expect(await redis.get("given-up")).toBeNull();
  await proxy.cut();
});

test("a connection that has gone silent is replaced without anybody's help", async () => {
  const proxy = await createRedisProxy(testStores().redisUrl);
  const redis = open(proxy.url, 50);
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  const closed = closeOf(redis);
  proxy.setMode("freeze");
  expect(isUnavailable(await failureOf(redis.get("a")))).toBe(true);
  await closed;
  expect(await waitUntilReady(redis, 5000)).toBe(true);
  expect(await redis.set("a", "1")).toBe("OK");
  await proxy.cut();
});

test("a wrong password is an outage, not a bug of the caller", async () => {
  const url = new URL(testStores().redisUrl);
  url.password = "not-the-password";
  const redis = open(url.toString());
  expect(await waitUntilReady(redis, 200)).toBe(false);
  expect(isUnavailable(await failureOf(redis.get("a")))).toBe(true);
  expect(lines.join("\n")).not.toContain("not-the-password");
});

test.each([
  "LOADING Redis is loading the dataset in memory",
  "OOM command not allowed when used memory > 'maxmemory'. script: 2d1a, on @user_script:1.",
  "READONLY You can't write against a read only replica.",
  "MISCONF Errors writing to the AOF file: No space left on device",
  "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.",
  "NOREPLICAS Not enough good replicas to write.",
  "NOAUTH Authentication required.",
  "connect ECONNREFUSED 10.0.0.1:6379",
  "getaddrinfo EAI_AGAIN cart-redis",
  "Connection is closed.",
  "Command aborted due to connection close",
  'Reached the max retries per request limit (which is 0). Refer to "maxRetriesPerRequest" option for details.',
])("is an outage: %s", (message) => {
  expect(isUnavailable(new Error(message))).toBe(true);
});

test("Redis refusing a command is no outage", async () => {
  await store.redis.set("text", "a");
  expect(isUnavailable(await failureOf(store.redis.lpush("text", "b")))).toBe(false);
  expect(isUnavailable(new Error("BUSYGROUP Consumer Group name already exists"))).toBe(false);
  expect(isUnavailable("ECONNREFUSED")).toBe(false);
});

test("every command has a span that names what was done and carries no key, value or message", async () => {
  const spans = recordSpans();
  const script = createScript(store.redis, "put_secret", `return redis.call("SET", KEYS[1], ARGV[1])`);
  const broken = createScript(store.redis, "break_secret", `return redis.call("LPUSH", KEYS[1], ARGV[1])`);
  await inSpan("request", {}, async () => {
    await script(["secret-key"], ["secret-value"]);
    await store.redis.get("secret-key");
    await failureOf(broken(["secret-key"], ["secret-value"]));
  });
  await store.redis.get("secret-key");
  // Each script is sent by its digest first, which Redis does not know yet.
  const names = ["request", "put_secret", "put_secret", "GET", "break_secret", "break_secret"];
  expect(spans.map(({ name }) => name)).toEqual(names);
  expect(spans[2]?.attributes).toEqual({
    "db.system.name": "redis",
    "db.operation.name": "EVAL",
    "db.stored_procedure.name": "put_secret",
  });
  expect(spans[3]?.attributes).toEqual({ "db.system.name": "redis", "db.operation.name": "GET" });
  expect(spans[5]?.attributes["error.type"]).toBe("ReplyError");
  expect(JSON.stringify(spans)).not.toContain("secret-");
});

type Recorded = { readonly name: string; readonly attributes: Attributes };

/** Records every span of this process from now on; contexts follow promises, as they do in a service. */
function recordSpans(): readonly Recorded[] {
  const recorded: Recorded[] = [];
  const storage = new AsyncLocalStorage<Context>();
  const manager = {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: <A extends unknown[], F extends (...args: A) => ReturnType<F>>(
      active: Context,
      work: F,
      self?: ThisParameterType<F>,
      ...args: A
    ): ReturnType<F> => storage.run(active, () => work.apply(self, args)),
    bind: <T>(_active: Context, target: T): T => target,
    enable: () => manager,
    disable: () => manager,
  };
  const startSpan = (name: string, options: { attributes?: Attributes } = {}): Span => {
    const attributes: Attributes = { ...options.attributes };
    recorded.push({ name, attributes });
    const span: Span = {
      spanContext: () => ({ traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 }),
      isRecording: () => true,
      setAttribute: (key, value) => {
        attributes[key] = value;
        return span;
      },
      setAttributes: (more) => {
        Object.assign(attributes, more);
        return span;
      },
      addEvent: (event, more) => span.setAttribute(`event:${event}`, JSON.stringify(more ?? {})),
      recordException: (exception) => span.setAttribute("exception", JSON.stringify(exception)),
      setStatus: (status) => span.setAttribute("status", status.message ?? ""),
      updateName: () => span,
      addLink: () => span,
      addLinks: () => span,
      end: () => {},
    };
    return span;
  };
  context.setGlobalContextManager(manager);
  trace.setGlobalTracerProvider({
    getTracer: () => ({
      startSpan,
      startActiveSpan: () => {
        throw new Error("spans are opened through inSpan");
      },
    }),
  });
  // Nothing is traced until tracing is started, which leaves in place what listens already.
  startTelemetry({ service: "test", version: "0", endpoint: "http://127.0.0.1:1", sampleRatio: 1 });
  return recorded;
}
