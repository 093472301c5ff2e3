// The `health` subcommand: asks a server's health over the wire, since an image without a shell has no other probe.

import { credentials, Client as GrpcClient } from "@grpc/grpc-js";
import type { Method } from "./service.ts";
import { healthProtos } from "./wellknown/load.ts";

/** Asks grpc.health.v1 for a name ("ready" by default); answers whether it is SERVING within `timeoutMs`. */
export async function probeHealth(address: string, name = "ready", timeoutMs = 2000): Promise<boolean> {
  const service = healthProtos["grpc.health.v1.Health"] as unknown as Record<"Check", Method>;
  const client = new GrpcClient(address, credentials.createInsecure());
  try {
    return await new Promise((resolve) => {
      client.makeUnaryRequest(
        service.Check.path,
        service.Check.requestSerialize as (value: { service: string }) => Buffer,
        service.Check.responseDeserialize as (bytes: Buffer) => { status: string },
        { service: name },
        { deadline: Date.now() + timeoutMs },
        (error, response) => resolve(error === null && response?.status === "SERVING"),
      );
    });
  } finally {
    client.close();
  }
}
