// A file that is sent, as the body itself or as the one file of a form: its bytes arrive, however they are cut up.

import { expect, test } from "bun:test";
import { Problem } from "./problem.ts";
import { readUpload, readWhole } from "./upload.ts";

const boundary = "----form-of-a-browser";
const csv = "Handle,Title\r\nmug,Mug\r\n--not-the-boundary,\u{1f41f}\r\n";

type Part = { readonly name: string; readonly filename?: string; readonly content: string };

function formOf(parts: readonly Part[], end = `--${boundary}--\r\n`): Uint8Array<ArrayBuffer> {
  const texts = parts.map(({ name, filename, content }) => {
    const file = filename === undefined ? "" : `; filename="${filename}"\r\ncontent-type: text/csv`;
    return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
  });
  return new TextEncoder().encode(texts.join("") + end);
}

const formType = `multipart/form-data; boundary=${boundary}`;
const file: Part = { name: "file", filename: "products.csv", content: csv };

/** A request whose body comes in these pieces. */
function requestOf(pieces: readonly Uint8Array[], type: string, headers: Record<string, string> = {}): Request {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) if (piece.length > 0) controller.enqueue(piece);
      controller.close();
    },
  });
  return new Request("http://shop.example/", { method: "POST", headers: { "content-type": type, ...headers }, body });
}

const options = { types: ["text/csv"], bytesMax: 1024 };

async function textOf(request: Request): Promise<string> {
  return (await readWhole(readUpload(request, options))).toString();
}

async function reasonOf(request: Request): Promise<string> {
  try {
    return `read ${(await readWhole(readUpload(request, options))).length} bytes`;
  } catch (error) {
    if (error instanceof Problem) return error.reason;
    throw error;
  }
}

test("a form cut at any byte carries the same file", async () => {
  const form = formOf([{ name: "note", content: "hello" }, file]);
  for (let at = 0; at <= form.length; at += 1) {
    expect(await textOf(requestOf([form.subarray(0, at), form.subarray(at)], formType))).toBe(csv);
  }
});

test("a form that comes byte by byte carries the same file", async () => {
  const form = formOf([file]);
  const bytes = Array.from(form, (_, at) => form.subarray(at, at + 1));
  expect(await textOf(requestOf(bytes, formType))).toBe(csv);
});

test("a form that a browser's own code wrote is read", async () => {
  const form = new FormData();
  form.set("note", "hello");
  form.set("file", new File([csv], "products.csv", { type: "text/csv" }));
  expect(await textOf(new Request("http://shop.example/", { method: "POST", body: form }))).toBe(csv);
});

test("a body that is the file itself arrives as it is, cut at any byte", async () => {
  const bytes = new TextEncoder().encode(csv);
  for (let at = 0; at <= bytes.length; at += 1) {
    expect(await textOf(requestOf([bytes.subarray(0, at), bytes.subarray(at)], "Text/CSV; charset=utf-8"))).toBe(csv);
  }
});

test("pieces that are handed on are small enough for a message, whatever came", async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  const large = Buffer.concat(new Array(20).fill(bytes));
  const pieces: Uint8Array[] = [];
  const upload = readUpload(requestOf([large], "text/csv"), { ...options, bytesMax: large.length });
  for await (const piece of upload) pieces.push(piece);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(256 * 1024);
  expect(Buffer.concat(pieces).equals(large)).toBe(true);
});

test("a file of exactly the bytes allowed is read, and one of a byte more is too large", async () => {
  const sized = (length: number) => ({ ...file, content: "x".repeat(length) });
  expect(await reasonOf(requestOf([formOf([sized(1024)])], formType))).toBe("read 1024 bytes");
  expect(await reasonOf(requestOf([formOf([sized(1025)])], formType))).toBe("PAYLOAD_TOO_LARGE");
  const plain = (length: number) => requestOf([new Uint8Array(length)], "text/csv");
  expect(await reasonOf(plain(1024))).toBe("read 1024 bytes");
  expect(await reasonOf(plain(1025))).toBe("PAYLOAD_TOO_LARGE");
});

