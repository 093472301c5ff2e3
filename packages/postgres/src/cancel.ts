// Ends a statement that nobody waits for any more at the server too, where it would go on holding a connection and a
// processor until its timeout.

import { wantedSignal } from "@shoal/process";

/**
 * A cancellation reaches whatever the connection runs when it arrives. So it is sent only for a statement that is still
 * being run this long after its caller left: the many that are quick would have ended before.
 */
const graceMs = 100;

/** What a statement of the library knows of itself. */
type Statement = {
  /** Sent and not yet answered, with nothing before it on its connection. */
  readonly active: boolean;
  readonly canceller: ((statement: unknown) => Promise<unknown>) | null;
};

/** Nobody waits for the answer; the same code as that of a statement which was cancelled. */
export class NobodyWaitsError extends Error {
  override readonly name = "NobodyWaitsError";
  readonly code = "57014";
}

/** The outcome of a statement, which is not even sent, or is cancelled, once nobody waits for it. */
export async function whileWaitedFor<T>(query: PromiseLike<T>): Promise<T> {
  const signal = wantedSignal();
  if (signal === undefined) return await query;
  if (signal.aborted) throw new NobodyWaitsError("nobody waits for this any more");
  let timer: ReturnType<typeof setInterval> | undefined;
  const onAbort = () => {
    timer = setInterval(() => cancelIfRunning(query as unknown as Statement), graceMs);
  };
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await query;
  } finally {
    signal.removeEventListener("abort", onAbort);
    clearInterval(timer);
  }
}

/** By a connection of its own, as the protocol wants it; where that fails, the statement's timeout ends it. */
function cancelIfRunning(statement: Statement): void {
  if (statement.active) statement.canceller?.(statement).catch(() => {});
}
