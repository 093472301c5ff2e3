// The user process: serve, migrate, health, create-admin, create-account.

import { migrate as applyMigrations, awaitSchema, createPool } from "@shoal/postgres";
import { createLog, type Environment, openProcess, runCommand, serveUntilStopped } from "@shoal/process";
import { probeHealth } from "@shoal/rpc";
import { migrations } from "../migrations/index.ts";
import { createAccountCommand } from "./commands/create-account.ts";
import { readHealthConfig, readMigrateConfig, readServeConfig } from "./config.ts";
import { createPasswords } from "./credentials/passwords.ts";
import { createRefreshTokens } from "./credentials/refresh-tokens.ts";
import { createServer } from "./server.ts";
import { startSweeping } from "./sweep.ts";

const service = "user";

async function serve(environment: Environment): Promise<number> {
  const config = readServeConfig(environment);
  const { log, telemetry } = openProcess(service, config);
  const pool = createPool({
    url: config.DATABASE_URL,
    applicationName: service,
    connectionsMax: config.DATABASE_CONNECTIONS_MAX,
    statementTimeoutMs: config.STATEMENT_TIMEOUT_MS,
  });
  const deps = {
    pool,
    log,
    passwords: await createPasswords(),
    refreshTokens: createRefreshTokens(config.REFRESH_TOKEN_SECRET),
    newId: () => Bun.randomUUIDv7(),
    refreshTtlDays: config.REFRESH_TOKEN_TTL_DAYS,
  };
  const server = createServer(deps, config.SERVICE_TOKENS);
  const port = await server.listen(config.HOST, config.PORT);
  log.info("listening", { port });
  await awaitSchema(pool, migrations, log);
  server.health.markStarted();
  const sweeping = startSweeping(deps);
  log.info("serving", { port });
  return await serveUntilStopped(log, [
    ["server", () => server.drain(10_000)],
    ["sweeping", () => sweeping.stop()],
    ["pool", () => pool.end({ timeout: 5 })],
    ["telemetry", () => telemetry.stop()],
  ]);
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

const commands = {
  serve,
  migrate,
  health,
  "create-admin": createAccountCommand("create-admin"),
  "create-account": createAccountCommand("create-account"),
};

process.exit(await runCommand(commands, process.env, process.argv.slice(2)));
