// Hashes and verifies passwords with argon2id, two at a time: more at once would starve the process of the two cores
// that a small node has. Who waits too long in line is refused instead, so that a burst of sign-ins ends quickly.

import { Code, Refusal, resourceExhausted } from "@shoal/rpc";
import { normalisePassword } from "../domain/password-rules.ts";

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const parameters = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;
const currentPrefix = "$argon2id$v=19$m=19456,t=2,p=1$";

export type Passwords = {
  /** The hash to store, in PHC format. */
  hash(password: string, signal: AbortSignal): Promise<string>;
  /** Whether a password has this hash. Without one it takes as long and answers false, so that nothing is told apart. */
  verify(password: string, hash: string | undefined, signal: AbortSignal): Promise<boolean>;
  /** Whether a hash was made with other parameters than today's. */
  isOutdated(hash: string): boolean;
};

export type PasswordsOptions = {
  /** Hashes computed at once. */
  readonly concurrencyMax?: number;
  /** Callers in line; the next one is refused with RESOURCE_EXHAUSTED LOGIN_OVERLOADED. */
  readonly waitingMax?: number;
};

/** Takes one hash's time: the one that stands in for unknown accounts is made here. */
export async function createPasswords(options: PasswordsOptions = {}): Promise<Passwords> {
  const limit = createLimit(options.concurrencyMax ?? 2, options.waitingMax ?? 40);
  const standIn = await Bun.password.hash(crypto.randomUUID(), parameters);
  return {
    hash: (password, signal) => limit(signal, () => Bun.password.hash(normalisePassword(password), parameters)),
    verify: (password, hash, signal) =>
      limit(signal, async () => {
        const isRight = await Bun.password.verify(normalisePassword(password), hash ?? standIn);
        return isRight && hash !== undefined;
      }),
    isOutdated: (hash) => !hash.startsWith(currentPrefix),
  };
}

type Limit = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

function createLimit(concurrencyMax: number, waitingMax: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return async (signal, work) => {
    if (running < concurrencyMax) running += 1;
    else if (waiting.length < waitingMax) await new Promise<void>((resolve) => waiting.push(resolve));
    else throw resourceExhausted("LOGIN_OVERLOADED", "too many people sign in at the moment; try again shortly");
    try {
      // Nobody waits for the answer any more: the turn goes to the next in line.
      if (signal.aborted) throw new Refusal(Code.CANCELLED, "CANCELLED", "the caller went away");
      return await work();
    } finally {
      leave();
    }
  };
}
