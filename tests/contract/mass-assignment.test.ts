// Nobody sets what is not theirs to set: no body takes a field that it does not name, wherever in it that stands. Bodies
// are those of the OpenAPI document, so that a new one is tried too.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { isPermitted, routes } from "../../packages/gateway/src/policy.ts";
import { type Json, openTestShop, type TestShop } from "../e2e/test-shop.ts";
import { type OpenApi, type Operation, readOpenApi, type Schema } from "./open-api.fixture.ts";

const smuggled = {
  id: "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d",
  role: "admin",
  user_id: "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d",
  disabled: false,
  verified: true,
  email_verified: true,
  email_verified_at: "2026-01-01T00:00:00.000Z",
  created_at: "2020-01-01T00:00:00.000Z",
  updated_at: "2020-01-01T00:00:00.000Z",
  price: { amount_minor: 1, currency_code: "USD" },
  unit_price: { amount_minor: 1, currency_code: "USD" },
  totals: { total: { amount_minor: 1, currency_code: "USD" } },
  total: { amount_minor: 1, currency_code: "USD" },
  status: "confirmed",
  version: 1,
  session_epoch: 0,
  password_hash: "x",
  captured: { amount_minor: 1, currency_code: "USD" },
  on_hand: 1000,
  __proto__x: {},
} as const;

/** Bodies that name such a field, since staff or administrators set it. */
const legitimate: Readonly<Record<string, readonly string[]>> = {
  "PATCH /api/v1/users/:user_id": ["role", "disabled"],
  "POST /api/v1/products": ["status", "variants[0].price", "variants[0].on_hand"],
  "PATCH /api/v1/products/:product_id": ["status"],
  "POST /api/v1/products/:product_id/variants": ["price", "on_hand"],
  "PATCH /api/v1/products/:product_id/variants/:variant_id": ["price"],
};

let t: TestShop;
let api: OpenApi;
let customer: Readonly<Record<string, string>>;
beforeAll(async () => {
  t = await openTestShop({ RATE_LIMIT_LOGIN: "60000/60s" });
  api = await readOpenApi(t.shop.gatewayUrl);
  customer = (await t.newCustomer()).headers;
}, 60_000);
afterAll(() => t.close());

type Place = { readonly path: readonly (string | 0)[]; readonly schema: Schema };

/** Every object of a body: itself, and those in its fields and lists. */
function objectsIn(schema: Schema, path: readonly (string | 0)[] = []): Place[] {
  const parts = schema.anyOf ?? [];
  const nested = [
    ...parts.flatMap((part) => objectsIn(part, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, part]) => objectsIn(part, [...path, name])),
    ...(schema.items === undefined ? [] : objectsIn(schema.items, [...path, 0])),
  ];
  return schema.properties === undefined ? nested : [{ path, schema }, ...nested];
}

/** A place as problem documents name it: "variants[0].price". */
function nameOf(path: readonly (string | 0)[]): string {
  return path.reduce<string>(
    (name, part) => (part === 0 ? `${name}[0]` : `${name}${name === "" ? "" : "."}${part}`),
    "",
  );
}

/** A body that has an object at a place. */
function bodyWith(path: readonly (string | 0)[], object: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return object;
  return first === 0 ? [bodyWith(rest, object)] : { [first]: bodyWith(rest, object) };
}

/** An object with one field too many; an amount is whole but for it, so that nothing else is wrong there. */
function objectWith({ properties = {} }: Schema, field: string, value: unknown): unknown {
  const amount = "amount_minor" in properties ? { amount_minor: 1, currency_code: "USD" } : {};
  return { ...amount, [field]: value };
}

const jsonOf = ({ body }: Operation) => body?.content["application/json"]?.schema;
const someId = "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d";

async function refusedFields(operation: Operation, body: unknown): Promise<{ status: number; fields: string[] }> {
  const needs = routes.find(({ key }) => key === operation.route)?.needs ?? "open";
  const isCustomers = isPermitted(needs, { kind: "user", userId: "", role: "customer" });
  const headers = needs === "open" ? {} : isCustomers ? customer : t.admin;
  const answer = await t.send(operation.method, operation.path.replace("/api/v1", "").replace(/\{[^}]+\}/g, someId), {
    headers: { ...headers, "if-match": '"1"', "idempotency-key": crypto.randomUUID() },
    json: body,
  });
  const errors = (answer.json["errors"] ?? []) as Json[];
  return { status: answer.status, fields: errors.map(({ field, reason }) => `${String(field)} ${String(reason)}`) };
}

test("no body takes a field that it does not name, at any depth", async () => {
  const taken: string[] = [];
  const legitimateSeen: Record<string, string[]> = {};
  let triedCount = 0;
  for (const operation of api.operations) {
    const schema = jsonOf(operation);
    if (schema === undefined) continue;
    for (const { path, schema: part } of objectsIn(schema)) {
      for (const [field, value] of Object.entries(smuggled)) {
        const at = nameOf([...path, field]);
        if (field in (part.properties ?? {})) {
          legitimateSeen[operation.route] = [...(legitimateSeen[operation.route] ?? []), at];
          continue;
        }
        triedCount += 1;
        const { status, fields } = await refusedFields(operation, bodyWith(path, objectWith(part, field, value)));
        // What may also be null is refused as a whole.
        const named = [`${at} UNKNOWN_FIELD`, `${nameOf(path)} INVALID`];
        const isRefused = status === 400 && fields.some((one) => named.some((name) => one.startsWith(name)));
        if (!isRefused) taken.push(`${operation.route} ${at}: ${status} ${fields.join()}`);
      }
    }
  }
  expect(taken).toEqual([]);
  // Whoever adds such a field to a body says here that it is meant to be there.
  expect(legitimateSeen).toEqual(legitimate as Record<string, string[]>);
  expect(triedCount).toBeGreaterThan(300);
}, 300_000);
