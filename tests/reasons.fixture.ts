// Reads out of the sources which names refusals, field errors and their like have, so that docs/errors.md can be held
// against the code. Reading is by shape: the constructors of packages/rpc, the gateway's problems, violations.

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dir, "..");
const owners = ["gateway", "user", "product", "cart", "order", "rpc"];

/** gRPC code that each constructor of packages/rpc/src/refusal.ts gives. */
const constructors: Readonly<Record<string, string>> = {
  invalidArgument: "INVALID_ARGUMENT",
  notFound: "NOT_FOUND",
  alreadyExists: "ALREADY_EXISTS",
  failedPrecondition: "FAILED_PRECONDITION",
  aborted: "ABORTED",
  permissionDenied: "PERMISSION_DENIED",
  unauthenticated: "UNAUTHENTICATED",
  resourceExhausted: "RESOURCE_EXHAUSTED",
  unavailable: "UNAVAILABLE",
};

const name = '"([A-Z][A-Z0-9_]+)"';
const field = '(?:"[^"]*"|`[^`]*`|[\\w.$\\[\\]]+)';

export type Source = { readonly path: string; readonly text: string };

/** The services' sources without tests, generated code and comments; Lua scripts too, since they refuse as well. */
export function serviceSources(): Source[] {
  return owners.flatMap((owner) => {
    const base = join(root, "packages", owner, "src");
    const names = [...new Bun.Glob("**/*.{ts,lua}").scanSync({ cwd: base })];
    return names
      .filter((file) => !/\.(test|fixture)\.ts$|^gen\//.test(file))
      .map((file) => ({
        path: relative(root, join(base, file)),
        text: withoutComments(readFileSync(join(base, file), "utf8")),
      }))
      .sort((one, other) => one.path.localeCompare(other.path));
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)(\/\/|--)\s.*$/gm, "$1");
}

/** A name that code uses: where, and with which gRPC codes as far as the place says so. */
export type Use = { readonly codes: Set<string>; readonly paths: Set<string> };

function collect(
  sources: readonly Source[],
  patterns: readonly (readonly [pattern: RegExp, code: (match: RegExpExecArray) => string | undefined])[],
  nameIn: (match: RegExpExecArray) => string,
): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const { path, text } of sources) {
    for (const [pattern, codeIn] of patterns) {
      for (const match of text.matchAll(pattern)) {
        const use = uses.get(nameIn(match)) ?? { codes: new Set(), paths: new Set() };
        uses.set(nameIn(match), use);
        use.paths.add(path);
        const code = codeIn(match);
        if (code !== undefined) use.codes.add(code);
      }
    }
  }
  return uses;
}

const lastOf = (match: RegExpExecArray) => match.at(-1) ?? "";

/** Reasons that are given to something that refuses. */
export function refusalsIn(sources: readonly Source[]): Map<string, Use> {
  const called = Object.keys(constructors).join("|");
  return collect(
    sources,
    [
      [new RegExp(`\\b(${called})\\(\\s*${name}`, "g"), ([, callee = ""]) => constructors[callee]],
      [
        new RegExp(`\\b(?:new Refusal\\(|storeRefusal\\(\\s*\\w+,)\\s*Code\\.(\\w+),\\s*${name}`, "g"),
        (match) => match[1],
      ],
      [new RegExp(`\\b(?:new Problem|expected|refused)\\(\\s*${name}`, "g"), () => undefined],
      [new RegExp(`kind: "refused", reason: ${name}`, "g"), () => undefined],
    ],
    lastOf,
  );
}

/** Reasons of single fields, and of rows of an import. */
export function violationsIn(sources: readonly Source[]): Map<string, Use> {
  return collect(
    sources,
    [
      [new RegExp(`\\b(?:refuse|invalidField|violation)\\(\\s*${field},\\s*${name}`, "g"), () => undefined],
      [new RegExp(`\\breason: ${name},\\s*(?:message\\b|field\\b)`, "g"), () => undefined],
    ],
    lastOf,
  );
}

/** Every text literal in capitals, with where it stands: whatever its use, somebody has to know what it is. */
export function capitalsIn(sources: readonly Source[]): Map<string, Use> {
  return collect(sources, [[new RegExp(name, "g"), () => undefined]], lastOf);
}

/** Names of all values of all enums of the contract. */
export function contractEnumValues(): Set<string> {
  const values = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === "values" && typeof child === "object" && child !== null) {
        for (const value of Object.keys(child)) values.add(value);
      } else visit(child);
    }
  };
  visit(JSON.parse(readFileSync(join(root, "packages/contract/src/gen/contract.json"), "utf8")));
  return values;
}
