// Makes access tokens void before they expire: a person's after a new password, a new role, a lock or a deletion, and
// those of a session when it is ended.
// Without Redis they live out their few minutes; refreshing is refused by the user service in any case.

import type { Log } from "@shoal/process";
import type { Redis } from "@shoal/redis";
import { revocationKey } from "./limits.ts";

export type Revocations = {
  /**
   * Voids all tokens of a person that were issued before now. "all" also voids those of the running second, but for
   * sessions that begin after this moment; "earlier" spares them, for a change that answers with a fresh token.
   */
  revoke(userId: string, which: "all" | "earlier"): Promise<void>;
  /** Voids all tokens that were issued in these sessions. */
  revokeSessions(sessionIds: readonly string[]): Promise<void>;
};

export type RevocationOptions = { readonly redis: Redis; readonly tokenTtlSeconds: number; readonly log: Log };

export function createRevocations(options: RevocationOptions): Revocations {
  async function note(ids: readonly string[], which: "all" | "earlier"): Promise<void> {
    if (ids.length === 0) return;
    const nowMs = Date.now();
    const before = which === "all" ? nowMs : Math.floor(nowMs / 1000) * 1000;
    const keptSeconds = options.tokenTtlSeconds + 60;
    try {
      const batch = options.redis.pipeline();
      for (const id of ids) batch.set(revocationKey(id), before, "EX", keptSeconds);
      const failed = (await batch.exec())?.find(([error]) => error !== null)?.[0];
      if (failed != null) throw failed;
    } catch (error) {
      options.log.error("tokens could not be revoked and live until they expire", error);
    }
  }

  return {
    revoke: (userId, which) => note([userId], which),
    // An ended session makes no more tokens, so all of its are of before.
    revokeSessions: (sessionIds) => note(sessionIds, "all"),
  };
}
