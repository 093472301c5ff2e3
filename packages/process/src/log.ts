// JSON lines on standard output, one line per fact. Fields are those of a list and named one by one: bodies, headers and
// error details of stores are never logged, since they hold what customers typed.

import { type LogFieldName, logFieldNames } from "./log-fields.ts";
import { stdoutLines } from "./log-output.ts";
import { activeSpanContext } from "./telemetry.ts";

const levels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof levels)[number];

export type LogFields = { readonly [Name in LogFieldName]?: string | number | boolean | null | undefined };

export type Log = {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  /** `cause` adds its name, message and stack. */
  error(message: string, cause: unknown, fields?: LogFields): void;
};

export type LogOptions = {
  /** The process' one noun, for example "order". */
  readonly service: string;
  readonly level: LogLevel;
  /** Takes one line without its newline; standard output by default, where warnings and errors do not wait. */
  readonly write?: (line: string) => void;
};

export const logLevels = levels;

/** Lines carry `trace_id` and `span_id` of the active span. */
export function createLog(options: LogOptions): Log {
  const { write } = options;
  const threshold = levels.indexOf(options.level);
  const begin = (level: LogLevel) => `,"level":"${level}","service":${JSON.stringify(options.service)},"message":`;
  const beginOf = { debug: begin("debug"), info: begin("info"), warn: begin("warn"), error: begin("error") };

  function put(level: LogLevel, message: string, fields: LogFields | undefined): void {
    if (levels.indexOf(level) < threshold) return;
    // Put together by hand: each request writes a line, and an object for each costs twice as much.
    let line = `{"time":"${timeNow()}"${beginOf[level]}${JSON.stringify(message)}`;
    const span = activeSpanContext();
    if (span !== undefined) line += `,"trace_id":"${span.traceId}","span_id":"${span.spanId}"`;
    const more = fields === undefined ? "{}" : JSON.stringify(allowed(fields));
    line += more === "{}" ? "}" : `,${more.slice(1)}`;
    if (write === undefined) stdoutLines().put(line, level === "warn" || level === "error");
    else write(line);
  }

  return {
    debug: (message, fields) => put("debug", message, fields),
    info: (message, fields) => put("info", message, fields),
    warn: (message, fields) => put("warn", message, fields),
    error: (message, cause, fields) => put("error", message, { ...fields, ...describeError(cause) }),
  };
}

/** Types let a wider object pass where it was not written on the spot. */
function allowed(fields: LogFields): LogFields {
  for (const name in fields) {
    if (!names.has(name)) return Object.fromEntries(Object.entries(fields).filter(([key]) => names.has(key)));
  }
  return fields;
}

let timeMs = 0;
let timeText = "";

/** The time of now; what is written in the same millisecond shares its text. */
function timeNow(): string {
  const nowMs = Date.now();
  if (nowMs !== timeMs) {
    timeMs = nowMs;
    timeText = new Date(nowMs).toISOString();
  }
  return timeText;
}

const names: ReadonlySet<string> = new Set(logFieldNames);

/** Name, code, message and stack of anything thrown; never its details or query parameters. */
export function describeError(cause: unknown): LogFields {
  if (!(cause instanceof Error)) return { error: typeof cause === "string" ? cause : "a value that is no Error" };
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  const described = { error: cause.name, ...(code === undefined ? {} : { error_code: code }) };
  // PostgreSQL's complaints about data (class 22) quote the value, which somebody may have typed.
  if (code !== undefined && /^22[0-9A-Z]{3}$/.test(code)) return described;
  return { ...described, error_message: cause.message, error_stack: cause.stack };
}
