// What every process opens first and closes last.

import { createLog, type Log, type LogLevel } from "./log.ts";
import { serveMetrics } from "./metrics-server.ts";
import { endWhileStarting } from "./run.ts";
import { startTelemetry, type Telemetry } from "./telemetry.ts";

/** The values of `processSettings` that matter here. */
export type ProcessConfig = {
  readonly LOG_LEVEL: LogLevel;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT: string | undefined;
  readonly TRACE_SAMPLE_RATIO: number;
  readonly METRICS_PORT: number | undefined;
  readonly SERVICE_VERSION: string;
  readonly HOST: string;
};

/** The log, the spans and the metrics of a process, which is called by its one noun. `telemetry.stop` ends both. */
export function openProcess(
  service: string,
  config: ProcessConfig,
): { readonly log: Log; readonly telemetry: Telemetry } {
  endWhileStarting();
  const log = createLog({ service, level: config.LOG_LEVEL });
  const metrics = serveMetrics({ service, host: config.HOST, port: config.METRICS_PORT });
  if (metrics.port !== undefined) log.info("metrics are served", { port: metrics.port });
  const telemetry = startTelemetry({
    service,
    version: config.SERVICE_VERSION,
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampleRatio: config.TRACE_SAMPLE_RATIO,
  });
  const stop = async () => {
    await telemetry.stop();
    await metrics.stop();
  };
  return { log, telemetry: { stop } };
}
