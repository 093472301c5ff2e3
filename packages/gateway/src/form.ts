// Whether a request is of a form that the shop takes at all: an address and headers of bounded size, and a caller who
// understands JSON. What is longer than the runtime reads, it refuses itself, without a document.

import type { Route } from "./policy.ts";
import { Problem } from "./problem.ts";

const urlLengthMax = 8192;
const headersLengthMax = 8192;

/** Refuses what is too long. */
export function requireShort(request: Request): void {
  if (request.url.length > urlLengthMax) {
    throw new Problem("URI_TOO_LONG", `the address must have at most ${urlLengthMax} characters`);
  }
  // The values alone: to go through the names as well costs each request twice as much.
  let length = 0;
  for (const value of request.headers.values()) length += value.length;
  if (length > headersLengthMax) {
    throw new Problem(
      "HEADERS_TOO_LARGE",
      `the values of headers must have at most ${headersLengthMax} characters together`,
    );
  }
}

/** Refuses who says that JSON is of no use to them, where the answer is JSON. */
export function requireTakesJson(request: Request, { path }: Route): void {
  const accept = request.headers.get("accept");
  if (accept === null || accept === "*/*" || !path.startsWith("/api/")) return;
  if (!accept.split(",").some(takesJson)) {
    throw new Problem("NOT_ACCEPTABLE", "answers are application/json and application/problem+json");
  }
}

function takesJson(range: string): boolean {
  const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) return false;
  return type === "" || /^(\*|application)\/(\*|json)$/.test(type);
}
