// grpc.health.v1 over three names. "startup": migrated, stores seen once, which holds for whoever answers, since a
// service listens no sooner: callers are told the addresses of all pods, and one that cannot work yet must not be found.
// "ready" (and ""): not draining; a store's outage does not count, or every replica would leave at once. "live": the
// event loop turns.

import type {
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  sendUnaryData,
  UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { Code } from "./refusal.ts";
import { healthProtos } from "./wellknown/load.ts";

export type HealthName = "startup" | "ready" | "live";

export type Health = {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
  /** The end has begun: ready no longer holds. */
  markDraining(): void;
};

type Request = { service: string };
type Response = { status: "SERVING" | "NOT_SERVING" | "SERVICE_UNKNOWN" };

export function createHealth(): Health {
  let isDraining = false;
  const watchers = new Set<() => void>();

  function answer(name: string): Response {
    const holds = { live: true, startup: true, ready: !isDraining, "": !isDraining };
    if (!Object.hasOwn(holds, name)) return { status: "SERVICE_UNKNOWN" };
    return { status: holds[name as keyof typeof holds] ? "SERVING" : "NOT_SERVING" };
  }

  function check(call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void {
    const response = answer(call.request.service);
    if (response.status === "SERVICE_UNKNOWN") callback({ code: Code.NOT_FOUND, details: "no such health name" });
    else callback(null, response);
  }

  function watch(call: ServerWritableStream<Request, Response>): void {
    let last = "";
    const tell = () => {
      const response = answer(call.request.service);
      if (response.status !== last) call.write(response);
      last = response.status;
    };
    watchers.add(tell);
    call.on("cancelled", () => {
      watchers.delete(tell);
      call.end();
    });
    tell();
  }

  return {
    definition: healthProtos["grpc.health.v1.Health"] as unknown as ServiceDefinition,
    implementation: { Check: check, Watch: watch },
    markDraining: () => {
      isDraining = true;
      for (const tell of watchers) tell();
    },
  };
}
