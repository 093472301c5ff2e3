// Reads out of the config.ts files which settings there are, who reads each, and its default where that is a plain
// value, so that the README's table can be held against them.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Setting = {
  /** Nouns of the processes that read it; "all" for all of them. */
  readonly readers: readonly string[];
  /** As a person would write it; undefined where it is no plain value. */
  readonly fallback: string | undefined;
};

const root = join(import.meta.dir, "..");
const read = (path: string) => readFileSync(join(root, "packages", path), "utf8");
const groups = ["processSettings", "serverSettings", "callerSettings", "mailSettings"] as const;

/** NAME → its definition's text, of everything that is indented as a member of a shape. */
function members(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(
    /^ +([A-Z][A-Z0-9_]+): ([^\n]*(?:\n(?!\s*(?:[A-Z][A-Z0-9_]+:|\/\*\*|\}|\.\.\.))[^\n]*)*)/gm,
  )) {
    found.set(match[1] ?? "", match[2] ?? "");
  }
  return found;
}

/** Shapes of packages/process/src/settings.ts, and of packages/mail's, by name, with what they take over from each other. */
function sharedShapes(): Map<string, Map<string, string>> {
  const text = read("process/src/settings.ts") + read("mail/src/settings.ts");
  const shapes = new Map<string, Map<string, string>>();
  for (const name of groups) {
    const body = new RegExp(`export (?:const|function) ${name}\\b[^{]*\\{([\\s\\S]*?)\\n\\}`).exec(text)?.[1] ?? "";
    const own = members(body);
    for (const other of groups) {
      if (body.includes(`...${other}`)) for (const [key, value] of shapes.get(other) ?? []) own.set(key, value);
    }
    shapes.set(name, own);
  }
  return shapes;
}

/** All settings of the given processes. */
export function settingsOf(nouns: readonly string[]): Map<string, Setting> {
  const shapes = sharedShapes();
  const settings = new Map<string, { readers: string[]; fallback: string | undefined }>();
  for (const noun of nouns) {
    const text = read(`${noun}/src/config.ts`);
    const own = members(text);
    for (const group of groups) {
      if (text.includes(`...${group}`))
        for (const [name, definition] of shapes.get(group) ?? []) own.set(name, definition);
    }
    for (const [name, definition] of own) {
      const shared = groups.map((group) => shapes.get(group)?.get(name)).find((known) => known !== undefined);
      const setting = settings.get(name) ?? { readers: [], fallback: fallbackOf(shared ?? definition, text) };
      setting.readers.push(noun);
      settings.set(name, setting);
    }
  }
  for (const setting of settings.values()) {
    if (setting.readers.length === nouns.length) setting.readers = ["all"];
  }
  return settings;
}

function fallbackOf(definition: string, file: string): string | undefined {
  const written = /default: ("[^"]*"|[\w.* ]+)/.exec(definition)?.[1]?.trim();
  if (written === undefined) return undefined;
  if (written.startsWith('"')) return written.slice(1, -1);
  if (written === "true" || written === "false") return written;
  const value = productOf(written, file);
  return Number.isNaN(value) ? undefined : String(value);
}

/** "64 * 1024" or "2 * minuteMs", whose constant stands in the same file. */
function productOf(expression: string, file: string): number {
  return expression
    .split("*")
    .map((factor) => factor.trim())
    .map((factor) => {
      if (/^[\d_]+(\.\d+)?n?$/.test(factor)) return Number(factor.replaceAll("_", "").replace("n", ""));
      const constant = new RegExp(`const ${factor} = ([\\w* ]+);`).exec(file)?.[1];
      return constant === undefined ? Number.NaN : productOf(constant, file);
    })
    .reduce((product, factor) => product * factor, 1);
}
