// Parts of requests that several RPCs of the catalogue have: a caller's key, a version, a mask of fields.

import type { FieldMask__Output } from "@shoal/contract";
import type { Input } from "@shoal/rpc";

const versionMax = 2n ** 53n - 1n;

/** Reads the caller's key of a creation; empty means none. */
export function readRequestId(input: Input, requestId: string): void {
  input.text("request_id", requestId, { min: 0, max: 255 });
}

/** Reads the version that the caller saw. */
export function readVersion(input: Input, version: string): bigint {
  return input.bigint("version", version, { min: 1n, max: versionMax });
}

/** Reads which of the allowed fields are to change: at least one, and none that is not allowed. */
export function readMask<const Path extends string>(
  input: Input,
  mask: FieldMask__Output | null,
  allowed: readonly Path[],
): ReadonlySet<Path> {
  const paths = mask?.paths ?? [];
  if (paths.length === 0) input.refuse("update_mask", "REQUIRED", "must name at least one field");
  const known = paths.flatMap((path) => {
    const found = allowed.find((candidate) => candidate === path);
    if (found === undefined) input.refuse("update_mask", "UNKNOWN_FIELD", `may name ${allowed.join(", ")}`);
    return found === undefined ? [] : [found];
  });
  return new Set(known);
}
