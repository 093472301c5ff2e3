// Finds loopback ports.

import { createServer } from "node:net";

import { DevstackError } from "./devstack-error.ts";

const attemptsMax = 5;

/** A TCP port of 127.0.0.1 that nobody listens on just now; the caller tries again when somebody was quicker. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no port was given"));
        else resolve(address.port);
      });
    });
  });
}

/**
 * Starts a server on the port that was asked for, or on a free one. When nobody asked for a port, one that was taken
 * between the look and the start is no reason to give up.
 */
export async function startOnPort<T>(asked: number | undefined, start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(asked ?? (await findFreePort()));
    } catch (error) {
      const portTaken = error instanceof DevstackError && error.reason === "port-taken";
      if (!portTaken || asked !== undefined || attempt === attemptsMax) throw error;
    }
  }
}
