// Reads the environment once, by a shape, and reports every problem together. Nothing else of a service looks at
// the environment. A secret may come as NAME or as a file named by NAME_FILE.

import { readFileSync } from "node:fs";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Exit code for a configuration that cannot be used (EX_CONFIG of sysexits.h). */
export const exitConfig = 78;

/** Every problem of a configuration at once, one line each; never holds a value. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`configuration: ${problems.join("; ")}`);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** How one variable is read. `parse` answers the value, or throws a text that ends the sentence "NAME ...". */
export type Field<T> = {
  readonly fallback?: T;
  readonly isSecret?: boolean;
  readonly parse: (text: string) => T;
};

type Values<Shape> = { readonly [Name in keyof Shape]: Shape[Name] extends Field<infer T> ? T : never };

type Fallback<T> = { readonly default?: T };

function fallbackOf<T>(options: Fallback<T>): { fallback?: T } {
  return options.default === undefined ? {} : { fallback: options.default };
}

/** A text of 1 to 4,096 characters, or less where `default` is "". */
export function text(options: Fallback<string> = {}): Field<string> {
  return { ...fallbackOf(options), parse: (value) => value };
}

/** A secret of at least `lengthMin` characters; has no default, and its value is never named in a problem. */
export function secret(options: { readonly lengthMin?: number } = {}): Field<string> {
  const lengthMin = options.lengthMin ?? 16;
  return {
    isSecret: true,
    parse: (value) => {
      if (value.length < lengthMin) throw `must have at least ${lengthMin} characters`;
      return value;
    },
  };
}

/** A whole number within bounds. */
export function integer(options: { readonly min: number; readonly max: number } & Fallback<number>): Field<number> {
  return {
    ...fallbackOf(options),
    parse: (value) => {
      const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= options.min && number <= options.max)) {
        throw `must be a whole number from ${options.min} to ${options.max}`;
      }
      return number;
    },
  };
}

/** A number within bounds, for example a ratio. */
export function ratio(options: Fallback<number> = {}): Field<number> {
  return {
    ...fallbackOf(options),
    parse: (value) => {
      const number = /^\d(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN;
      if (!(number >= 0 && number <= 1)) throw "must be a number from 0 to 1";
      return number;
    },
  };
}

/** One of a few words. */
export function oneOf<const Word extends string>(
  words: readonly Word[],
  options: { readonly default?: NoInfer<Word> } = {},
): Field<Word> {
  return {
    ...fallbackOf(options),
    parse: (value) => {
      const word = words.find((candidate) => candidate === value);
      if (word === undefined) throw `must be one of ${words.join(", ")}`;
      return word;
    },
  };
}

/** "true" or "false". */
export function flag(options: Fallback<boolean> = {}): Field<boolean> {
  return {
    ...fallbackOf(options),
    parse: (value) => {
      if (value !== "true" && value !== "false") throw "must be true or false";
      return value === "true";
    },
  };
}

/** An address with one of the given schemes; may hold a password, so it is treated as a secret. */
export function url(schemes: readonly string[], options: Fallback<string> = {}): Field<string> {
  return {
    ...fallbackOf(options),
    isSecret: true,
    parse: (value) => {
      const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : "";
      if (!schemes.includes(scheme)) throw `must be an address that starts with ${schemes.join(":// or ")}://`;
      return value;
    },
  };
}

/** Comma-separated, parsed item by item; empty items are dropped. */
export function list<T>(item: Field<T>, options: Fallback<readonly T[]> = {}): Field<readonly T[]> {
  return {
    ...fallbackOf(options),
    ...(item.isSecret === true ? { isSecret: true } : {}),
    parse: (value) =>
      value
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .map((part) => item.parse(part)),
  };
}

/** A field that may be absent. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return { ...field, fallback: undefined };
}

/**
 * Parses the environment by a shape of NAME → field. Throws ConfigError with all problems; also for a NAME_FILE that
 * cannot be read, and when NAME and NAME_FILE are both set.
 */
export function parseEnvironment<Shape extends Record<string, Field<unknown>>>(
  environment: Environment,
  shape: Shape,
): Values<Shape> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape)) {
    try {
      values[name] = readField(environment, name, field);
    } catch (problem) {
      if (typeof problem !== "string") throw problem;
      problems.push(`${name} ${problem}`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(values) as Values<Shape>;
}

function readField(environment: Environment, name: string, field: Field<unknown>): unknown {
  const direct = environment[name];
  const file = environment[`${name}_FILE`];
  if (direct !== undefined && file !== undefined) throw `and ${name}_FILE are both set`;
  const value = file === undefined ? direct : readSecretFile(file);
  if (value === undefined || (value === "" && field.fallback !== "")) {
    if ("fallback" in field) return field.fallback;
    throw field.isSecret === true ? `is required (or ${name}_FILE, a file that holds it)` : "is required";
  }
  if (field.isSecret === true && value.includes(developmentMark) && isProduction(environment)) {
    throw `is marked "${developmentMark}", which production refuses`;
  }
  return field.parse(value);
}

/** Secrets that everybody can read, such as those of a development overlay, carry this mark. */
const developmentMark = "dev-only";

export function isProduction({ SHOAL_ENV }: Environment): boolean {
  return SHOAL_ENV !== "dev" && SHOAL_ENV !== "test";
}

function readSecretFile(file: string): string {
  try {
    return readFileSync(file, "utf8").trimEnd();
  } catch {
    throw `is to be read from ${file}, which cannot be read`;
  }
}
