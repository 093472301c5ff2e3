// The cart process: `serve` (the default) and `health [startup|ready|live]`.

import { randomBytes } from "node:crypto";
import {
  armCrashPoint,
  type Environment,
  endProcess,
  openProcess,
  runCommand,
  serveUntilStopped,
} from "@shoal/process";
import { createRedis } from "@shoal/redis";
import { probeHealth } from "@shoal/rpc";
import { readConfig, readPort } from "./config.ts";
import { createServer } from "./server.ts";
import { createCartStore } from "./store.ts";

const dayMs = 24 * 60 * 60 * 1000;

async function serve(environment: Environment): Promise<number> {
  const config = readConfig(environment);
  const { log, telemetry } = openProcess("cart", config);
  armCrashPoint(config.CRASH_POINT);
  const redis = createRedis({
    url: config.REDIS_URL,
    ...(config.REDIS_KEY_PREFIX === undefined ? {} : { keyPrefix: config.REDIS_KEY_PREFIX }),
    clientName: "cart",
    commandTimeoutMs: config.COMMAND_TIMEOUT_MS,
    log,
  });
  const server = createServer({
    log,
    acceptedTokens: config.SERVICE_TOKENS,
    store: createCartStore(redis, { cartTtlMs: config.CART_TTL_DAYS * dayMs }),
    newId: () => Bun.randomUUIDv7(),
    newGuestCartId: () => randomBytes(16).toString("base64url"),
  });
  if (redis.status !== "ready") await new Promise<void>((resolve) => redis.once("ready", resolve));
  const port = await server.listen(config.HOST, config.PORT);
  log.info("serving", { port });
  return await serveUntilStopped(log, [
    ["server", () => server.drain(10_000)],
    ["redis", async () => redis.disconnect()],
    ["telemetry", () => telemetry.stop()],
  ]);
}

async function health(environment: Environment, [name = "ready"]: readonly string[]): Promise<number> {
  return (await probeHealth(`127.0.0.1:${readPort(environment)}`, name)) ? 0 : 1;
}

await endProcess(await runCommand({ serve, health }, process.env, process.argv.slice(2)));
