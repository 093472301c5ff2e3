// The environment of the order service: names, defaults with their units, and what must not be left to a default.

import { mailSettings } from "@shoal/mail";
import {
  callerSettings,
  crashPlan,
  type Environment,
  type Field,
  integer,
  optional,
  parseEnvironment,
  processSettings,
  secret,
  serverSettings,
  text,
  url,
} from "@shoal/process";
import { crashPoints } from "./crash-points.ts";
import { standardShipping } from "./domain/pricing.ts";

const postgresUrl = () => url(["postgres", "postgresql"]);

/** Providers that this binary can pay through. */
const providers = ["simulated"] as const;
type ProviderName = (typeof providers)[number];

const storeSettings = {
  DATABASE_URL: postgresUrl(),
  /** A statement that runs longer is cancelled by PostgreSQL. */
  STATEMENT_TIMEOUT_MS: integer({ min: 100, max: 60_000, default: 2000 }),
};

const serveSettings = {
  ...serverSettings,
  ...callerSettings,
  ...storeSettings,
  DATABASE_CONNECTIONS_MAX: integer({ min: 1, max: 200, default: 10 }),
  /** Where the simulated provider keeps its books; DATABASE_URL without it. */
  PAYMENT_DATABASE_URL: optional(postgresUrl()),
  /** host:port of the cart and the product service. */
  CART_ADDRESS: text(),
  PRODUCT_ADDRESS: text(),
  /** ISO 4217 code of the shop's one currency. */
  SHOP_CURRENCY: currencyCode(),
  /** A request to the provider that takes longer has an unknown outcome. */
  PAYMENT_TIMEOUT_MS: integer({ min: 100, max: 10_000, default: 5000 }),
  /** Opens guests' orders; changing it closes them. */
  ORDER_TOKEN_SECRET: secret({ lengthMin: 32 }),
  /** How long stock is set aside for a checkout; half of it is the patience with an unknown payment. */
  RESERVATION_TTL_SECONDS: integer({ min: 2, max: 86_400, default: 900 }),
  /** How long a checkout's driver may be silent before another replica takes over. */
  LEASE_SECONDS: integer({ min: 1, max: 600, default: 15 }),
  OUTBOX_POLL_MS: integer({ min: 20, max: 60_000, default: 500 }),
  /** How long a relay may be silent before its deliveries go to another one; longer than any of them takes. */
  OUTBOX_LEASE_SECONDS: integer({ min: 1, max: 600, default: 30 }),
  /** Ways to ship and their prices in minor units: "standard:500,express:1500". */
  SHIPPING_METHODS: shippingMethods({ default: "standard:500,express:1500" }),
  /** Goods worth this much, in minor units, ship by the standard way for nothing. */
  FREE_SHIPPING_FROM_MINOR: optional(integer({ min: 0, max: 9_007_199_254_740 })),
  /** Tax on goods and shipping in 1/10,000. */
  TAX_BASIS_POINTS: integer({ min: 0, max: 10_000, default: 0 }),
};

export type Config = ReturnType<typeof readServeConfig>;

/** Settings of `serve`; throws ConfigError with everything that is wrong with them. */
export function readServeConfig(environment: Environment) {
  return parseEnvironment(environment, {
    ...serveSettings,
    ...mailSettings(environment),
    PAYMENT_PROVIDER: paymentProvider(environment),
    /** For tests: where this process is to end or stop itself. */
    CRASH_POINT: crashPlan(crashPoints, environment),
  });
}

export type MigrateConfig = {
  readonly ordersUrl: string;
  /** Where the simulated provider's books are laid; undefined where it is not used. */
  readonly paymentsUrl: string | undefined;
};

/** Settings of `migrate`, which prefers the role that owns the tables. */
export function readMigrateConfig(environment: Environment): MigrateConfig {
  const config = parseEnvironment(environment, {
    SHOAL_ENV: processSettings.SHOAL_ENV,
    DATABASE_URL: optional(postgresUrl()),
    MIGRATION_DATABASE_URL: optional(postgresUrl()),
    PAYMENT_DATABASE_URL: optional(postgresUrl()),
    PAYMENT_PROVIDER: optional(text()),
  });
  const owner = config.MIGRATION_DATABASE_URL ?? config.DATABASE_URL;
  const ordersUrl = owner ?? parseEnvironment(environment, { DATABASE_URL: postgresUrl() }).DATABASE_URL;
  const provider = config.PAYMENT_PROVIDER ?? (config.SHOAL_ENV === "dev" ? "simulated" : undefined);
  const isSimulated = provider === "simulated" && config.SHOAL_ENV !== "production";
  return { ordersUrl, paymentsUrl: isSimulated ? (config.PAYMENT_DATABASE_URL ?? ordersUrl) : undefined };
}

/** Settings of `health`. */
export function readHealthConfig(environment: Environment) {
  return parseEnvironment(environment, { PORT: serverSettings.PORT });
}

/** Settings of `redrive`. */
export function readRedriveConfig(environment: Environment) {
  return parseEnvironment(environment, storeSettings);
}

/** Who takes the money: named everywhere but in dev, and in production never somebody who takes none. */
function paymentProvider(environment: Environment): Field<ProviderName> {
  const where = environment["SHOAL_ENV"];
  return {
    ...(where === "dev" ? { fallback: "simulated" as const } : {}),
    parse: (value) => {
      const provider = providers.find((candidate) => candidate === value);
      if (provider === undefined) throw `must be one of ${providers.join(", ")}`;
      if (where !== "dev" && where !== "test") {
        throw "must not be simulated while SHOAL_ENV is production: it takes no money";
      }
      return provider;
    },
  };
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
