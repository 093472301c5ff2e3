// The facts of a refusal, which are texts on the wire, as values of a problem document: a breakdown is money, lists
// are lists, numbers are numbers.

import type { Refusal } from "@shoal/rpc";

const totalNames = ["subtotal", "discount", "shipping", "tax", "total"] as const;
const numberNames = new Set([
  ...["version", "lines_max", "quantity_max", "quantity_left", "line", "row", "rows"],
  ...["products_created", "products_updated", "products_unchanged", "products_refused"],
]);

/** Members to add to a problem document. */
export function factsOf(refusal: Refusal): Readonly<Record<string, unknown>> {
  const { metadata } = refusal;
  const currency = metadata["currency_code"];
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(metadata)) {
    if (currency !== undefined && (name === "currency_code" || name.endsWith("_minor"))) continue;
    facts[name] = readFact(name, value);
  }
  if (currency !== undefined) facts["totals"] = readTotals(metadata, currency);
  return facts;
}

function readFact(name: string, value: string): unknown {
  if (name.endsWith("_ids")) return value.split(",");
  if (name === "available") return value.split(",").map(Number);
  return numberNames.has(name) ? Number(value) : value;
}

function readTotals(metadata: Readonly<Record<string, string>>, currency: string): Record<string, unknown> {
  const known = totalNames.filter((name) => metadata[`${name}_minor`] !== undefined);
  const money = (name: string) => ({ amount_minor: Number(metadata[`${name}_minor`]), currency_code: currency });
  return Object.fromEntries(known.map((name) => [name, money(name)]));
}
