// How a product's options and its variants' values agree: every variant has one value for each option, no two
// variants have the same values, and an option lists exactly the values that variants use.

import type { ProductOption } from "./product.ts";
import { checkText, type Refuse } from "./violation.ts";

export const optionCountMax = 3;

type WithValues = { readonly optionValues: readonly string[] };

/**
 * The options with the values that variants use: first those listed, in their order, then new ones in the order of
 * the variants. A listed value that no variant uses goes.
 */
export function settleOptions(options: readonly ProductOption[], variants: readonly WithValues[]): ProductOption[] {
  return options.map(({ name, values }, index) => {
    const used = new Set(variants.map(({ optionValues }) => optionValues[index]));
    const known = new Set<string | undefined>(values);
    const added = [...used].filter((value): value is string => value !== undefined && !known.has(value));
    return { name, values: [...[...new Set(values)].filter((value) => used.has(value)), ...added] };
  });
}

/** Notes what is wrong with the options themselves. */
export function checkOptions(refuse: Refuse, options: readonly ProductOption[]): void {
  if (options.length > optionCountMax) refuse("options", "TOO_MANY", `must be at most ${optionCountMax}`);
  const names = new Set<string>();
  for (const [index, { name, values }] of options.entries()) {
    checkText(refuse, `options[${index}].name`, name, { min: 1, max: 100 });
    if (names.has(name.toLowerCase())) refuse(`options[${index}].name`, "DUPLICATE", "is the name of two options");
    names.add(name.toLowerCase());
    for (const [at, value] of values.entries()) {
      checkText(refuse, `options[${index}].values[${at}]`, value, { min: 1, max: 100 });
    }
  }
}

/** Notes a variant whose values do not fit the options; `field` is the variant's path. */
export function checkOptionValues(
  refuse: Refuse,
  field: string,
  options: readonly ProductOption[],
  optionValues: readonly string[],
): void {
  if (optionValues.length !== options.length) {
    const count = options.length === 0 ? "none, since the product has no options" : `${options.length}`;
    refuse(`${field}option_values`, "OPTION_VALUES_MISMATCH", `must be one for each option: ${count}`);
    return;
  }
  for (const [index, value] of optionValues.entries()) {
    checkText(refuse, `${field}option_values[${index}]`, value, { min: 1, max: 100 });
  }
}

/** Index of the first variant that has the values of one before it, or -1. */
export function findRepeatedValues(variants: readonly WithValues[]): number {
  const seen = new Set<string>();
  return variants.findIndex(({ optionValues }) => {
    const key = JSON.stringify(optionValues);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}
