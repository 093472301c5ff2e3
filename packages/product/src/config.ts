// What this process reads from its environment, by subcommand. Every problem is reported together; secrets have no
// default and may come as NAME_FILE.

import {
  crashPlan,
  type Environment,
  integer,
  optional,
  parseEnvironment,
  serverSettings,
  text,
  url,
} from "@shoal/process";
import { crashPoints } from "./crash-points.ts";

const postgresUrl = url(["postgres", "postgresql"]);

/** Settings of `serve`. */
export function readServeConfig(environment: Environment) {
  return parseEnvironment(environment, {
    ...serverSettings,
    DATABASE_URL: postgresUrl,
    DATABASE_CONNECTIONS_MAX: integer({ min: 1, max: 200, default: 10 }),
    /** A statement that runs longer is cancelled by PostgreSQL. */
    STATEMENT_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 2000 }),
    /** The cache's Redis; it may evict whatever it likes. */
    REDIS_URL: url(["redis", "rediss"]),
    REDIS_KEY_PREFIX: optional(text()),
    /** Prices are in this currency alone. */
    SHOP_CURRENCY: currency(),
    /** What is shown was read at most this long ago, even when a write could not be told of. */
    CACHE_TTL_SECONDS: integer({ min: 1, max: 30, default: 30 }),
    /** Pause between two looks for reservations past their time. */
    RESERVATION_SWEEP_SECONDS: integer({ min: 1, max: 60, default: 2 }),
    /** For tests: where this process is to end or stop itself. */
    CRASH_POINT: crashPlan(crashPoints, environment),
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

function currency() {
  return {
    parse: (value: string): string => {
      if (!/^[A-Z]{3}$/.test(value)) throw "must be an ISO 4217 code such as USD";
      return value;
    },
  };
}
