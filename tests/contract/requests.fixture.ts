// Requests made of the OpenAPI document: some that are right, and every way of being wrong that a client might find.

import type { Role } from "@shoal/rpc";
import fc from "fast-check";
import { isForVisitors, isPermitted, routes } from "../../packages/gateway/src/policy.ts";
import type { Operation, Parameter, Schema } from "./open-api.fixture.ts";

/** Things that exist in the shop, so that requests get past the first check. What answers tell of is added meanwhile. */
export type Known = {
  /** By the name of the parameter or field that takes them. */
  readonly ids: Readonly<Record<string, string[]>>;
  readonly headers: Readonly<Record<string, string[]>>;
};

/** One of the things that are known when it is asked for; the newest are asked for most. */
function oneOfKnown(things: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(), fc.boolean())
    .map(([at, isNew]) => things[isNew ? Math.max(0, things.length - 1 - (at % 5)) : at % things.length] ?? "");
}

export type Actor = "nobody" | "customer" | "staff" | "admin";

export type Asked = {
  readonly operationId: string;
  readonly actor: Actor;
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
};

const nest = (levels: number) => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`) as unknown;

const texts = fc.oneof(
  fc.constantFrom(
    ...["", " ", "0", "NaN", "null", "-1", "1e999", "true", "\u0000", "a\u0000b", "\r\n", "\u001b[31m", "\ud800"],
    ...[
      "\udfff\ud800",
      "a\ud83d",
      "\u{1f41f}",
      "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
      "\u202egnirts",
      "\ufeff",
      "\u0301",
    ],
    ...["' or 1=1 --", "'; drop table orders; --", "%", "%%", "\\", "../../etc/passwd", "<script>alert(1)</script>"],
    ...["$" + "{7*7}", "{{7*7}}", "\u2028", "İ", "ß", "ﬀ", "a@b.example", "__proto__", "A".repeat(1025)],
    ...["x".repeat(10_000), "\u{1f41f}".repeat(5000), "\u0000".repeat(300), "(".repeat(500), "a ".repeat(3000)],
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
);

/** Values that no field expects, or that sit at the edge of what one does. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  texts,
  fc.constantFrom<unknown>(
    ...[null, true, false, 0, -0, -1, 1, 0.1, 1.5, 999, 1000, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 2 ** 63],
    ...[-(2 ** 53), 1e21, 1e308, 5e-324, [], {}, [[]], [null], { "": "" }, { amount_minor: 1 }, nest(20), nest(40)],
  ),
  fc.constantFrom<unknown>(
    new Array(10_000).fill(0),
    new Array(10_000).fill(null),
    new Array(5000).fill({}),
    new Array(4000).fill("a"),
    Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, index])),
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values that a schema takes, or nearly: bounds that stand in a sentence are not known here. */
function fitting(schema: Schema, known: Known, name = ""): fc.Arbitrary<unknown> {
  const ids = known.ids[name];
  if (ids !== undefined) return oneOfKnown(ids);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => fitting(one, known)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const examples = schema.examples ?? [];
  switch (schema.type) {
    case "object":
      return fittingObject(schema, known);
    case "array":
      return fc.array(fitting(schema.items ?? {}, known), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case "integer": {
      const [min, max] = [schema.minimum ?? 0, schema.maximum ?? 1000];
      return fc.oneof(fc.integer({ min, max: Math.min(max, min + 20) }), fc.constantFrom(min, max));
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      if (examples.length > 0) return fc.constantFrom(...examples);
      return fc.oneof(fc.constantFrom("Bo", "bo@shoal.example"), fc.string({ maxLength: schema.maxLength ?? 50 }));
  }
}

function fittingObject({ properties = {}, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, fitting(part, known, name)]),
  );
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
}

/** The same with something wrong somewhere: a value replaced, a field too many, or another body altogether. */
function broken(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema, known), junk, texts, fc.nat(), fc.boolean())
    .map(([value, wrong, name, at, isNew]) => {
      const copy = structuredClone(value);
      const places = placesIn(copy);
      const place = places[at % Math.max(1, places.length)];
      if (place === undefined) return wrong;
      place.holder[isNew && !Array.isArray(place.holder) ? name : place.name] = wrong;
      return copy;
    });
}

type Place = { readonly holder: Record<string, unknown>; readonly name: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

/** Bytes that are no JSON, or only just. */
const rawBodies = fc.oneof(
  fc.constantFrom<string | Uint8Array<ArrayBuffer>>(
    ...["", "{", "}", "null", "NaN", "[]", "1", '"a"', "{}", "{}{}", "{'a':1}", "\ufeff{}", "undefined", "{}\u0000"],
    ...['{"quantity":NaN}', '{"quantity":1e999,"variant_id":""}', '{"quantity":-0}', '{"email":"a","email":"b"}'],
    ...[
      '{"__proto__":{"role":"admin"}}',
      '{"constructor":{"prototype":{}}}',
      '{"name":"\\ud800"}',
      '{"na\\u0000me":1}',
    ],
    ...[
      "[".repeat(60_000),
      `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
      `"${"x".repeat(65_000)}"`,
      " ".repeat(70_000),
    ],
    new Uint8Array([0xff, 0xfe, 0x7b, 0x7d]),
    new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
    new Uint8Array([0x1f, 0x8b, 0x08, 0x00]),
  ),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
);

