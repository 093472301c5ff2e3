// What an order is, and how a change of it is written down. An order is never edited: a decision answers what it
// becomes, what happened, and what is to be done elsewhere, and all of that is saved as one.

import type { Money } from "@shoal/money";

/** Where the checkout stands. */
export type Step =
  | "created"
  | "reserved"
  | "authorising"
  | "authorised"
  | "committing"
  | "committed"
  | "confirmed"
  | "cancelling"
  | "cancelled";

/** Where the order stands for the customer. */
export type Status = "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";

export type PaymentStatus =
  | "none"
  | "authorised"
  | "captured"
  | "partially_refunded"
  | "refunded"
  | "voided"
  | "failed";

/** Whose cart is bought; `id` is the account's, or the guest cart's. */
export type CartOwner = { readonly kind: "user" | "guest"; readonly id: string };

export type Address = {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
  readonly phone: string;
};

export type OrderLine = {
  readonly variantId: string;
  readonly productId: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly refundedQuantity: number;
};

/** total = subtotal - discount + shipping + tax. */
export type Totals = {
  readonly subtotal: Money;
  readonly discount: Money;
  readonly shipping: Money;
  readonly tax: Money;
  readonly total: Money;
};

export type Payment = {
  readonly provider: string;
  readonly status: PaymentStatus;
  /** Whether the provider may have been asked: then undoing includes a void. */
  readonly isAsked: boolean;
  /** Address where the buyer has to go before the outcome can be known; empty when nowhere. */
  readonly nextAction: string;
  readonly captured: Money;
  readonly refunded: Money;
  /** Asked of the provider and not answered yet. */
  readonly refunding: Money;
};

/** Why an order was not to be; told to the buyer now and at every repeat. `code` is a gRPC status code. */
export type StoredRefusal = {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly metadata: Readonly<Record<string, string>>;
};

export type OrderEvent = {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly occurredAt: Date;
  readonly note: string;
  readonly dataVersion: number;
  /** A JSON object as text. */
  readonly dataJson: string;
};

export type Order = {
  readonly id: string;
  readonly number: string;
  readonly owner: CartOwner;
  readonly email: string;
  readonly cartId: string;
  readonly cartVersion: bigint;
  readonly shippingAddress: Address;
  readonly shippingMethod: string;
  readonly currency: string;
  readonly status: Status;
  readonly step: Step;
  /** Which reservation: 1, or 2 after the first expired. */
  readonly attempt: number;
  readonly isCancelRequested: boolean;
  readonly cancelReason: string;
  readonly refusal: StoredRefusal | undefined;
  /** Empty until stock was reserved. */
  readonly lines: readonly OrderLine[];
  readonly totals: Totals | undefined;
  readonly payment: Payment;
  /** Grows by one at each change. */
  readonly version: bigint;
  readonly createdAt: Date;
  /** Oldest first. */
  readonly events: readonly OrderEvent[];
};

/** An event as a decision knows it. */
export type EventDraft = {
  readonly type: string;
  readonly note?: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

export type OutboxKind =
  | "capture"
  | "void_or_refund"
  | "refund"
  | "release_reservation"
  | "restock"
  | "remove_ordered_lines"
  | "send_mail";

export type Destination = "payment" | "stock" | "cart" | "mail";

/** Something to be done elsewhere; rows of one order and destination are done one after the other. */
export type OutboxDraft = {
  readonly destination: Destination;
  readonly kind: OutboxKind;
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Leaves the relay's hands off for so long, for whoever tries at once. */
  readonly delayMs?: number;
};

export type OutboxItem = OutboxDraft & { readonly id: string };

/** What an order becomes, what happened, and what follows. */
export type Change = {
  readonly after: Order;
  readonly events: readonly EventDraft[];
  readonly outbox: readonly OutboxDraft[];
};

/** A change with its version, ids and times: ready to be saved over `before`. */
export type StampedChange = {
  readonly before: Order;
  readonly after: Order;
  readonly events: readonly OrderEvent[];
  readonly outbox: readonly OutboxItem[];
};

/** A change of some fields with what it brings. */
export function change(
  order: Order,
  patch: Partial<Order>,
  brings: { readonly events?: readonly EventDraft[]; readonly outbox?: readonly OutboxDraft[] } = {},
): Change {
  return { after: { ...order, ...patch }, events: brings.events ?? [], outbox: brings.outbox ?? [] };
}

/** A second change on top of a first, to be saved as one. */
export function andThen(first: Change, next: (order: Order) => Change): Change {
  const second = next(first.after);
  return {
    after: second.after,
    events: [...first.events, ...second.events],
    outbox: [...first.outbox, ...second.outbox],
  };
}

/**
 * Gives a change its version, ids and times. The timeline never runs backwards, whatever the clocks of replicas say.
 */
export function stampChange(before: Order, made: Change, newId: () => string, now: Date): StampedChange {
  const last = before.events.at(-1);
  const occurredAt = last !== undefined && last.occurredAt > now ? last.occurredAt : now;
  const events = made.events.map((draft, index) => ({
    id: newId(),
    sequence: (last?.sequence ?? 0) + index + 1,
    type: draft.type,
    occurredAt,
    note: draft.note ?? "",
    dataVersion: 1,
    dataJson: JSON.stringify(draft.data ?? {}),
  }));
  const outbox = made.outbox.map((draft) => ({ ...draft, id: newId() }));
  const after = { ...made.after, version: before.version + 1n, events: [...before.events, ...events] };
  return { before, after, events, outbox };
}

/** The breakdown as programs read it: minor units as text, under the names that refusals and events use. */
export function describeTotals(totals: Totals): Record<string, string> {
  return {
    subtotal_minor: String(totals.subtotal.amountMinor),
    discount_minor: String(totals.discount.amountMinor),
    shipping_minor: String(totals.shipping.amountMinor),
    tax_minor: String(totals.tax.amountMinor),
    total_minor: String(totals.total.amountMinor),
    currency_code: totals.total.currency,
  };
}

/** What names an order's buyer, and with it their request keys: "user:<id>" or "guest:<cart id>". */
export function buyerKeyOf(owner: CartOwner): string {
  return `${owner.kind}:${owner.id}`;
}

/** Why an order was cancelled, where no refusal says it. */
export const cancelReasons = {
  requested: "CANCELLED_ON_REQUEST",
  interrupted: "CHECKOUT_INTERRUPTED",
  captureFailed: "PAYMENT_CAPTURE_FAILED",
  unresolved: "PAYMENT_UNRESOLVED",
} as const;
