// The order process: serve, migrate, health, and what operators do with orders that are stuck.

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
import { probeHealth } from "@shoal/rpc";
import { migrations, paymentMigrations } from "../migrations/index.ts";
import { createRecovery } from "./checkout/recover.ts";
import { cancelByCommand, listStuck, retry as retryByCommand } from "./commands.ts";
import { readHealthConfig, readMigrateConfig, readServeConfig, readStoreConfig } from "./config.ts";
import { createOutbox } from "./outbox.ts";
import { createRetention } from "./retention.ts";
import { createServer } from "./server.ts";
import { redriveOutbox } from "./store/outbox.ts";
import { createTasks } from "./tasks.ts";
import { createWatch } from "./watch.ts";
import { createDeps } from "./wiring.ts";

const service = "order";

async function serve(environment: Environment): Promise<number> {
  const config = readServeConfig(environment);
  const { log, telemetry } = openProcess(service, config);
  armCrashPoint(config.CRASH_POINT);
  const { deps, paymentPool, channels } = createDeps(config, log);
  const outbox = createOutbox(deps);
  const tasks = createTasks(log);
  const loops = [
    outbox,
    createRecovery(deps, outbox.wake),
    createRetention(deps),
    ...(isCounting() ? [createWatch(deps)] : []),
  ];
  const server = createServer({ ...deps, outbox, tasks }, config.SERVICE_TOKENS);
  await awaitSchema(deps.pool, migrations, log);
  await awaitSchema(paymentPool, paymentMigrations[config.PAYMENT_PROVIDER], log);
  for (const loop of loops) loop.start();
  const port = await server.listen(config.HOST, config.PORT);
  log.info("serving", { port });
  return await serveUntilStopped(log, [
    ["server", () => server.drain(10_000)],
    ["checkouts", () => tasks.settled()],
    ["loops", async () => void (await Promise.all(loops.map((loop) => loop.stop())))],
    ["mail", async () => deps.mailer?.close()],
    ["channels", async () => channels.forEach((channel) => void channel.close())],
    ["pools", async () => void (await Promise.all([deps.pool, paymentPool].map((pool) => pool.end({ timeout: 5 }))))],
    ["telemetry", () => telemetry.stop()],
  ]);
}

async function migrate(environment: Environment): Promise<number> {
  const { ordersUrl, payments } = readMigrateConfig(environment);
  const log = createLog({ service, level: "info" });
  const applied = await applyMigrations(ordersUrl, migrations, log);
  const books =
    payments === undefined ? [] : await applyMigrations(payments.url, paymentMigrations[payments.provider], log);
  log.info("schema is up to date", { applied: applied.length + books.length });
  return 0;
}

async function health(environment: Environment, args: readonly string[]): Promise<number> {
  const { PORT } = readHealthConfig(environment);
  return (await probeHealth(`127.0.0.1:${PORT}`, args[0] ?? "ready")) ? 0 : 1;
}

/** Runs an operator's work on the orders' database. */
async function withPool(environment: Environment, work: (pool: Pool) => Promise<number>): Promise<number> {
  const config = readStoreConfig(environment);
  const pool = createPool({
    url: config.DATABASE_URL,
    applicationName: "order-operator",
    connectionsMax: 1,
    statementTimeoutMs: config.STATEMENT_TIMEOUT_MS,
  });
  try {
    return await work(pool);
  } finally {
    await pool.end({ timeout: 5 });
  }
}

/** Gives deliveries that were given up another go. */
function redrive(environment: Environment): Promise<number> {
  return withPool(environment, async (pool) => {
    console.log(`${await redriveOutbox(pool)} deliveries will be tried again`);
    return 0;
  });
}

function stuck(environment: Environment): Promise<number> {
  return withPool(environment, (pool) => listStuck({ pool }, console.log));
}

function retry(environment: Environment, [order]: readonly string[]): Promise<number> {
  return withPool(environment, (pool) => retryByCommand({ pool }, order, console.log));
}

async function cancel(environment: Environment, [order]: readonly string[]): Promise<number> {
  const config = readServeConfig(environment);
  const { deps, paymentPool, channels } = createDeps(config, createLog({ service, level: "error" }));
  try {
    return await cancelByCommand(deps, order, console.log);
  } finally {
    for (const channel of channels) channel.close();
    await Promise.all([deps.pool, paymentPool].map((pool) => pool.end({ timeout: 5 })));
  }
}

await endProcess(
  await runCommand({ serve, migrate, health, redrive, stuck, retry, cancel }, process.env, process.argv.slice(2)),
);
