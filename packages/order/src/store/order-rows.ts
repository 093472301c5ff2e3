// How an order lies in its tables: rows to order, and back. Nothing here runs a statement.

import { type Money, money } from "@shoal/money";
import type {
  CartOwner,
  Order,
  OrderEvent,
  OrderLine,
  PaymentStatus,
  Status,
  Step,
  StoredRefusal,
} from "../domain/order.ts";

type LineJson = {
  readonly variant_id: string;
  readonly product_id: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly unit_price_minor: number;
  readonly refunded_quantity: number;
};

type EventJson = {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly occurred_at: string;
  readonly note: string;
  readonly data_version: number;
  readonly data_json: string;
};

/** A row of `orders` with its lines and events beside it. */
export type OrderRow = {
  readonly id: string;
  readonly number: string;
  readonly buyer_key: string;
  readonly email: string;
  readonly cart_id: string;
  readonly cart_version: bigint;
  readonly shipping_address: Order["shippingAddress"];
  readonly shipping_method: string;
  readonly currency_code: string;
  readonly status: Status;
  readonly step: Step;
  readonly attempt: number;
  readonly cancel_requested: boolean;
  readonly cancel_reason: string;
  readonly refusal: StoredRefusal | null;
  readonly lease_token: string | null;
  readonly trace_parent: string | null;
  readonly is_overdue: boolean;
  readonly subtotal_minor: bigint | null;
  readonly discount_minor: bigint | null;
  readonly shipping_minor: bigint | null;
  readonly tax_minor: bigint | null;
  readonly total_minor: bigint | null;
  readonly payment_provider: string;
  readonly payment_status: PaymentStatus;
  readonly payment_asked: boolean;
  readonly payment_next_action: string;
  readonly captured_minor: bigint;
  readonly refunded_minor: bigint;
  readonly refunding_minor: bigint;
  readonly version: bigint;
  readonly created_at: Date;
  readonly lines: readonly LineJson[];
  readonly events: readonly EventJson[];
};

/** The order that a row is. */
export function orderFromRow(row: OrderRow): Order {
  const amount = (minor: bigint): Money => money(row.currency_code, minor);
  return {
    id: row.id,
    number: row.number,
    owner: ownerFromKey(row.buyer_key),
    email: row.email,
    cartId: row.cart_id,
    cartVersion: row.cart_version,
    shippingAddress: row.shipping_address,
    shippingMethod: row.shipping_method,
    currency: row.currency_code,
    status: row.status,
    step: row.step,
    attempt: row.attempt,
    isCancelRequested: row.cancel_requested,
    cancelReason: row.cancel_reason,
    refusal: row.refusal ?? undefined,
    lines: row.lines.map((line) => lineFromJson(line, row.currency_code)),
    totals: totalsFromRow(row),
    payment: {
      provider: row.payment_provider,
      status: row.payment_status,
      isAsked: row.payment_asked,
      nextAction: row.payment_next_action,
      captured: amount(row.captured_minor),
      refunded: amount(row.refunded_minor),
      refunding: amount(row.refunding_minor),
    },
    version: row.version,
    createdAt: row.created_at,
    events: row.events.map(eventFromJson),
  };
}

function totalsFromRow(row: OrderRow): Order["totals"] {
  const { subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor, currency_code } = row;
  if (subtotal_minor === null || discount_minor === null || shipping_minor === null) return undefined;
  if (tax_minor === null || total_minor === null) return undefined;
  return {
    subtotal: money(currency_code, subtotal_minor),
    discount: money(currency_code, discount_minor),
    shipping: money(currency_code, shipping_minor),
    tax: money(currency_code, tax_minor),
    total: money(currency_code, total_minor),
  };
}

function lineFromJson(line: LineJson, currency: string): OrderLine {
  return {
    variantId: line.variant_id,
    productId: line.product_id,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    // Amounts stay within what a JSON number holds exactly, so nothing is lost on the way through JSON.
    unitPrice: money(currency, BigInt(line.unit_price_minor)),
    refundedQuantity: line.refunded_quantity,
  };
}

function eventFromJson(event: EventJson): OrderEvent {
  return {
    id: event.id,
    sequence: event.sequence,
    type: event.type,
    occurredAt: new Date(event.occurred_at),
    note: event.note,
    dataVersion: event.data_version,
    dataJson: event.data_json,
  };
}

function ownerFromKey(buyerKey: string): CartOwner {
  const cut = buyerKey.indexOf(":");
  const kind = buyerKey.slice(0, cut) === "user" ? "user" : "guest";
  return { kind, id: buyerKey.slice(cut + 1) };
}

/** Events as the rows that a statement unpacks from JSON. */
export function eventsToJson(events: readonly OrderEvent[]): string {
  return JSON.stringify(
    events.map((event) => ({
      id: event.id,
      sequence: event.sequence,
      type: event.type,
      occurred_at: event.occurredAt.toISOString(),
      note: event.note,
      data_version: event.dataVersion,
      data_json: event.dataJson,
    })),
  );
}

/** Lines as the rows that a statement unpacks from JSON. */
export function linesToJson(lines: readonly OrderLine[]): string {
  return JSON.stringify(
    lines.map((line, position) => ({
      position,
      variant_id: line.variantId,
      product_id: line.productId,
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      unit_price_minor: String(line.unitPrice.amountMinor),
      refunded_quantity: line.refundedQuantity,
    })),
  );
}
