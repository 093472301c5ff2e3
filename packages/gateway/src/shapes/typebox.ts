// The schema builder, with the kinds that it lacks here. The framework's own `t.Integer` also takes texts and numbers
// past every bound, so it is not used.

import { type TSchema, t } from "elysia";
import { TypeRegistry } from "elysia/type-system";

export { type Static, type TSchema, t } from "elysia";

export type Properties = Record<string, TSchema>;

type Bounds = { readonly minimum: number; readonly maximum: number };
type Words = { readonly enum: readonly string[] };

TypeRegistry.Set<Bounds>("QueryInteger", ({ minimum, maximum }, value) => {
  if (typeof value !== "string" || !/^(0|[1-9]\d{0,15})$/.test(value)) return false;
  return Number(value) >= minimum && Number(value) <= maximum;
});

TypeRegistry.Set("QueryFlag", (_, value) => value === "true" || value === "false");

TypeRegistry.Set<Words>("Word", (schema, value) => typeof value === "string" && schema.enum.includes(value));

/** A whole number within bounds, in JSON; never a text. */
export function integer(minimum: number, maximum: number) {
  return t.Unsafe<number>({ ...kind("Integer"), type: "integer", minimum, maximum });
}

/** A whole number within bounds, in a query, where everything is text. */
export function queryInteger(minimum: number, maximum: number) {
  return t.Unsafe<string>({ ...kind("QueryInteger"), type: "integer", minimum, maximum });
}

/** "true" or "false" in a query. */
export function queryFlag() {
  return t.Unsafe<"true" | "false">({ ...kind("QueryFlag"), type: "boolean" });
}

/** One of a few words. */
export function oneOf<const Word extends string>(words: readonly Word[]) {
  return t.Unsafe<Word>({ ...kind("Word"), type: "string", enum: words });
}

/** TypeBox keeps a schema's kind under this symbol, which the framework does not hand on. */
function kind(name: string): Record<symbol, string> {
  return { [Symbol.for("TypeBox.Kind")]: name };
}
