// Reads a request's fields and collects everything that is wrong with them, so that a caller learns all of it at
// once. Field names are the contract's, in snake_case, since that is what callers of the gateway see.

import { invalidArgument, type Violation } from "./refusal.ts";

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlPattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export type Input = {
  /** Notes a violation. */
  refuse(field: string, reason: string, message: string): void;
  /** An id; answers it in lower case. */
  uuid(field: string, value: string): string;
  /** A text of `min` to `max` characters after trimming, without control characters; answers it trimmed. */
  text(field: string, value: string, bounds: { readonly min: number; readonly max: number }): string;
  /** A whole number within bounds. */
  integer(field: string, value: number, bounds: { readonly min: number; readonly max: number }): number;
  /** An int64 as it comes from the wire, within bounds. */
  bigint(field: string, value: string, bounds: { readonly min: bigint; readonly max: bigint }): bigint;
  /** A message that must be there; answers undefined, and notes it, when it is not. */
  required<T>(field: string, value: T | null | undefined): T | undefined;
  /** Throws INVALID_ARGUMENT VALIDATION_FAILED if anything was noted. Call it before the values are used. */
  done(): void;
};

export function readInput(): Input {
  const violations: Violation[] = [];
  const refuse = (field: string, reason: string, message: string) => void violations.push({ field, reason, message });
  return {
    refuse,
    uuid: (field, value) => {
      const id = value.toLowerCase();
      if (!uuidPattern.test(id)) refuse(field, "INVALID_ID", "must be an id");
      return id;
    },
    text: (field, value, { min, max }) => {
      const trimmed = value.trim();
      const length = [...trimmed].length;
      if (length < min && length === 0) refuse(field, "REQUIRED", "must not be empty");
      else if (length < min) refuse(field, "TOO_SHORT", `must have at least ${min} characters`);
      else if (length > max) refuse(field, "TOO_LONG", `must have at most ${max} characters`);
      else if (controlPattern.test(trimmed)) refuse(field, "INVALID_CHARACTERS", "must not contain control characters");
      return trimmed;
    },
    integer: (field, value, { min, max }) => {
      if (!Number.isInteger(value) || value < min || value > max) {
        refuse(field, "OUT_OF_RANGE", `must be a whole number from ${min} to ${max}`);
      }
      return value;
    },
    bigint: (field, value, { min, max }) => {
      const number = BigInt(value);
      if (number < min || number > max) refuse(field, "OUT_OF_RANGE", `must be a whole number from ${min} to ${max}`);
      return number;
    },
    required: (field, value) => {
      if (value == null) refuse(field, "REQUIRED", "must be given");
      return value ?? undefined;
    },
    done: () => {
      if (violations.length > 0) throw invalidArgument("VALIDATION_FAILED", "the request is not valid", { violations });
    },
  };
}

/** Whether a text is an id as this shop makes them. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text.toLowerCase());
}
