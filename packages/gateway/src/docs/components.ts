// The named parts of the OpenAPI document: shapes that many routes answer, the problem document, and how to prove who
// one is.

import { reasons } from "../reasons.ts";
import { sessionShape, userShape } from "../shapes/accounts.ts";
import { cartShape } from "../shapes/cart.ts";
import {
  auditEntryShape,
  categoryShape,
  importProgressShape,
  importShape,
  productShape,
  stockListingShape,
  stockShape,
  variantShape,
} from "../shapes/catalogue.ts";
import { listedOrderShape, orderShape, placedOrderShape, quoteShape, totalsShape } from "../shapes/orders.ts";
import { type TSchema, t } from "../shapes/typebox.ts";
import { addressShape, moneyShape, named, savedAddressShape, strict } from "../shapes/values.ts";

const problemShape = named(
  "Problem",
  t.Object(
    {
      type: t.String({ description: "where the reason is explained" }),
      title: t.String(),
      status: t.Number(),
      detail: t.String(),
      instance: t.String({ description: "the path of the request" }),
      reason: t.String({ description: "stable, for programs" }),
      errors: t.Optional(t.Array(strict({ field: t.String(), reason: t.String(), message: t.String() }))),
      trace_id: t.String({ description: "what to tell support" }),
    },
    { description: "RFC 9457; a reason may add members, such as order_id, totals or variant_ids" },
  ),
);

const shapes: readonly TSchema[] = [
  problemShape,
  moneyShape,
  addressShape,
  savedAddressShape,
  sessionShape,
  userShape,
  variantShape,
  productShape,
  categoryShape,
  stockShape,
  stockListingShape,
  importShape,
  importProgressShape,
  auditEntryShape,
  cartShape,
  quoteShape,
  totalsShape,
  orderShape,
  listedOrderShape,
  placedOrderShape,
];
const titles: ReadonlySet<unknown> = new Set(shapes.map(({ title }) => title));

/** A schema in which every part that has a name of its own is a reference to it. */
export function linked(schema: TSchema): TSchema {
  return titles.has(schema.title) ? t.Ref(`#/components/schemas/${schema.title}`) : linkParts(schema);
}

function linkParts(schema: TSchema): TSchema {
  const link = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(link);
    if (typeof value !== "object" || value === null) return value;
    if ("title" in value && titles.has(value.title)) return { $ref: `#/components/schemas/${value.title}` };
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, link(part)]));
  };
  return Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, link(part)])) as TSchema;
}

/** What a status may mean: every reason that has it, with an example of each. */
function problemsWith(status: number | undefined) {
  const those = Object.entries(reasons).filter(([, row]) => row.status === status);
  const examples = those.map(([reason, { title }]) => {
    const type = `/docs/errors#${reason}`;
    const detail = title.charAt(0).toLowerCase() + title.slice(1);
    const trace_id = "5b8aa5a2d2c872e8321cf37308d69df2";
    const value = { type, title, status, detail, instance: "/api/v1/orders", reason, trace_id };
    return [reason, { summary: title, value }] as const;
  });
  return {
    description: `A problem document; its reason is ${those.map(([reason]) => reason).join(", ")}`,
    content: {
      "application/problem+json": {
        schema: { $ref: "#/components/schemas/Problem" },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

export const components = {
  schemas: Object.fromEntries(shapes.map((shape) => [shape.title ?? "", linkParts(shape)])),
  responses: Object.fromEntries(
    [...new Set(Object.values(reasons).map(({ status }) => status))]
      // No operation answers this: it is what other methods get.
      .filter((status) => status !== 405)
      .map((status) => [`Problem${status}`, problemsWith(status)]),
  ),
  securitySchemes: {
    bearer: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description: "The access_token of register, login or refresh",
    },
    guestCart: { type: "apiKey", in: "header", name: "X-Cart-Id", description: "A guest's cart" },
    orderToken: { type: "apiKey", in: "header", name: "X-Order-Token", description: "A guest's order" },
  },
} as const;
