// For tests of the catalogue: replicas of the real service on one real database and one real Redis, over sockets.

import { type CreateProductRequest, inventoryService, productService, type VariantInput } from "@shoal/contract";
import { createRedis, waitUntilReady } from "@shoal/redis";
import { type Client, type ClientOf, createClient } from "@shoal/rpc";
import { createTestDatabase, createTestRedis, quietLog, serveForTest, staff, testCall } from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";
import { createCatalogueCache } from "./cache.ts";
import type { Deps } from "./deps.ts";
import { createImplementations, refusalFromFailure } from "./server.ts";
import { createPostgresStorage } from "./storage.ts";

export type CatalogueClient = ClientOf<typeof productService>;
export type { Client };

export type Replica = {
  readonly deps: Deps;
  readonly gateway: CatalogueClient;
  readonly order: CatalogueClient;
  /** As the gateway calls it. */
  readonly shelf: ClientOf<typeof inventoryService>;
  /** As order calls it. */
  readonly inventory: ClientOf<typeof inventoryService>;
};

export type TestCatalogue = {
  readonly replicas: readonly [Replica, Replica];
  readonly pool: Deps["pool"];
  close(): Promise<void>;
};

/** Two replicas; `redisUrl` for a Redis of the test's own. */
export async function startCatalogue(
  options: { readonly redisUrl?: string; readonly ttlMs?: number } = {},
): Promise<TestCatalogue> {
  const database = await createTestDatabase(migrations);
  const testRedis = await createTestRedis();
  const closers: (() => Promise<void>)[] = [];

  async function startReplica(): Promise<Replica> {
    const log = quietLog();
    const redis = createRedis({
      url: options.redisUrl ?? testRedis.url,
      keyPrefix: testRedis.keyPrefix,
      clientName: "test",
      commandTimeoutMs: 1000,
      log,
    });
    await waitUntilReady(redis, 1000);
    const deps: Deps = {
      pool: database.pool,
      cache: createCatalogueCache({ redis, log, ttlMs: options.ttlMs ?? 30_000 }),
      storage: createPostgresStorage(database.pool),
      log,
      newId: () => Bun.randomUUIDv7(),
      currency: "USD",
    };
    const service = await serveForTest(createImplementations(deps), { refusalFromFailure });
    closers.push(async () => {
      await service.close();
      redis.disconnect();
    });
    return {
      deps,
      gateway: createClient(productService, service.channel("gateway")),
      order: createClient(productService, service.channel("order")),
      shelf: createClient(inventoryService, service.channel("gateway")),
      inventory: createClient(inventoryService, service.channel("order")),
    };
  }

  const replicas = [await startReplica(), await startReplica()] as const;
  return {
    replicas,
    pool: database.pool,
    close: async () => {
      for (const close of closers) await close();
      await testRedis.clear();
      await database.drop();
    },
  };
}

let productCount = 0;

/** A request for an active product with one variant, unlike any other. */
export function lantern(changes: CreateProductRequest = {}): CreateProductRequest {
  productCount += 1;
  return {
    title: `Lantern ${productCount}`,
    descriptionHtml: "<p>Burns for 18 hours.</p>",
    vendor: "Lantern Lane",
    tags: ["lighting"],
    status: "PRODUCT_STATUS_ACTIVE",
    variants: [lanternVariant()],
    ...changes,
  };
}

export function lanternVariant(changes: VariantInput = {}): VariantInput {
  return { price: usd(4600), weightGrams: 980, onHand: 5, ...changes };
}

export function usd(amountMinor: number) {
  return { currencyCode: "USD", amountMinor: String(amountMinor) };
}

/** Makes a product as staff and answers it. */
export async function create({ gateway }: Replica, changes: CreateProductRequest = {}) {
  const { product } = await gateway.createProduct(lantern(changes), testCall(staff));
  return given(product);
}

/** Sells units of a variant. */
export async function sell({ inventory }: Replica, variantId: string, quantity: number): Promise<void> {
  const orderId = await reserve({ inventory }, variantId, quantity);
  await inventory.commitReservation({ orderId }, testCall());
}

/** Sets units of a variant aside for an order, whose id is answered. */
export async function reserve({ inventory }: Pick<Replica, "inventory">, variantId: string, quantity: number) {
  const orderId = Bun.randomUUIDv7();
  const lines = [{ variantId, quantity }];
  await inventory.reserveStock({ orderId, attempt: 1, lines, ttl: { seconds: "600" } }, testCall());
  return orderId;
}

/** What must be there. */
export function given<T>(value: T | null | undefined): T {
  if (value == null) throw new Error("something is missing from an answer");
  return value;
}

/** The error of a promise that must fail; the runner's own `rejects` would stop the event loop under the socket. */
export async function errorOf(promise: Promise<unknown>): Promise<{ reason?: string; code?: number }> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error("expected a failure");
  return outcome as { reason?: string; code?: number };
}
