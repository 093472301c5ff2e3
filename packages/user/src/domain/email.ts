// E-mail addresses: one spelling for each, and a check that catches what cannot be one. Whether it exists is for the
// mail that is sent to it to find out.

const lengthMax = 254;
const localLengthMax = 64;

// What needs no quotes before the @, in any script: no spaces, controls or unassigned characters, no dot at an end.
const localPattern = /^[^\s\p{C}\p{Z}"(),.:;<>@[\\\]]+(\.[^\s\p{C}\p{Z}"(),.:;<>@[\\\]]+)*$/u;
const labelPattern = /^[\p{L}\p{N}\p{M}]([\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;

/** The one spelling of an address: trimmed, compatibility forms resolved (NFKC), lower case. */
export function normaliseEmail(text: string): string {
  return text.trim().normalize("NFKC").toLowerCase().normalize("NFKC");
}

/** Whether a normalised address can be one; the domain needs a dot, so that ours for deleted accounts never passes. */
export function isEmail(email: string): boolean {
  if ([...email].length > lengthMax) return false;
  const at = email.lastIndexOf("@");
  const local = email.slice(0, Math.max(at, 0));
  const labels = email.slice(at + 1).split(".");
  return (
    [...local].length <= localLengthMax &&
    localPattern.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => labelPattern.test(label)) &&
    !/^\d*$/.test(labels.at(-1) ?? "")
  );
}

/** What stands for the address of an anonymised account; no mail can reach it and nobody can register it. */
export function deletedEmail(userId: string): string {
  return `deleted-${userId}@invalid`;
}
