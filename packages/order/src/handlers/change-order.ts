// How a request changes an order that others may change too: read, decide, save over the version that was read, and
// once more when somebody was faster. A request key is saved with the change, so that both are or neither is.

import { aborted, failedPrecondition } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import type { Order } from "../domain/order.ts";
import type { Decision } from "../domain/order-state.ts";
import { stamp } from "../stamp.ts";
import { answerKey, findKey, insertKey } from "../store/idempotency.ts";
import { type NewKey, saveOrder } from "../store/save.ts";
import { keyReused } from "./request-key.ts";

/** Tries before a request gives way to those that keep being faster. */
const triesMax = 8;

type Read = () => Promise<Order>;
type Decide = (order: Order) => Decision;

/** Changes an order by a decision, or finds it so already; answers what it is then. `read` may refuse. */
export async function changeOrder(deps: Deps, read: Read, decide: Decide): Promise<Order> {
  for (let attempt = 1; attempt <= triesMax; attempt += 1) {
    const order = await read();
    const decision = decide(order);
    if (decision.kind === "refused") throw refusalOf(order, decision);
    if (decision.kind === "same") return order;
    const stamped = stamp(deps, order, decision.change);
    if ((await saveOrder(deps.pool, stamped)) === "saved") return stamped.after;
  }
  throw busy();
}

/**
 * The same under a request key, once however often it is asked. `finish` brings the effect home and answers the
 * response's bytes, or undefined while the answer is not final; it may run for a repeat too. Answers the bytes that
 * the key stands for, or what `finish` answered last.
 */
export async function changeOnce(
  deps: Deps,
  key: NewKey,
  work: { readonly read: Read; readonly decide: Decide; readonly finish: () => Promise<FinishedWork> },
): Promise<Buffer> {
  const stored = await findOwnKey(deps, key);
  if (stored?.answer !== undefined) return stored.answer;
  if (stored === undefined) {
    const earlier = await changeUnderKey(deps, key, work.read, work.decide);
    if (earlier !== undefined) return earlier;
  }
  const { bytes, isFinal } = await work.finish();
  return isFinal ? await answerKey(deps.pool, key, bytes) : bytes;
}

export type FinishedWork = { readonly bytes: Buffer; readonly isFinal: boolean };

/** Saves the change with its key; answers the bytes of a twin that was faster and is answered already. */
async function changeUnderKey(deps: Deps, key: NewKey, read: Read, decide: Decide): Promise<Buffer | undefined> {
  for (let attempt = 1; attempt <= triesMax; attempt += 1) {
    const order = await read();
    const decision = decide(order);
    if (decision.kind === "changed") {
      const stamped = stamp(deps, order, decision.change);
      const outcome = await saveOrder(deps.pool, stamped, { newKey: key });
      if (outcome === "saved") return undefined;
      if (outcome === "stale") continue;
    } else if (decision.kind === "same") {
      if (await insertKey(deps.pool, key, order.id)) return undefined;
    }
    // A twin of this request may have had the effect that now stands in its own way.
    const twin = await findOwnKey(deps, key);
    if (twin !== undefined) return twin.answer;
    if (decision.kind === "refused") throw refusalOf(order, decision);
  }
  throw busy();
}

async function findOwnKey(deps: Deps, key: NewKey) {
  const stored = await findKey(deps.pool, key);
  if (stored !== undefined && !stored.requestHash.equals(key.requestHash)) throw keyReused();
  return stored;
}

function refusalOf(order: Order, decision: Extract<Decision, { kind: "refused" }>) {
  const metadata = { ...decision.metadata, order_id: order.id };
  return failedPrecondition(decision.reason, decision.message, { metadata });
}

function busy() {
  return aborted("ORDER_BUSY", "the order keeps changing; try again");
}
