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
const providers = ["simulated", "stripe"] as const;
export type ProviderName = (typeof providers)[number];

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
  /** Where the simulated provider keeps its books, or the names of Stripe's intents; DATABASE_URL without it. */
  PAYMENT_DATABASE_URL: optional(postgresUrl()),
  /** host:port of the cart and the product service. */
  CART_ADDRESS: text(),
  PRODUCT_ADDRESS: text(),
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
    ...stripeSettings(environment),
    /** ISO 4217 code of the shop's one currency. */
    SHOP_CURRENCY: currencyCode(environment),
    PAYMENT_PROVIDER: paymentProvider(environment),
    /** For tests: where this process is to end or stop itself. */
    CRASH_POINT: crashPlan(crashPoints, environment),
  });
}

export type MigrateConfig = {
  readonly ordersUrl: string;
  /** Where a provider keeps what it remembers, and which one; undefined where none is named. */
  readonly payments: { readonly provider: ProviderName; readonly url: string } | undefined;
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
  const known = providers.find((candidate) => candidate === provider);
  if (known === undefined || (known === "simulated" && config.SHOAL_ENV === "production")) {
    return { ordersUrl, payments: undefined };
  }
  return { ordersUrl, payments: { provider: known, url: config.PAYMENT_DATABASE_URL ?? ordersUrl } };
}

/** Settings of `health`. */
export function readHealthConfig(environment: Environment) {
  return parseEnvironment(environment, { PORT: serverSettings.PORT });
}

/** Settings of commands that need the orders' database alone. */
export function readStoreConfig(environment: Environment) {
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
      if (provider === "simulated" && isProduction(environment)) {
        throw "must not be simulated while SHOAL_ENV is production: it takes no money";
      }
      return provider;
    },
  };
}

/** What Stripe needs, where it is who takes the money. */
function stripeSettings(environment: Environment) {
  const isStripe = environment["PAYMENT_PROVIDER"] === "stripe";
  const neededByStripe = <T>(field: Field<T>): Field<T | undefined> => (isStripe ? field : optional(field));
  return {
    STRIPE_SECRET_KEY: neededByStripe(stripeKey(environment)),
    /** Where a buyer comes back to whose bank wanted a word; "{order_id}" stands for the order's id. */
    STRIPE_RETURN_URL: neededByStripe(url(["https", "http"])),
    /** Another address of Stripe's API, such as a proxy's. */
    STRIPE_API_URL: url(["https", "http"], { default: "https://api.stripe.com" }),
  };
}

function stripeKey(environment: Environment): Field<string> {
  const key = secret({ lengthMin: 20 });
  return {
    ...key,
    parse: (value) => {
      if (!/^[rs]k_(test|live)_/.test(value)) throw "must be a secret or restricted key of Stripe";
      if (isProduction(environment) && !/^[rs]k_live_/.test(value)) {
        throw "must not be a test key while SHOAL_ENV is production: it takes no money";
      }
      return key.parse(value);
    },
  };
}

function isProduction({ SHOAL_ENV }: Environment): boolean {
  return SHOAL_ENV !== "dev" && SHOAL_ENV !== "test";
}

/**
 * Currencies whose minor unit at Stripe is not that of ISO 4217, or whose last digit must be zero there
 * (https://docs.stripe.com/currencies#special-cases).
 */
const notThroughStripe: readonly string[] = ["ISK", "UGX", "BHD", "JOD", "KWD", "OMR", "TND"];

function currencyCode(environment: Environment): Field<string> {
  return {
    parse: (value) => {
      if (!/^[A-Z]{3}$/.test(value)) throw "must be an ISO 4217 code such as USD";
      if (environment["PAYMENT_PROVIDER"] === "stripe" && notThroughStripe.includes(value)) {
        throw "is a currency whose minor units Stripe counts in its own way, which is not supported";
      }
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
