// The user process: serve, migrate, health, create-admin, create-account.

import { createMailer } from "@shoal/mail";
import { migrate as applyMigrations, awaitSchema, createPool } from "@shoal/postgres";
import {
  createLog,
  type Environment,
  endProcess,
  type Log,
  openProcess,
  runCommand,
  serveUntilStopped,
} from "@shoal/process";
import { probeHealth } from "@shoal/rpc";
import { migrations } from "../migrations/index.ts";
import { createAccountCommand } from "./commands/create-account.ts";
import { readHealthConfig, readMigrateConfig, readServeConfig } from "./config.ts";
import { createMailSecrets } from "./credentials/one-time-tokens.ts";
import { createPasswords } from "./credentials/passwords.ts";
import { createRefreshTokens } from "./credentials/refresh-tokens.ts";
import type { Deps } from "./deps.ts";
import { createMailRelay } from "./mail-relay.ts";
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
  const deps: Deps = {
    pool,
    log,
    passwords: await createPasswords(),
    refreshTokens: createRefreshTokens(config.REFRESH_TOKEN_SECRET),
    secrets: createMailSecrets(config.REFRESH_TOKEN_SECRET),
    mail: openMail(config, log),
    registration: config.REGISTRATION,
    throttle: { attemptsMax: config.LOGIN_ATTEMPTS_MAX },
    newId: () => Bun.randomUUIDv7(),
    refreshTtlDays: config.REFRESH_TOKEN_TTL_DAYS,
  };
  const server = createServer(deps, config.SERVICE_TOKENS);
  await awaitSchema(pool, migrations, log);
  const port = await server.listen(config.HOST, config.PORT);
  const sweeping = startSweeping({ ...deps, eventDays: config.SECURITY_EVENT_DAYS });
  const relay = createMailRelay(deps);
  relay.start();
  log.info("serving", { port });
  return await serveUntilStopped(log, [
    ["server", () => server.drain(10_000)],
    ["sweeping", () => sweeping.stop()],
    ["mail", () => relay.stop().finally(() => deps.mail?.mailer.close())],
    ["pool", () => pool.end({ timeout: 5 })],
    ["telemetry", () => telemetry.stop()],
  ]);
}

function openMail(config: ReturnType<typeof readServeConfig>, log: Log): Deps["mail"] {
  const { MAIL_URL: url, MAIL_FROM: from, ACCOUNT_LINK_TEMPLATE: linkTemplate } = config;
  if (url !== undefined && from !== undefined) return { mailer: createMailer(url, from), linkTemplate };
  log.warn("no mail about accounts is sent, and forgotten passwords cannot be set anew: MAIL_URL is not set");
  return undefined;
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

await endProcess(await runCommand(commands, process.env, process.argv.slice(2)));
