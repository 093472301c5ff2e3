// What a cart would cost now: the cart's lines at today's prices through the same function that prices orders.

import type { QuoteOrderRequest__Output, QuoteOrderResponse, VariantListing__Output } from "@shoal/contract";
import { MoneyError } from "@shoal/money";
import { type Call, failedPrecondition, readInput } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import type { OrderLine } from "../domain/order.ts";
import { priceOrder } from "../domain/pricing.ts";
import { cartOwnerToProto, lineToProto, moneyFromProto, totalsToProto } from "../wire.ts";
import { checkOffer, readOwner, readShippingMethod, requireOwner } from "./checkout-input.ts";

export async function quoteOrder(
  deps: Deps,
  request: QuoteOrderRequest__Output,
  call: Call,
): Promise<QuoteOrderResponse> {
  const input = readInput();
  const owner = readOwner(input, request.cartOwner);
  const shippingMethod = readShippingMethod(input, request.shippingMethod);
  const couponCode = input.text("coupon_code", request.couponCode, { min: 0, max: 50 });
  input.done();
  requireOwner(call, owner);
  checkOffer(deps.settings, { shippingMethod, couponCode });

  const { cart } = await deps.cart.getCart({ owner: cartOwnerToProto(owner) }, call);
  const wanted = cart?.lines ?? [];
  if (wanted.length === 0) throw failedPrecondition("CART_EMPTY", "there is nothing in the cart");
  const variantIds = wanted.map(({ variantId }) => variantId);
  const { variants } = await deps.product.batchGetVariants({ variantIds }, call);
  const lines = wanted.flatMap(({ variantId, quantity }) => lineOf(variants, variantId, quantity) ?? []);
  if (lines.length < wanted.length) {
    const known = new Set(lines.map(({ variantId }) => variantId));
    const metadata = { variant_ids: variantIds.filter((id) => !known.has(id)).join(",") };
    throw failedPrecondition("VARIANT_UNAVAILABLE", "something in the cart can no longer be bought", { metadata });
  }
  return { lines: lines.map(lineToProto), totals: totalsToProto(price(deps, lines, shippingMethod)) };
}

function price(deps: Deps, lines: readonly OrderLine[], shippingMethod: string) {
  try {
    return priceOrder(deps.settings.rules, lines, shippingMethod);
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    throw failedPrecondition("ORDER_TOTAL_TOO_LARGE", "the order costs more than one order can", { cause: error });
  }
}

/** The line that would be bought, or undefined for what is not for sale. */
function lineOf(
  listings: readonly VariantListing__Output[],
  variantId: string,
  quantity: number,
): OrderLine | undefined {
  const listing = listings.find(({ variant }) => variant?.id === variantId);
  const variant = listing?.variant;
  if (listing === undefined || variant?.price == null || !listing.purchasable) return undefined;
  const isOnlyOne = variant.optionValues.length === 0;
  return {
    variantId,
    productId: listing.productId,
    sku: variant.sku,
    title: isOnlyOne ? listing.productTitle : `${listing.productTitle} - ${variant.title}`,
    quantity,
    unitPrice: moneyFromProto(variant.price),
    refundedQuantity: 0,
  };
}
