// What the shop needs of a payment provider; a second provider is one more file that answers this type.
//
// Every request carries a key, and a key has one outcome for ever: a repeat answers what the first one had, whether or
// not its answer arrived. The key of an order's payment is the order's id. Three rules make a crash harmless:
//
// - "unknown" says that the outcome may be anything. It is resolved by sending the same request again under the same
//   key, never by a look-up: "not found" may mean "still on its way".
// - A repeat of `authorise` needs no token: the shop never stores one, so whoever takes over has none. A provider that
//   never saw the key then answers "unseen", without an effect. (Where tokens are given in a second request, as when
//   an intent is made first and confirmed later, an intent that nobody confirmed is "unseen".)
// - A `void` that comes first closes the key: an authorise that arrives later is declined.

import type { Money } from "@shoal/money";

export type AuthoriseRequest = {
  readonly key: string;
  readonly amount: Money;
  /** The buyer's single-use token, or undefined when a request is repeated by somebody who does not have it. */
  readonly token: string | undefined;
};

export type AuthoriseOutcome =
  | { readonly kind: "authorised" }
  /** `reason` is an UPPER_SNAKE name, for example INSUFFICIENT_FUNDS. */
  | { readonly kind: "declined"; readonly reason: string }
  | { readonly kind: "unseen" }
  /** `nextAction`: it is the buyer's turn, at this address; the outcome is known after that. */
  | { readonly kind: "unknown"; readonly nextAction?: string };

export type CaptureOutcome =
  | { readonly kind: "captured" }
  /** For good: no repeat will take the money. */
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "unknown" };

/** `captured`: too late for a void, the money has to go back by a refund. */
export type VoidOutcome = { readonly kind: "voided" } | { readonly kind: "captured" } | { readonly kind: "unknown" };

export type RefundRequest = {
  readonly key: string;
  /** Names this refund; a repeat gives nothing back. */
  readonly refundKey: string;
  readonly amount: Money;
};

export type RefundOutcome =
  | { readonly kind: "refunded" }
  /** For good. */
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "unknown" };

/** Methods may also throw or hang: the caller bounds them in time and takes both for "unknown". */
export type PaymentProvider = {
  /** What PAYMENT_PROVIDER and a request's payment.provider call it. */
  readonly name: string;
  authorise(request: AuthoriseRequest): Promise<AuthoriseOutcome>;
  /** Takes the whole amount that was authorised under the key. */
  capture(key: string): Promise<CaptureOutcome>;
  void(key: string): Promise<VoidOutcome>;
  refund(request: RefundRequest): Promise<RefundOutcome>;
};
