// The deed of a member of staff: who does what, to be written down in the transaction that does it.

import { type Call, requireStaff, requireUser } from "@shoal/rpc";
import type { Change } from "./domain/audit.ts";
import type { Actor, NewAuditEntry } from "./store/audit.ts";

/** Names of what can be done. */
export type Action =
  | `product.${"create" | "update" | "archive"}`
  | `variant.${"create" | "update" | "delete"}`
  | `category.${"create" | "update" | "delete"}`
  | `import.${"create" | "update"}`;

export type Deed = {
  /** Makes the entry; it is for the store to write. */
  entry(targetId: string, version: bigint | null, change: Change): NewAuditEntry;
};

/** The caller, who must work for the shop. */
export function actorOf({ caller }: Call): Actor {
  requireStaff(caller);
  const { userId, role } = requireUser(caller);
  return { id: userId, role };
}

/** What a caller is about to do. */
export function createDeed(deps: { readonly newId: () => string }, actor: Actor, action: Action): Deed {
  return {
    entry: (targetId, version, change) => ({ id: deps.newId(), actor, action, targetId, version, change }),
  };
}
