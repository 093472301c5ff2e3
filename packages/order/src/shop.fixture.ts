// For tests: an order service over a fresh database and real sockets, with whatever cart, inventory and payment
// provider a test needs.

import {
  cartService,
  inventoryService,
  orderService,
  type PlaceOrderRequest,
  type PlaceOrderResponse__Output,
  productService,
} from "@shoal/contract";
import type { Mailer } from "@shoal/mail";
import { createPool } from "@shoal/postgres";
import { createLog } from "@shoal/process";
import { anonymous, type Caller, type ClientOf, createClient, isRefusal, type Refusal } from "@shoal/rpc";
import { createTestDatabase, serveForTest, type TestDatabase, testCall } from "@shoal/testkit";
import { migrations, simulatedPaymentMigrations } from "../migrations/index.ts";
import { recoverLapsed } from "./checkout/recover.ts";
import type { Deps, Settings } from "./deps.ts";
import { createFakes } from "./fakes.fixture.ts";
import { createOutbox } from "./outbox.ts";
import { boundProvider } from "./payments/bounded.ts";
import type { PaymentProvider } from "./payments/port.ts";
import { createSimulatedProvider } from "./payments/simulated.ts";
import { createImplementations, refusalFromFailure } from "./server.ts";
import { createTasks } from "./tasks.ts";

export const testSettings: Settings = {
  rules: {
    currency: "USD",
    shippingMethods: new Map([
      ["standard", 500n],
      ["express", 1500n],
    ]),
    freeShippingFromMinor: undefined,
    taxBasisPoints: 1000,
  },
  reservationTtlMs: 60_000,
  leaseMs: 15_000,
  outboxPollMs: 100,
  outboxLeaseMs: 30_000,
  orderTokenSecret: "a-secret-of-guests-for-tests-only-32",
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

export type ShopOptions = {
  readonly settings?: Partial<Settings>;
  /** Wraps the simulated provider, for faults that it does not have. */
  readonly wrapPayments?: (provider: PaymentProvider) => PaymentProvider;
  readonly paymentTimeoutMs?: number;
  /** Nothing is sent without one. */
  readonly mailer?: Mailer;
  /** Whether the relay runs by itself; true by default. */
  readonly isRelayed?: boolean;
};

export async function openShop(options: ShopOptions = {}) {
  const database = await createTestDatabase([...migrations, ...simulatedPaymentMigrations]);
  const fakes = createFakes();
  const upstream = await serveForTest(fakes.implementations);
  const paymentPool = createPool({
    url: database.url,
    applicationName: "test-payments",
    connectionsMax: 4,
    statementTimeoutMs: 10_000,
  });
  const lines: string[] = [];
  const log = createLog({ service: "order", level: "info", write: (line) => lines.push(line) });
  const simulated = createSimulatedProvider(paymentPool);
  const deps: Deps = {
    log,
    pool: database.pool,
    settings: { ...testSettings, ...options.settings },
    cart: createClient(cartService, upstream.channel("order")),
    product: createClient(productService, upstream.channel("order")),
    inventory: createClient(inventoryService, upstream.channel("order")),
    payments: boundProvider(
      options.wrapPayments === undefined ? simulated : options.wrapPayments(simulated),
      options.paymentTimeoutMs ?? 5000,
      log,
    ),
    mailer: options.mailer,
    newId: () => Bun.randomUUIDv7(),
    now: () => new Date(),
  };
  const outbox = createOutbox(deps);
  const tasks = createTasks(log);
  if (options.isRelayed !== false) outbox.start();
  const service = await serveForTest(createImplementations({ ...deps, outbox, tasks }), { refusalFromFailure, log });
  const client = createClient(orderService, service.channel("gateway"));
  return {
    ...observe(database),
    database,
    paymentPool,
    fakes,
    deps,
    outbox,
    tasks,
    service,
    client,
    lines,
    place: (changes: Partial<PlaceOrderRequest>, caller: Caller = anonymous, timeoutMs = 10_000) =>
      tryCall(() => client.placeOrder(placeRequest(changes), testCall(caller, timeoutMs))),
    recover: () => recoverLapsed(deps, outbox.wake),
    /** Lets every lease lapse, as if so much time had gone by. */
    lapse: async () => {
      await database.pool`
        with unfinished as materialized (
          select id from orders where step not in ('confirmed', 'cancelled') order by id for update
        )
        update orders set lease_expires_at = now() - interval '1 second'
        from unfinished where orders.id = unfinished.id`;
    },
    close: async () => {
      await service.close();
      await tasks.settled();
      await outbox.stop();
      await upstream.close();
      await paymentPool.end({ timeout: 1 });
      await database.drop();
    },
  };
}

/** What the database and the provider's books say. */
export function observe({ pool }: TestDatabase) {
  return {
    /** Effects of the provider on an order: "authorise", "capture", ... in order. */
    charges: async (orderId: string): Promise<string[]> => {
      const rows = await pool<{ kind: string }[]>`
        select kind from simulated_payments.entries where key = ${orderId} order by id`;
      return rows.map(({ kind }) => kind);
    },
    orders: async () => {
      type Row = { id: string; status: string; step: string; cancel_reason: string; payment_status: string };
      return await pool<Row[]>`
        select id, status, step, cancel_reason, payment_status from orders order by id`;
    },
    openRows: async (): Promise<number> => {
      const [row] = await pool<{ count: bigint }[]>`select count(*) from outbox where delivered_at is null`;
      return Number(row?.count ?? 0n);
    },
    /** Waits until the database says so. */
    until: async (what: string, isSo: () => Promise<boolean>, timeoutMs = 20_000): Promise<void> => {
      const end = Date.now() + timeoutMs;
      while (!(await isSo())) {
        if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
        await Bun.sleep(10);
      }
    },
  };
}

export const address = {
  name: "Ada Lovelace",
  line1: "12 St James's Square",
  city: "London",
  postalCode: "SW1Y 4JH",
  country: "GB",
};

/** A request that is fine but for the cart's owner; each has a key of its own. */
export function placeRequest(changes: Partial<PlaceOrderRequest>): PlaceOrderRequest {
  return {
    requestId: crypto.randomUUID(),
    email: "ada@example.com",
    shippingAddress: address,
    payment: { provider: "simulated", token: "tok_ok" },
    ...changes,
  };
}

export type Tried<T> = { readonly response?: T; readonly refusal?: Refusal };

/** What a call answered or refused: the test runner must not wait for a rejection over a socket. */
export async function tryCall<T>(work: () => Promise<T>): Promise<Tried<T>> {
  try {
    return { response: await work() };
  } catch (error) {
    if (isRefusal(error)) return { refusal: error };
    throw error;
  }
}

export type PlaceTried = Tried<PlaceOrderResponse__Output>;
export type OrderClient = ClientOf<typeof orderService>;