const types = fc.constantFrom(
  ...["text/plain", "", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "*/*"],
  ...["application/json; charset=utf-16", "application/json;", "multipart/form-data; boundary=b", "image/png"],
);

const form = (content: string) =>
  `--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n${content}\r\n--b--\r\n`;
const files = fc.oneof(
  fc.constantFrom<string | Uint8Array<ArrayBuffer>>(
    ...["Handle,Title,Variant Price\nmug,Mug,1.00\n", "Handle,Title\n", '"', "Handle\n\u0000", "a,b\n".repeat(5000)],
    ...[
      "Handle,Title,Variant Price,Variant Inventory Qty\nmug,Mug,NaN,1e9\n",
      "<svg onload='alert(1)'/>",
      "\u0089PNG\r\n",
    ],
    ...[form("Handle,Title\nmug,Mug\n"), form("").slice(0, 40), "--b--", "--b"],
  ),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
);

type Body = { readonly type: string; readonly body: Asked["body"] };

function bodies({ body }: Operation, known: Known): fc.Arbitrary<Body | undefined> {
  if (body === undefined) return fc.constant(undefined);
  const schema = body.content["application/json"]?.schema;
  if (schema === undefined) {
    const declared = fc.constantFrom(...Object.keys(body.content), "multipart/form-data; boundary=b");
    return fc.record({
      type: fc.oneof({ weight: 4, arbitrary: declared }, { weight: 1, arbitrary: types }),
      body: files,
    });
  }
  const asJson = (value: unknown) => ({ type: "application/json", body: JSON.stringify(value) });
  return fc.oneof(
    { weight: 4, arbitrary: fitting(schema, known).map(asJson) },
    { weight: 5, arbitrary: broken(schema, known).map(asJson) },
    { weight: 1, arbitrary: junk.map(asJson) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("application/json"), body: rawBodies }) },
    { weight: 1, arbitrary: fc.record({ type: types, body: rawBodies }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** What fits into a header at all. */
const headerJunk = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    '"',
    "*",
    "0",
    "-1",
    '"7"',
    "W/",
    "null",
    "a,b,c",
    "x".repeat(4000),
    "é",
    "%00",
    "../..",
    "\u00ff",
  ),
  fc.stringMatching(/^[\x21-\x7e]{1,40}$/),
);
const strangeHeaders = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  {},
  {},
  {},
  { accept: "text/html" },
  { "if-none-match": '"a", W/"b", *' },
  { traceparent: "00-zz-zz-zz" },
  { traceparent: `00-${"0".repeat(32)}-${"0".repeat(16)}-01`, baggage: "a=b".repeat(500) },
  { "x-forwarded-for": "1.2.3.4, <script>" },
  { "x-request-id": '{"a":1}' },
  { "content-encoding": "gzip" },
  { "transfer-encoding": "identity" },
  { cookie: "a=b; __proto__=c" },
  { range: "bytes=0-0" },
  { expect: "nothing" },
  { origin: "null" },
);
const authorizations = fc.constantFrom(
  "Bearer",
  "Bearer ",
  "Bearer a.b.c",
  "Basic YTpi",
  "bearer null",
  `Bearer ${"x".repeat(5000)}`,
);

const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
const pathJunk = fc.oneof(
  texts.map((text) => encoded(text.slice(0, 1500))),
  fc.constantFrom(
    "%00",
    "%ff",
    "%",
    "%2e%2e",
    "..%2f..%2f",
    "a%2fb",
    "%F0%9F%90%9F",
    "null",
    "0",
    "-1",
    "import",
    "me",
    "*",
  ),
);

function valuesOf(parameter: Parameter, known: Known): fc.Arbitrary<string | undefined> {
  const { in: place, name, required, schema } = parameter;
  const asText = (value: unknown) => (place === "header" ? String(value) : encoded(String(value)));
  if (place === "path") {
    const good = fitting(schema, known, name).map(asText);
    const others = fc.constantFrom(...Object.values(known.ids).flat());
    return fc.oneof(
      { weight: 6, arbitrary: good },
      { weight: 1, arbitrary: others },
      { weight: 1, arbitrary: pathJunk.filter((text) => text !== "") },
    );
  }
  const things = known.headers[name.toLowerCase()];
  const some = things === undefined ? fc.constant(undefined) : oneOfKnown(things);
  const fits = fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: fc.constant(undefined) });
  const good = place === "header" ? fits : fc.option(fitting(schema, known).map(asText), { nil: undefined });
  const bad =
    place === "header"
      ? headerJunk
      : fc.oneof(
          texts.map((text) => encoded(text.slice(0, 700))),
          pathJunk,
        );
  return fc.oneof({ weight: required ? 6 : 4, arbitrary: good }, { weight: 1, arbitrary: bad });
}

