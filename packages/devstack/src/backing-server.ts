// What every backing service looks like to those who use it, and what all of them need to be started.

import type { Child } from "./child.ts";

export type Log = (line: string) => void;

/** Where a server's files go. */
export type ServerFolders = {
  /** The folder of all data, such as `.dev`; each server has its own folder in it, and finds its data there again. */
  dataDir: string;
  /**
   * The folder of what is costly to make and good for any number of data folders: an unpacked Redis, copied binaries, and
   * a PostgreSQL cluster to copy, with which a fresh `dataDir` starts in 0.1 s instead of 1. Default: `dataDir`, no copy.
   */
  cacheDir?: string | undefined;
};

export type BackingServer = {
  /** One phrase that says what is used and where, without secrets. */
  found: string;
  /** Stops what this call started; leaves alone what it only found. Safe to call twice. */
  stop(): Promise<void>;
};

/** Asks `probe` until it gives something or the child has ended or the time is over. */
export async function waitUntilReady<T>(
  child: Child,
  probe: () => Promise<T | undefined> | T | undefined,
  timeoutMs: number,
): Promise<T | undefined> {
  const deadline = Date.now() + timeoutMs;
  const gone = child.exited.then(() => undefined);
  while (child.isRunning() && Date.now() < deadline) {
    // Raced, because what answers too slowly may be somebody else on the port that our child has just failed to get.
    const answer = await Promise.race([probe(), gone]);
    if (answer !== undefined) return answer;
    await Bun.sleep(15);
  }
  return undefined;
}

/**
 * The one stop of a started server: ends the child, then does `after`, once however often it is called. A child that
 * ends before that is reported, so that nobody hunts for the cause of refused connections.
 */
export function createStop(child: Child, deps: { logFile: string; log: Log; after: () => void }): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  void child.exited.then(({ code, signal }) => {
    if (stopped !== undefined) return;
    deps.log(`${child.name} has ended by itself (${signal ?? `exit code ${code}`}), see ${deps.logFile}`);
  });
  return () => {
    stopped ??= child.stop().then(deps.after);
    return stopped;
  };
}
