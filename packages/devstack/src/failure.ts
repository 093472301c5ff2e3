// Turns what a dying server has written into one line that says what to do.

import { DevstackError, type DevstackReason } from "./devstack-error.ts";

type Failure = { name: string; output: string; folder: string; port?: number | undefined };

const causes: { pattern: RegExp; advice: (failure: Failure) => string; reason?: DevstackReason }[] = [
  {
    pattern: /No space left on device|Disk quota exceeded/i,
    advice: ({ folder }) => `the disk of ${folder} is full`,
  },
  {
    pattern: /Address already in use|port is already allocated/i,
    advice: ({ port }) => `port ${port ?? "?"} is taken by another program: stop it, or choose another port`,
    reason: "port-taken",
  },
  {
    pattern: /could not look up effective user ID/,
    advice: () => "this user has no entry in the system's list of users (/etc/passwd), which initdb needs",
  },
  {
    pattern: /Can't handle RDB format version/,
    advice: ({ folder }) => `${folder} was written by a newer Redis: use that one, or delete the folder to begin anew`,
  },
  {
    pattern: /wrong ownership|Permission denied/,
    advice: ({ folder }) => `${folder} belongs to another user: run this as that user, or delete it to begin anew`,
  },
  {
    pattern: /pre-existing shared memory block/,
    advice: ({ folder }) => `processes of an earlier server still use ${folder}: end them first`,
  },
];

/** The error to throw: the name, then the known cause, or the last telling line of the output. */
export function explainFailure(failure: Failure): DevstackError {
  const { name, output } = failure;
  const cause = causes.find(({ pattern }) => pattern.test(output));
  if (cause !== undefined) return new DevstackError(`${name}: ${cause.advice(failure)}`, cause.reason);
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const telling = lines.findLast((line) => /fatal|error|panic|can't|cannot|fail/i.test(line)) ?? lines.at(-1);
  return new DevstackError(`${name} did not start: ${telling?.trim() ?? "it said nothing"}`);
}
