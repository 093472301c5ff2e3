// What a new password must be. Length is what counts; there are no rules of composition, and nothing is cut off.

import { commonPasswords } from "./common-passwords.ts";
import { passwordLengthMax, passwordLengthMin } from "./password-bounds.ts";

export type PasswordProblem = {
  readonly reason: "TOO_SHORT" | "TOO_LONG" | "PASSWORD_TOO_COMMON";
  readonly message: string;
};

/** One spelling for what looks the same whichever keyboard typed it (NFC); it is what gets hashed. */
export function normalisePassword(password: string): string {
  return password.normalize("NFC");
}

/** What is wrong with a normalised password, or undefined. A character is a Unicode code point. */
export function findPasswordProblem(password: string): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < passwordLengthMin) {
    return { reason: "TOO_SHORT", message: `must have at least ${passwordLengthMin} characters` };
  }
  if (length > passwordLengthMax) {
    return { reason: "TOO_LONG", message: `must have at most ${passwordLengthMax} characters` };
  }
  if (commonPasswords.has(password.toLowerCase())) {
    return { reason: "PASSWORD_TOO_COMMON", message: "is one of the first that anybody would guess" };
  }
  return undefined;
}
