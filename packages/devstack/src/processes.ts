// The five processes of the shop on one page: who needs which store, who calls whom, and what each is told.

import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { RedisUse } from "./backing.ts";
import type { ChildOptions } from "./child.ts";
import { findUnprivilegedAccount } from "./data-room.ts";
import type { DevSecrets } from "./dev-secrets.ts";

export const repositoryRoot = resolve(import.meta.dir, "../../..");

/** In the order in which they are stopped: traffic first. */
export const nouns = ["gateway", "order", "cart", "product", "user"] as const;
export type Noun = (typeof nouns)[number];

/** Services with a PostgreSQL database of their own, which have migrations. */
export const migratedNouns = ["user", "product", "order"] as const satisfies readonly Noun[];

export type ShopStores = {
  postgresUrl(database: string): string;
  /** The same as the role that owns the tables, where that is another one. */
  ownerUrl?(database: string): string;
  readonly redisUrls: Readonly<Record<RedisUse, string>>;
};

export type ShopSettings = {
  readonly environment: "dev" | "test";
  readonly stores: ShopStores;
  readonly secrets: DevSecrets;
  /** Port of each process on the loopback interface. */
  readonly ports: Readonly<Record<Noun, number>>;
  /** Port of each process' metrics; nothing is counted without it. */
  readonly metricsPorts?: Readonly<Record<Noun, number>>;
  /** OTLP/gRPC collector, unless the person has named another. */
  readonly traceEndpoint?: string;
  /** gRPC targets of services that have more replicas than the one at their port. */
  readonly addresses?: Readonly<Partial<Record<Noun, string>>>;
  /** Folder that gets the shop's mail, one file for each message; none is sent without it. */
  readonly mailDir?: string;
  /** Put before database names and Redis keys; tests give each shop its own. */
  readonly prefix?: string;
  /** Folder of compiled programs; without it the shop runs from source. */
  readonly binaries?: string | undefined;
  /** What the person has set, in .env or the environment; wins over the defaults below. */
  readonly overrides?: Readonly<Record<string, string>>;
};

export type Program = Pick<ChildOptions, "command" | "cwd" | "runAs">;

/** Name of a service's database. */
export function databaseName(noun: (typeof migratedNouns)[number], prefix = ""): string {
  return `${prefix}shoal_${noun}`;
}

const defaults = {
  LOG_LEVEL: "info",
  SHOP_CURRENCY: "USD",
  TRACE_SAMPLE_RATIO: "1",
  PAYMENT_PROVIDER: "simulated",
  RATE_LIMIT_LOGIN: "1000/60s",
  RATE_LIMIT_WRITE: "60000/60s",
  RATE_LIMIT_READ: "60000/60s",
  LOGIN_ATTEMPTS_MAX: "1000",
  DRAIN_DELAY_MS: "0",
  LOOP_DELAY_MAX_MS: "5000",
  ANSWER_TARGET_MS: "5000",
} as const;

/** The whole environment of one process: nothing is inherited but what Bun needs to run sources. */
export function environmentOf(noun: Noun, settings: ShopSettings): Record<string, string> {
  return {
    ...defaults,
    ...(settings.traceEndpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: settings.traceEndpoint }),
    ...settings.overrides,
    ...(settings.binaries === undefined ? { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "/" } : {}),
    SHOAL_ENV: settings.environment,
    HOST: "127.0.0.1",
    ...(settings.metricsPorts === undefined ? {} : { METRICS_PORT: String(settings.metricsPorts[noun]) }),
    ...ownEnvironment(noun, settings),
  };
}

function ownEnvironment(noun: Noun, settings: ShopSettings): Record<string, string> {
  const { secrets, stores, ports } = settings;
  const address = (other: Noun) => settings.addresses?.[other] ?? `127.0.0.1:${ports[other]}`;
  const keyPrefix = settings.prefix === undefined ? {} : { REDIS_KEY_PREFIX: `${settings.prefix}:${noun}:` };
  const database = (migrated: (typeof migratedNouns)[number]) => {
    const name = databaseName(migrated, settings.prefix);
    const owner = stores.ownerUrl?.(name);
    return {
      DATABASE_URL: stores.postgresUrl(name),
      ...(owner === undefined ? {} : { MIGRATION_DATABASE_URL: owner }),
    };
  };
  const served = {
    PORT: String(ports[noun]),
    SERVICE_TOKENS: `gateway=${secrets.gatewayToken},order=${secrets.orderToken}`,
  };
  switch (noun) {
    case "user":
      return {
        ...served,
        ...database(noun),
        REFRESH_TOKEN_SECRET: secrets.refreshTokenSecret,
        ...mailEnvironment(settings),
      };
    case "product":
      return {
        ...served,
        ...keyPrefix,
        ...database(noun),
        REDIS_URL: stores.redisUrls.productCache,
      };
    case "cart":
      return { ...served, ...keyPrefix, REDIS_URL: stores.redisUrls.cart };
    case "order":
      return {
        ...served,
        ...database(noun),
        SERVICE_TOKEN: secrets.orderToken,
        ORDER_TOKEN_SECRET: secrets.orderTokenSecret,
        CART_ADDRESS: address("cart"),
        PRODUCT_ADDRESS: address("product"),
        ...mailEnvironment(settings),
      };
    case "gateway":
      return {
        ...keyPrefix,
        GATEWAY_PORT: String(ports.gateway),
        REDIS_URL: stores.redisUrls.gateway,
        SERVICE_TOKEN: secrets.gatewayToken,
        JWT_KEYS: secrets.jwtKeys,
        USER_ADDRESS: address("user"),
        PRODUCT_ADDRESS: address("product"),
        CART_ADDRESS: address("cart"),
        ORDER_ADDRESS: address("order"),
      };
  }
}

/** Into the folder, unless the person has named a mail server. */
function mailEnvironment({ mailDir, overrides }: ShopSettings): Record<string, string> {
  if (mailDir === undefined || overrides?.["MAIL_URL"] !== undefined) return {};
  return { MAIL_URL: pathToFileURL(mailDir).href, MAIL_FROM: "Shoal <shop@shoal.example>" };
}

/** Folder of a process' package. */
export function packageDir(noun: Noun): string {
  return resolve(repositoryRoot, "packages", noun);
}

/**
 * How a subcommand of a process is run: from source in its package's folder, or compiled, in the folder of its program
 * and, where we are root, as an account that may do nothing.
 */
export function programOf(noun: Noun, { binaries }: Pick<ShopSettings, "binaries">, args: readonly string[]): Program {
  if (binaries !== undefined) {
    return { command: [join(binaries, noun), ...args], cwd: binaries, runAs: findUnprivilegedAccount() };
  }
  return { command: [process.execPath, resolve(packageDir(noun), "src/main.ts"), ...args], cwd: packageDir(noun) };
}
