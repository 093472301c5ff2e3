// What is left to do elsewhere after an account was deleted. For the gateway, which cleans up with the other services.

import {
  type ClaimErasuresRequest__Output,
  type ClaimErasuresResponse,
  type CompleteErasureRequest__Output,
  type CompleteErasureResponse,
  timestampFromDate,
} from "@shoal/contract";
import { type Call, permissionDenied, readInput } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { claimErasures as claim, completeErasure as complete } from "../store/erasures.ts";

const claimsMax = 20;

/** Refuses with FORBIDDEN or VALIDATION_FAILED. */
export async function claimErasures(
  deps: Deps,
  request: ClaimErasuresRequest__Output,
  call: Call,
): Promise<ClaimErasuresResponse> {
  requireService(call);
  const input = readInput();
  const userId = request.userId === "" ? undefined : input.uuid("user_id", request.userId);
  input.done();
  const erasures = await claim(deps.pool, userId, claimsMax);
  return {
    erasures: erasures.map(({ userId: id, requestedAt }) => ({
      userId: id,
      requestTime: timestampFromDate(requestedAt),
    })),
  };
}

/** Refuses with FORBIDDEN or VALIDATION_FAILED; completing twice is no error. */
export async function completeErasure(
  deps: Deps,
  request: CompleteErasureRequest__Output,
  call: Call,
): Promise<CompleteErasureResponse> {
  requireService(call);
  const input = readInput();
  const userId = input.uuid("user_id", request.userId);
  input.done();
  await complete(deps.pool, userId);
  return {};
}

/** Nobody who is signed in asks for this, whatever the route. */
export function requireService({ caller }: Call): void {
  if (caller.kind !== "service") throw permissionDenied("FORBIDDEN", "this is for services");
}
