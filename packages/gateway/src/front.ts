// The front door: everything that happens to a request before and after its handler, in one place. It finds the route
// in the policy, asks who comes, counts, looks at the body, opens the span, bounds the time, and turns whatever is
// thrown into a problem document. Nothing reaches a handler by another way.

import {
  activeTraceId,
  counter,
  extractContext,
  inSpan,
  inSpanAtOnce,
  type Log,
  type Span,
  type SpanOptions,
  secondsHistogram,
} from "@shoal/process";
import { anonymous, type Caller } from "@shoal/rpc";
import { clientAddress, type PeerOf } from "./address.ts";
import { authorise, type Identity, identify, limitKey, revocableOf } from "./auth.ts";
import { admitBody } from "./body.ts";
import type { Config } from "./config.ts";
import { requireShort, requireTakesJson } from "./form.ts";
import { defaultHeaders, limitLeft, limitPolicy, optionsResponse, setCorsHeaders } from "./headers.ts";
import { forEverybody, type SendOptions, sendPage } from "./json-page.ts";
import type { LimitAnswer, Limits } from "./limits.ts";
import { allowedMethods, findRoute } from "./matcher.ts";
import type { KeptPage, PageCache } from "./page-cache.ts";
import type { Route, TimeClass } from "./policy.ts";
import { Problem, problemResponse } from "./problem.ts";
import { admit } from "./request.ts";
import type { SecurityLog } from "./security-log.ts";
import { type Shedding, tellsHowBusy } from "./shedding.ts";
import type { Tokens } from "./tokens.ts";
import { addressOf } from "./url.ts";
import { lateProblem, startVisit, type Visit } from "./visit.ts";

export type FrontDeps = {
  readonly config: Config;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly shedding: Shedding;
  readonly pages: Pick<PageCache, "find">;
  readonly securityLog: Pick<SecurityLog, "note">;
  readonly log: Log;
  readonly peerOf: PeerOf;
};

/** Answers a request; never throws. */
export type Handle = (request: Request) => Promise<Response> | Response;

export type Front = {
  /** Puts the front door before a handler. */
  wrap(handle: Handle): Handle;
  /** From now on answers end their connection, so that nobody holds on to a process that will stop. */
  markDraining(): void;
};

/** A handler's own deadline comes first; this only ends what has none, such as a body that does not arrive. */
const graceMs = 250;
const observeRequest = secondsHistogram({
  name: "http_server_request_duration_seconds",
  help: "Duration of requests, by route template",
  labels: ["http_request_method", "http_route", "http_response_status_code"],
});
const countProblem = counter({
  name: "shoal_problems_total",
  help: "Answers that were problem documents, by their reason",
  labels: ["http_route", "reason"],
});
const noIdentity: Identity = { kind: "none" };
const defaultEntries = Object.entries(defaultHeaders);
const overloaded = new Problem("OVERLOADED", "the shop has too much to do at the moment");
const headerGetter = {
  get: (headers: Headers, name: string) => headers.get(name) ?? undefined,
  keys: (headers: Headers) => [...headers.keys()],
};

