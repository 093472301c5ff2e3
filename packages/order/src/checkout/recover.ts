// Takes over checkouts that nobody drives any more: their process died, or their payment's outcome stayed unknown.
// Any replica may run it, since a lease goes to one driver and every change is compared with it.

import { createLoop, type Loop } from "@shoal/process";
import type { Deps } from "../deps.ts";
import { countTakenOver } from "../observe.ts";
import { claimLapsedOrders, findOrder, noteProblem } from "../store/orders.ts";
import { driveCheckout } from "./drive.ts";

/** Orders taken over at once. */
const batchSize = 10;

/** How often a loop looks; a lapsed lease waits at most this much longer. */
export const recoverRestMs = 1000;

/** `onSettled` is told when a checkout ended, since the outbox may have something to do then. */
export function createRecovery(deps: Deps, onSettled: () => void, restMs = recoverRestMs): Loop {
  return createLoop({ name: "recover", log: deps.log, restMs }, () => recoverLapsed(deps, onSettled));
}

/** Takes over a batch of lapsed checkouts and drives each as far as it goes; answers whether there may be more. */
export async function recoverLapsed(deps: Deps, onSettled: () => void): Promise<boolean> {
  const leaseToken = deps.newId();
  const ids = await claimLapsedOrders(deps.pool, leaseToken, deps.settings.leaseMs, batchSize);
  await Promise.all(ids.map((id) => recoverOrder(deps, id, leaseToken, onSettled)));
  return ids.length === batchSize;
}

/** Drives one order whose lease is held; a failure is logged, and the order comes again when the lease lapses. */
export async function recoverOrder(deps: Deps, id: string, leaseToken: string, onSettled: () => void): Promise<void> {
  try {
    const driven = await findOrder(deps.pool, id);
    if (driven?.leaseToken !== leaseToken) return;
    const { step } = driven.order;
    countTakenOver({ step });
    const outcome = await driveCheckout(deps, driven, { requestId: `recover-${id}`, leaseToken });
    if (outcome.kind === "pending") return;
    deps.log.info("a checkout was taken over and ended", { order_id: id, from: step, to: outcome.order.step });
    onSettled();
  } catch (error) {
    deps.log.error("a checkout could not be taken over", error, { order_id: id });
    const problem = `a driver failed: ${error instanceof Error ? error.name : "no error"}`;
    // The store itself may be what fails.
    await noteProblem(deps.pool, id, leaseToken, problem).catch(() => {});
  }
}
