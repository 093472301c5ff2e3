// How a process lives: configuration, logs, spans, subcommands and an orderly end.

export { armCrashPoint, type CrashPlan, crashPlan, crashPoint } from "./crash-point.ts";
export {
  ConfigError,
  type Environment,
  exitConfig,
  type Field,
  flag,
  integer,
  list,
  oneOf,
  optional,
  parseEnvironment,
  ratio,
  secret,
  text,
  url,
} from "./env.ts";
export { createLog, describeError, type Log, type LogFields, type LogLevel, logLevels } from "./log.ts";
export { endProcess } from "./log-output.ts";
export { createLoop, type Loop } from "./loop.ts";
export {
  type Count,
  counter,
  gauge,
  isCounting,
  type Labels,
  type Level,
  observeCommand,
  secondsBuckets,
  secondsHistogram,
} from "./metrics.ts";
export { openProcess, type ProcessConfig } from "./open.ts";
export { type Closer, type Command, runCommand, serveUntilStopped } from "./run.ts";
export { callerSettings, processSettings, type ServiceToken, serverSettings } from "./settings.ts";
export {
  type Attributes,
  activeTraceId,
  activeTraceParent,
  errorType,
  extractContext,
  injectContext,
  inSpan,
  inSpanAtOnce,
  isTracing,
  markFailed,
  type Span,
  type SpanOptions,
  startCommandSpan,
  startTelemetry,
  type Telemetry,
} from "./telemetry.ts";
export { wantedSignal, whileWanted, whoeverWaits } from "./wanted.ts";
