// The product process: serve, migrate, health.

import { migrate as applyMigrations, awaitSchema, createPool, type Pool } from "@shoal/postgres";
import {
  armCrashPoint,
  createLog,
  type Environment,
  endProcess,
  isCounting,
  openProcess,
  runCommand,
  serveUntilStopped,
} from "@shoal/process";
import { createRedis, waitUntilReady } from "@shoal/redis";
import { probeHealth } from "@shoal/rpc";
import { migrations } from "../migrations/index.ts";
import { createCatalogueCache } from "./cache.ts";
import { readHealthConfig, readMigrateConfig, readServeConfig } from "./config.ts";
import { startRetention } from "./retention.ts";
import { createServer } from "./server.ts";
import { createPostgresStorage } from "./storage.ts";
import { findOtherCurrency } from "./store/schema.ts";
import { startSweeper } from "./sweeper.ts";
import { startWatch } from "./watch.ts";

const service = "product";
/** A cache that takes longer than this costs more than it saves. */
const cacheTimeoutMs = 100;

async function serve(environment: Environment): Promise<number> {
  const config = readServeConfig(environment);
  const { log, telemetry } = openProcess(service, config);
  armCrashPoint(config.CRASH_POINT);
  const pool = createPool({
    url: config.DATABASE_URL,
    applicationName: service,
    connectionsMax: config.DATABASE_CONNECTIONS_MAX,
    statementTimeoutMs: config.STATEMENT_TIMEOUT_MS,
  });
  const redis = createRedis({
    url: config.REDIS_URL,
    ...(config.REDIS_KEY_PREFIX === undefined ? {} : { keyPrefix: config.REDIS_KEY_PREFIX }),
    clientName: service,
    commandTimeoutMs: cacheTimeoutMs,
    log,
  });
  const deps = {
    pool,
    cache: createCatalogueCache({ redis, log, ttlMs: config.CACHE_TTL_SECONDS * 1000 }),
    storage: createPostgresStorage(pool),
    log,
    newId: () => Bun.randomUUIDv7(),
    currency: config.SHOP_CURRENCY,
  };
  const server = createServer(deps, config.SERVICE_TOKENS);
  await awaitSchema(pool, migrations, log);
  await requireCurrency(pool, config.SHOP_CURRENCY);
  // The shop sells without its cache, so nobody waits long for it.
  await waitUntilReady(redis, 1000);
  const port = await server.listen(config.HOST, config.PORT);
  const sweeper = startSweeper({ pool, log, intervalMs: config.RESERVATION_SWEEP_SECONDS * 1000 });
  const retention = startRetention(deps);
  const watch = isCounting() ? startWatch(deps) : undefined;
  log.info("serving", { port });
  return await serveUntilStopped(log, [
    ["server", () => server.drain(10_000)],
    ["sweeper", () => sweeper.stop()],
    ["retention", () => retention.stop()],
    ["watch", async () => await watch?.stop()],
    ["cache", async () => redis.disconnect()],
    ["pool", () => pool.end({ timeout: 5 })],
    ["telemetry", () => telemetry.stop()],
  ]);
}

/** Every amount would be read as something that it is not. */
async function requireCurrency(pool: Pool, currency: string): Promise<void> {
  const other = await findOtherCurrency(pool, currency);
  if (other !== undefined) throw new Error(`SHOP_CURRENCY is ${currency}, but there are prices in ${other}`);
}

async function migrate(environment: Environment): Promise<number> {
  const { url } = readMigrateConfig(environment);
  const log = createLog({ service, level: "info" });
  const applied = await applyMigrations(url, migrations, log);
  log.info("schema is up to date", { applied: applied.length });
  return 0;
}

async function health(environment: Environment, args: readonly string[]): Promise<number> {
  const { PORT } = readHealthConfig(environment);
  return (await probeHealth(`127.0.0.1:${PORT}`, args[0] ?? "ready")) ? 0 : 1;
}

await endProcess(await runCommand({ serve, migrate, health }, process.env, process.argv.slice(2)));
