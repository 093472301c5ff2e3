// The gateway's environment: names, defaults with units, and the shapes of the values that are no plain texts.

import {
  callerSettings,
  type Environment,
  type Field,
  integer,
  list,
  parseEnvironment,
  processSettings,
  text,
  url,
} from "@shoal/process";
import { readSigningKeys, type SigningKey } from "./tokens.ts";

const minuteMs = 60_000;
const mebibyte = 1024 * 1024;

/** So many requests in a period; all of them may come at once. */
export type RateLimit = { readonly count: number; readonly periodMs: number };

const settings = {
  ...processSettings,
  ...callerSettings,
  HOST: text({ default: "0.0.0.0" }),
  /** 0 takes a free port. */
  GATEWAY_PORT: integer({ min: 0, max: 65_535, default: 8080 }),
  USER_ADDRESS: text(),
  PRODUCT_ADDRESS: text(),
  CART_ADDRESS: text(),
  ORDER_ADDRESS: text(),
  /** Rate limits and revocations. */
  REDIS_URL: url(["redis", "rediss"]),
  REDIS_KEY_PREFIX: text({ default: "" }),
  /** How long a request waits for Redis before it is counted in this process alone. */
  REDIS_TIMEOUT_MS: integer({ min: 10, max: 5000, default: 100 }),
  /** JWKS with private Ed25519 keys; the first signs, all verify. `gateway make-key` prints one. */
  JWT_KEYS: signingKeys(),
  JWT_ISSUER: text({ default: "shoal" }),
  JWT_AUDIENCE: text({ default: "shoal-api" }),
  ACCESS_TOKEN_TTL_SECONDS: integer({ min: 10, max: 3600, default: 900 }),
  /** ISO 4217; what an empty cart's subtotal is in. */
  SHOP_CURRENCY: currency({ default: "USD" }),
  REQUEST_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 5000 }),
  CHECKOUT_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 15_000 }),
  IMPORT_TIMEOUT_MS: integer({ min: 1000, max: 30 * minuteMs, default: 2 * minuteMs }),
  BODY_BYTES_MAX: integer({ min: 1024, max: mebibyte, default: 64 * 1024 }),
  IMPORT_BYTES_MAX: integer({ min: 1024, max: 4096 * mebibyte, default: 100 * mebibyte }),
  /** Requests in work at once; more are refused with 503. */
  IN_FLIGHT_MAX: integer({ min: 1, max: 100_000, default: 1000 }),
  /** While the process' own timers come later than this, fewer requests are taken at once. */
  LOOP_DELAY_MAX_MS: integer({ min: 1, max: 10_000, default: 5 }),
  /** So are they while half of the reads take longer than this. */
  ANSWER_TARGET_MS: integer({ min: 10, max: 10_000, default: 60 }),
  /** Proxies in front that append to X-Forwarded-For; 0 trusts the socket alone. */
  TRUSTED_PROXY_COUNT: integer({ min: 0, max: 10, default: 0 }),
  RATE_LIMIT_LOGIN: rateLimit({ default: { count: 20, periodMs: minuteMs } }),
  RATE_LIMIT_WRITE: rateLimit({ default: { count: 300, periodMs: minuteMs } }),
  RATE_LIMIT_READ: rateLimit({ default: { count: 1200, periodMs: minuteMs } }),
  /** Origins whose pages may call this API from a browser. */
  CORS_ORIGINS: list(origin(), { default: [] }),
  /** How long the gateway goes on serving after it said that it is not ready. */
  DRAIN_DELAY_MS: integer({ min: 0, max: 12_000, default: 3000 }),
};

export type Config = ReturnType<typeof readConfig>;

/** Throws ConfigError with every problem at once. */
export function readConfig(environment: Environment) {
  return parseEnvironment(environment, settings);
}

/** What `health` needs of the environment. */
export function readPort(environment: Environment): number {
  return parseEnvironment(environment, { GATEWAY_PORT: settings.GATEWAY_PORT }).GATEWAY_PORT;
}

/** What `rotate-key` needs of the environment. */
export function readKeys(environment: Environment): readonly SigningKey[] {
  return parseEnvironment(environment, { JWT_KEYS: settings.JWT_KEYS }).JWT_KEYS;
}

function signingKeys(): Field<readonly SigningKey[]> {
  return { isSecret: true, parse: readSigningKeys };
}

function currency(options: { readonly default: string }): Field<string> {
  return {
    fallback: options.default,
    parse: (value) => {
      if (!/^[A-Z]{3}$/.test(value)) throw "must be an ISO 4217 code such as USD";
      return value;
    },
  };
}

/** "20/60s", "300/1m" or "5/500ms". */
function rateLimit(options: { readonly default: RateLimit }): Field<RateLimit> {
  const unitMs = { ms: 1, s: 1000, m: minuteMs } as const;
  return {
    fallback: options.default,
    parse: (value) => {
      const match = /^([1-9]\d{0,6})\/([1-9]\d{0,6})(ms|s|m)$/.exec(value);
      if (match === null) throw 'must be a count and a period such as "20/60s"';
      return { count: Number(match[1]), periodMs: Number(match[2]) * unitMs[match[3] as keyof typeof unitMs] };
    },
  };
}

function origin(): Field<string> {
  return {
    parse: (value) => {
      if (!URL.canParse(value) || new URL(value).origin !== value) {
        throw "must be a comma-separated list of origins such as https://shop.example";
      }
      return value;
    },
  };
}
