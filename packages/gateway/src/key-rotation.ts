// The three steps by which the key of access tokens is exchanged for another without anybody noticing. Each makes a new
// value for JWT_KEYS, which every gateway must have before the next step is taken: what one signs all must verify.

import type { SigningKey } from "./tokens.ts";

export const rotationSteps = ["add", "switch", "retire"] as const;
export type RotationStep = (typeof rotationSteps)[number];

/** The keys after a step, the first of which signs. Throws when the step does not come next. */
export function rotateKeys(keys: readonly SigningKey[], step: RotationStep, fresh: SigningKey): readonly SigningKey[] {
  const [first, second, ...others] = keys;
  if (first === undefined || others.length > 0) throw new Error("a rotation begins with one key and has two at most");
  if (step === "add") {
    if (second !== undefined) throw new Error("there are two keys already: switch, or retire the old one");
    return [first, fresh];
  }
  if (second === undefined) throw new Error("there is one key only: add the next one first");
  return step === "switch" ? [second, first] : [first];
}
