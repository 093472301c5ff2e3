import { expect, test } from "bun:test";
import fc from "fast-check";
import { type Encoding, readAsUtf8 } from "./csv-encoding.ts";

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(bytes: Uint8Array, size = 7) {
  let encoding: Encoding = "utf-8";
  const pieces: Uint8Array[] = [];
  for await (const piece of readAsUtf8(inPieces(bytes, size), (found) => (encoding = found))) pieces.push(piece);
  return { encoding, text: Buffer.concat(pieces).toString() };
}

const faultOf = (bytes: Uint8Array, size?: number) =>
  read(bytes, size).then(
    ({ encoding }) => encoding as string,
    (error: { reason: string; metadata: { line: string } }) => `${error.reason} ${error.metadata.line}`,
  );

/** What Windows-1252 has above ASCII, by byte, but for the five that it leaves open. */
const codePage = Array.from({ length: 128 }, (_, index) => index + 128)
  .filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte))
  .map((byte) => new TextDecoder("windows-1252").decode(new Uint8Array([byte])));
const characters = [...'abc,\n"', ...codePage];
const toWindows1252 = (text: string) =>
  new Uint8Array(
    [...text].map((character) => {
      const at = codePage.indexOf(character);
      return at < 0 ? character.charCodeAt(0) : ([...unassignedLeftOut][at] ?? 0);
    }),
  );
const unassignedLeftOut = Array.from({ length: 128 }, (_, index) => index + 128).filter(
  (byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte),
);

test("a text is read the same from UTF-8 and, where its first character says so, from Windows-1252", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...characters), maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      async (text, size) => {
        expect(await read(Buffer.from(text), size)).toEqual({ encoding: "utf-8", text });
        // Two characters of the code page may be one of UTF-8, which is then what they are; a plain letter parts them.
        const parted = [...text].map((character) => `${character}a`).join("");
        const isAscii = /^[\0-\x7f]*$/.test(parted);
        const expected = { encoding: isAscii ? "utf-8" : "windows-1252", text: parted };
        expect(await read(toWindows1252(parted), size)).toEqual(expected as never);
      },
    ),
  );
});

test("whatever the bytes and wherever they are cut, they are read or refused, and the cut makes no difference", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 30 }), fc.integer({ min: 1, max: 4 }), async (bytes, size) => {
      expect(await faultOf(bytes, size)).toBe(await faultOf(bytes, 100));
    }),
    { numRuns: 500 },
  );
});

test("a fault is told by its line", async () => {
  expect(await faultOf(Buffer.concat([Buffer.from("é\n\na"), Buffer.from([0xe9]), Buffer.from("b")]))).toBe(
    "IMPORT_NOT_UTF8 3",
  );
  expect(await faultOf(Buffer.concat([Buffer.from("é\n"), Buffer.from([0xe2, 0x82])]))).toBe("IMPORT_NOT_UTF8 2");
  expect(await faultOf(Buffer.from("a\nb\xe9\nc\nd\x81", "latin1"))).toBe("IMPORT_NOT_UTF8 4");
  expect(await faultOf(Buffer.from("\ufeffHandle", "utf16le"))).toBe("IMPORT_NOT_UTF8 1");
});
