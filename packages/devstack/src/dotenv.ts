// What the person has set for the development shop: the repository's .env, over which the environment of the command
// wins. Only names that some process reads are passed on.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "./processes.ts";

/** Settings a person may change; addresses, databases and secrets are the dev stack's own business. */
const names =
  /^(LOG_LEVEL|SHOP_CURRENCY|TRACE_SAMPLE_RATIO|OTEL_EXPORTER_OTLP_ENDPOINT|RATE_LIMIT_\w+|CORS_ORIGINS|GATEWAY_PORT|\w+_(SECONDS|MS|DAYS|MAX|MINOR|METHODS|BASIS_POINTS))$/;

/** NAME=value lines of .env, and over them what the environment of this process says. */
export async function readOverrides(): Promise<Record<string, string>> {
  const file = await readFile(join(repositoryRoot, ".env"), "utf8").catch(() => "");
  const lines = parseLines(file);
  // Bun has copied the .env of the start into the environment, where it must not outlive an edit of the file.
  atStart ??= lines;
  const overrides: Record<string, string> = {};
  for (const [name, value] of Object.entries(lines)) keep(overrides, name, value);
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && atStart[name] !== value) keep(overrides, name, value);
  }
  return overrides;
}

let atStart: Readonly<Record<string, string>> | undefined;

function parseLines(file: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const line of file.split("\n")) {
    const match = /^\s*([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) values[match[1]] = unquote(match[2]);
  }
  return values;
}

function keep(overrides: Record<string, string>, name: string, value: string): void {
  if (names.test(name)) overrides[name] = value;
}

function unquote(value: string): string {
  return /^(".*"|'.*')$/.test(value) ? value.slice(1, -1) : value;
}
