// What is known of a request once it is let in, and how a route's handler gets at it.

import type { Call } from "@shoal/rpc";
import { Elysia } from "elysia";
import { nextLink } from "./json-page.ts";
import type { Place } from "./page-cache.ts";
import type { Route } from "./policy.ts";
import { Problem } from "./problem.ts";
import { addressOf } from "./url.ts";

/** A request that was let in: its route was found in the policy and its caller may use it. */
export type Admitted = {
  readonly route: Route;
  /** What goes along to the services. */
  readonly call: Call;
  /** The session of the caller's token; empty without one. */
  readonly sessionId: string;
  /** The network that the request came from, as far as it can be known. */
  readonly network: () => string;
  /** Whether the body has arrived and the handler has the request. */
  isRead: boolean;
  /** Why it was refused, if it was. */
  reason: string | undefined;
};

const admitted = new WeakMap<Request, Admitted>();

export function admit(request: Request, what: Admitted): void {
  admitted.set(request, what);
}

/** Refuses a handler that was reached by another way than the front door, or by another route than it let in. */
export function requireAdmitted(request: Request, path: string): Admitted {
  const found = admitted.get(request);
  if (found === undefined || found.route.path !== path) {
    throw new Problem("ROUTE_NOT_FOUND", "there is nothing at this address");
  }
  found.isRead = true;
  return found;
}

/** The admission of a request, if it has one. */
export function admissionOf(request: Request): Admitted | undefined {
  return admitted.get(request);
}

/** Where a request that was let in asks. */
export function placeOf(request: Request): Place | undefined {
  const route = admissionOf(request)?.route;
  return route && { address: addressOf(request.url), route };
}

/**
 * Gives the handlers of a routes file `call`: who asks, and how long the answer may take; and the caller's session and
 * network. Lists get their Link.
 */
export const admission = new Elysia({ name: "admission" })
  .derive({ as: "scoped" }, ({ request, route }) => {
    const { call, sessionId, network } = requireAdmitted(request, route);
    return { call, sessionId, network };
  })
  .onAfterHandle({ as: "scoped" }, ({ responseValue, request, set }) => {
    if (typeof responseValue !== "object" || responseValue === null || !("next_page_token" in responseValue)) return;
    set.headers["link"] = nextLink(request.url, String(responseValue.next_page_token));
  });
