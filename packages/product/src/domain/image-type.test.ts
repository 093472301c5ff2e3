import { expect, test } from "bun:test";
import fc from "fast-check";
import { imageTypeOf } from "./image-type.ts";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

test("each kind of picture is told by its content", () => {
  expect(imageTypeOf(bytes("\x89PNG\r\n\x1a\n...."))).toBe("image/png");
  expect(imageTypeOf(bytes("\xff\xd8\xff\xe0"))).toBe("image/jpeg");
  expect(imageTypeOf(bytes("GIF89a"))).toBe("image/gif");
  expect(imageTypeOf(bytes("RIFF\x00\x00\x00\x00WEBPVP8 "))).toBe("image/webp");
  expect(imageTypeOf(bytes("\x00\x00\x00\x20ftypavif\x00\x00\x00\x00avifmif1"))).toBe("image/avif");
  expect(imageTypeOf(bytes("\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avif"))).toBe("image/avif");
});

test("an SVG may begin with a declaration, comments and a doctype", () => {
  const doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
  for (const text of [
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    `\ufeff<?xml version="1.0"?>\n<!-- a lantern -->\n${doctype}\n<svg>`,
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg>',
    "<svg:svg>",
  ]) {
    expect(imageTypeOf(utf8(text))).toBe("image/svg+xml");
  }
});

test("what only looks like a picture is none", () => {
  for (const text of [
    "",
    "<html><svg></svg></html>",
    "<!-- <svg>",
    "svg",
    "<svgx>",
    "RIFF....WAVE",
    "\x00\x00\x00\x14ftypisom",
  ]) {
    expect(imageTypeOf(bytes(text))).toBeUndefined();
  }
  expect(imageTypeOf(bytes("<svg>\xff"))).toBeUndefined();
});

test("no bytes make it fail", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (content) => void imageTypeOf(content)));
  const prefixes = ["<?", "<!--", "<!doctype ", "<!doctype [", "\x00\x00\x00\x14ftyp", "\xff\xff\xff\xffftyp"];
  for (const prefix of prefixes) expect(imageTypeOf(bytes(prefix))).toBeUndefined();
});
