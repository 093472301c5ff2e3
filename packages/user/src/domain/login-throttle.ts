// How often somebody may try to sign in to an address. Each network has tries of its own, so that whoever attacks an
// account uses up theirs and not its owner's. When many networks try at once each gets fewer, but never none: the right
// password from a network that has not tried yet always works.

/** Attempts on one address, this one included, within a window. */
export type Attempts = { readonly fromNetwork: number; readonly fromAnywhere: number };

export type ThrottleRules = {
  /** Tries of one network on one address. */
  readonly attemptsMax: number;
};

export const throttleWindowSeconds = 900;
/** So many times a network's tries on one address, by all networks together, are an attack. */
const attackFactor = 5;
const attemptsUnderAttack = 3;

/** How many tries one network has on an address. */
export function attemptsAllowed(attempts: Attempts, rules: ThrottleRules): number {
  const isAttacked = attempts.fromAnywhere > attackFactor * rules.attemptsMax;
  return isAttacked ? Math.min(attemptsUnderAttack, rules.attemptsMax) : rules.attemptsMax;
}
