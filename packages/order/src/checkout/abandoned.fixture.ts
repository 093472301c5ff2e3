// For tests: a process that places an order and dies on the way, before or after the side effect of any step.

import { placed } from "../domain/checkout-steps.ts";
import { newOrder } from "../domain/order.fixture.ts";
import { stampChange } from "../domain/order.ts";
import type { Units } from "../domain/refunds.ts";
import { hashRequest } from "../order-token.ts";
import type { Shop } from "../shop.fixture.ts";
import { type DrivenOrder, findOrder, insertOrder } from "../store/orders.ts";
import { advance } from "./advance.ts";
import type { DriveContext } from "./context.ts";

export type Death = {
  /** Steps that are made and saved first. */
  readonly afterSteps: number;
  /** Whether the next step's side effect is had too, of which nothing is written down. */
  readonly isEffectHad: boolean;
};

/** Inserts a guest's order and drives it until the death; answers the order's id, with its lease still held. */
export async function placeAndDie(
  shop: Shop,
  asked: {
    readonly cartId: string;
    readonly units: readonly Units[];
    readonly token?: string;
    readonly requestId?: string;
  },
  death: Death,
): Promise<string> {
  const { deps } = shop;
  const leaseToken = deps.newId();
  const number = deps.newId().slice(-11);
  const cart = shop.fakes.carts.get(asked.cartId);
  const blank = newOrder({
    id: deps.newId(),
    number,
    cartId: cart?.id ?? "",
    cartVersion: cart?.version ?? 0n,
    owner: { kind: "guest", id: asked.cartId },
    version: 0n,
    createdAt: deps.now(),
  });
  const { after } = stampChange(blank, { after: blank, events: [placed(number)], outbox: [] }, deps.newId, deps.now());
  const requestId = asked.requestId ?? deps.newId();
  const requestHash = hashRequest(deps.settings.orderTokenSecret, requestId);
  await insertOrder(deps.pool, { order: after, leaseToken, leaseMs: deps.settings.leaseMs, requestId, requestHash });
  const context = { requestId: "dying", leaseToken, units: asked.units, token: asked.token ?? "tok_ok" };
  await driveUntilDeath(shop, { order: after, leaseToken, isOverdue: false }, context, death);
  return after.id;
}

/** Drives an order whose lease is held, and dies. */
export async function driveUntilDeath(
  { deps }: Shop,
  from: DrivenOrder,
  context: DriveContext,
  death: Death,
): Promise<void> {
  let driven = from;
  for (let step = 0; step < death.afterSteps; step += 1) {
    if (driven.order.step === "confirmed" || driven.order.step === "cancelled") return;
    const progress = await advance(deps, driven, context);
    if (progress.kind === "waiting") return;
    const current = await findOrder(deps.pool, driven.order.id);
    if (current?.leaseToken !== context.leaseToken) return;
    driven = current;
  }
  if (!death.isEffectHad || driven.order.step === "confirmed" || driven.order.step === "cancelled") return;
  // A driver without the lease has the effect and cannot save, as one that dies in between.
  await advance(deps, driven, { ...context, leaseToken: deps.newId() });
}
