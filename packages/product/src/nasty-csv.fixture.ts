// For tests of the import: files as bad as they come, each with what its writer knows of it.

import fc from "fast-check";

/** Rows of one handle that follow each other. */
export type WrittenRun = {
  readonly handle: string;
  /** As a spreadsheet counts: the header is row 1. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly variantCount: number;
  /** Nothing that the writer knows of is wrong with it. */
  readonly isGood: boolean;
  /** Something is, whatever else the file holds. */
  readonly isBad: boolean;
};

export type WrittenFile = {
  readonly bytes: Uint8Array;
  readonly rowCount: number;
  readonly runs: readonly WrittenRun[];
  /** The file as a whole is broken. */
  readonly mayBeRefused: boolean;
};

type Cells = Readonly<Record<string, string>>;

const characters = [
  ...[..."abZ 09,;\"'\t\n\r=+-@|&<>/é漢ﬀİß", "\u{1f9ad}", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\u0301"],
];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...characters), maxLength: 30 }),
  fc.constantFrom("", '"', '""', '"""', ",", "\n", "\r\n", "=1+1", "null", "a".repeat(201), "x".repeat(3000)),
);
const goodText = fc
  .string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 30 })
  .map((raw) => `T${raw}`);
const html = fc.oneof(
  text,
  fc.constantFrom(
    '<p class="a">One,\n"two"</p>\r\n<table><tr><td>3</td></tr></table>',
    "<script>alert(1)</script><p onclick=x>hi</p>",
    "<p><b><i>".repeat(200),
    "<".repeat(500),
    `<p>${"long ".repeat(2000)}</p>`,
  ),
);

const goodPrice = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom("0", "0.00", "1", "007", "5.5", " 9.99 ", "90071992547409.91"),
);
const badPrice = fc.constantFrom(
  "",
  "free",
  "-1",
  "1,50",
  "1.999",
  "$5",
  "1e3",
  "NaN",
  "٣",
  "90071992547409.92",
  "1 000",
);
const goodUnits = fc.constantFrom("", "0", "7", "-3", "1000000000", " 5 ");
const badUnits = fc.constantFrom("many", "1.5", "1000000001", "9".repeat(20), "0x1", "1e3");
const goodGrams = fc.constantFrom("", "0", "980", "12.5", "100000000");
const badGrams = fc.constantFrom("-1", "heavy", "1,5", "100000001");
const goodImage = fc.integer({ min: 1, max: 4 }).map((number) => `https://img.example/${number}.jpg?a=1,2`);
const badImage = fc.constantFrom(
  "images/a.png",
  "http://img.example/a.png",
  `/media/${"0".repeat(64)}`,
  "https://",
  "javascript:1",
);

const often = (good: fc.Arbitrary<string>, bad: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 12, arbitrary: good.map((value) => ({ value, isGood: true })) },
    { weight: 1, arbitrary: bad.map((value) => ({ value, isGood: false })) },
  );

const variantArbitrary = fc.record({
  price: often(goodPrice, badPrice),
  units: often(goodUnits, badUnits),
  grams: often(goodGrams, badGrams),
  compareAt: fc.oneof(fc.constant(""), goodPrice),
  sku: fc.constantFrom("", "", "own"),
  image: fc.option(often(goodImage, badImage)),
});

const runArbitrary = fc.record({
  name: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.integer({ min: 0, max: 400 }).map((number) => ({ value: `p${number}`, isGood: true })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("Not A Handle", "a--b", "é", "x".repeat(120), 'q"q', "a,b")
        .map((value) => ({ value, isGood: false })),
    },
  ),
  title: often(goodText, fc.constantFrom("", "  ", "t".repeat(201), "a\u0001b")),
  body: html,
  vendor: text.map((raw) => raw.slice(0, 150)),
  type: fc.constantFrom("", "Lamps", "Lamps & Lights", "漢字", '"', "a,b"),
  tags: text.map((raw) => raw.slice(0, 90)),
  published: often(fc.constantFrom("", "true", "TRUE", "false"), fc.constantFrom("yes", "1")),
  status: often(fc.constantFrom("", "active", "Draft", "archived"), fc.constantFrom("on sale", "0")),
  optionCount: fc.nat(3),
  variants: fc.array(variantArbitrary, { minLength: 1, maxLength: 5 }),
  images: fc.array(often(goodImage, badImage), { maxLength: 3 }),
  flaw: fc.oneof(
    { weight: 12, arbitrary: fc.constant("none" as const) },
    { weight: 1, arbitrary: fc.constantFrom("short row", "long row", "no handle", "bare row", "same options") },
  ),
  blanksBefore: fc.nat(4).map((count) => (count > 2 ? count - 2 : 0)),
});
type Run = typeof runArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

