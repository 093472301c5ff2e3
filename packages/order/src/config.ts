// The environment of the order service: names, defaults with their units, and what must not be left to a default.

import {
  ConfigError,
  callerSettings,
  type Environment,
  type Field,
  integer,
  optional,
  parseEnvironment,
  secret,
  serverSettings,
  text,
  url,
} from "@shoal/process";
import { standardShipping } from "./domain/pricing.ts";

const postgresUrl = () => url(["postgres", "postgresql"]);

const settings = {
  ...serverSettings,
  ...callerSettings,
  DATABASE_URL: postgresUrl(),
  /** The role that owns the tables, for `migrate`; DATABASE_URL without it. */
  MIGRATION_DATABASE_URL: optional(postgresUrl()),
  DATABASE_CONNECTIONS_MAX: integer({ min: 1, max: 200, default: 10 }),
  STATEMENT_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 2000 }),
  /** Where the simulated provider keeps its books; DATABASE_URL without it. */
  PAYMENT_DATABASE_URL: optional(postgresUrl()),
  /** host:port of the cart and the product service. */
  CART_ADDRESS: text(),
  PRODUCT_ADDRESS: text(),
  /** ISO 4217 code of the shop's one currency. */
  SHOP_CURRENCY: currencyCode(),
  /** Who takes the money; without a default but in dev. */
  PAYMENT_PROVIDER: optional(text()),
  /** A request to the provider that takes longer has an unknown outcome. */
  PAYMENT_TIMEOUT_MS: integer({ min: 100, max: 30_000, default: 5000 }),
  /** Opens guests' orders; changing it closes them. */
  ORDER_TOKEN_SECRET: secret({ lengthMin: 32 }),
  /** How long stock is set aside for a checkout; half of it is the patience with an unknown payment. */
  RESERVATION_TTL_SECONDS: integer({ min: 2, max: 86_400, default: 900 }),
  /** How long a checkout's driver may be silent before another replica takes over. */
  LEASE_SECONDS: integer({ min: 1, max: 600, default: 15 }),
  OUTBOX_POLL_MS: integer({ min: 20, max: 60_000, default: 500 }),
  /** Ways to ship and their prices in minor units: "standard:500,express:1500". */
  SHIPPING_METHODS: shippingMethods({ default: "standard:500,express:1500" }),
  /** Goods worth this much, in minor units, ship by the standard way for nothing. */
  FREE_SHIPPING_FROM_MINOR: optional(integer({ min: 0, max: 9_007_199_254_740 })),
  /** Tax on goods and shipping in 1/10,000. */
  TAX_BASIS_POINTS: integer({ min: 0, max: 10_000, default: 0 }),
};

/** Providers that this binary can pay through. */
const providers = ["simulated"] as const;

export type Config = Omit<ReturnType<typeof parse>, "PAYMENT_PROVIDER"> & {
  readonly PAYMENT_PROVIDER: (typeof providers)[number];
};

function parse(environment: Environment) {
  return parseEnvironment(environment, settings);
}

/** Parses the environment; throws ConfigError with everything that is wrong with it. */
export function readConfig(environment: Environment): Config {
  const config = parse(environment);
  const name = config.PAYMENT_PROVIDER ?? (config.SHOAL_ENV === "dev" ? "simulated" : undefined);
  if (name === undefined) throw new ConfigError(["PAYMENT_PROVIDER is required"]);
  const provider = providers.find((candidate) => candidate === name);
  if (provider === undefined) throw new ConfigError([`PAYMENT_PROVIDER must be one of ${providers.join(", ")}`]);
  if (config.SHOAL_ENV === "production") {
    throw new ConfigError(["PAYMENT_PROVIDER must not be simulated while SHOAL_ENV is production: it takes no money"]);
  }
  return { ...config, PAYMENT_PROVIDER: provider };
}

function currencyCode(): Field<string> {
  return {
    parse: (value) => {
      if (!/^[A-Z]{3}$/.test(value)) throw "must be an ISO 4217 code such as USD";
      return value;
    },
  };
}

function shippingMethods(options: { readonly default: string }): Field<ReadonlyMap<string, bigint>> {
  const parseMethods = (value: string): ReadonlyMap<string, bigint> => {
    const methods = new Map<string, bigint>();
    for (const part of value.split(",")) {
      const match = /^([a-z][a-z0-9_-]{0,49}):(\d{1,12})$/.exec(part.trim());
      if (match?.[1] === undefined || match[2] === undefined) {
        throw "must be a comma-separated list of method:minor_units";
      }
      if (methods.has(match[1])) throw `names ${match[1]} twice`;
      methods.set(match[1], BigInt(match[2]));
    }
    if (!methods.has(standardShipping)) throw `must name ${standardShipping}, which is used when none is asked for`;
    return methods;
  };
  return { fallback: parseMethods(options.default), parse: parseMethods };
}
