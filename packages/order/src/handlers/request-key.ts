// What every request with a key says about it.

import { type Input, invalidArgument, type Refusal } from "@shoal/rpc";

/** The Idempotency-Key, which travels as request_id. */
export function readRequestId(input: Input, requestId: string): string {
  return input.text("request_id", requestId, { min: 1, max: 255 });
}

/** Another request under a key that has one. */
export function keyReused(): Refusal {
  return invalidArgument("IDEMPOTENCY_KEY_REUSED", "this key was used for a request that said something else");
}
