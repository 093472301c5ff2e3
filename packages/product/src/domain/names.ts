// Names that addresses and shelves use: handles ("sea-green-lantern") and stock keeping units, and how one is made
// from a title.

export const handleLengthMax = 100;
export const skuLengthMax = 100;

const handlePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const skuPattern = /^[\x21-\x7e]+( [\x21-\x7e]+)*$/;

/** Stands where a product's handle stands in addresses. */
const reserved = "export";

/**
 * Whether a text can be a handle: lower-case letters, digits and single hyphens. One that looks like an id cannot,
 * since a product is asked for by either.
 */
export function isHandle(text: string): boolean {
  return text.length <= handleLengthMax && handlePattern.test(text) && !uuidPattern.test(text) && text !== reserved;
}

/** Whether a text can be a stock keeping unit: printable ASCII, with single spaces inside at most. */
export function isSku(text: string): boolean {
  return text.length <= skuLengthMax && skuPattern.test(text);
}

/** A handle made from any text; `fallback` where the text has no letter or digit that an address can hold. */
export function makeHandle(text: string, fallback: string): string {
  const words = plainWords(text);
  const handle = cutAtHyphen(words.join("-"), handleLengthMax - suffixRoom);
  return isHandle(handle) ? handle : fallback;
}

/** The handle with a number behind it, for when the plain one is taken. */
export function numberedHandle(handle: string, number: number): string {
  return `${cutAtHyphen(handle, handleLengthMax - suffixRoom)}-${number}`;
}

/** A stock keeping unit made from the product's handle and the variant's option values. */
export function makeSku(handle: string, optionValues: readonly string[]): string {
  const parts = [handle, ...optionValues.map((value) => plainWords(value).join("-"))].filter((part) => part !== "");
  return cutAtHyphen(parts.join("-"), skuLengthMax - suffixRoom).toUpperCase();
}

/** The stock keeping unit with the end of an id behind it, for when the plain one is taken. */
export function distinctSku(sku: string, id: string): string {
  return `${cutAtHyphen(sku, skuLengthMax - suffixRoom)}-${id.slice(-8).toUpperCase()}`;
}

/** Room that a made name leaves for "-" and a number or the end of an id. */
const suffixRoom = 9;

/** Letters that Unicode does not take apart into a base and an accent. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};

function plainWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[ßæœøđðþłı]/g, (letter) => letters[letter] ?? "");
  return plain.match(/[a-z0-9]+/g) ?? [];
}

function cutAtHyphen(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const cut = text.slice(0, lengthMax);
  const end = text[lengthMax] === "-" ? lengthMax : cut.lastIndexOf("-");
  return (end > lengthMax / 2 ? cut.slice(0, end) : cut).replace(/-+$/, "");
}
