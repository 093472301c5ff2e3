// What leaves the gateway when something is wrong: a reason for programs, a sentence for people, and nothing else.

import { beforeEach, expect, test } from "bun:test";
import { createLog } from "@shoal/process";
import { Code, Refusal } from "@shoal/rpc";
import { Elysia, ParseError, ValidationError } from "elysia";
import fc from "fast-check";
import { Problem, problemResponse } from "./problem.ts";
import { reasons } from "./reasons.ts";
import { registerInput } from "./shapes/accounts.ts";
import { productInput } from "./shapes/catalogue.ts";
import { orderInput } from "./shapes/orders.ts";

const lines: string[] = [];
const log = createLog({ service: "test", level: "debug", write: (line) => lines.push(line) });
const place = { path: "/api/v1/things", traceId: "trace-1" };

beforeEach(() => {
  lines.length = 0;
});

type Document = {
  readonly [name: string]: unknown;
  readonly status: number;
  readonly errors?: readonly { readonly field: string; readonly reason: string; readonly message: string }[];
};

async function problemOf(error: unknown): Promise<{ document: Document; response: Response; reason: string }> {
  const { response, reason } = problemResponse(error, place, log);
  return { document: (await response.clone().json()) as Document, response, reason };
}

/** The checks of three real routes, and what is thrown when they fail. */
const thrown: unknown[] = [];
const app = new Elysia({ normalize: false })
  .onError(({ error }) => {
    thrown.push(error);
    return "";
  })
  .post("/order", () => "", { body: orderInput })
  .post("/product", () => "", { body: productInput })
  .post("/register", () => "", { body: registerInput });

async function validationErrorOf(path: string, body: unknown): Promise<unknown> {
  thrown.length = 0;
  const headers = { "content-type": "application/json" };
  await app.handle(new Request(`http://shop.example${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
  return thrown[0];
}

const secret = "s3cr3t-of-a-customer";
/** A value with the secret somewhere, which no shape takes. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>({ deep: { er: secret } }, [secret], [[secret]], { [secret]: secret }),
  fc.string().map((text) => [`${text}${secret}`]),
  fc.string({ minLength: 600 }).map((text) => `${secret}${text}`),
);
const keyOf: Readonly<Record<string, readonly string[]>> = {
  "/order": ["shipping_address", "payment", "email", "expected_total", "coupon_code", "shipping_method"],
  "/product": ["title", "variants", "options", "tags", "handle", "status", "images", "category_id"],
  "/register": ["email", "password", "name"],
};
const scene = fc
  .constantFrom(...Object.keys(keyOf))
  .chain((path) =>
    fc.tuple(
      fc.constant(path),
      fc.dictionary(fc.constantFrom(...(keyOf[path] ?? [])), wrong, { minKeys: 1 }),
      fc.boolean(),
    ),
  );

test("no value that was sent comes back, and every wrong field is named with a reason", async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ([path, body, isNested]) => {
      const sent = isNested && path === "/order" ? { payment: { provider: body, token: body } } : body;
      const { document, response, reason } = await problemOf(await validationErrorOf(path, sent));
      expect([response.status, reason]).toEqual([400, "VALIDATION_FAILED"]);
      expect(document.errors?.length).toBeGreaterThan(0);
      // The name of a field that the shop does not know is the one thing repeated, to say which it is.
      const { errors = [], ...rest } = document;
      expect(JSON.stringify(rest)).not.toContain(secret);
      for (const { field, reason: why, message } of errors) {
        expect(why).toMatch(/^[A-Z][A-Z_]+$/);
        expect(message).not.toContain(secret);
        if (why !== "UNKNOWN_FIELD") expect(field).not.toContain(secret);
      }
      expect(lines).toEqual([]);
    }),
  );
});

test("a field is named as JSON has it, and told apart by what is wrong with it", async () => {
  const error = await validationErrorOf("/order", {
    shipping_address: { name: "", city: 7, country: "Norway", zip: "1" },
    shipping_method: "x".repeat(51),
    email: "a",
    expected_total: { amount_minor: 1.5, currency_code: "USD" },
    payment: { provider: "simulated" },
    price: 1,
  });
  const { document } = await problemOf(error);
  const told = Object.fromEntries((document.errors ?? []).map(({ field, reason }) => [field, reason]));
  expect(told).toMatchObject({
    price: "UNKNOWN_FIELD",
    "shipping_address.zip": "UNKNOWN_FIELD",
    "shipping_address.line1": "REQUIRED",
    "shipping_address.city": "INVALID_TYPE",
    "shipping_address.country": "INVALID_FORMAT",
    shipping_method: "TOO_LONG",
    email: "TOO_SHORT",
    "expected_total.amount_minor": "OUT_OF_RANGE",
    "payment.token": "REQUIRED",
  });
  const lists = await problemOf(await validationErrorOf("/product", { title: "a", variants: [{}, 7], status: "gone" }));
  const fields = lists.document.errors ?? [];
  expect(fields.map(({ field }) => field)).toContain("variants[0].price");
  expect(fields.map(({ field }) => field)).toContain("variants[1]");
  expect(fields.find(({ field }) => field === "status")?.message).toBe("must be one of draft, active, archived");
});

test("thousands of wrong things are told as a few", async () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key_${index}`, index]));
  for (const body of [many, { variants: new Array(5000).fill(1) }, { ["k".repeat(50_000)]: 1 }]) {
    const { document } = await problemOf(await validationErrorOf("/product", body));
    expect(document.errors?.length).toBeWithin(1, 21);
    expect(JSON.stringify(document).length).toBeLessThan(6000);
  }
});

