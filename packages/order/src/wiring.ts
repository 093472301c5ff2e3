// Makes what the service works with out of its configuration.

import { cartService, inventoryService, productService } from "@shoal/contract";
import { createMailer, type Mailer } from "@shoal/mail";
import { createPool, type Pool } from "@shoal/postgres";
import type { Log } from "@shoal/process";
import { type Channel, createChannel, createClient, createGuard } from "@shoal/rpc";
import type { Config } from "./config.ts";
import type { Deps, Settings } from "./deps.ts";
import { boundProvider } from "./payments/bounded.ts";
import type { PaymentProvider } from "./payments/port.ts";
import { createSimulatedProvider } from "./payments/simulated.ts";
import { createStripeProvider } from "./payments/stripe.ts";

export type Wiring = { readonly deps: Deps; readonly paymentPool: Pool; readonly channels: readonly Channel[] };

/** The provider's books take few statements, and never on the orders' own connections. */
const paymentConnectionsMax = 4;

export function createDeps(config: Config, log: Log): Wiring {
  const statementTimeoutMs = config.STATEMENT_TIMEOUT_MS;
  const pool = createPool({
    url: config.DATABASE_URL,
    applicationName: "order",
    connectionsMax: config.DATABASE_CONNECTIONS_MAX,
    statementTimeoutMs,
  });
  const paymentPool = createPool({
    url: config.PAYMENT_DATABASE_URL ?? config.DATABASE_URL,
    applicationName: "order-payments",
    connectionsMax: paymentConnectionsMax,
    statementTimeoutMs,
  });
  const channelTo = (upstream: string, address: string) =>
    createChannel({ address, token: config.SERVICE_TOKEN, guard: createGuard({ upstream, log }) });
  const cartChannel = channelTo("cart", config.CART_ADDRESS);
  const productChannel = channelTo("product", config.PRODUCT_ADDRESS);
  const deps: Deps = {
    log,
    pool,
    settings: settingsFrom(config),
    cart: createClient(cartService, cartChannel),
    product: createClient(productService, productChannel),
    inventory: createClient(inventoryService, productChannel),
    payments: boundProvider(openProvider(config, paymentPool), config.PAYMENT_TIMEOUT_MS, log),
    mailer: openMailer(config, log),
    newId: () => Bun.randomUUIDv7(),
    now: () => new Date(),
  };
  return { deps, paymentPool, channels: [cartChannel, productChannel] };
}

function openProvider(config: Config, pool: Pool): PaymentProvider {
  if (config.PAYMENT_PROVIDER === "simulated") return createSimulatedProvider(pool);
  return createStripeProvider({
    pool,
    // Both were demanded with the provider's name.
    secretKey: config.STRIPE_SECRET_KEY ?? "",
    returnUrl: config.STRIPE_RETURN_URL ?? "",
    apiUrl: config.STRIPE_API_URL,
    timeoutMs: config.PAYMENT_TIMEOUT_MS,
  });
}

function openMailer({ MAIL_URL: url, MAIL_FROM: from }: Config, log: Log): Mailer | undefined {
  if (url !== undefined && from !== undefined) return createMailer(url, from);
  log.warn("no mail is sent to buyers: MAIL_URL is not set");
  return undefined;
}

function settingsFrom(config: Config): Settings {
  const freeFrom = config.FREE_SHIPPING_FROM_MINOR;
  return {
    rules: {
      currency: config.SHOP_CURRENCY,
      shippingMethods: config.SHIPPING_METHODS,
      freeShippingFromMinor: freeFrom === undefined ? undefined : BigInt(freeFrom),
      taxBasisPoints: config.TAX_BASIS_POINTS,
    },
    reservationTtlMs: config.RESERVATION_TTL_SECONDS * 1000,
    leaseMs: config.LEASE_SECONDS * 1000,
    outboxPollMs: config.OUTBOX_POLL_MS,
    outboxLeaseMs: config.OUTBOX_LEASE_SECONDS * 1000,
    orderTokenSecret: config.ORDER_TOKEN_SECRET,
  };
}
