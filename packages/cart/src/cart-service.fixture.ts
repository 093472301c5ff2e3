// The cart service on a free port over a real Redis, for tests.

import { randomBytes } from "node:crypto";
import { type Cart__Output, cartService } from "@shoal/contract";
import type { Redis } from "@shoal/redis";
import { type ClientOf, createClient, isRefusal } from "@shoal/rpc";
import { createTestRedis, serveForTest } from "@shoal/testkit";
import { createImplementations, refusalFromFailure } from "./server.ts";
import { type CartStore, createCartStore } from "./store.ts";

export const dayMs = 24 * 60 * 60 * 1000;
export const newId = () => Bun.randomUUIDv7();
export const newGuestCartId = () => randomBytes(16).toString("base64url");

export type CartClient = ClientOf<typeof cartService>;

export type TestCarts = {
  readonly store: CartStore;
  readonly redis: Redis;
  /** As the gateway calls. */
  readonly gateway: CartClient;
  /** As the order service calls. */
  readonly order: CartClient;
  close(): Promise<void>;
};

export async function serveTestCarts(): Promise<TestCarts> {
  const { redis, clear } = await createTestRedis();
  const store = createCartStore(redis, { cartTtlMs: 30 * dayMs });
  const service = await serveForTest(createImplementations({ store, newId, newGuestCartId }), { refusalFromFailure });
  return {
    store,
    redis,
    gateway: createClient(cartService, service.channel("gateway")),
    order: createClient(cartService, service.channel("order")),
    close: async () => {
      await service.close();
      await clear();
    },
  };
}

/** The cart of an answer; fails the test when there is none. */
export function cartOf(answer: { readonly cart: Cart__Output | null }): Cart__Output {
  if (answer.cart === null) throw new Error("the answer has no cart");
  return answer.cart;
}

/** Why a call was refused; fails the test when it was not. */
export async function reasonOf(call: Promise<unknown>): Promise<string> {
  const outcome = await call.catch((error: unknown) => error);
  if (!isRefusal(outcome)) throw new Error(`expected a refusal, got ${JSON.stringify(outcome)}`);
  return outcome.reason;
}
