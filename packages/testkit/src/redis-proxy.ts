// The wire to the real Redis, for tests that cut it.

import { createTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

export type RedisProxy = TcpProxy & {
  /** The address of Redis as seen through the wire. */
  readonly url: string;
};

/** Listens on a free port of the loopback interface, or stays deaf until `listen` when `isCut`. */
export async function createRedisProxy(redisUrl: string, options: { isCut?: boolean } = {}): Promise<RedisProxy> {
  const url = new URL(redisUrl);
  const proxy = await createTcpProxy({ host: url.hostname, port: Number(url.port) }, options);
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  return { ...proxy, url: url.toString() };
}
