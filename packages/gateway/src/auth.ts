// Finds out who asks and whether they may. The identity goes on to the services as a Caller; they check ownership
// again themselves.

import { anonymous, type Caller } from "@shoal/rpc";
import type { LimitAnswer } from "./limits.ts";
import { isPermitted, type Route } from "./policy.ts";
import { Problem } from "./problem.ts";
import type { Claims, Tokens } from "./tokens.ts";

/** What the Authorization header says: nothing, somebody, or something that is not a good token. */
export type Identity =
  | { readonly kind: "none" }
  | { readonly kind: "bad" }
  | { readonly kind: "user"; readonly claims: Claims };

const none: Identity = { kind: "none" };
const bad: Identity = { kind: "bad" };

/** Reads and verifies the bearer token, once for each request. Never throws. */
export async function identify(authorization: string | null, tokens: Tokens): Promise<Identity> {
  if (authorization === null) return none;
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (token === undefined) return bad;
  const claims = await tokens.verify(token);
  return claims === undefined ? bad : { kind: "user", claims };
}

/** Whose requests are counted together: the person's, else the address's. */
export function limitKey(identity: Identity, address: () => string): string {
  return identity.kind === "user" ? `user:${identity.claims.user.userId}` : `address:${address()}`;
}

/** Whose tokens may have been revoked: the person's, and those of the session that this one was made in. */
export function revocableOf(identity: Identity): readonly string[] {
  return identity.kind === "user" ? [identity.claims.user.userId, identity.claims.sessionId] : [];
}

/**
 * Whether a token is of before a revocation. It says when it was issued by the second only; whoever signs in within the
 * second of a revocation is not meant, and their session's id (uuid v7) tells the millisecond in which it began.
 */
function isRevoked({ issuedAtSeconds, sessionId }: Claims, revokedBeforeMs: number): boolean {
  if (issuedAtSeconds * 1000 >= revokedBeforeMs) return false;
  return Number.parseInt(sessionId.replaceAll("-", "").slice(0, 12), 16) <= revokedBeforeMs;
}

/** The caller of a route, or a problem when they may not. A bad token is refused even where none is needed. */
export function authorise(route: Route, identity: Identity, limit: LimitAnswer | undefined): Caller {
  if (identity.kind === "bad") throw invalidToken();
  if (identity.kind === "user" && isRevoked(identity.claims, limit?.revokedBeforeMs ?? 0)) throw invalidToken();
  const caller = identity.kind === "user" ? identity.claims.user : anonymous;
  if (isPermitted(route.needs, caller)) return caller;
  if (caller.kind !== "user") {
    const headers = { "www-authenticate": "Bearer" };
    throw new Problem("UNAUTHENTICATED", "sign in and send the access token as a bearer token", { headers });
  }
  throw new Problem("FORBIDDEN", `this needs the permission ${route.needs}`);
}

function invalidToken(): Problem {
  const headers = { "www-authenticate": 'Bearer error="invalid_token"' };
  return new Problem("INVALID_TOKEN", "the access token is malformed, expired, revoked or not ours", { headers });
}
