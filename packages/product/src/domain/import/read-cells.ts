// Single cells of a product file: numbers, amounts and states as spreadsheets and other shops write them. A cell that
// cannot be read is refused and answers something harmless.

import { type Money, MoneyError, parseDecimal, zero } from "@shoal/money";
import type { ProductStatus } from "../product.ts";
import type { Refuse } from "../violation.ts";

/** A plain decimal in the shop's currency. */
export function readPrice(refuse: Refuse, column: string, text: string, currency: string): Money | undefined {
  if (text === "") {
    refuse(column, "REQUIRED", "must not be empty in a row of a variant");
    return undefined;
  }
  try {
    return parseDecimal(currency, text);
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    refuse(column, "INVALID_AMOUNT", `must be an amount in ${currency} like 19.99, without sign or separator`);
    return undefined;
  }
}

/** The earlier price; null for none, and for one that is not more than the price, since that is no reduction. */
export function readCompareAt(
  refuse: Refuse,
  column: string,
  text: string,
  price: Money | undefined,
  currency: string,
): Money | null {
  if (text === "") return null;
  const earlier = readPrice(refuse, column, text, currency) ?? zero(currency);
  return price !== undefined && earlier.amountMinor > price.amountMinor ? earlier : null;
}

/** A weight in grams, rounded to whole ones; empty is 0. */
export function readGrams(refuse: Refuse, column: string, text: string): number {
  if (text === "") return 0;
  if (/^\d{1,12}(\.\d{1,12})?$/.test(text)) return Math.round(Number(text));
  refuse(column, "INVALID_NUMBER", "must be a number of grams like 980");
  return 0;
}

/**
 * Units on hand, undefined where the cell is empty. A negative count is what other shops write for units that they
 * sold without having them: nothing is on the shelf.
 */
export function readUnits(refuse: Refuse, column: string, text: string): bigint | undefined {
  if (text === "") return undefined;
  if (/^-?\d{1,15}$/.test(text)) return text.startsWith("-") ? 0n : BigInt(text);
  refuse(column, "INVALID_NUMBER", "must be a whole number like 12");
  return undefined;
}

/** Empty cells mean that the product is on sale. One that is active but not published is a draft. */
export function readStatus(refuse: Refuse, status: string, published: string): ProductStatus {
  const asked = (["active", "draft", "archived"] as const).find((name) => name === (status.toLowerCase() || "active"));
  const isShown = { "": true, true: true, false: false }[published.toLowerCase()];
  if (asked === undefined) refuse("Status", "UNKNOWN_VALUE", "must be active, draft, archived or empty");
  if (isShown === undefined) refuse("Published", "UNKNOWN_VALUE", "must be true, false or empty");
  return asked === "active" && isShown === false ? "draft" : (asked ?? "draft");
}
