// What kind of picture some bytes are, told by the bytes alone: names and claims of a sender count for nothing.

export const imageSizeMax = 2 * 1024 * 1024;

/** Media type of the bytes, or undefined when they are no picture that the shop takes. */
export function imageTypeOf(content: Uint8Array): string | undefined {
  if (startsWith(content, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(content, [0xff, 0xd8, 0xff])) return "image/jpeg";
  const head = latin1(content, 0, 32);
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "image/webp";
  if (isAvif(content, head)) return "image/avif";
  return isSvg(content) ? "image/svg+xml" : undefined;
}

function startsWith(content: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => content[index] === byte);
}

/** ISO base media: a box "ftyp" that names the brand avif or avis, first or among the compatible ones. */
function isAvif(content: Uint8Array, head: string): boolean {
  if (head.slice(4, 8) !== "ftyp") return false;
  const boxSize = new DataView(content.buffer, content.byteOffset).getUint32(0);
  const brands: string[] = latin1(content, 8, Math.min(boxSize, 128)).match(/.{4}/gs) ?? [];
  return brands.includes("avif") || brands.includes("avis");
}

/** XML whose first element is svg; a declaration, comments and a doctype may come before it. */
function isSvg(content: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content).trimStart();
  } catch {
    return false;
  }
  for (;;) {
    const end = preambleEnd(text);
    if (end === undefined) return /^<(?:[a-z]+:)?svg[\s/>]/i.test(text);
    if (end < 0) return false;
    text = text.slice(end).trimStart();
  }
}

/** Where a declaration, comment or doctype at the start ends; -1 when it does not; undefined when there is none. */
function preambleEnd(text: string): number | undefined {
  const kinds = [
    ["<?", "?>"],
    ["<!--", "-->"],
  ] as const;
  for (const [open, close] of kinds) {
    if (text.startsWith(open)) return lengthTo(text, close);
  }
  if (!/^<!doctype\s/i.test(text)) return undefined;
  const subset = text.indexOf("[");
  const simple = lengthTo(text, ">");
  return subset >= 0 && subset < simple ? lengthTo(text, "]>") : simple;
}

function lengthTo(text: string, close: string): number {
  const at = text.indexOf(close);
  return at < 0 ? -1 : at + close.length;
}

function latin1(content: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...content.subarray(start, end));
}
