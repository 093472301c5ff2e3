// The HTTP socket. It knows nothing of the shop: bytes in, a handler, bytes out, and an end that lets requests finish.

import type { PeerOf } from "./address.ts";
import type { Handle } from "./front.ts";

export type HttpServerOptions = {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  createHandle(peerOf: PeerOf): { readonly handle: Handle; markDraining(): void };
};

export type HttpServer = {
  readonly port: number;
  /** Answers end their connections from now on. */
  markDraining(): void;
  /** Refuses new connections and waits until every request is answered. */
  stop(): Promise<void>;
};

/** Bodies are bounded route by route; this bounds what no route would take. */
const bodyBytesMax = 4 * 1024 * 1024 * 1024;
/** A connection on which nothing moves for so long is closed. */
const idleTimeoutSeconds = 120;

/** Listens; throws when the port is taken. */
export function serveHttp({ host, port, createHandle }: HttpServerOptions): HttpServer {
  // The server is needed to ask for a peer, and the handler to make the server.
  const { handle, markDraining } = createHandle((request) => server.requestIP(request)?.address);
  const server = Bun.serve({
    hostname: host,
    port,
    maxRequestBodySize: bodyBytesMax,
    idleTimeout: idleTimeoutSeconds,
    // Whatever goes wrong is answered by the handler; a page with a stack would say too much.
    development: false,
    // Without development a second process would share the port, and take half of the connections, without a word.
    reusePort: false,
    fetch: handle,
  });
  return { port: server.port ?? port, markDraining, stop: () => stopServer(server) };
}

/** How often it is looked whether requests are left, and for how long there must be none. */
const lookEveryMs = 25;
const quietMs = 100;

/** A connection without a request would keep the server for many seconds, so those are cut when no request is left. */
async function stopServer(server: Bun.Server<undefined>): Promise<void> {
  let isStopped = false;
  const stopped = server.stop(false).then(() => {
    isStopped = true;
  });
  let quietSinceMs = performance.now();
  while (!isStopped && performance.now() - quietSinceMs < quietMs) {
    await Promise.race([stopped, Bun.sleep(lookEveryMs)]);
    if (server.pendingRequests > 0) quietSinceMs = performance.now();
  }
  if (!isStopped) await server.stop(true);
}
