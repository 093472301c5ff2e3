// A wire between the service and the real Redis that a test can cut, or freeze while it stays up.

import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export type RedisWire = {
  /** The address of Redis as seen through the wire. */
  readonly url: string;
  /** Connections that exist carry nothing from now on; later ones work. */
  freeze(): void;
  /** Ends every connection and refuses new ones until `listen`. */
  cut(): Promise<void>;
  listen(): Promise<void>;
};

type Connection = { isFrozen: boolean; readonly ends: readonly Socket[] };

export async function createRedisWire(redisUrl: string): Promise<RedisWire> {
  const target = new URL(redisUrl);
  const connections = new Set<Connection>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const connection: Connection = { isFrozen: false, ends: [near, far] };
    connections.add(connection);
    const carry = (to: Socket) => (bytes: Buffer) => {
      if (!connection.isFrozen) to.write(bytes);
    };
    near.on("data", carry(far));
    far.on("data", carry(near));
    for (const end of connection.ends) {
      end.on("error", () => {});
      end.on("close", () => drop(connection));
    }
  });

  function drop(connection: Connection): void {
    connections.delete(connection);
    for (const end of connection.ends) end.destroy();
  }

  let port = 0;
  const listen = () =>
    new Promise<void>((resolve) => {
      server.listen(port, "127.0.0.1", () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  await listen();
  const url = new URL(redisUrl);
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return {
    url: url.toString(),
    freeze: () => {
      for (const connection of connections) connection.isFrozen = true;
    },
    cut: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const connection of connections) drop(connection);
      await closed;
    },
    listen,
  };
}
