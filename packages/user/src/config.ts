// What this process reads from its environment, by subcommand. Every problem is reported together; secrets have no
// default and may come as NAME_FILE.

import {
  type Environment,
  integer,
  optional,
  parseEnvironment,
  processSettings,
  secret,
  serverSettings,
  url,
} from "@shoal/process";

const postgresUrl = url(["postgres", "postgresql"]);

const storeSettings = {
  DATABASE_URL: postgresUrl,
  DATABASE_CONNECTIONS_MAX: integer({ min: 1, max: 200, default: 10 }),
  /** A statement that runs longer is cancelled by PostgreSQL. */
  STATEMENT_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 2000 }),
};

/** Settings of `serve`. */
export function readServeConfig(environment: Environment) {
  return parseEnvironment(environment, {
    ...serverSettings,
    ...storeSettings,
    /** Key by which each refresh token's successor is derived; all replicas must hold the same. */
    REFRESH_TOKEN_SECRET: secret({ lengthMin: 32 }),
    /** How long a session lives without a refresh. */
    REFRESH_TOKEN_TTL_DAYS: integer({ min: 1, max: 365, default: 30 }),
  });
}

/** Settings of `migrate`, which prefers the role that owns the schema. */
export function readMigrateConfig(environment: Environment): { readonly url: string } {
  const config = parseEnvironment(environment, {
    DATABASE_URL: optional(postgresUrl),
    MIGRATION_DATABASE_URL: optional(postgresUrl),
  });
  const owner = config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL;
  return { url: owner ?? parseEnvironment(environment, { DATABASE_URL: postgresUrl }).DATABASE_URL };
}

/** Settings of `health`. */
export function readHealthConfig(environment: Environment) {
  return parseEnvironment(environment, { PORT: serverSettings.PORT });
}

/** Settings of `create-admin` and `create-account`. */
export function readAccountConfig(environment: Environment) {
  return parseEnvironment(environment, {
    SHOAL_ENV: processSettings.SHOAL_ENV,
    ...storeSettings,
    /** Password of the account to make; read from standard input when absent. */
    ADMIN_PASSWORD: optional(secret({ lengthMin: 1 })),
    /** The same, of create-account only, where it comes first. */
    ACCOUNT_PASSWORD: optional(secret({ lengthMin: 1 })),
  });
}
