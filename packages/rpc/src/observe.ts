// How calls are timed and described on both ends, by OpenTelemetry's conventions for gRPC.

import { type Attributes, counter, gauge, type Span, secondsHistogram } from "@shoal/process";
import type { GuardState } from "./guard.ts";
import { Code, Refusal } from "./refusal.ts";

const labels = ["rpc_method", "rpc_response_status_code"] as const;
const observeServed = secondsHistogram({
  name: "rpc_server_call_duration_seconds",
  help: "Duration of calls that were served",
  labels,
});
const observeSent = secondsHistogram({
  name: "rpc_client_call_duration_seconds",
  help: "Duration of calls to other services, retries included",
  labels,
});

/** `method` is "shoal.order.v1.OrderService/PlaceOrder". */
export function describeMethod(method: string): Attributes {
  return { "rpc.system.name": "grpc", "rpc.method": method };
}

/** Notes how a call ended, in its span and its end's timings. */
export function createNote(end: "server" | "client") {
  const observe = end === "server" ? observeServed : observeSent;
  return (method: string, span: Span, startedAtMs: number, error?: unknown): void => {
    const code = error === undefined ? Code.OK : error instanceof Refusal ? error.code : Code.UNKNOWN;
    const name = Code[code];
    if (span.isRecording()) span.setAttribute("rpc.response.status_code", name);
    observe({ rpc_method: method, rpc_response_status_code: name }, performance.now() - startedAtMs);
  };
}

const serverFaults: ReadonlySet<Code> = new Set([
  Code.UNKNOWN,
  Code.DEADLINE_EXCEEDED,
  Code.UNIMPLEMENTED,
  Code.INTERNAL,
  Code.UNAVAILABLE,
  Code.DATA_LOSS,
]);

/** A refusal is an answer to the one who asks, and no fault of the one who serves. */
export function isServerFault(error: unknown): boolean {
  return !(error instanceof Refusal) || serverFaults.has(error.code);
}

const breakers = new Map<string, () => GuardState>();
const levels = { closed: 0, "half-open": 1, open: 2 } as const;

gauge({
  name: "shoal_breaker_state",
  help: "Breaker before an upstream: 0 closed, 1 half-open, 2 open",
  labels: ["upstream"],
  read: () => Array.from(breakers, ([upstream, state]) => [{ upstream }, levels[state()]] as const),
});

/** Shows a breaker among the metrics. */
export function showBreaker(upstream: string, state: () => GuardState): void {
  breakers.set(upstream, state);
}

/** Calls that were not even tried. */
export const countSpared = counter({
  name: "shoal_upstream_spared_calls_total",
  help: "Calls refused by the breaker or the bulkhead before an upstream",
  labels: ["upstream", "why"],
});