const columns = [
  ...["Handle", "Title", "Body (HTML)", "Vendor", "Type", "Tags", "Published", "Status"],
  ...["Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value"],
  ...["Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price", "Variant Compare At Price"],
  ...["Image Src", "Image Position", "Image Alt Text", "SEO Title", "Google Shopping / MPN", ""],
];

const styleArbitrary = fc.record({
  order: fc.shuffledSubarray(columns, { minLength: columns.length, maxLength: columns.length }),
  newline: fc.constantFrom("\n", "\r\n", "\r"),
  hasBom: fc.boolean(),
  isAllQuoted: fc.boolean(),
  endsWithNewline: fc.boolean(),
  isUpperCase: fc.boolean(),
  ending: fc.oneof(
    { weight: 10, arbitrary: fc.constant("whole" as const) },
    { weight: 1, arbitrary: fc.constantFrom("open quote", "broken bytes", "no price column", "twice a column") },
  ),
  encoding: fc.constantFrom("utf-8", "utf-8", "windows-1252"),
});
type Style = typeof styleArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

type Row = { readonly cells: Cells; readonly lengthChange: number };

function rowsOf(run: Run, handle: string): Row[] {
  const optionCount = run.variants.length > 1 ? Math.max(1, run.optionCount) : run.optionCount;
  const slots = [1, 2, 3].slice(0, optionCount);
  const variantRows = run.variants.map((variant, index): Row => {
    const repeated = run.flaw === "same options" && index > 0 ? 0 : index;
    const cells = {
      Handle: handle,
      ...(index === 0 ? productCells(run, slots) : {}),
      ...Object.fromEntries(slots.map((slot) => [`Option${slot} Value`, `Value ${repeated}`])),
      "Variant SKU": variant.sku === "" ? "" : `${handle}/${index}`,
      "Variant Grams": variant.grams.value,
      "Variant Inventory Qty": variant.units.value,
      "Variant Price": variant.price.value,
      "Variant Compare At Price": variant.compareAt,
      ...(variant.image === null ? {} : { "Image Src": variant.image.value }),
    };
    return { cells, lengthChange: 0 };
  });
  const imageRows = run.images.map(
    ({ value }): Row => ({ cells: { Handle: handle, "Image Src": value }, lengthChange: 0 }),
  );
  return [...variantRows, ...imageRows, ...flawRows(run, handle)];
}

function flawRows({ flaw }: Run, handle: string): Row[] {
  switch (flaw) {
    case "none":
    case "same options":
      return [];
    case "short row":
      return [{ cells: { Handle: handle, "Variant Price": "1" }, lengthChange: -1 }];
    case "long row":
      return [{ cells: { Handle: handle, "Variant Price": "1" }, lengthChange: 2 }];
    case "no handle":
      return [{ cells: { "Variant Price": "1" }, lengthChange: 0 }];
    case "bare row":
      return [{ cells: { Handle: handle }, lengthChange: 0 }];
  }
}

function productCells(run: Run, slots: readonly number[]): Cells {
  return {
    Title: run.title.value,
    "Body (HTML)": run.body,
    Vendor: run.vendor,
    Type: run.type,
    Tags: run.tags,
    Published: run.published.value,
    Status: run.status.value,
    ...Object.fromEntries(slots.map((slot) => [`Option${slot} Name`, `Option ${slot}`])),
  };
}

function isGood(run: Run): boolean {
  const cells = [run.name, run.title, run.published, run.status, ...run.images];
  const ofVariants = run.variants.flatMap(({ price, units, grams, image }) => [
    price,
    units,
    grams,
    ...(image ? [image] : []),
  ]);
  // With one variant there are none that could be the same.
  const isFlawed = run.flaw !== "none" && !(run.flaw === "same options" && run.variants.length === 1);
  return !isFlawed && [...cells, ...ofVariants].every((cell) => cell.isGood);
}

