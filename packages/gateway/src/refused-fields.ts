// Names of refused fields as JSON has them, where a message of the contract nests what JSON does not.

import { isRefusal, Refusal } from "@shoal/rpc";

/** Passes an answer on; in a refusal, fields below `prefix` lose it. */
export function withoutPrefix(prefix: string): <T>(answer: Promise<T>) => Promise<T> {
  return async (answer) => {
    try {
      return await answer;
    } catch (error) {
      if (!isRefusal(error) || error.violations.length === 0) throw error;
      const violations = error.violations.map((violation) => ({
        ...violation,
        field: violation.field.startsWith(prefix) ? violation.field.slice(prefix.length) : violation.field,
      }));
      throw new Refusal(error.code, error.reason, error.message, {
        metadata: error.metadata,
        violations,
        cause: error,
      });
    }
  };
}
