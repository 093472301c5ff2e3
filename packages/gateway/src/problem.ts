// Every error that leaves the gateway, as an RFC 9457 problem document. Nothing a client sent and no text that was
// not written for clients gets into one.

import type { Log } from "@shoal/process";
import { Code, isRefusal, type Refusal, type Violation } from "@shoal/rpc";
import { NotFoundError, ParseError, ValidationError } from "elysia";
import { factsOf } from "./facts.ts";
import { internalReasons, reasons, statusOfCode } from "./reasons.ts";
import { violationsOf } from "./validation.ts";

export type ProblemDetails = {
  readonly errors?: readonly Violation[];
  /** Facts for programs, as members of the document. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
};

/** What the gateway itself refuses; `reason` has a row in reasons.ts, which gives the status. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly reason: string;
  readonly details: ProblemDetails;

  constructor(reason: string, detail: string, details: ProblemDetails = {}) {
    super(detail);
    this.reason = reason;
    this.details = details;
  }
}

/** A request with one field that is wrong. */
export function invalidField(field: string, reason: string, message: string): Problem {
  return new Problem("VALIDATION_FAILED", "the request is not valid", { errors: [{ field, reason, message }] });
}

/** Where a problem happened; never a query. */
export type ProblemPlace = { readonly path: string; readonly traceId: string };

type Answer = {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
  readonly details: ProblemDetails;
  /** To be logged: nobody planned for it. */
  readonly isUnexpected: boolean;
};

/** The members that no fact of a refusal may take. */
const ownMembers = new Set(["type", "title", "status", "detail", "instance", "reason", "errors", "trace_id"]);
const internalDetail = "something went wrong inside the shop";

/**
 * The response for anything thrown, and its reason. What nobody planned for is logged here, once, and leaves as
 * INTERNAL.
 */
export function problemResponse(
  error: unknown,
  place: ProblemPlace,
  log: Log,
): { readonly response: Response; readonly reason: string } {
  const answer = answerFor(error);
  if (answer.isUnexpected) log.error("a request failed", withoutInput(error), { reason: answer.reason });
  const row = reasons[answer.reason];
  const { errors, members, headers } = answer.details;
  const document: Record<string, unknown> = {
    type: `/docs/errors#${answer.reason}`,
    title: row?.title ?? titleOf(answer.status),
    status: answer.status,
    detail: answer.detail,
    instance: place.path,
    reason: answer.reason,
    ...(errors === undefined || errors.length === 0 ? {} : { errors }),
    trace_id: place.traceId,
  };
  for (const [name, value] of Object.entries(members ?? {})) if (!ownMembers.has(name)) document[name] = value;
  const retryAfter = row?.retryAfterSeconds === undefined ? {} : { "retry-after": String(row.retryAfterSeconds) };
  const response = new Response(JSON.stringify(document), {
    status: answer.status,
    headers: { "content-type": "application/problem+json", ...retryAfter, ...headers },
  });
  return { response, reason: answer.reason };
}

function answerFor(error: unknown): Answer {
  if (error instanceof Problem) {
    const { reason, message: detail, details } = error;
    return { status: reasons[reason]?.status ?? 500, reason, detail, details, isUnexpected: false };
  }
  if (isRefusal(error)) return answerForRefusal(error);
  if (error instanceof ValidationError) {
    // An answer of ours that does not fit its own schema is no fault of the client's.
    if (error.type === "response") return internal(true);
    return expected("VALIDATION_FAILED", "the request is not valid", { errors: violationsOf(error) });
  }
  if (error instanceof ParseError) return expected("MALFORMED_JSON", "the body must be one JSON value in UTF-8");
  if (error instanceof NotFoundError) return expected("ROUTE_NOT_FOUND", "there is nothing at this address");
  return internal(true);
}

/** Codes that the library gives by itself when a service is away, late or left. */
const libraryCodes: ReadonlySet<Code> = new Set([Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.CANCELLED]);

function answerForRefusal(refusal: Refusal): Answer {
  const { code, reason } = refusal;
  if (code === Code.INTERNAL || reason === "INTERNAL" || internalReasons.has(reason)) return internal(true);
  const status = reasons[reason]?.status ?? statusOfCode[code];
  // grpc's own texts name addresses and library internals; only our services' texts are written to be read.
  const isOurs = !libraryCodes.has(code) && reason !== "RESOURCE_EXHAUSTED";
  const detail = isOurs ? refusal.message : (reasons[reason]?.title ?? titleOf(status)).toLowerCase();
  const headers: Record<string, string> = status === 401 ? { "www-authenticate": "Bearer" } : {};
  const details = { errors: refusal.violations, members: factsOf(refusal), headers };
  return { status, reason, detail, details, isUnexpected: status >= 500 && status < 503 };
}

function expected(reason: string, detail: string, details: ProblemDetails = {}): Answer {
  return { status: reasons[reason]?.status ?? 500, reason, detail, details, isUnexpected: false };
}

function internal(isUnexpected: boolean): Answer {
  return { status: 500, reason: "INTERNAL", detail: internalDetail, details: {}, isUnexpected };
}

/** The framework's validation errors carry what was sent in their message; the log gets their kind alone. */
function withoutInput(error: unknown): unknown {
  return error instanceof ValidationError ? `validation of a ${error.type} failed` : error;
}

const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

function titleOf(status: number): string {
  return titles[status] ?? "Error";
}
