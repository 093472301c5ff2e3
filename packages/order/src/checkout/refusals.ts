// What a buyer is told about an order that was not to be. An UNAVAILABLE refusal frees the request key, since nothing
// happened and the same request may succeed; every other one is the key's answer for good.

import { Code, Refusal } from "@shoal/rpc";
import { describeTotals, type Order, type StoredRefusal } from "../domain/order.ts";

/** A refusal as it is stored; the order's id goes with it. */
export function storeRefusal(
  order: Order,
  code: number,
  reason: string,
  message: string,
  metadata: Readonly<Record<string, string>> = {},
): StoredRefusal {
  return { code, reason, message, metadata: { ...metadata, order_id: order.id } };
}

/** The refusal to be thrown. */
export function refusalFromStored(stored: StoredRefusal): Refusal {
  return new Refusal(stored.code, stored.reason, stored.message, { metadata: stored.metadata });
}

/** Whether the request key may be used again after this. */
export function freesKey(stored: StoredRefusal): boolean {
  return stored.code === Code.UNAVAILABLE;
}

export function interrupted(order: Order): StoredRefusal {
  const message = "the checkout was interrupted and undone; nothing was charged, and it may be tried again";
  return storeRefusal(order, Code.UNAVAILABLE, "CHECKOUT_INTERRUPTED", message);
}

export function cancelledOnRequest(order: Order): StoredRefusal {
  const message = "the order was cancelled while it was being placed";
  return storeRefusal(order, Code.FAILED_PRECONDITION, "ORDER_CANCELLED", message);
}

export function priceChanged(order: Order): StoredRefusal {
  const message = "the order costs something else than was shown";
  const breakdown = order.totals === undefined ? {} : describeTotals(order.totals);
  return storeRefusal(order, Code.FAILED_PRECONDITION, "PRICE_CHANGED", message, breakdown);
}

export function totalTooLarge(order: Order): StoredRefusal {
  const message = "the order costs more than one order can";
  return storeRefusal(order, Code.FAILED_PRECONDITION, "ORDER_TOTAL_TOO_LARGE", message);
}

export function declined(order: Order, reason: string): StoredRefusal {
  if (reason === "INSUFFICIENT_FUNDS") {
    const message = "the payment was declined: there is not enough money";
    return storeRefusal(order, Code.FAILED_PRECONDITION, "PAYMENT_INSUFFICIENT_FUNDS", message);
  }
  const message = "the payment was declined";
  return storeRefusal(order, Code.FAILED_PRECONDITION, "PAYMENT_DECLINED", message, { decline_reason: reason });
}

export function paymentUnresolved(order: Order): StoredRefusal {
  const message = "the payment provider did not say in time what became of the payment; it was cancelled";
  return storeRefusal(order, Code.FAILED_PRECONDITION, "PAYMENT_UNRESOLVED", message);
}

/** Units were gone by the time they were to be sold. */
export function outOfStock(order: Order, cause?: Refusal): StoredRefusal {
  const message = cause?.reason === "OUT_OF_STOCK" ? cause.message : "not enough units are left";
  return storeRefusal(order, Code.FAILED_PRECONDITION, "OUT_OF_STOCK", message, cause?.metadata);
}

/** What the product service's refusal to set stock aside means to the buyer. */
export function notReserved(order: Order, cause: Refusal): StoredRefusal {
  switch (cause.reason) {
    case "OUT_OF_STOCK":
      return outOfStock(order, cause);
    case "VARIANT_NOT_FOUND":
    case "VARIANT_UNAVAILABLE": {
      const message = "something in the cart can no longer be bought";
      return storeRefusal(order, Code.FAILED_PRECONDITION, "VARIANT_UNAVAILABLE", message, cause.metadata);
    }
    default:
      return interrupted(order);
  }
}
