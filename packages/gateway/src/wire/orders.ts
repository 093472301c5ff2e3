// Quotes and orders of the contract to JSON. The same order always gives the same bytes, so that a repeated request
// is answered as the first one was.

import type {
  Order__Output,
  OrderLine__Output,
  OrderStatus__Output,
  Payment__Output,
  PaymentStatus__Output,
  QuoteOrderResponse__Output,
  Totals__Output,
} from "@shoal/contract";
import type { ListedOrderView, OrderView, QuoteView, TotalsView } from "../shapes/orders.ts";
import { addressToJson, moneyToJson, textOrNull, timeToJson } from "./values.ts";

const statusNames: Readonly<Record<OrderStatus__Output, OrderView["status"]>> = {
  ORDER_STATUS_UNSPECIFIED: "pending",
  ORDER_STATUS_PENDING: "pending",
  ORDER_STATUS_CONFIRMED: "confirmed",
  ORDER_STATUS_SHIPPED: "shipped",
  ORDER_STATUS_DELIVERED: "delivered",
  ORDER_STATUS_CANCELLED: "cancelled",
};

export const orderStatusToProto = {
  pending: "ORDER_STATUS_PENDING",
  confirmed: "ORDER_STATUS_CONFIRMED",
  shipped: "ORDER_STATUS_SHIPPED",
  delivered: "ORDER_STATUS_DELIVERED",
  cancelled: "ORDER_STATUS_CANCELLED",
} as const;

const paymentNames: Readonly<Record<PaymentStatus__Output, OrderView["payment"]["status"]>> = {
  PAYMENT_STATUS_UNSPECIFIED: "pending",
  PAYMENT_STATUS_AUTHORISED: "authorised",
  PAYMENT_STATUS_CAPTURED: "captured",
  PAYMENT_STATUS_PARTIALLY_REFUNDED: "partially_refunded",
  PAYMENT_STATUS_REFUNDED: "refunded",
  PAYMENT_STATUS_VOIDED: "voided",
  PAYMENT_STATUS_FAILED: "failed",
};

export function quoteToJson(quote: QuoteOrderResponse__Output): QuoteView {
  return { lines: quote.lines.map(lineToJson), totals: totalsToJson(quote.totals) };
}

/** An order with everything that happened to it. */
export function orderToJson(order: Order__Output): OrderView {
  const timeline = order.timeline.map(({ occurTime, type, note }) => ({ at: timeToJson(occurTime), type, note }));
  return { ...listedOrderToJson(order), timeline };
}

/** An order as a list shows it. */
export function listedOrderToJson(order: Order__Output): ListedOrderView {
  return {
    id: order.id,
    number: order.number,
    status: statusNames[order.status],
    cancel_reason: textOrNull(order.cancelReason),
    lines: order.lines.map((line) => ({ ...lineToJson(line), refunded_quantity: line.refundedQuantity })),
    totals: totalsToJson(order.totals),
    payment: paymentToJson(order.payment),
    shipping_address: order.shippingAddress === null ? null : addressToJson(order.shippingAddress),
    shipping_method: order.shippingMethod,
    buyer: { user_id: textOrNull(order.buyer?.userId ?? ""), email: order.buyer?.email ?? "" },
    created_at: timeToJson(order.createTime),
    version: Number(order.version),
  };
}

export function totalsToJson(totals: Totals__Output | null): TotalsView | null {
  if (totals === null) return null;
  return {
    subtotal: moneyToJson(totals.subtotal),
    discount: moneyToJson(totals.discount),
    shipping: moneyToJson(totals.shipping),
    tax: moneyToJson(totals.tax),
    total: moneyToJson(totals.total),
  };
}

function lineToJson(line: OrderLine__Output): QuoteView["lines"][number] {
  return {
    variant_id: line.variantId,
    product_id: line.productId,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unit_price: moneyToJson(line.unitPrice),
    line_total: moneyToJson(line.lineTotal),
  };
}

function paymentToJson(payment: Payment__Output | null): OrderView["payment"] {
  return {
    status: paymentNames[payment?.status ?? "PAYMENT_STATUS_UNSPECIFIED"],
    provider: payment?.provider ?? "",
    next_action: textOrNull(payment?.nextAction ?? ""),
    captured: moneyToJson(payment?.captured),
    refunded: moneyToJson(payment?.refunded),
  };
}
