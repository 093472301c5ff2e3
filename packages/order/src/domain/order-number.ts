// Numbers that people read out and type: ten characters without look-alikes, at random, so that a number tells
// nobody how many orders there are.

/** Crockford's base 32: no I, L, O or U. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten characters from ten random bytes, with a dash in the middle: "7K3QX-9M2TB". */
export function orderNumber(random: Uint8Array): string {
  const characters = [...random.subarray(0, 10)].map((byte) => alphabet.charAt(byte % 32));
  return `${characters.slice(0, 5).join("")}-${characters.slice(5).join("")}`;
}

/** The number that somebody may have meant: any case, with or without the dash, look-alikes read as digits. */
export function readOrderNumber(typed: string): string {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
