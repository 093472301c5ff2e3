// A small shop of real processes around one crash point: the process that has it is armed, and a spare replica comes up
// once the point was reached, as after a crash or beside a process that hangs.

import { cartService, inventoryService, orderService } from "@shoal/contract";
import type { DevSecrets, ShopSettings } from "@shoal/devstack";
import { anonymous, type Channel, Code, createChannel, createClient, createGuard, isRefusal } from "@shoal/rpc";
import { createTestDatabase, createTestRedis, quietLog, staff, testCall, testStores } from "@shoal/testkit";
import postgres from "postgres";
import { migrations as orderMigrations, simulatedPaymentMigrations } from "../../packages/order/migrations/index.ts";
import { migrations as productMigrations } from "../../packages/product/migrations/index.ts";
import { putOnShelf } from "../../packages/product/src/stock.fixture.ts";
import { startLeakWatch } from "../e2e/leak-watch.fixture.ts";
import { createReplica, type Replica } from "./replica.ts";

export type ArmedNoun = "order" | "product" | "cart";

/** What the processes of a scene are told, so that leases and reservations end while a test waits. */
export const leaseMs = 1000;
export const reservationTtlMs = 5000;
const patience = {
  LEASE_SECONDS: String(leaseMs / 1000),
  OUTBOX_LEASE_SECONDS: "2",
  RESERVATION_TTL_SECONDS: String(reservationTtlMs / 1000),
  RESERVATION_SWEEP_SECONDS: "1",
  OUTBOX_POLL_MS: "100",
  LOG_LEVEL: "warn",
};

const callTimeoutMs = 3000;
const finalWithinMs = 60_000;
const unsettledCodes: ReadonlySet<Code> = new Set([
  Code.UNAVAILABLE,
  Code.DEADLINE_EXCEEDED,
  Code.ABORTED,
  Code.INTERNAL,
]);

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Opens a scene whose process `noun` is armed with `crash`, a value of CRASH_POINT. */
export async function openScene(noun: ArmedNoun, crash: string, secrets: DevSecrets) {
  const [orders, products, redis] = await Promise.all([
    createTestDatabase([...orderMigrations, ...simulatedPaymentMigrations]),
    createTestDatabase(productMigrations),
    createTestRedis(),
  ]);
  const lines: string[] = [];
  const watch = await startLeakWatch();
  const note = (line: string) => {
    lines.push(line);
    watch.line(line);
  };
  const replicas: Replica[] = [];
  const channels: Channel[] = [];
  const nowhere = { gateway: 0, order: 0, cart: 0, product: 0, user: 0 };
  const shop: ShopSettings = {
    environment: "test",
    stores: {
      postgresUrl: () => testStores().postgresUrl,
      redisUrls: { cart: redis.url, productCache: redis.url, gateway: redis.url },
    },
    secrets,
    ports: nowhere,
    traceEndpoint: watch.traceEndpoint,
    prefix: redis.keyPrefix,
    overrides: patience,
  };
  const addressesOf = (which: ArmedNoun) =>
    `ipv4:${replicas
      .filter((replica) => replica.noun === which)
      .map(({ address }) => address)
      .join(",")}`;
  const settingsOf = {
    order: () => ({
      DATABASE_URL: orders.url,
      CART_ADDRESS: addressesOf("cart"),
      PRODUCT_ADDRESS: addressesOf("product"),
    }),
    product: () => ({ DATABASE_URL: products.url, REDIS_KEY_PREFIX: redis.keyPrefix }),
    cart: () => ({ REDIS_KEY_PREFIX: redis.keyPrefix }),
  };
  const create = async (which: ArmedNoun) => {
    const replica = await createReplica(which, shop, settingsOf[which], note);
    replicas.push(replica);
    return replica;
  };
  const armed = await create(noun);
  const spare = await create(noun);
  const others = await Promise.all((["order", "product", "cart"] as const).filter((one) => one !== noun).map(create));
  await Promise.all([armed.start({ CRASH_POINT: crash }), ...others.map((replica) => replica.start())]);

  const channelTo = (which: ArmedNoun, token: string) => {
    const guard = createGuard({ upstream: which, log: quietLog() });
    const channel = createChannel({ address: addressesOf(which), token, guard });
    channels.push(channel);
    return channel;
  };
  const order = createClient(orderService, channelTo("order", secrets.gatewayToken));
  const cart = createClient(cartService, channelTo("cart", secrets.gatewayToken));
  const inventory = createClient(inventoryService, channelTo("product", secrets.orderToken));
  const sql = {
    shoal_order: postgres(orders.url, { max: 2, onnotice: () => {} }),
    shoal_product: postgres(products.url, { max: 2, onnotice: () => {} }),
  };

  return {
    armed,
    spare,
    lines,
    sql,
    order,
    cart,
    inventory,
    call: () => testCall(anonymous, callTimeoutMs),
    staffCall: () => testCall(staff, callTimeoutMs),
    orderCall: () => testCall({ kind: "service", service: "order" }, callTimeoutMs),
    newVariant: async (onHand: bigint) => (await putOnShelf(products.pool, { onHand })).variantId,
    close: async () => {
      for (const channel of channels) channel.close();
      await Promise.all(replicas.map((replica) => replica.kill()));
      await Promise.all([sql.shoal_order.end({ timeout: 1 }), sql.shoal_product.end({ timeout: 1 })]);
      await Promise.all([orders.drop(), products.drop(), redis.clear()]);
      watch.close(secrets);
    },
  };
}

export type Final<T> = { readonly response?: T; readonly reason?: string };

/**
 * Asks again and again, as a client with a request key does, until there is a final answer: a response that `isFinal`,
 * or a refusal that says something of the request itself.
 */
export async function askUntilFinal<T>(work: () => Promise<T>, isFinal: (response: T) => boolean): Promise<Final<T>> {
  const deadline = Date.now() + finalWithinMs;
  let last = "";
  while (Date.now() < deadline) {
    try {
      const response = await work();
      if (isFinal(response)) return { response };
      last = "an answer that is not final";
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (!unsettledCodes.has(error.code)) return { reason: error.reason };
      last = error.reason;
    }
    await Bun.sleep(100);
  }
  throw new Error(`no final answer within ${finalWithinMs} ms, the last was ${last}`);
}
