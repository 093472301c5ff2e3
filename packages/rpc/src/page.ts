// Keyset paging (AIP-158): the page token is opaque, carries where the page before ended, and only fits the filters
// it was made for.

import { createHash } from "node:crypto";
import { invalidArgument } from "./refusal.ts";

/** The size asked for; 0 means the default, more than the maximum is cut to it. Throws INVALID_ARGUMENT below 0. */
export function pageSize(asked: number, bounds: { readonly default: number; readonly max: number }): number {
  if (asked < 0) {
    const violations = [{ field: "page_size", reason: "OUT_OF_RANGE", message: "must not be negative" }];
    throw invalidArgument("VALIDATION_FAILED", "the request is not valid", { violations });
  }
  return asked === 0 ? bounds.default : Math.min(asked, bounds.max);
}

/** Values of the sort columns of a page's last row, as text. */
export type Cursor = readonly string[];

export function encodePageToken(filters: readonly unknown[], cursor: Cursor): string {
  return Buffer.from(JSON.stringify([filterHash(filters), ...cursor])).toString("base64url");
}

/** The cursor in a token, or undefined for an empty token. Throws INVALID_ARGUMENT for one that was not made here for these filters. */
export function decodePageToken(filters: readonly unknown[], token: string, cursorLength: number): Cursor | undefined {
  if (token === "") return undefined;
  const parts = parseToken(token);
  if (parts?.length !== cursorLength + 1 || parts[0] !== filterHash(filters)) {
    const violations = [
      {
        field: "page_token",
        reason: "INVALID_PAGE_TOKEN",
        message: "must come from the page before, with the same filters",
      },
    ];
    throw invalidArgument("VALIDATION_FAILED", "the request is not valid", { violations });
  }
  return parts.slice(1);
}

function parseToken(token: string): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    return Array.isArray(parts) && parts.every((part) => typeof part === "string") ? parts : undefined;
  } catch {
    return undefined;
  }
}

function filterHash(filters: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(filters)).digest("base64url").slice(0, 12);
}
