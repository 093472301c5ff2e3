// Whether anybody still waits for what is being read, known down to the stores without being passed through every
// function. Reads alone are told: a change that has begun is finished, whoever waits.

import { AsyncLocalStorage } from "node:async_hooks";

const wanted = new AsyncLocalStorage<AbortSignal>();

/** Runs a read on behalf of one caller, who no longer waits for it once the signal aborts. */
export function whileWanted<T>(signal: AbortSignal, read: () => T): T {
  return wanted.run(signal, read);
}

/** Runs work that others will use as well, so that one caller who leaves does not end it for all. */
export function whoeverWaits<T>(work: () => T): T {
  return wanted.exit(work);
}

/** Aborts when nobody waits any more; undefined where work is to be finished in any case. */
export function wantedSignal(): AbortSignal | undefined {
  return wanted.getStore();
}
