// Drives a checkout as far as it goes: step after step, until it is settled, an outcome stays unknown, or somebody
// else has taken it over.

import { crashPoint, inSpan } from "@shoal/process";
import type { Deps } from "../deps.ts";
import { isSettled } from "../domain/checkout-steps.ts";
import type { Order } from "../domain/order.ts";
import { observeStep } from "../observe.ts";
import { type DrivenOrder, findOrder, releaseLease, renewLease } from "../store/orders.ts";
import { skipOutbox } from "../store/outbox.ts";
import { advance } from "./advance.ts";
import { removeOrderedLines } from "./cart.ts";
import type { DriveContext } from "./context.ts";

/** `pending`: not settled, and left to whoever looks next or drives it now. */
export type DriveOutcome = { readonly kind: "settled"; readonly order: Order } | { readonly kind: "pending" };

/** The cart gets this long before an answer; then it is left to the relay. */
const cartTimeoutMs = 500;

/** Drives from what was just read or inserted under the context's lease. */
export function driveCheckout(deps: Deps, from: DrivenOrder, context: DriveContext): Promise<DriveOutcome> {
  return inSpan(
    "checkout",
    { attributes: { "order.id": from.order.id, "checkout.from": from.order.step }, continues: from.traceParent },
    () => whileKeepingLease(deps, from.order.id, context, () => drive(deps, from, context)),
  );
}

async function drive(deps: Deps, from: DrivenOrder, context: DriveContext): Promise<DriveOutcome> {
  let driven: DrivenOrder = from;
  while (!isSettled(driven.order.step)) {
    const { step } = driven.order;
    const startedAtMs = performance.now();
    const progress = await advance(deps, driven, context);
    observeStep({ step, outcome: progress.kind }, performance.now() - startedAtMs);
    if (progress.kind === "moved") {
      driven = { ...driven, order: progress.order };
    } else if (progress.kind === "waiting") {
      await releaseLease(deps.pool, driven.order.id, context.leaseToken, progress);
      return { kind: "pending" };
    } else {
      const current = await findOrder(deps.pool, driven.order.id);
      if (current?.leaseToken !== context.leaseToken) return { kind: "pending" };
      driven = current;
    }
  }
  if (driven.order.step === "confirmed") await emptyCart(deps, driven.order, context);
  return { kind: "settled", order: driven.order };
}

/**
 * Renews the lease while the work runs, so that a driver is replaced for being silent, not for waiting on somebody slow.
 * The work ends, since everything that a step waits for is bounded in time.
 */
async function whileKeepingLease<T>(deps: Deps, id: string, context: DriveContext, work: () => Promise<T>): Promise<T> {
  const { leaseMs } = deps.settings;
  const timer = setInterval(() => {
    renewLease(deps.pool, id, context.leaseToken, leaseMs).catch((error: unknown) => {
      deps.log.warn("a lease was not renewed", { order_id: id, error_message: messageOf(error) });
    });
  }, leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Tried before the buyer is answered, so that a quick next order does not meet the old lines. */
async function emptyCart(deps: Deps, order: Order, context: DriveContext): Promise<void> {
  try {
    await removeOrderedLines(deps, context, order, cartTimeoutMs);
    crashPoint("order.cart.acted");
    await skipOutbox(deps.pool, order.id, "remove_ordered_lines");
  } catch (error) {
    deps.log.warn("a cart is left to the relay", { order_id: order.id, error_message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
