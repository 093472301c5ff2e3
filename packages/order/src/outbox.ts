// The relay: finishes what changes of orders left to be done elsewhere, at least once and in order for each order and
// destination, with rests that grow between tries. Rows are leased, so any number of replicas may run it.

import { crashPoint, createLoop, inSpan } from "@shoal/process";
import { type Delivery, deliver } from "./deliveries.ts";
import type { Deps } from "./deps.ts";
import { countDelivery } from "./observe.ts";
import {
  buryOutbox,
  claimOutbox,
  hasOpenOutbox,
  markOutboxDelivered,
  type OutboxQueue,
  type OutboxRow,
  postponeOutbox,
} from "./store/outbox.ts";

export type Outbox = {
  start(): void;
  /** There is something to deliver: looks at once. */
  wake(): void;
  /**
   * Has the effects that one order has open, here and now, whatever their delays; answers whether none is left. Ends
   * early when a delivery fails, and after `timeoutMs` at the latest: the relay goes on then.
   */
  settle(orderId: string, timeoutMs: number): Promise<boolean>;
  stop(): Promise<void>;
};

/** Rows delivered at once. */
const batchSize = 20;
/** A row that failed so often, over some six hours, is given up. */
const attemptsMax = 400;
const backoffMinMs = 250;
const backoffMaxMs = 60_000;
/** How often `settle` looks while another relay has the order's rows. */
const settleRestMs = 20;

export function createOutbox(deps: Deps): Outbox {
  const relay = (queue: OutboxQueue) =>
    createLoop({ name: `outbox/${queue}`, log: deps.log, restMs: deps.settings.outboxPollMs }, async () => {
      const rows = await deliverDue(deps, { queue });
      return rows.length > 0;
    });
  const effects = relay("effects");
  // Never woken: nobody waits for a letter, and looking for one after each order costs every order.
  const mail = relay("mail");

  return {
    start: () => [effects, mail].forEach((loop) => void loop.start()),
    wake: effects.wake,
    stop: async () => void (await Promise.all([effects.stop(), mail.stop()])),
    settle: async (orderId, timeoutMs) => {
      const until = Date.now() + timeoutMs;
      while (Date.now() < until) {
        const results = await deliverDue(deps, { queue: "effects", orderId });
        if (results.some((result) => result.kind === "retry" || result.kind === "dead")) return false;
        if (results.length > 0) continue;
        if (!(await hasOpenOutbox(deps.pool, orderId))) return true;
        await Bun.sleep(settleRestMs);
      }
      return false;
    },
  };
}

type Scope = { readonly queue: OutboxQueue; readonly orderId?: string };

/** Claims and delivers one batch, of one order where it is named; answers what came of each row. */
export async function deliverDue(deps: Deps, scope: Scope = { queue: "effects" }): Promise<Delivery[]> {
  const leaseToken = deps.newId();
  const leaseMs = deps.settings.outboxLeaseMs;
  const rows = await claimOutbox(deps.pool, { leaseToken, leaseMs, limit: batchSize, ...scope });
  if (rows.length > 0) crashPoint("relay.claimed");
  return await Promise.all(rows.map((row) => deliverRow(deps, row, leaseToken)));
}

function deliverRow(deps: Deps, row: OutboxRow, leaseToken: string): Promise<Delivery> {
  const attributes = { "order.id": row.orderId, "outbox.attempts": row.attempts };
  const options = { kind: "consumer", attributes, continues: row.traceParent ?? undefined } as const;
  return inSpan(`outbox/${row.kind}`, options, async () => {
    const result = await attempt(deps, row, leaseToken);
    countDelivery({ kind: row.kind, outcome: result.kind });
    const fields = { order_id: row.orderId, kind: row.kind, attempts: row.attempts };
    switch (result.kind) {
      case "delivered":
        crashPoint(`relay.${row.kind}.acted`);
        await markOutboxDelivered(deps.pool, row.id, leaseToken);
        break;
      case "saved":
        break;
      case "retry":
        await postponeOutbox(deps.pool, row.id, leaseToken, backoffMs(row.attempts), result.problem);
        if (row.attempts % 10 === 0) deps.log.warn("a delivery keeps failing", { ...fields, problem: result.problem });
        break;
      case "dead":
        await buryOutbox(deps.pool, row.id, leaseToken, result.problem);
        deps.log.error("a delivery was given up; redrive it once its cause is gone", result.problem, fields);
        break;
    }
    return result;
  });
}

async function attempt(deps: Deps, row: OutboxRow, leaseToken: string): Promise<Delivery> {
  try {
    const result = await deliver(deps, row, leaseToken);
    return result.kind === "retry" && row.attempts >= attemptsMax ? { ...result, kind: "dead" } : result;
  } catch (error) {
    deps.log.error("a delivery failed", error, { order_id: row.orderId, kind: row.kind });
    return { kind: "retry", problem: error instanceof Error ? error.name : "failed" };
  }
}

/** Doubles from a quarter of a second to a minute, with up to a quarter of jitter. */
export function backoffMs(attempts: number): number {
  const grown = Math.min(backoffMaxMs, backoffMinMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(grown * (0.75 + Math.random() * 0.25));
}
