// The end of every command: an exit code, and one line for a failure that a person can act on.

import { DevstackError } from "./devstack-error.ts";

/** Runs a command's work and exits; a DevstackError is shown as its message alone. */
export async function runMain(work: () => Promise<number>): Promise<never> {
  try {
    process.exit(await work());
  } catch (error) {
    console.error(error instanceof DevstackError ? error.message : error);
    process.exit(1);
  }
}
