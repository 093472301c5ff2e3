// Orders as the contract speaks of them. Total functions: whatever an order can be has its message.

import {
  type CartOwner as CartOwnerMessage,
  type Money__Output,
  type Money as MoneyMessage,
  type OrderEvent as OrderEventMessage,
  type OrderLine as OrderLineMessage,
  type Order as OrderMessage,
  type OrderStatus__Output,
  type PaymentStatus__Output,
  type PostalAddress,
  type ReservedLine__Output,
  type Totals as TotalsMessage,
  timestampFromDate,
} from "@shoal/contract";
import { type Money, money } from "@shoal/money";
import type {
  Address,
  CartOwner,
  Order,
  OrderEvent,
  OrderLine,
  PaymentStatus,
  Status,
  Totals,
} from "./domain/order.ts";
import { lineTotal } from "./domain/pricing.ts";

const statuses: Readonly<Record<Status, OrderStatus__Output>> = {
  pending: "ORDER_STATUS_PENDING",
  confirmed: "ORDER_STATUS_CONFIRMED",
  shipped: "ORDER_STATUS_SHIPPED",
  delivered: "ORDER_STATUS_DELIVERED",
  cancelled: "ORDER_STATUS_CANCELLED",
};

const paymentStatuses: Readonly<Record<PaymentStatus, PaymentStatus__Output>> = {
  none: "PAYMENT_STATUS_UNSPECIFIED",
  authorised: "PAYMENT_STATUS_AUTHORISED",
  captured: "PAYMENT_STATUS_CAPTURED",
  partially_refunded: "PAYMENT_STATUS_PARTIALLY_REFUNDED",
  refunded: "PAYMENT_STATUS_REFUNDED",
  voided: "PAYMENT_STATUS_VOIDED",
  failed: "PAYMENT_STATUS_FAILED",
};

/** The status that a filter names; undefined for all. */
export function statusFromProto(status: OrderStatus__Output): Status | undefined {
  return (Object.keys(statuses) as Status[]).find((candidate) => statuses[candidate] === status);
}

export function orderToProto(order: Order): OrderMessage {
  const { payment } = order;
  return {
    id: order.id,
    number: order.number,
    status: statuses[order.status],
    lines: order.lines.map(lineToProto),
    totals: order.totals === undefined ? null : totalsToProto(order.totals),
    payment: {
      status: paymentStatuses[payment.status],
      provider: payment.provider,
      nextAction: payment.nextAction,
      captured: moneyToProto(payment.captured),
      refunded: moneyToProto(payment.refunded),
    },
    shippingAddress: addressToProto(order.shippingAddress),
    shippingMethod: order.shippingMethod,
    buyer: { userId: order.owner.kind === "user" ? order.owner.id : "", email: order.email },
    timeline: order.events.map((event) => eventToProto(order.id, event)),
    cancelReason: order.cancelReason,
    version: String(order.version),
    createTime: timestampFromDate(order.createdAt),
  };
}

export function lineToProto(line: OrderLine): OrderLineMessage {
  return {
    variantId: line.variantId,
    productId: line.productId,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unitPrice: moneyToProto(line.unitPrice),
    lineTotal: moneyToProto(lineTotal(line)),
    refundedQuantity: line.refundedQuantity,
  };
}

export function totalsToProto(totals: Totals): TotalsMessage {
  return {
    subtotal: moneyToProto(totals.subtotal),
    discount: moneyToProto(totals.discount),
    shipping: moneyToProto(totals.shipping),
    tax: moneyToProto(totals.tax),
    total: moneyToProto(totals.total),
  };
}

function eventToProto(orderId: string, event: OrderEvent): OrderEventMessage {
  return {
    id: event.id,
    orderId,
    sequence: event.sequence,
    type: event.type,
    occurTime: timestampFromDate(event.occurredAt),
    note: event.note,
    dataVersion: event.dataVersion,
    dataJson: event.dataJson,
  };
}

function moneyToProto(amount: Money): MoneyMessage {
  return { currencyCode: amount.currency, amountMinor: String(amount.amountMinor) };
}

/** Throws MoneyError for an amount that is none. */
export function moneyFromProto(amount: Money__Output): Money {
  return money(amount.currencyCode, BigInt(amount.amountMinor));
}

function addressToProto(address: Address): PostalAddress {
  return { ...address };
}

export function cartOwnerToProto(owner: CartOwner): CartOwnerMessage {
  return owner.kind === "user" ? { userId: owner.id } : { guestCartId: owner.id };
}

/** A line of the reservation as the order keeps it; undefined when its price is missing. */
export function lineFromReserved(line: ReservedLine__Output): OrderLine | undefined {
  if (line.unitPrice === null) return undefined;
  return {
    variantId: line.variantId,
    productId: line.productId,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unitPrice: moneyFromProto(line.unitPrice),
    refundedQuantity: 0,
  };
}
