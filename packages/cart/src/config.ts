// What the cart service reads from its environment.

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

const settings = {
  ...serverSettings,
  /** The carts' own Redis: append-only file on, maxmemory-policy noeviction. One primary; not a cluster. */
  REDIS_URL: url(["redis", "rediss"]),
  /** Put before every key, where several shops share one Redis. */
  REDIS_KEY_PREFIX: optional(text()),
  /** A command that Redis does not answer in this time is answered with STORE_UNAVAILABLE. */
  COMMAND_TIMEOUT_MS: integer({ min: 10, max: 10_000, default: 250 }),
  /** A cart is forgotten this long after its last change. */
  CART_TTL_DAYS: integer({ min: 1, max: 365, default: 30 }),
};

export type Config = ReturnType<typeof readConfig>;

/** The configuration; throws ConfigError with every problem at once. */
export function readConfig(environment: Environment) {
  return parseEnvironment(environment, {
    ...settings,
    /** For tests: where this process is to end or stop itself. */
    CRASH_POINT: crashPlan(crashPoints, environment),
  });
}

/** The port that the `health` subcommand asks; it needs nothing else. */
export function readPort(environment: Environment): number {
  return parseEnvironment(environment, { PORT: serverSettings.PORT }).PORT;
}
