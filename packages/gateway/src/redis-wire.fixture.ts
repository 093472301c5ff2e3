// A wire between the gateway and the real Redis that a test can cut and mend.

import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type RedisWire = {
  /** The address of Redis as seen through the wire. */
  readonly url: string;
  /** Ends every connection and refuses new ones until `listen`. */
  cut(): Promise<void>;
  listen(): Promise<void>;
};

export async function createRedisWire(redisUrl: string): Promise<RedisWire> {
  const target = new URL(redisUrl);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on("data", (bytes) => other.write(bytes));
      one.on("error", () => {});
      one.on("close", () => {
        ends.delete(one);
        other.destroy();
      });
    }
  });
  let port = 0;
  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, "127.0.0.1", () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  await listen();
  const url = Object.assign(new URL(redisUrl), { hostname: "127.0.0.1", port: String(port) });
  return {
    url: url.toString(),
    listen,
    cut: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const end of ends) end.destroy();
      await closed;
    },
  };
}
