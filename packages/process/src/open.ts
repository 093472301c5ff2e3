// What every process opens first and closes last.

import { createLog, type Log, type LogLevel } from "./log.ts";
import { startTelemetry, type Telemetry } from "./telemetry.ts";

/** The values of `processSettings` that matter here. */
export type ProcessConfig = {
  readonly LOG_LEVEL: LogLevel;
  readonly OTEL_EXPORTER_OTLP_ENDPOINT: string | undefined;
  readonly TRACE_SAMPLE_RATIO: number;
  readonly SERVICE_VERSION: string;
};

/** The log and the spans of a process, which is called by its one noun. */
export function openProcess(
  service: string,
  config: ProcessConfig,
): { readonly log: Log; readonly telemetry: Telemetry } {
  return {
    log: createLog({ service, level: config.LOG_LEVEL }),
    telemetry: startTelemetry({
      service,
      version: config.SERVICE_VERSION,
      endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
      sampleRatio: config.TRACE_SAMPLE_RATIO,
    }),
  };
}
