import { expect, test } from "bun:test";
import fc from "fast-check";
import { descriptionText, sanitiseDescription } from "./description.ts";

test("simple formatting stays as it is", () => {
  const html = "<p>A <strong>proper</strong> lantern<br />with <em>wick</em></p><ul><li>steel</li></ul>";
  expect(sanitiseDescription(html)).toBe(html);
});

test("nothing that runs, loads or restyles survives", () => {
  const hostile = [
    "<script>alert(1)</script>",
    "<style>*{display:none}</style>",
    '<iframe src="https://x"></iframe>',
    '<img src=x onerror="alert(1)">',
    '<svg onload="alert(1)"><script>1</script></svg>',
    '<p style="position:fixed" class="x" id="y" onclick="1">',
    '<form action="https://x"><input name=a></form>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    '<object data="x"></object><embed src="x"><base href="//x"><meta http-equiv=refresh>',
  ];
  for (const html of hostile) {
    const clean = sanitiseDescription(html);
    expect(clean).not.toMatch(/<(?!\/?(?:p|table)\b)[a-z!]/i);
    expect(clean).not.toMatch(/\son\w+\s*=|style=|class=|javascript:/i);
  }
});

test("links lead to the web, mail or telephone, and tell nothing of where they were", () => {
  expect(sanitiseDescription('<a href="https://shoal.example/x" target="_top">x</a>')).toBe(
    '<a href="https://shoal.example/x" rel="nofollow noopener noreferrer">x</a>',
  );
  for (const href of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "java\tscript:x",
  ]) {
    expect(sanitiseDescription(`<a href="${href}">x</a>`)).toBe('<a rel="nofollow noopener noreferrer">x</a>');
  }
});

test("sanitising twice changes nothing", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<b>",
    "<a href='x'>",
    "&amp;",
    "&lt;",
    "<",
    ">",
    "&",
    "<script>",
    "x",
    "<!--",
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = sanitiseDescription(pieces.join(""));
      expect(sanitiseDescription(once)).toBe(once);
    }),
  );
});

test("the words of a description are its text, apart where its markup was", () => {
  const words = descriptionText("<ul><li>steel</li><li>glass &amp; brass</li></ul>").split(/\s+/).filter(Boolean);
  expect(words).toEqual(["steel", "glass", "brass"]);
});
