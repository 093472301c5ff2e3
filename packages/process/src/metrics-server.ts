// The metrics port: one page of text for Prometheus, apart from what the process is there for.

import { showMetrics, startCounting } from "./metrics.ts";

export type MetricsOptions = {
  readonly service: string;
  readonly host: string;
  /** 0 takes a free port; undefined counts and serves nothing. */
  readonly port: number | undefined;
};

export type MetricsServer = {
  readonly port: number | undefined;
  stop(): Promise<void>;
};

/** Starts to count and listens; throws when the port is taken. */
export function serveMetrics({ service, host, port }: MetricsOptions): MetricsServer {
  if (port === undefined) return { port, stop: async () => {} };
  startCounting(service);
  const server = Bun.serve({
    hostname: host,
    port,
    development: false,
    reusePort: false,
    fetch: async (request) => {
      if (new URL(request.url).pathname !== "/metrics") return new Response("there is /metrics\n", { status: 404 });
      const { contentType, text } = await showMetrics();
      return new Response(text, { headers: { "content-type": contentType } });
    },
  });
  return { port: server.port, stop: () => server.stop(true) };
}
