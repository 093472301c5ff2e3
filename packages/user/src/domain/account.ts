// An account, and who may change what of it. The rules are decided on rows read under lock, so that two
// administrators who demote each other at once cannot leave the shop without one.

export type Role = "customer" | "staff" | "admin";

export type User = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When the person proved that the address is theirs. */
  readonly emailVerifiedAt?: Date | undefined;
};

/** An account that was signed in, in which session and until when. */
export type StartedSession = { readonly id: string; readonly user: User; readonly expiresAt: Date };

/** A place where an account is signed in. */
export type OpenSession = {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
};

/** New values of some fields of an account; an absent one stays as it is. */
export type AccountChange = {
  readonly name?: string;
  readonly role?: Role;
  readonly isDisabled?: boolean;
};

export type ChangeDecision =
  | { readonly kind: "refused"; readonly reason: "USER_NOT_FOUND" | "FORBIDDEN" | "OWN_ACCOUNT" }
  | { readonly kind: "unchanged"; readonly user: User }
  | { readonly kind: "changed"; readonly user: User; readonly endsSessions: boolean };

/**
 * What a change of `target` by `actor` comes to; either is undefined when its account is gone. An administrator never
 * takes their own rights away, so that at least the one who acts remains.
 */
export function decideChange(actor: User | undefined, target: User | undefined, change: AccountChange): ChangeDecision {
  if (target === undefined) return { kind: "refused", reason: "USER_NOT_FOUND" };
  if (actor === undefined || actor.isDisabled) return { kind: "refused", reason: "FORBIDDEN" };
  const needsAdmin = actor.id !== target.id || change.role !== undefined || change.isDisabled !== undefined;
  if (needsAdmin && actor.role !== "admin") return { kind: "refused", reason: "FORBIDDEN" };
  const user: User = {
    ...target,
    name: change.name ?? target.name,
    role: change.role ?? target.role,
    isDisabled: change.isDisabled ?? target.isDisabled,
  };
  if (actor.id === target.id && (user.role !== actor.role || user.isDisabled)) {
    return { kind: "refused", reason: "OWN_ACCOUNT" };
  }
  const isSame = user.name === target.name && user.role === target.role && user.isDisabled === target.isDisabled;
  if (isSame) return { kind: "unchanged", user: target };
  return { kind: "changed", user, endsSessions: user.isDisabled && !target.isDisabled };
}

/** What a deletion of `targetId` by `actor` comes to; deleting twice is no error. */
export function decideDeletion(actor: User | undefined, targetId: string): "delete" | "FORBIDDEN" | "OWN_ACCOUNT" {
  if (actor === undefined || actor.isDisabled || actor.role !== "admin") return "FORBIDDEN";
  return actor.id === targetId ? "OWN_ACCOUNT" : "delete";
}
