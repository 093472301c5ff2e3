// How services speak gRPC with each other: what a handler is given, what it may refuse, what a client answers.

export { type Call, detachedCall, nextDeadline } from "./call.ts";
export { anonymous, type Caller, isStaff, type Role, requireAdmin, requireStaff, requireUser } from "./caller.ts";
export { type Channel, type ChannelOptions, createChannel, createClient } from "./client.ts";
export { createGuard, type Guard, type GuardOptions, type GuardState } from "./guard.ts";
export type { Health, HealthName } from "./health.ts";
export { type Input, isUuid, readInput } from "./input.ts";
export { type Cursor, decodePageToken, encodePageToken, pageSize } from "./page.ts";
export { probeHealth } from "./probe.ts";
export {
  aborted,
  alreadyExists,
  Code,
  failedPrecondition,
  invalidArgument,
  isRefusal,
  notFound,
  permissionDenied,
  Refusal,
  type RefusalDetails,
  resourceExhausted,
  unauthenticated,
  unavailable,
  type Violation,
} from "./refusal.ts";
export {
  type AllowedHandler,
  createRpcServer,
  type Implementation,
  implement,
  type RpcServer,
  type RpcServerOptions,
} from "./server.ts";
export type { Client, ClientOf, Handler, Service } from "./service.ts";