/** Mostly somebody who may. */
function actorsOf(operation: Operation): fc.Arbitrary<Actor> {
  const needed = new Array<Actor>(8).fill(neededFor(operation));
  return fc.constantFrom<Actor>(...needed, "nobody", "customer", "staff", "admin");
}

const userOf = (role: Role) => ({ kind: "user", userId: "", role }) as const;

function neededFor(operation: Operation): Actor {
  const needs = routes.find(({ key }) => key === operation.route)?.needs ?? "open";
  const roles = ["customer", "staff", "admin"] as const;
  const role = isForVisitors(needs) ? undefined : roles.find((one) => isPermitted(needs, userOf(one)));
  return role ?? "nobody";
}

function requestsOf(operation: Operation, known: Known): fc.Arbitrary<Asked> {
  const values = fc.tuple(...operation.parameters.map((parameter) => valuesOf(parameter, known)));
  const rest = fc.record({
    actor: actorsOf(operation),
    body: bodies(operation, known),
    strange: strangeHeaders,
    authorization: fc.oneof(
      { weight: 15, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: authorizations },
    ),
    tail: fc.oneof(
      { weight: 15, arbitrary: fc.constant("") },
      { weight: 1, arbitrary: fc.constantFrom("?", "?a=b", "?a=%ff", "/", "?a&a&a", "?%00=1") },
    ),
  });
  return fc.tuple(values, rest).map(([given, { actor, body, strange, authorization, tail }]) => {
    let { path } = operation;
    const query: string[] = [];
    const headers: Record<string, string> = { ...strange };
    for (const [index, { in: place, name }] of operation.parameters.entries()) {
      const value = given[index];
      if (value === undefined) continue;
      if (place === "path") path = path.replace(`{${name}}`, value);
      else if (place === "query") query.push(`${name}=${value}`);
      else headers[name.toLowerCase()] = value;
    }
    if (body !== undefined && body.type !== "") headers["content-type"] = body.type;
    if (authorization !== undefined) headers["authorization"] = authorization;
    const target = `${path}${query.length > 0 ? `?${query.join("&")}` : tail}`;
    return { operationId: operation.operationId, actor, method: operation.method, target, headers, body: body?.body };
  });
}

/** A request that is right, as somebody who may; nothing says that what it is about is still there. */
function rightRequestOf(operation: Operation, known: Known): fc.Arbitrary<Asked> {
  const values = operation.parameters.map(({ in: place, name, required, schema }) => {
    const things = place === "header" ? known.headers[name.toLowerCase()] : undefined;
    const good = things === undefined ? fitting(schema, known, name).map(String) : oneOfKnown(things);
    return required ? good : fc.option(good, { nil: undefined });
  });
  const schema = operation.body?.content["application/json"]?.schema;
  const body =
    schema === undefined ? fc.constant(undefined) : fitting(schema, known).map((value) => JSON.stringify(value));
  return fc.tuple(fc.tuple(...values), body).map(([given, json]) => {
    let { path } = operation;
    const query: string[] = [];
    const headers: Record<string, string> = json === undefined ? {} : { "content-type": "application/json" };
    for (const [index, { in: place, name }] of operation.parameters.entries()) {
      const value = given[index];
      if (value === undefined) continue;
      if (place === "path") path = path.replace(`{${name}}`, encoded(value));
      else if (place === "query") query.push(`${name}=${encoded(value)}`);
      else headers[name.toLowerCase()] = value;
    }
    const target = query.length > 0 ? `${path}?${query.join("&")}` : path;
    return {
      operationId: operation.operationId,
      actor: neededFor(operation),
      method: operation.method,
      target,
      headers,
      body: json,
    };
  });
}

/** Requests that are right, one after another; uploads are not among them. */
export function rightRequests(operations: readonly Operation[], known: Known, count: number): fc.Arbitrary<Asked[]> {
  const described = operations.filter(
    ({ body }) => body === undefined || body.content["application/json"] !== undefined,
  );
  const one = fc.oneof(...described.map((operation) => rightRequestOf(operation, known)));
  return fc.array(one, { minLength: count, maxLength: count });
}

/** Any request to any operation. */
export function anyRequest(operations: readonly Operation[], known: Known): fc.Arbitrary<Asked> {
  return fc.oneof(...operations.map((operation) => requestsOf(operation, known)));
}
