// One thing that is wrong with something typed, in the shape that refusals carry.

/** `field` is its path in snake_case; `reason` is UPPER_SNAKE. */
export type Violation = { readonly field: string; readonly reason: string; readonly message: string };

/** Notes violations. */
export type Refuse = (field: string, reason: string, message: string) => void;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlPattern = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Checks a text's length in characters and its characters; it is expected to be trimmed. */
export function checkText(
  refuse: Refuse,
  field: string,
  value: string,
  bounds: { readonly min: number; readonly max: number },
): void {
  const length = [...value].length;
  if (length < bounds.min) refuse(field, "REQUIRED", "must not be empty");
  else if (length > bounds.max) refuse(field, "TOO_LONG", `must have at most ${bounds.max} characters`);
  else if (controlPattern.test(value)) refuse(field, "INVALID_CHARACTERS", "must not contain control characters");
}
