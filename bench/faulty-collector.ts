// A collector that misbehaves on demand, on one port: a process of its own, on the generator's core. It takes spans over
// real gRPC without looking into them, since what it costs is nobody's.

import { createServer, type Socket } from "node:net";
import { Server, ServerCredentials, type ServiceDefinition, type sendUnaryData, status } from "@grpc/grpc-js";

export const behaviours = ["healthy", "absent", "refusing", "black hole", "slow", "late"] as const;
export type Behaviour = (typeof behaviours)[number];

export const behaviourTitles: Readonly<Record<Behaviour, string>> = {
  healthy: "takes all spans",
  absent: "nobody listens",
  refusing: "answers UNAVAILABLE and RESOURCE_EXHAUSTED in turn",
  "black hole": "takes the connection and never answers",
  slow: "answers after 5 s, long past the exporter's timeout",
  late: "answers after 1.9 s, just before it",
};

/** What it has seen since it started. */
export type CollectorCounts = { readonly requests: number; readonly bytes: number };

const delaysMs: Partial<Record<Behaviour, number>> = { slow: 5000, late: 1900 };
const path = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
const asIs = (bytes: Buffer) => bytes;
const service: ServiceDefinition = {
  Export: {
    path,
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  },
};

if (import.meta.main) {
  const port = Number(process.argv[2]);
  const counts = { requests: 0, bytes: 0 };
  let behaviour: Behaviour = "absent";
  let close = async () => {};

  process.on("message", (wanted: Behaviour) => {
    void become(wanted).then(
      () => process.send?.(counts),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });

  /** What listens is always another one, so that no state begins with the connections of the one before. */
  async function become(wanted: Behaviour): Promise<void> {
    await close();
    behaviour = wanted;
    close = wanted === "absent" ? async () => {} : wanted === "black hole" ? await openHole() : await openServer();
  }

  async function openServer(): Promise<() => Promise<void>> {
    const server = new Server();
    server.addService(service, {
      Export: ({ request }: { request: Buffer }, callback: sendUnaryData<Buffer>) => {
        counts.requests += 1;
        counts.bytes += request.length;
        const code = counts.requests % 2 === 0 ? status.UNAVAILABLE : status.RESOURCE_EXHAUSTED;
        if (behaviour === "refusing") callback({ code, details: "not now" });
        else setTimeout(() => callback(null, Buffer.alloc(0)), delaysMs[behaviour] ?? 0);
      },
    });
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    return async () => server.forceShutdown();
  }

  async function openHole(): Promise<() => Promise<void>> {
    const sockets = new Set<Socket>();
    const hole = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => {}).on("close", () => sockets.delete(socket));
      socket.on("data", ({ length }) => {
        counts.bytes += length;
      });
    });
    await new Promise<void>((resolve) => hole.listen(port, "127.0.0.1", resolve));
    return () =>
      new Promise<void>((resolve) => {
        hole.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
  }
}