export function createFront(deps: FrontDeps): Front {
  const { config, log, shedding } = deps;
  const mayCrossOrigins = config.CORS_ORIGINS.length > 0;
  let isDraining = false;

  /** Of what every answer says, a page that is kept has all that is the same for everybody. */
  const sendKept: SendOptions = {
    ...forEverybody,
    isAtOnce: true,
    headers: { ...defaultHeaders, "ratelimit-policy": limitPolicy("read", config.RATE_LIMIT_READ) },
  };
  const timeoutsMs: Readonly<Record<TimeClass, number>> = {
    request: config.REQUEST_TIMEOUT_MS,
    checkout: config.CHECKOUT_TIMEOUT_MS,
    import: config.IMPORT_TIMEOUT_MS,
  };

  function refuse(error: unknown, visit: Visit): Response {
    const place = { path: visit.path, traceId: activeTraceId() ?? visit.requestId };
    const { response, reason } = problemResponse(error, place, log);
    visit.reason = reason;
    return response;
  }

  /** Who asks, whether they may, how often, and with what body. Answers the request to hand to the handler. */
  async function letIn(request: Request, route: Route, visit: Visit): Promise<Request> {
    const isOpen = route.needs === "open";
    const identity = isOpen ? noIdentity : await identify(request.headers.get("authorization"), deps.tokens);
    const network = () => clientAddress(request, deps.peerOf, config.TRUSTED_PROXY_COUNT);
    if (route.limit !== "none") {
      visit.limit = await deps.limits.take(route.limit, limitKey(identity, network), ...revocableOf(identity));
      if (!visit.limit.isAllowed) throw rateLimited(visit.limit);
    }
    const caller = isOpen ? anonymous : admitCaller(route, identity, visit.limit, network);
    const call = {
      caller,
      requestId: visit.requestId,
      deadlineAtMs: Date.now() + timeoutsMs[route.time],
      signal: request.signal,
    };
    const sessionId = identity.kind === "user" ? identity.claims.sessionId : "";
    visit.admitted = { route, call, sessionId, network, isRead: false, reason: undefined };
    const handed = await admitBody(request, route, config.BODY_BYTES_MAX);
    admit(handed, visit.admitted);
    return handed;
  }

  /** Whoever is known and tries what they may not is worth a look. */
  function admitCaller(
    route: Route,
    identity: Identity,
    limit: LimitAnswer | undefined,
    network: () => string,
  ): Caller {
    try {
      return authorise(route, identity, limit);
    } catch (error) {
      if (identity.kind === "user" && error instanceof Problem && error.reason === "FORBIDDEN") {
        const { userId } = identity.claims.user;
        deps.securityLog.note({
          kind: "request.refused",
          userId,
          network: network(),
          details: { route: route.key },
        });
      }
      throw error;
    }
  }

  /** For a request that has entered; it leaves here. */
  async function serve(request: Request, route: Route, visit: Visit, handle: Handle): Promise<Response> {
    let tookMs: number | undefined;
    try {
      requireShort(request);
      requireTakesJson(request, route);
      const work = letIn(request, route, visit).then(handle);
      const response = await within(timeoutsMs[route.time] + graceMs, work, () => lateProblem(visit));
      visit.reason ??= visit.admitted?.reason;
      if (tellsHowBusy(route) && response.ok) tookMs = performance.now() - visit.startedAtMs;
      return response;
    } catch (error) {
      return refuse(error, visit);
    } finally {
      if (!route.isQuiet) shedding.leave(tookMs);
    }
  }

  function answerUnrouted(request: Request, visit: Visit): Response {
    try {
      requireShort(request);
    } catch (error) {
      return refuse(error, visit);
    }
    const methods = allowedMethods(visit.path);
    if (methods.length === 0) return refuse(new Problem("ROUTE_NOT_FOUND", "there is nothing at this address"), visit);
    if (request.method === "OPTIONS") return optionsResponse(request, methods, config.CORS_ORIGINS);
    const headers = { allow: methods.join(", ") };
    return refuse(new Problem("METHOD_NOT_ALLOWED", `this address takes ${headers.allow}`, { headers }), visit);
  }

  function finish(request: Request, response: Response, visit: Visit): Response {
    const { headers } = response;
    for (const [name, value] of defaultEntries) if (!headers.has(name)) headers.set(name, value);
    const { limit } = visit;
    if (limit !== undefined) headers.set("ratelimit-policy", limitPolicy(limit.limitClass, limit.limit));
    return finishKept(request, response, visit);
  }

  /** What each answer says of itself alone; a page that is kept has the rest. */
  function finishKept(request: Request, response: Response, visit: Visit): Response {
    const { headers } = response;
    const traceId = activeTraceId();
    headers.set("x-request-id", visit.requestId);
    if (traceId !== undefined) headers.set("x-trace-id", traceId);
    if (visit.limit !== undefined) headers.set("ratelimit", limitLeft(visit.limit));
    if (mayCrossOrigins) setCorsHeaders(headers, request.headers.get("origin"), config.CORS_ORIGINS);
    if (isDraining) headers.set("connection", "close");
    return response;
  }

  function note(request: Request, route: Route | undefined, response: Response, visit: Visit): void {
    const durationMs = performance.now() - visit.startedAtMs;
    const labels = { http_request_method: route?.method ?? "_OTHER", http_route: route?.path ?? "" };
    observeRequest({ ...labels, http_response_status_code: String(response.status) }, durationMs);
    if (visit.reason !== undefined) countProblem({ http_route: labels.http_route, reason: visit.reason });
    log.info("request", {
      method: request.method,
      route: route?.path,
      status: response.status,
      duration_ms: Math.round(durationMs * 100) / 100,
      request_id: visit.requestId,
      reason: visit.reason,
    });
  }

  /**
   * What to answer to somebody unknown who asks for a page that is kept, and whose limit is known: the commonest request
   * of all. It waits for nothing, which costs a third of the way through a handler, less than a refusal; so it is given
   * also when there is too much to do. Undefined where any of that does not hold.
   */
  function findKept(request: Request, visit: Visit): KeptPage | undefined {
    if (request.method !== "GET" || request.headers.get("authorization") !== null) return undefined;
    const kept = deps.pages.find(addressOf(request.url));
    if (kept?.route.limit !== "read") return undefined;
    try {
      requireShort(request);
      requireTakesJson(request, kept.route);
    } catch {
      // Refused on the way through `serve`, which says why.
      return undefined;
    }
    const network = () => clientAddress(request, deps.peerOf, config.TRUSTED_PROXY_COUNT);
    visit.limit = deps.limits.takeKnown("read", limitKey(noIdentity, network));
    return visit.limit === undefined ? undefined : kept;
  }

  /** The path itself stays out of a span: what stands in it may have been typed by somebody. */
  function spanOf(request: Request, route: Route | undefined): SpanOptions {
    const attributes = {
      "http.request.method": route?.method ?? "_OTHER",
      ...(route === undefined ? {} : { "http.route": route.path }),
    };
    return { kind: "server", parent: extractContext(request.headers, headerGetter), attributes };
  }

  /** An answer that is there without waiting for anything. */
  function answerAtOnce(request: Request, route: Route | undefined, visit: Visit, make: () => Response): Response {
    return inSpanAtOnce(
      route?.key ?? "HTTP",
      () => spanOf(request, route),
      (span) => tell(span, request, route, make(), visit),
    );
  }

  function tell(span: Span, request: Request, route: Route | undefined, response: Response, visit: Visit): Response {
    describeAnswer(span, response.status, visit);
    note(request, route, response, visit);
    return response;
  }

  function visitRoute(request: Request, handle: Handle): Promise<Response> | Response {
    const visit = startVisit(request);
    const kept = findKept(request, visit);
    if (kept !== undefined) {
      return answerAtOnce(request, kept.route, visit, () =>
        finishKept(request, sendPage(kept.page, request, sendKept), visit),
      );
    }
    const route = findRoute(request.method, visit.path);
    if (route === undefined) {
      return answerAtOnce(request, route, visit, () => finish(request, answerUnrouted(request, visit), visit));
    }
    if (route.isQuiet) return visitQuietly(request, route, visit, handle);
    if (!shedding.enter()) {
      return answerAtOnce(request, route, visit, () => finish(request, refuse(overloaded, visit), visit));
    }
    return inSpan(route.key, spanOf(request, route), async (span) =>
      tell(span, request, route, finish(request, await serve(request, route, visit, handle), visit), visit),
    );
  }

  async function visitQuietly(request: Request, route: Route, visit: Visit, handle: Handle): Promise<Response> {
    return finish(request, await serve(request, route, visit, handle), visit);
  }

  return {
    wrap: (handle) => (request) => visitRoute(request, handle),
    markDraining: () => {
      isDraining = true;
    },
  };
}

function describeAnswer(span: Span, status: number, visit: Visit): void {
  if (!span.isRecording()) return;
  span.setAttribute("http.response.status_code", status);
  if (visit.reason !== undefined) span.setAttribute("shoal.reason", visit.reason);
  if (status >= 500) {
    span.setAttribute("error.type", visit.reason ?? String(status));
    span.setStatus({ code: 2 });
  }
}

function rateLimited(answer: LimitAnswer): Problem {
  const headers = { "retry-after": String(Math.max(1, Math.ceil(answer.retryMs / 1000))) };
  return new Problem("RATE_LIMITED", "too many requests; try again later", { headers });
}

/** The work's outcome, or `late()` thrown when it takes longer. */
async function within<T>(timeoutMs: number, work: Promise<T>, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), timeoutMs);
  });
  try {
    return await Promise.race([work, bound]);
  } finally {
    clearTimeout(timer);
  }
}