test("a length that is too large is refused before a byte is read", () => {
  const request = requestOf([], "text/csv", { "content-length": "1025" });
  expect(() => readUpload(request, options)).toThrow("at most 1024 bytes");
});

test("a file without end is refused after what is allowed", async () => {
  for (const start of [new Uint8Array(), formOf([file], "").subarray(0, -2)]) {
    let pulled = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      if (pulled === 0 && start.length > 0) controller.enqueue(start);
      pulled += 1;
      controller.enqueue(new Uint8Array(512));
    };
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const headers = { "content-type": start.length > 0 ? formType : "text/csv" };
    expect(await reasonOf(new Request("http://shop.example/", { method: "POST", headers, body }))).toBe(
      "PAYLOAD_TOO_LARGE",
    );
    expect(pulled).toBeLessThan(1000);
  }
});

test.each([
  ["application/json", {}],
  ["", {}],
  ["text/csv", { "content-encoding": "gzip" }],
  ["multipart/mixed; boundary=a", {}],
  ["application/x-www-form-urlencoded", {}],
])("a body of type %p with headers %j is refused, and the answer says what is taken", (type, headers) => {
  const request = requestOf([], type, headers);
  if (type === "") request.headers.delete("content-type");
  const read = () => readUpload(request, options);
  expect(read).toThrow("the body must be one of text/csv, multipart/form-data");
});

test.each<[string, Uint8Array, string?]>([
  ["no boundary is named", formOf([file]), "multipart/form-data"],
  ["the boundary is another", formOf([file]), "multipart/form-data; boundary=other"],
  ["it has only fields", formOf([{ name: "note", content: "hello" }])],
  ["it has no parts", formOf([])],
  ["it is empty", new Uint8Array()],
  ["it is no form", new TextEncoder().encode("hello")],
  ["it carries two files", formOf([file, { ...file, name: "other" }])],
  ["it breaks off in the file", formOf([file], "").subarray(0, -20)],
  ["it breaks off before its end", formOf([file], "")],
  ["it breaks off in the head of the file", formOf([file]).subarray(0, 60)],
  ["it has more fields than a form has", formOf([...new Array<Part>(20).fill({ name: "n", content: "1" }), file])],
])("a form is refused as broken when %s", async (_, form, type = formType) => {
  expect(await reasonOf(requestOf([form], type))).toBe("MALFORMED_UPLOAD");
});

test("a form that breaks off at any byte is refused, never half read", async () => {
  const form = formOf([file]);
  // From where the boundary after the file has arrived the file is whole.
  const wholeAt = form.length - "--\r\n".length;
  for (let length = 0; length < form.length; length += 1) {
    const request = requestOf([form.subarray(0, length)], formType);
    const expected = length < wholeAt ? "MALFORMED_UPLOAD" : expect.stringMatching(/^MALFORMED_UPLOAD|^read 48 bytes$/);
    expect({ length, reason: await reasonOf(request) }).toEqual({ length, reason: expected as unknown as string });
  }
});

test("a sender who goes away in the middle is a broken upload", async () => {
  const start = formOf([file], "").subarray(0, -4);
  const cut = () => {
    let isSent = false;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      if (isSent) return controller.error(new Error("the connection was reset"));
      isSent = true;
      controller.enqueue(start);
    };
    return new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  };
  const request = new Request("http://shop.example/", {
    method: "POST",
    headers: { "content-type": formType },
    body: cut(),
  });
  expect(await reasonOf(request)).toBe("MALFORMED_UPLOAD");
});

test("a reader who stops early ends the form", async () => {
  const request = requestOf([formOf([{ ...file, content: "x".repeat(1000) }])], formType);
  for await (const piece of readUpload(request, options)) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }
});