test("every problem has all members, and the reason's own title and status", async () => {
  for (const [reason, row] of Object.entries(reasons)) {
    const { document, response } = await problemOf(new Problem(reason, "a sentence"));
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(document).toEqual({
      type: `/docs/errors#${reason}`,
      title: row.title,
      status: row.status ?? 500,
      detail: "a sentence",
      instance: place.path,
      reason,
      trace_id: place.traceId,
    });
    expect(response.status).toBe(document.status);
    const wait = row.retryAfterSeconds === undefined ? null : String(row.retryAfterSeconds);
    expect(response.headers.get("retry-after")).toBe(wait);
  }
});

class DatabaseError extends Error {
  readonly code = "42P01";
}

test.each<[string, unknown]>([
  ["an error", new Error(`select * from users where email = '${secret}'`)],
  ["an error with a code", new DatabaseError(secret)],
  ["a type error", new TypeError(secret)],
  ["a text", secret],
  ["nothing", undefined],
  ["an object that reads like a problem", { reason: "FORBIDDEN", status: 200, message: secret }],
  ["a problem of a status that a route took from somewhere", Object.assign(new Error(secret), { status: 418 })],
])("%s that nobody planned for leaves as INTERNAL with a bland text, and is logged once", async (_, error) => {
  const { document, response, reason } = await problemOf(error);
  expect([response.status, reason, document["reason"]]).toEqual([500, "INTERNAL", "INTERNAL"]);
  expect(document["detail"]).toBe("something went wrong inside the shop");
  expect(JSON.stringify(document)).not.toContain(secret);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: "error", message: "a request failed", reason: "INTERNAL" });
});

test("an answer of ours that does not fit its own shape is our fault, and its content is not logged", async () => {
  const error = new ValidationError("response", registerInput, { email: secret });
  const { document } = await problemOf(error);
  expect(document["reason"]).toBe("INTERNAL");
  expect(lines).toHaveLength(1);
  expect(lines.join() + JSON.stringify(document)).not.toContain(secret);
});

test("a body that cannot be parsed is malformed, without the parser's words", async () => {
  const { document } = await problemOf(new ParseError(new SyntaxError(`unexpected token ${secret}`)));
  expect(document["reason"]).toBe("MALFORMED_JSON");
  expect(JSON.stringify(document)).not.toContain(secret);
});

const libraryText = "14 UNAVAILABLE: connect ECONNREFUSED 10.1.2.3:50051";

test.each<[Code, string, number]>([
  [Code.UNAVAILABLE, "SERVICE_UNAVAILABLE", 503],
  [Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED", 504],
  [Code.CANCELLED, "CANCELLED", 503],
  [Code.RESOURCE_EXHAUSTED, "RESOURCE_EXHAUSTED", 503],
  [Code.INTERNAL, "INTERNAL", 500],
  [Code.UNKNOWN, "INTERNAL", 500],
  [Code.UNIMPLEMENTED, "INTERNAL", 500],
  [Code.DATA_LOSS, "INTERNAL", 500],
  [Code.UNAUTHENTICATED, "SERVICE_UNAUTHENTICATED", 500],
  [Code.PERMISSION_DENIED, "SERVICE_FORBIDDEN", 500],
])("a text that the gRPC library wrote does not leave: code %p, %s", async (code, reason, status) => {
  const { document, response } = await problemOf(new Refusal(code, reason, libraryText));
  expect(response.status).toBe(status);
  expect(JSON.stringify(document)).not.toMatch(/ECONNREFUSED|10\.1\.2\.3/);
  expect(JSON.stringify(document)).not.toContain("SERVICE_FORBIDDEN");
  expect(lines).toHaveLength(status === 500 ? 1 : 0);
});

test("what a service refuses leaves with its sentence, its fields and its facts, and is not logged", async () => {
  const refusal = new Refusal(Code.FAILED_PRECONDITION, "PRICE_CHANGED", "the total is another", {
    metadata: {
      currency_code: "USD",
      total_minor: "1999",
      tax_minor: "0",
      variant_ids: "a,b",
      available: "1,0",
      order_id: "o",
      quantity_max: "999",
      status: "200",
      reason: "OTHER",
      trace_id: "theirs",
    },
    violations: [{ field: "lines[0]", reason: "GONE", message: "is gone" }],
  });
  const { document, response } = await problemOf(refusal);
  expect(response.status).toBe(409);
  expect(document).toMatchObject({
    detail: "the total is another",
    reason: "PRICE_CHANGED",
    status: 409,
    trace_id: place.traceId,
    totals: {
      total: { amount_minor: 1999, currency_code: "USD" },
      tax: { amount_minor: 0, currency_code: "USD" },
    },
    variant_ids: ["a", "b"],
    available: [1, 0],
    order_id: "o",
    quantity_max: 999,
    errors: [{ field: "lines[0]", reason: "GONE", message: "is gone" }],
  });
  expect(document["total_minor"]).toBeUndefined();
  expect(lines).toEqual([]);
});
