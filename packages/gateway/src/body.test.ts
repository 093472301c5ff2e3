// What a body must be before anything looks into it.

import { expect, test } from "bun:test";
import fc from "fast-check";
import { admitBody } from "./body.ts";
import { type BodyKind, type Route, routes } from "./policy.ts";
import { Problem } from "./problem.ts";

const bytesMax = 2048;

function routeOf(body: BodyKind): Route {
  const route = routes.find((candidate) => candidate.body === body);
  if (route === undefined) throw new Error(`no route has the body ${body}`);
  return route;
}

type Sent = { readonly type?: string | null; readonly chunked?: boolean; readonly headers?: Record<string, string> };

function requestWith(
  body: string | Uint8Array<ArrayBuffer>,
  { type = "application/json", chunked, headers }: Sent = {},
) {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const sent = new Headers(headers);
  if (type !== null) sent.set("content-type", type);
  if (chunked === true) sent.set("transfer-encoding", "chunked");
  else if (!sent.has("content-length")) sent.set("content-length", String(bytes.length));
  const request = new Request("http://shop.example/api/v1/things", { method: "POST", headers: sent, body: bytes });
  if (type === null) request.headers.delete("content-type");
  return request;
}

async function textOf(request: Request, kind: BodyKind = "json"): Promise<string> {
  return await (await admitBody(request, routeOf(kind), bytesMax)).text();
}

async function reasonOf(request: Request, kind: BodyKind = "json"): Promise<string> {
  try {
    await admitBody(request, routeOf(kind), bytesMax);
    return "admitted";
  } catch (error) {
    if (error instanceof Problem) return error.reason;
    throw error;
  }
}

const depthOf = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

test("a body of JSON goes on as it came, in one piece or many", async () => {
  await fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 5 }), fc.boolean(), async (text, chunked) => {
      fc.pre(Buffer.byteLength(text) <= bytesMax);
      expect(await textOf(requestWith(text, { chunked }))).toBe(text);
    }),
  );
});

test("nesting is counted outside of texts only, whatever they hold", async () => {
  const brackets = fc.string({ unit: fc.constantFrom("[", "]", "{", "}", '"', "\\", "a"), maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(brackets, fc.integer({ min: 0, max: 40 }), async (text, depth) => {
      const value = JSON.parse(
        `${"[".repeat(depth)}${JSON.stringify({ [text]: text })}${"]".repeat(depth)}`,
      ) as unknown;
      const expected = depthOf(value) > 32 ? "MALFORMED_JSON" : "admitted";
      expect(await reasonOf(requestWith(JSON.stringify(value)))).toBe(expected);
    }),
  );
});

test.each([
  "application/json",
  "Application/JSON",
  "application/json; charset=utf-8",
  'application/json;charset="UTF-8"',
  "application/json ; charset=UTF-8",
  "application/json; charset=utf-8 ",
])("%p is JSON", async (type) => {
  expect(await reasonOf(requestWith("{}", { type }))).toBe("admitted");
});

test.each([
  null,
  "text/plain",
  "text/json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/json; charset=utf-16",
  "application/json; charset=iso-8859-1",
  "application/jsonx",
  "application/json, text/plain",
  "x application/json",
  "application/merge-patch+json",
])("%p is refused as another type", async (type) => {
  expect(await reasonOf(requestWith("{}", { type }))).toBe("UNSUPPORTED_MEDIA_TYPE");
});

test("a body that is compressed is refused", async () => {
  for (const coding of ["gzip", "br", "deflate"]) {
    const request = requestWith("{}", { headers: { "content-encoding": coding } });
    expect(await reasonOf(request)).toBe("UNSUPPORTED_MEDIA_TYPE");
  }
  expect(await reasonOf(requestWith("{}", { headers: { "content-encoding": "identity" } }))).toBe("admitted");
});

const filler = (bytes: number) => `"${"x".repeat(bytes - 2)}"`;

test("a body of exactly the bytes allowed passes, and one of a byte more does not", async () => {
  for (const chunked of [false, true]) {
    expect(await reasonOf(requestWith(filler(bytesMax), { chunked }))).toBe("admitted");
    expect(await reasonOf(requestWith(filler(bytesMax + 1), { chunked }))).toBe("PAYLOAD_TOO_LARGE");
  }
});

test("a length that is too large is refused without reading, and one without end after what is allowed", async () => {
  for (const [headers, pulledMax, reason] of [
    [{ "content-length": "9999999" }, 0, "PAYLOAD_TOO_LARGE"],
    [{ "transfer-encoding": "chunked" }, 4, "PAYLOAD_TOO_LARGE"],
  ] as const) {
    let pulled = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024));
    };
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const init = { method: "POST", headers: { "content-type": "application/json", ...headers }, body };
    expect(await reasonOf(new Request("http://shop.example/", init))).toBe(reason);
    expect(pulled).toBeLessThanOrEqual(pulledMax);
  }
});

test("no body is refused where one is needed, counts as {} where it may be missing, and is not looked at else", async () => {
  const nothing = () => new Request("http://shop.example/", { method: "POST", headers: { "content-length": "0" } });
  expect(await reasonOf(nothing())).toBe("MALFORMED_JSON");
  expect(await reasonOf(new Request("http://shop.example/", { method: "POST" }))).toBe("MALFORMED_JSON");
  expect(await textOf(nothing(), "optional-json")).toBe("{}");
  expect(await reasonOf(requestWith("{}", { type: "text/plain" }), "optional-json")).toBe("UNSUPPORTED_MEDIA_TYPE");
  const sent = requestWith(filler(bytesMax * 2), { type: "text/csv" });
  expect(await admitBody(sent, routeOf("stream"), bytesMax)).toBe(sent);
  expect(await admitBody(sent, routeOf("none"), bytesMax)).toBe(sent);
});

test("what is no UTF-8 is refused, and what is stays", async () => {
  const bytes = (...values: number[]) => new Uint8Array([0x22, ...values, 0x22]);
  for (const wrong of [
    bytes(0xff),
    bytes(0xc3),
    bytes(0xed, 0xa0, 0x80),
    bytes(0xc0, 0x80),
    bytes(0xf5, 0x80, 0x80, 0x80),
  ]) {
    expect(await reasonOf(requestWith(wrong))).toBe("MALFORMED_JSON");
  }
  expect(await textOf(requestWith('"\u00e6\u{1f41f}"'))).toBe('"\u00e6\u{1f41f}"');
});

test("half a character is refused wherever it stands, and a whole one written in halves is not", async () => {
  for (const half of ['{"a":"\\ud83d"}', '{"a":["\\udc1f"]}', '{"a":"\\uDC1F\\uD83D"}', '"\\ud83d\\\\udc1f"']) {
    expect(await reasonOf(requestWith(half))).toBe("MALFORMED_JSON");
  }
  expect(await reasonOf(requestWith('{"\\ud83d":1}'))).toBe("MALFORMED_JSON");
  expect(await reasonOf(requestWith('{"a":"\\ud83d\\udc1f"}'))).toBe("admitted");
  // Escaped, it is six plain characters.
  expect(await reasonOf(requestWith('{"a":"\\\\ud83d"}'))).toBe("admitted");
});
