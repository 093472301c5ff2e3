// How the development shop speaks to the person at the terminal: one short line for each thing that matters, the
// full JSON lines of every process in a file.

import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Noun } from "./processes.ts";
import type { ShopOutput } from "./shop.ts";

/** Writes every line to <folder>/<noun>.log and shows warnings, errors and what is no JSON. */
export function createTerminalOutput(logDir: string): ShopOutput {
  mkdirSync(logDir, { recursive: true });
  const files = new Map<Noun, ReturnType<typeof createWriteStream>>();
  return (noun, line) => {
    let file = files.get(noun);
    if (file === undefined) {
      file = createWriteStream(join(logDir, `${noun}.log`));
      files.set(noun, file);
    }
    file.write(`${line}\n`);
    const shown = shownLine(noun, line);
    if (shown !== undefined) console.log(shown);
  };
}

/** A line as a person reads it; undefined when it is not worth showing. */
export function shownLine(noun: Noun, line: string): string | undefined {
  if (!line.startsWith("{")) return line.trim() === "" ? undefined : `${noun.padEnd(8)} ${line}`;
  try {
    const { time, level, message, error_message, error_stack } = JSON.parse(line) as Record<string, unknown>;
    if (level !== "warn" && level !== "error") return undefined;
    const clock = String(time).slice(11, 19);
    const more = error_stack ?? error_message;
    return `${clock} ${noun.padEnd(8)} ${String(message)}${more === undefined ? "" : `: ${String(more)}`}`;
  } catch {
    return `${noun.padEnd(8)} ${line}`;
  }
}
