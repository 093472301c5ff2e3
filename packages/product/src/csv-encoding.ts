// What the bytes of a file are read as. The first character that is not ASCII decides: where it is UTF-8 the file is,
// and every byte after it has to be; where it is not, the file is Windows-1252, as older spreadsheets on Windows write
// it. ASCII is the same in both, so nothing that was read before has to be read anew.

import { invalidArgument, type Refusal } from "@shoal/rpc";

export type Encoding = "utf-8" | "windows-1252";

/**
 * Passes a file on as UTF-8, and answers at its end what it was. Throws INVALID_ARGUMENT IMPORT_NOT_UTF8 for a file
 * that begins as UTF-8 and does not stay it, for UTF-16, and for bytes that Windows-1252 has no character for.
 */
export async function* readAsUtf8(
  chunks: AsyncIterable<Uint8Array>,
  tell: (encoding: Encoding) => void,
): AsyncGenerator<Uint8Array> {
  let reader: Reader = { read: (ascii) => ascii, end: () => {} };
  let isDecided = false;
  let line = 1;
  /** Of a character whose rest has not come yet, while nothing is decided. */
  let held: Uint8Array = new Uint8Array(0);

  function decide(bytes: Uint8Array): void {
    isDecided = true;
    const encoding = isUtf8(bytes) ? "utf-8" : "windows-1252";
    tell(encoding);
    reader = encoding === "utf-8" ? createUtf8Reader(line) : createWindows1252Reader(line);
  }

  for await (const piece of chunks) {
    const chunk = held.length === 0 ? piece : Buffer.concat([held, piece]);
    held = new Uint8Array(0);
    if (isDecided) {
      yield reader.read(chunk);
      continue;
    }
    const at = firstBeyondAscii(chunk);
    const ascii = chunk.subarray(0, at);
    const end = at + characterLength(chunk[at] ?? 0);
    line += countLines(ascii);
    yield ascii;
    if (at === chunk.length) continue;
    if (end > chunk.length) held = new Uint8Array(chunk.subarray(at));
    else {
      if (line === 1 && isUtf16Mark(chunk.subarray(at, at + 2))) throw notUtf8(1, "is UTF-16");
      decide(chunk.subarray(at, end));
      yield reader.read(chunk.subarray(at));
    }
  }
  if (held.length > 0) {
    decide(held);
    yield reader.read(held);
  }
  reader.end();
}

/** Both throw where the bytes cannot be read. */
type Reader = { read(bytes: Uint8Array): Uint8Array; end(): void };

const newline = 0x0a;

function createUtf8Reader(firstLine: number): Reader {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = firstLine;
  const check = (bytes?: Uint8Array) => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw notUtf8(line, "is not UTF-8, as the lines before are");
    }
  };
  return {
    read: (bytes) => {
      // Line by line, so that the fault can be told where it stands.
      for (let start = 0; start < bytes.length; ) {
        const at = bytes.indexOf(newline, start);
        const end = at < 0 ? bytes.length : at + 1;
        check(bytes.subarray(start, end));
        if (at >= 0) line += 1;
        start = end;
      }
      return bytes;
    },
    end: () => check(),
  };
}

const windows1252 = new TextDecoder("windows-1252");
/** Characters of the five bytes that the code page leaves open. */
const unassigned = /[\u0081\u008d\u008f\u0090\u009d]/;

function createWindows1252Reader(firstLine: number): Reader {
  let line = firstLine;
  return {
    read: (bytes) => {
      const text = windows1252.decode(bytes);
      const fault = text.search(unassigned);
      if (fault >= 0) {
        const lines = countLines(bytes.subarray(0, fault));
        throw notUtf8(line + lines, "is neither UTF-8 nor Windows-1252");
      }
      line += countLines(bytes);
      return Buffer.from(text);
    },
    end: () => {},
  };
}

function isUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes of the UTF-8 character that a byte begins; 2 for one that begins none, which is enough to tell UTF-16. */
function characterLength(lead: number): number {
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 2;
}

function firstBeyondAscii(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte > 0x7f);
  return at < 0 ? bytes.length : at;
}

function countLines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count += 1;
  return count;
}

function notUtf8(line: number, what: string): Refusal {
  const metadata = { line: String(line) };
  const message = `line ${line} ${what}; save the file as "CSV UTF-8" and send it again`;
  return invalidArgument("IMPORT_NOT_UTF8", message, { metadata });
}
