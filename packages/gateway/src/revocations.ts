// Makes a person's access tokens void before they expire: after a new password, a new role, a lock or a deletion.
// Without Redis they live out their few minutes; refreshing is refused by the user service in any case.

import type { Log } from "@shoal/process";
import { command, type Redis } from "@shoal/redis";
import { revocationKey } from "./limits.ts";

export type Revocations = {
  /**
   * Voids all tokens of a person that were issued before now. "all" also voids those of the running second; "earlier"
   * spares them, for a change that answers with a fresh token.
   */
  revoke(userId: string, which: "all" | "earlier"): Promise<void>;
};

export type RevocationOptions = { readonly redis: Redis; readonly tokenTtlSeconds: number; readonly log: Log };

export function createRevocations(options: RevocationOptions): Revocations {
  return {
    revoke: async (userId, which) => {
      const nowSeconds = Math.floor(Date.now() / 1000);
      const before = which === "all" ? nowSeconds + 1 : nowSeconds;
      const keptSeconds = options.tokenTtlSeconds + 60;
      try {
        await command("revoke_tokens", () => options.redis.set(revocationKey(userId), before, "EX", keptSeconds));
      } catch (error) {
        options.log.error("tokens could not be revoked and live until they expire", error);
      }
    },
  };
}
