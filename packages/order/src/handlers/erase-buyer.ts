// EraseBuyer: anonymises the orders of a deleted account, as far as they have ended.

import type { EraseBuyerRequest__Output, EraseBuyerResponse } from "@shoal/contract";
import { type Call, permissionDenied, readInput } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { countUnerasedOrders, eraseEndedOrders } from "../store/erasure.ts";

/** Refuses with FORBIDDEN or VALIDATION_FAILED; erasing twice is no error. */
export async function eraseBuyer(
  deps: Deps,
  request: EraseBuyerRequest__Output,
  call: Call,
): Promise<EraseBuyerResponse> {
  if (call.caller.kind !== "service") throw permissionDenied("FORBIDDEN", "this is for services");
  const input = readInput();
  const userId = input.uuid("user_id", request.userId);
  input.done();
  while (!call.signal.aborted && (await eraseEndedOrders(deps.pool, userId)) > 0);
  return { openCount: await countUnerasedOrders(deps.pool, userId) };
}
