// A request under a key has its effect once: effect and answer are stored in one transaction, and a repeat hears the
// same answer. A refusal keeps nothing, so the key can be used again.

import { createHash } from "node:crypto";
import { inTransaction, type Pool, type Transaction } from "@shoal/postgres";
import { type Call, invalidArgument, requireUser } from "@shoal/rpc";
import { claimAnswer, keepAnswer } from "./store/idempotency.ts";

/** A request of the contract that may carry a key. */
type Keyed = { readonly requestId: string };

/**
 * Runs `work` in a transaction named after the RPC ("CreateProduct"), once for each key of a user. `work` answers the
 * response message. Throws INVALID_ARGUMENT IDEMPOTENCY_KEY_REUSED for a key that came with another request before.
 */
export async function answerOnce<Request extends Keyed, Response extends object>(
  pool: Pool,
  rpc: string,
  request: Request,
  call: Call,
  work: (transaction: Transaction) => Promise<Response>,
): Promise<Response> {
  return await inTransaction(pool, rpc, async (transaction) => {
    if (request.requestId === "") return await work(transaction);
    const key = { caller: requireUser(call.caller).userId, rpc, key: request.requestId };
    const requestHash = hashRequest(request);
    const kept = await claimAnswer(transaction, key, requestHash);
    if (kept === undefined) {
      const response = await work(transaction);
      await keepAnswer(transaction, key, JSON.stringify(response));
      return response;
    }
    if (!kept.requestHash.equals(requestHash)) {
      throw invalidArgument("IDEMPOTENCY_KEY_REUSED", "the key was used for another request before");
    }
    return JSON.parse(kept.answer) as Response;
  });
}

function hashRequest(request: Keyed): Buffer {
  return createHash("sha256")
    .update(JSON.stringify({ ...request, requestId: "" }))
    .digest();
}
