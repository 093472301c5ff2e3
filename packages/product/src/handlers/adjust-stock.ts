// AdjustStock: staff correct a count by hand. A repeat under the same key changes nothing and hears the same.

import type { AdjustStockRequest__Output, AdjustStockResponse } from "@shoal/contract";
import { type Call, failedPrecondition, invalidArgument, notFound, readInput } from "@shoal/rpc";
import { actorOf } from "../audit.ts";
import type { StaffInventoryDeps } from "../inventory.ts";
import { stockLevelToProto } from "../inventory-wire.ts";
import type { Actor } from "../store/audit.ts";
import { findAdjustment } from "../store/ledger.ts";
import { changeStock, type StockChange } from "../store/stock.ts";

const deltaMax = 1_000_000n;

/**
 * Answers the level after the change. Refuses NOT_FOUND VARIANT_NOT_FOUND, FAILED_PRECONDITION
 * STOCK_WOULD_GO_NEGATIVE, INVALID_ARGUMENT IDEMPOTENCY_KEY_REUSED.
 */
export async function adjustStock(
  deps: StaffInventoryDeps,
  request: AdjustStockRequest__Output,
  call: Call,
): Promise<AdjustStockResponse> {
  const change = readChange(request, actorOf(call), deps.newId());
  const outcome = await changeStock(deps.pool, change);
  if (outcome.kind === "changed") return { stock: stockLevelToProto(outcome.level) };
  if (change.requestId !== undefined) {
    const before = await findAdjustment(deps.pool, change.actor.id, change.requestId);
    if (before !== undefined) {
      if (before.variantId === change.variantId && before.delta === change.delta)
        return { stock: stockLevelToProto(before) };
      throw invalidArgument("IDEMPOTENCY_KEY_REUSED", "the key was used for another adjustment");
    }
  }
  if (outcome.kind === "unknown") {
    throw notFound("VARIANT_NOT_FOUND", "there is no such variant", { metadata: { variant_ids: change.variantId } });
  }
  throw failedPrecondition("STOCK_WOULD_GO_NEGATIVE", "fewer units than belong to orders in progress would be left");
}

function readChange(request: AdjustStockRequest__Output, actor: Actor, auditId: string): StockChange {
  const input = readInput();
  const delta = input.bigint("delta", request.delta, { min: -deltaMax, max: deltaMax });
  if (delta === 0n) input.refuse("delta", "OUT_OF_RANGE", "must not be 0");
  const requestId = input.text("request_id", request.requestId, { min: 0, max: 200 });
  const change = {
    variantId: input.uuid("variant_id", request.variantId),
    productId: request.productId === "" ? undefined : input.uuid("product_id", request.productId),
    delta,
    reason: input.text("reason", request.reason, { min: 1, max: 200 }),
    actor,
    auditId,
    requestId: requestId === "" ? undefined : requestId,
  };
  input.done();
  return change;
}
