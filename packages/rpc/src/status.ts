// Refusal ↔ gRPC status, in both directions, with google.rpc.ErrorInfo and BadRequest in the standard
// "grpc-status-details-bin" trailer. The only place that knows how an error looks on the wire.

import { Metadata, type ServiceError, type StatusObject } from "@grpc/grpc-js";
import type { MessageTypeDefinition } from "@grpc/proto-loader";
import { Code, Refusal, type Violation } from "./refusal.ts";
import { googleRpcProtos } from "./wellknown/load.ts";

/** ErrorInfo's domain: whose reasons these are. */
const domain = "shoal";
const detailsKey = "grpc-status-details-bin";

type RpcStatus = { code: number; message: string; details: { typeUrl: string; value: Buffer }[] };
type ErrorInfo = { reason: string; domain: string; metadata: Record<string, string> };
type BadRequest = { fieldViolations: { field: string; description: string; reason: string }[] };

function messageType<T extends object>(name: string): MessageTypeDefinition<T, T> {
  return googleRpcProtos[name] as unknown as MessageTypeDefinition<T, T>;
}

const rpcStatus = messageType<RpcStatus>("google.rpc.Status");
const errorInfo = messageType<ErrorInfo>("google.rpc.ErrorInfo");
const badRequest = messageType<BadRequest>("google.rpc.BadRequest");

/** How a refusal is sent. */
export function statusFromRefusal(refusal: Refusal): StatusObject {
  const info = errorInfo.serialize({ reason: refusal.reason, domain, metadata: { ...refusal.metadata } });
  const details = [{ typeUrl: "type.googleapis.com/google.rpc.ErrorInfo", value: info }];
  if (refusal.violations.length > 0) {
    const fieldViolations = refusal.violations.map(({ field, reason, message }) => ({
      field,
      reason,
      description: message,
    }));
    details.push({
      typeUrl: "type.googleapis.com/google.rpc.BadRequest",
      value: badRequest.serialize({ fieldViolations }),
    });
  }
  const metadata = new Metadata();
  metadata.set(detailsKey, rpcStatus.serialize({ code: refusal.code, message: refusal.message, details }));
  return { code: refusal.code, details: refusal.message, metadata };
}

/** What a call's error means. Errors without our details (a dead peer, a passed deadline) get a reason by their code. */
export function refusalFromError(error: ServiceError): Refusal {
  const [raw] = error.metadata?.get(detailsKey) ?? [];
  if (!Buffer.isBuffer(raw)) return new Refusal(error.code, plainReason(error.code), error.details, { cause: error });
  let reason = plainReason(error.code);
  let metadata: Record<string, string> = {};
  let violations: Violation[] = [];
  for (const { typeUrl, value } of rpcStatus.deserialize(raw).details) {
    if (typeUrl.endsWith("/google.rpc.ErrorInfo")) {
      const info = errorInfo.deserialize(value);
      reason = info.reason;
      metadata = { ...info.metadata };
    } else if (typeUrl.endsWith("/google.rpc.BadRequest")) {
      violations = badRequest
        .deserialize(value)
        .fieldViolations.map(({ field, reason: why, description }) => ({ field, reason: why, message: description }));
    }
  }
  return new Refusal(error.code, reason, error.details, { metadata, violations, cause: error });
}

/** Whether a service of ours wrote a refusal that arrived, as opposed to the library that found nobody. */
export function isFromService({ cause }: Refusal): boolean {
  const metadata = cause instanceof Error && "metadata" in cause ? cause.metadata : undefined;
  return metadata instanceof Metadata && metadata.get(detailsKey).length > 0;
}

/** Whether HTTP/2 itself says that the server has not looked at a call (REFUSED_STREAM); the library says it in words. */
export function wasNeverRead(error: unknown): boolean {
  return error instanceof Refusal && error.message === "Stream refused by server" && !isFromService(error);
}

function plainReason(code: Code): string {
  switch (code) {
    case Code.DEADLINE_EXCEEDED:
      return "DEADLINE_EXCEEDED";
    case Code.CANCELLED:
      return "CANCELLED";
    case Code.UNAVAILABLE:
      return "SERVICE_UNAVAILABLE";
    case Code.RESOURCE_EXHAUSTED:
      return "RESOURCE_EXHAUSTED";
    default:
      return "INTERNAL";
  }
}
