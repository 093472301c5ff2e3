/** Guarantees of the pictures: safe to serve, small, well-formed, and no two alike. */
import { describe, expect, test } from "bun:test";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { fillRect, mirror } from "./drawing/svg.ts";
import { findXmlFault } from "./well-formed.ts";

const FOLDER = join(import.meta.dir, "images");
const NAMES = (await readdir(FOLDER)).sort();
const PICTURES = await Promise.all(
  NAMES.map(async (name) => ({ name, text: await Bun.file(join(FOLDER, name)).text() })),
);

function faults(check: (text: string) => boolean): string[] {
  return PICTURES.filter(({ text }) => check(text)).map(({ name }) => name);
}

test("there is a picture for each of at least 60 products, and nothing but SVG", () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(60);
  expect(NAMES.filter((name) => !/^[a-z0-9-]+\.svg$/.test(name))).toEqual([]);
});

test("every picture is well-formed XML with one svg root of 640 by 640", () => {
  for (const { name, text } of PICTURES) expect(findXmlFault(text), name).toBe("");
  const root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640" role="img"><title>';
  expect(faults((text) => !text.startsWith(root))).toEqual([]);
});

test("no picture carries a script, an event handler, a style sheet or a reference outside itself", () => {
  expect(faults((text) => /<(script|style|foreignObject|image|use|a|iframe|animate)\b/i.test(text))).toEqual([]);
  expect(faults((text) => /\son\w+\s*=/i.test(text))).toEqual([]);
  expect(faults((text) => /\b(href|src)\s*=|javascript:|data:|@import/i.test(text))).toEqual([]);
  expect(faults((text) => (text.match(/https?:/g) ?? []).length !== 1)).toEqual([]);
  expect(faults((text) => /url\((?!#c[0-9a-f]{6}\))/.test(text))).toEqual([]);
});

test("every clip that a picture uses is defined in it", () => {
  for (const { name, text } of PICTURES) {
    const used = [...text.matchAll(/url\(#(\w+)\)/g)].map((match) => match[1]);
    expect(
      used.filter((id) => !text.includes(`<clipPath id="${id}">`)),
      name,
    ).toEqual([]);
  }
});

test("no number in a picture came out as NaN, undefined or infinite", () => {
  expect(faults((text) => /NaN|undefined|Infinity|null/.test(text.replace(/<title>.*?<\/title>/, "")))).toEqual([]);
});

test("no two pictures are drawn alike, whatever their titles say", () => {
  const drawings = PICTURES.map(({ text }) => text.replace(/<title>.*?<\/title>/, ""));
  expect(new Set(drawings).size).toBe(drawings.length);
});

test("each picture is 1 to 6 kB, and all of them together under 500 kB", () => {
  const sizes = PICTURES.map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text) }));
  expect(sizes.filter(({ bytes }) => bytes < 1000 || bytes > 6000)).toEqual([]);
  expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(500_000);
});

describe("the checker and the brushes themselves", () => {
  test("the checker finds what is not well-formed", () => {
    expect(findXmlFault("<a><b/>text &amp; more</a>")).toBe("");
    for (const broken of [
      "<a><b></a></b>",
      "<a>",
      "</a>",
      "<a x=1/>",
      '<a x="1" x="2"/>',
      "<a>&nbsp;</a>",
      "<a/><b/>",
      "x<a/>",
      "",
      "<a",
    ]) {
      expect(findXmlFault(broken), broken).not.toBe("");
    }
  });

  test("mirror closes a half outline symmetrically, also from and to points off the axis", () => {
    expect(mirror("M320 10L400 20L320 30")).toBe("M320 10L400 20L320 30L240 20L320 10Z");
    expect(mirror("M340 10Q400 20 380 30")).toBe("M340 10Q400 20 380 30L260 30Q240 20 300 10Z");
    expect(mirror("M320 0C330 1 340 2 350 3L320 3")).toBe("M320 0C330 1 340 2 350 3L320 3L290 3C300 2 310 1 320 0Z");
  });

  test("numbers are written with at most one decimal", () => {
    expect(fillRect(1.26, 0, 10, 10.04, "#fff")).toBe('<rect x="1.3" y="0" width="10" height="10" fill="#fff"/>');
  });
});