function write(runs: readonly Run[], style: Style, prefix: string): WrittenFile {
  const order =
    style.ending === "no price column" ? style.order.filter((name) => name !== "Variant Price") : style.order;
  const names = style.ending === "twice a column" ? [...order, "Title"] : order;
  const quote = (cell: string) =>
    style.isAllQuoted || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [names.map((name) => quote(style.isUpperCase ? name.toUpperCase() : name)).join(",")];
  const written: WrittenRun[] = [];
  const seen = new Set<string>();
  let rowCount = 0;
  for (const run of runs) {
    const handle = run.name.isGood ? `${prefix}${run.name.value}` : `${run.name.value}`;
    for (let blank = 0; blank < run.blanksBefore; blank += 1)
      lines.push(blank === 0 ? ",".repeat(names.length - 1) : "  ");
    const rows = rowsOf(run, handle);
    const firstRow = lines.length + 1;
    for (const { cells, lengthChange } of rows) {
      const all = names.map((name) => quote(cells[name] ?? ""));
      const changed =
        lengthChange < 0 ? all.slice(0, lengthChange) : [...all, ...Array.from({ length: lengthChange }, () => "")];
      lines.push(changed.join(","));
    }
    rowCount += rows.length;
    const lastRow = lines.length;
    const before = written.at(-1);
    // Two runs of one handle in a row are one; what is wrong with the second is the reader's to find.
    if (before?.handle === handle.toLowerCase()) {
      written[written.length - 1] = {
        ...before,
        lastRow,
        isGood: false,
        isBad: false,
        variantCount: before.variantCount + run.variants.length,
      };
      continue;
    }
    written.push({
      handle: handle.toLowerCase(),
      firstRow,
      lastRow,
      variantCount: run.variants.length,
      isGood: isGood(run) && !seen.has(handle),
      isBad: !isGood(run) || seen.has(handle),
    });
    seen.add(handle);
  }
  const end = style.endsWithNewline ? style.newline : "";
  const whole = `${style.hasBom ? "\ufeff" : ""}${lines.join(style.newline)}${end}`;
  const tail = style.ending === "open quote" ? `${style.newline}${prefix}open,"never closed${style.newline}a,b` : "";
  return {
    bytes: encode(whole + tail, style),
    rowCount,
    runs: written,
    mayBeRefused: style.ending !== "whole" || lines.length === 1,
  };
}

function encode(file: string, style: Style): Uint8Array {
  if (style.ending === "broken bytes") return Buffer.concat([Buffer.from(`é${file}`), Buffer.from([0xc3, 0x28, 0xff])]);
  if (style.encoding === "utf-8") return Buffer.from(file);
  // Only what the code page has, and a letter of it before anything that could be taken for UTF-8.
  const narrow = file
    .replaceAll("\ufeff", "")
    .replaceAll(/[^\0-\x7f\u00a0-\u00ff]/gu, "?")
    .replaceAll(/[\u00a0-\u00ff]/g, "\u00e9!");
  return Buffer.from(narrow, "latin1");
}

/** A file that `write` makes for handles with a prefix. */
export const nastyFile = fc
  .tuple(fc.array(runArbitrary, { maxLength: 14 }), styleArbitrary, fc.array(fc.nat(), { maxLength: 3 }))
  .map(([runs, style, repeats]) => {
    // Handles that come again further down, at once or later.
    const more = repeats.flatMap((at) => runs.slice(at % Math.max(1, runs.length)).slice(0, 1));
    const all = [...runs, ...more];
    return {
      write: (prefix: string) => write(all, style, prefix),
      // Long texts in pieces of a byte take long and show nothing new.
      chunkSizeMin: all.length > 3 ? 16 : 1,
    };
  });

/** Bytes that begin like a file, or like nothing. */
export const rawFile = fc
  .tuple(
    fc.constantFrom("", "Handle,Title,Variant Price\n", '"Handle","Title","Variant Price"\r\n', "\ufeffHandle;Title\n"),
    fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .string({ unit: fc.constantFrom(...characters, "\0", "\u0001"), maxLength: 400 })
        .map((raw) => Buffer.from(raw)),
    ),
  )
  .map(([begin, rest]) => new Uint8Array(Buffer.concat([Buffer.from(begin), rest])));
