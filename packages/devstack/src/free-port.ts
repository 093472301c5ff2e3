// Finds loopback ports.

import { randomInt } from "node:crypto";
import { createServer } from "node:net";

import { DevstackError } from "./devstack-error.ts";

const attemptsMax = 5;

/**
 * Below the ports that systems give to outgoing connections (from 32,768 on Linux, 49,152 elsewhere): a server that is
 * started again on its port would find it taken by somebody's connection to something else.
 */
const [lowest, highest] = [10_000, 32_767];
const looksMax = 1000;
const given = new Set<number>();

/**
 * A TCP port of 127.0.0.1 that nobody listens on just now and that this process was not given before; the caller tries
 * again when somebody was quicker.
 */
export async function findFreePort(): Promise<number> {
  for (let look = 0; look < looksMax; look += 1) {
    const port = randomInt(lowest, highest + 1);
    if (given.has(port)) continue;
    given.add(port);
    if (await canListen(port)) return port;
  }
  throw new Error(`no port of 127.0.0.1 between ${lowest} and ${highest} is free`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
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
