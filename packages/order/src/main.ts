// The order service as a process: serve, migrate, health, redrive.

import { createPool, migrate, type Pool } from "@shoal/postgres";
import { createLog, type Environment, runCommand, serveUntilStopped, startTelemetry } from "@shoal/process";
import { probeHealth } from "@shoal/rpc";
import { migrations, simulatedPaymentMigrations } from "../migrations/index.ts";
import { createRecovery } from "./checkout/recover.ts";
import { type Config, readConfig } from "./config.ts";
import { createOutbox } from "./outbox.ts";
import { createRetention } from "./retention.ts";
import { createServer } from "./server.ts";
import { redriveOutbox } from "./store/outbox.ts";
import { isMigrated } from "./store/schema.ts";
import { createTasks } from "./tasks.ts";
import { createDeps } from "./wiring.ts";

async function serve(environment: Environment): Promise<number> {
  const config = readConfig(environment);
  const log = createLog({ service: "order", level: config.LOG_LEVEL });
  const telemetry = startTelemetry({
    service: "order",
    version: config.SERVICE_VERSION,
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampleRatio: config.TRACE_SAMPLE_RATIO,
  });
  const { deps, paymentPool, channels } = createDeps(config, log);
  const outbox = createOutbox(deps);
  const tasks = createTasks(log);
  const loops = [outbox, createRecovery(deps, outbox.wake), createRetention(deps)];
  const server = createServer({ ...deps, outbox, tasks }, config.SERVICE_TOKENS);
  const port = await server.listen(config.HOST, config.PORT);
  await waitForStores(deps.pool, paymentPool);
  for (const loop of loops) loop.start();
  server.health.markStarted();
  log.info("serving", { port });
  return await serveUntilStopped(log, [
    ["server", () => server.drain(10_000)],
    ["checkouts", () => tasks.settled()],
    ["loops", async () => void (await Promise.all(loops.map((loop) => loop.stop())))],
    ["channels", async () => channels.forEach((channel) => void channel.close())],
    ["pools", async () => void (await Promise.all([deps.pool, paymentPool].map((pool) => pool.end({ timeout: 5 }))))],
    ["telemetry", () => telemetry.stop()],
  ]);
}

async function waitForStores(pool: Pool, paymentPool: Pool): Promise<void> {
  while (!(await isMigrated(pool, migrations))) await Bun.sleep(250);
  while (!(await isMigrated(paymentPool, simulatedPaymentMigrations))) await Bun.sleep(250);
}

/** Where the tables are made: by their owner, who may be another role than the one that serves. */
function migrationUrls(config: Config): { orders: string; payments: string } {
  const orders = config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL;
  return { orders, payments: config.PAYMENT_DATABASE_URL ?? orders };
}

async function migrateAll(environment: Environment): Promise<number> {
  const config = readConfig(environment);
  const log = createLog({ service: "order", level: config.LOG_LEVEL });
  const urls = migrationUrls(config);
  await migrate(urls.orders, migrations, log);
  await migrate(urls.payments, simulatedPaymentMigrations, log);
  return 0;
}

async function health(environment: Environment, args: readonly string[]): Promise<number> {
  const port = environment["PORT"] ?? "50051";
  return (await probeHealth(`127.0.0.1:${port}`, args[0])) ? 0 : 1;
}

/** Gives deliveries that were given up another go. */
async function redrive(environment: Environment): Promise<number> {
  const config = readConfig(environment);
  const pool = createPool({
    url: config.DATABASE_URL,
    applicationName: "order-redrive",
    connectionsMax: 1,
    statementTimeoutMs: config.STATEMENT_TIMEOUT_MS,
  });
  try {
    console.log(`${await redriveOutbox(pool)} deliveries will be tried again`);
    return 0;
  } finally {
    await pool.end({ timeout: 5 });
  }
}

process.exit(await runCommand({ serve, migrate: migrateAll, health, redrive }, process.env, process.argv.slice(2)));
