// A cart and what the catalogue says of its lines, put together. Prices are the catalogue's, and sums are exact.

import type { Cart__Output, CartLine__Output, VariantListing__Output } from "@shoal/contract";
import { type Money, money, multiply, sum } from "@shoal/money";
import type { CartItemView, CartView } from "../shapes/cart.ts";
import type { MoneyView } from "../shapes/values.ts";
import { textOrNull } from "./values.ts";

/** Listings by variant id; undefined while the catalogue cannot be asked. */
export type Listings = ReadonlyMap<string, VariantListing__Output> | undefined;

/**
 * The cart as a customer sees it. While the catalogue is away prices are null; a line that can no longer be bought is
 * shown and marked, and does not count into the subtotal.
 */
export function cartToJson(cart: Cart__Output, listings: Listings, currency: string): CartView {
  const totals: Money[] = [];
  const items = cart.lines.map((line) => {
    const listing = listings?.get(line.variantId);
    const price = priceOf(listing);
    const total = price === undefined ? undefined : multiply(price, line.quantity);
    if (total !== undefined && listing?.purchasable === true) totals.push(total);
    return itemToJson(line, listings, price, total);
  });
  return {
    id: textOrNull(cart.id),
    version: Number(cart.version),
    items,
    subtotal:
      listings === undefined && items.length > 0 ? null : exactToJson(sum(totals[0]?.currency ?? currency, totals)),
  };
}

function itemToJson(
  line: CartLine__Output,
  listings: Listings,
  price: Money | undefined,
  total: Money | undefined,
): CartItemView {
  const listing = listings?.get(line.variantId);
  const isKnown = listings !== undefined;
  return {
    variant_id: line.variantId,
    product_id: listing?.productId ?? null,
    product_handle: listing?.productHandle ?? null,
    sku: listing?.variant?.sku ?? null,
    title: listing === undefined ? null : titleOf(listing),
    image_url: textOrNull(listing?.imageUrl ?? ""),
    quantity: line.quantity,
    unit_price: price === undefined ? null : exactToJson(price),
    line_total: total === undefined ? null : exactToJson(total),
    available: isKnown ? availableOf(listing) : null,
    purchasable: isKnown ? listing?.purchasable === true : null,
  };
}

/** What cannot be bought is not available, however many units are on the shelf. */
function availableOf(listing: VariantListing__Output | undefined): number {
  return listing?.purchasable === true ? Number(listing.variant?.available ?? 0) : 0;
}

function priceOf(listing: VariantListing__Output | undefined): Money | undefined {
  const price = listing?.variant?.price;
  return price == null ? undefined : money(price.currencyCode, BigInt(price.amountMinor));
}

/** What an order's line will be called, so that both read alike. */
function titleOf({ productTitle, variant }: VariantListing__Output): string {
  if (variant === null || variant.optionValues.length === 0) return productTitle;
  return `${productTitle} - ${variant.optionValues.join(" / ")}`;
}

function exactToJson(amount: Money): MoneyView {
  return { amount_minor: Number(amount.amountMinor), currency_code: amount.currency };
}
