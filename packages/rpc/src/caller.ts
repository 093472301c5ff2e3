// Who is asking, as metadata of a call: the person (told by the gateway) under the token of the service that calls.

import { createHash, timingSafeEqual } from "node:crypto";
import type { Metadata } from "@grpc/grpc-js";
import type { ServiceToken } from "@shoal/process";
import { permissionDenied, unauthenticated } from "./refusal.ts";

export type Role = "customer" | "staff" | "admin";

/** The person or process on whose behalf a call is made. */
export type Caller =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly userId: string; readonly role: Role }
  | { readonly kind: "service"; readonly service: string };

export const anonymous: Caller = { kind: "anonymous" };

const keys = {
  token: "x-shoal-token",
  kind: "x-shoal-caller",
  id: "x-shoal-caller-id",
  role: "x-shoal-caller-role",
} as const;

export function writeCaller(metadata: Metadata, caller: Caller, token: string): void {
  metadata.set(keys.token, token);
  metadata.set(keys.kind, caller.kind);
  if (caller.kind === "user") {
    metadata.set(keys.id, caller.userId);
    metadata.set(keys.role, caller.role);
  } else if (caller.kind === "service") {
    metadata.set(keys.id, caller.service);
  }
}

/** Answers which service holds the token of a call; every accepted token is compared, in constant time. */
export function createTokenCheck(accepted: readonly ServiceToken[]): (metadata: Metadata) => string {
  const known = accepted.map(({ service, token }) => ({ service, digest: digestOf(token) }));
  return (metadata) => {
    const digest = digestOf(readText(metadata, keys.token));
    let service: string | undefined;
    for (const candidate of known) {
      if (timingSafeEqual(candidate.digest, digest)) service = candidate.service;
    }
    if (service === undefined) throw unauthenticated("SERVICE_UNAUTHENTICATED", "the calling service is not known");
    return service;
  };
}

/** The person or process that the calling service names. */
export function readCaller(metadata: Metadata): Caller {
  const kind = readText(metadata, keys.kind);
  const id = readText(metadata, keys.id);
  if (kind === "anonymous") return anonymous;
  if (kind === "service" && id !== "") return { kind: "service", service: id };
  const role = (["customer", "staff", "admin"] as const).find((name) => name === readText(metadata, keys.role));
  if (kind === "user" && id !== "" && role !== undefined) return { kind: "user", userId: id, role };
  throw unauthenticated("SERVICE_UNAUTHENTICATED", "the call names no caller");
}

/** Whether the caller works for the shop. */
export function isStaff(caller: Caller): boolean {
  return caller.kind === "user" && caller.role !== "customer";
}

/** The signed-in caller; refuses anybody else. */
export function requireUser(caller: Caller): { readonly userId: string; readonly role: Role } {
  if (caller.kind !== "user") throw unauthenticated("UNAUTHENTICATED", "sign in first");
  return caller;
}

/** Refuses everybody but staff and admins. */
export function requireStaff(caller: Caller): void {
  if (!isStaff(caller)) throw permissionDenied("FORBIDDEN", "this is for staff");
}

/** Refuses everybody but admins. */
export function requireAdmin(caller: Caller): { readonly userId: string } {
  if (caller.kind !== "user" || caller.role !== "admin")
    throw permissionDenied("FORBIDDEN", "this is for administrators");
  return caller;
}

function readText(metadata: Metadata, key: string): string {
  const [value] = metadata.get(key);
  return typeof value === "string" ? value : "";
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
