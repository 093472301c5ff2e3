// Spans on disk: two files of lines, of which the older one goes when the newer one is full.

import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReceivedSpan } from "./receiver.ts";

export type SpanFolder = {
  add(spans: readonly ReceivedSpan[]): void;
};

const bytesMax = 16 * 1024 * 1024;
const newer = "spans.jsonl";
const older = "spans.before.jsonl";

/** Made where it does not exist. */
export function openSpanFolder(folder: string): SpanFolder {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, newer);
  let bytes = existsSync(path) ? statSync(path).size : 0;
  return {
    add: (spans) => {
      const text = spans.map((span) => `${JSON.stringify(span)}\n`).join("");
      if (bytes > bytesMax) {
        renameSync(path, join(folder, older));
        bytes = 0;
      }
      appendFileSync(path, text);
      bytes += Buffer.byteLength(text);
    },
  };
}

/** All spans that the folder holds; none where it does not exist. */
export function readSpanFolder(folder: string): ReceivedSpan[] {
  return [older, newer]
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, "utf8").split("\n"))
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as ReceivedSpan);
}
