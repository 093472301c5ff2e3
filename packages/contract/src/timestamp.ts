// google.protobuf.Timestamp and Duration as proto-loader speaks them, to and from Date and milliseconds.

import type { Duration__Output } from "./gen/google/protobuf/Duration.ts";
import type { Timestamp__Output } from "./gen/google/protobuf/Timestamp.ts";

export function timestampFromDate(date: Date): Timestamp__Output {
  const millis = date.getTime();
  const seconds = Math.floor(millis / 1000);
  return { seconds: String(seconds), nanos: (millis - seconds * 1000) * 1_000_000 };
}

/** Absent becomes undefined; sub-millisecond digits are cut. */
export function dateFromTimestamp(timestamp: Timestamp__Output | null | undefined): Date | undefined {
  if (timestamp == null) return undefined;
  return new Date(Number(timestamp.seconds) * 1000 + Math.floor(timestamp.nanos / 1_000_000));
}

export function durationFromMs(durationMs: number): Duration__Output {
  const seconds = Math.floor(durationMs / 1000);
  return { seconds: String(seconds), nanos: Math.round((durationMs - seconds * 1000) * 1_000_000) };
}

/** Absent becomes undefined. */
export function durationToMs(duration: Duration__Output | null | undefined): number | undefined {
  if (duration == null) return undefined;
  return Number(duration.seconds) * 1000 + Math.floor(duration.nanos / 1_000_000);
}
