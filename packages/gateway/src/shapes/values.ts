// The building blocks of every JSON shape. What comes in is strict: no unknown key, no text for a number, everything
// bounded. What goes out is described by the same kind of schema, so that the documentation cannot differ.

import { integer, type Properties, queryInteger, type TSchema, t } from "./typebox.ts";

/** An object without any other key. */
export function strict<P extends Properties>(properties: P, options: { readonly minProperties?: number } = {}) {
  return t.Object(properties, { additionalProperties: false, ...options });
}

/** A text of `min` to `max` characters; what it means is the service's to check. */
export function textOf(max: number, min = 0) {
  return t.String({ minLength: min, maxLength: max });
}

/** A text of a form, which `description` names after "must be". */
export function textLike(pattern: string, description: string, example: string) {
  return t.String({ pattern, description, maxLength: 1024, examples: [example] });
}

export function nullable<S extends TSchema>(schema: S) {
  return t.Union([schema, t.Null()]);
}

export function listOf<S extends TSchema>(item: S, max: number, min = 0) {
  return t.Array(item, { maxItems: max, minItems: min });
}

/** A schema that has a name of its own in the documentation. */
export function named<S extends TSchema>(title: string, schema: S): S {
  return { ...schema, title };
}

const uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}";
const someId = "01928f3e-7c1a-7bbb-8d2e-9f1c2a3b4c5d";
export const idShape = textLike(`^${uuid}$`, "an id", someId);
/** An id, or empty for none. */
export const optionalIdShape = textLike(`^(${uuid})?$`, "an id or empty", someId);

export const currencyShape = textLike("^[A-Z]{3}$", "an ISO 4217 code in upper case", "USD");

const amountMax = Number.MAX_SAFE_INTEGER;
export const moneyShape = named(
  "Money",
  strict({ amount_minor: integer(-amountMax, amountMax), currency_code: currencyShape }),
);
export type MoneyView = typeof moneyShape.static;

/** Money that is asked or offered, which is never less than nothing. */
export const amountInput = strict({ amount_minor: integer(0, amountMax), currency_code: currencyShape });
export type AmountInput = typeof amountInput.static;

export const timeShape = t.String({ format: "date-time", examples: ["2026-01-31T12:00:00.000Z"] });

/** A count that grows, for example a version. */
export const countShape = integer(0, Number.MAX_SAFE_INTEGER);

/** One page of a list. */
export function pageOf<S extends TSchema>(item: S) {
  return strict({ items: t.Array(item), next_page_token: t.Optional(t.String()) });
}

/** The paging parameters of a list. */
export const paging = { page_size: t.Optional(queryInteger(1, 100)), page_token: t.Optional(textOf(2048)) };

const addressFields = {
  name: textOf(200),
  line1: textOf(200),
  line2: textOf(200),
  city: textOf(200),
  region: textOf(200),
  postal_code: textOf(200),
  country: textLike("^[A-Z]{2}$", "an ISO 3166-1 alpha-2 code in upper case", "NO"),
  phone: textOf(200),
};

/** Where a parcel goes, as somebody tells it. */
export const addressInput = strict({
  ...addressFields,
  line2: t.Optional(addressFields.line2),
  region: t.Optional(addressFields.region),
  postal_code: t.Optional(addressFields.postal_code),
  phone: t.Optional(addressFields.phone),
});
export type AddressInput = typeof addressInput.static;

export const addressShape = named("PostalAddress", strict({ ...addressFields, country: t.String() }));
export type AddressView = typeof addressShape.static;

export const savedAddressShape = named(
  "Address",
  strict({ id: idShape, ...addressShape.properties, is_default: t.Boolean() }),
);
export type SavedAddressView = typeof savedAddressShape.static;
