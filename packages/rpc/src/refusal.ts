// The one error that crosses a service's border on purpose: a gRPC code, a stable reason and a text that anybody may
// read. Whatever else is thrown becomes INTERNAL with a bland text.

import { status as Code } from "@grpc/grpc-js";

export { Code };

/** One field of a request that is wrong; `field` is its path in snake_case. */
export type Violation = { readonly field: string; readonly reason: string; readonly message: string };

export type RefusalDetails = {
  /** Facts for programs, for example ids; never a secret. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly violations?: readonly Violation[];
  /** Kept for the log, never sent. */
  readonly cause?: unknown;
};

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: Code;
  /** UPPER_SNAKE, listed in docs/errors.md. */
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly violations: readonly Violation[];

  constructor(code: Code, reason: string, message: string, details: RefusalDetails = {}) {
    super(message, { cause: details.cause });
    this.code = code;
    this.reason = reason;
    this.metadata = details.metadata ?? {};
    this.violations = details.violations ?? [];
  }
}

type Refuse = (reason: string, message: string, details?: RefusalDetails) => Refusal;

function refuseWith(code: Code): Refuse {
  return (reason, message, details) => new Refusal(code, reason, message, details);
}

/** The request is wrong whatever the state of the shop. */
export const invalidArgument = refuseWith(Code.INVALID_ARGUMENT);
/** There is no such thing, or the caller may not know that there is. */
export const notFound = refuseWith(Code.NOT_FOUND);
/** There is one already. */
export const alreadyExists = refuseWith(Code.ALREADY_EXISTS);
/** The state of the shop forbids it. */
export const failedPrecondition = refuseWith(Code.FAILED_PRECONDITION);
/** Somebody was faster; the whole may be tried again. */
export const aborted = refuseWith(Code.ABORTED);
/** The caller is known, and may not. */
export const permissionDenied = refuseWith(Code.PERMISSION_DENIED);
/** The caller is not known. */
export const unauthenticated = refuseWith(Code.UNAUTHENTICATED);
/** Too much of something. */
export const resourceExhausted = refuseWith(Code.RESOURCE_EXHAUSTED);
/** The call may be tried again. */
export const unavailable = refuseWith(Code.UNAVAILABLE);

/** Whether an error is a refusal, of the given reason where one is given. */
export function isRefusal(error: unknown, reason?: string): error is Refusal {
  return error instanceof Refusal && (reason === undefined || error.reason === reason);
}
