// Stripe behind the port: one PaymentIntent for each order, made first, confirmed with the buyer's token, captured by
// hand. The intent is where races end: Stripe lets it be confirmed, captured or cancelled once, whoever asks, so each
// request here asks, and where it is refused looks at what the intent has become. No card number comes near this shop:
// a token is a PaymentMethod or a ConfirmationToken that Stripe.js made in the buyer's browser.
// (https://docs.stripe.com/api/payment_intents, https://docs.stripe.com/api/idempotent_requests)

import type { Pool } from "@shoal/postgres";
import Stripe from "stripe";
import type {
  AuthoriseOutcome,
  AuthoriseRequest,
  CaptureOutcome,
  PaymentProvider,
  RefundOutcome,
  RefundRequest,
  VoidOutcome,
} from "./port.ts";
import { announceIntent, closeIntent, findIntent, type KnownIntent, noteIntentId } from "./stripe-intents.ts";

export type StripeOptions = {
  /** Holds the schema stripe_payments. */
  readonly pool: Pool;
  readonly secretKey: string;
  /** Where a buyer comes back to whose bank wanted a word; "{order_id}" stands for the order's id. */
  readonly returnUrl: string;
  /** https://api.stripe.com, but in tests. */
  readonly apiUrl: string;
  /** Of one request; an answer of the port may need three. */
  readonly timeoutMs: number;
};

type Parts = { readonly stripe: Stripe; readonly pool: Pool; readonly returnUrl: string };

export function createStripeProvider(options: StripeOptions): PaymentProvider {
  const api = new URL(options.apiUrl);
  const stripe = new Stripe(options.secretKey, {
    host: api.hostname,
    port: api.port === "" ? (api.protocol === "https:" ? 443 : 80) : Number(api.port),
    protocol: api.protocol === "https:" ? "https" : "http",
    timeout: options.timeoutMs,
    // Whoever asks decides about repeats: they have rests, an end, and a lease to keep.
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: "shoal" },
  });
  const parts: Parts = { stripe, pool: options.pool, returnUrl: options.returnUrl };
  return {
    name: "stripe",
    authorise: (request) => authorise(parts, request),
    capture: (key) => capture(parts, key),
    void: (key) => voidPayment(parts, key),
    refund: (request) => refund(parts, request),
  };
}

async function authorise(parts: Parts, { key, amount, token }: AuthoriseRequest): Promise<AuthoriseOutcome> {
  const { amountMinor, currency } = amount;
  const known = await announceIntent(parts.pool, { key, amountMinor, currency });
  if (known.isClosed) return await answerClosed(parts, known.intentId);
  if (known.amountMinor !== amountMinor || known.currency !== currency)
    return { kind: "declined", reason: "KEY_REUSED" };
  // Stripe takes no payment of nothing, and none is needed.
  if (amountMinor === 0n) return { kind: "authorised" };
  const intent = await openIntent(parts, key, known).catch(declineForAmount);
  if ("kind" in intent) return intent;
  if (!isUnconfirmed(intent)) return await settle(parts, key, intent);
  if (token === undefined) return { kind: "unseen" };
  return await confirm(parts, key, intent, token);
}

/** The intent of a key as it is now, made if it was not there. */
async function openIntent({ stripe, pool }: Parts, key: string, known: KnownIntent): Promise<Stripe.PaymentIntent> {
  if (known.intentId !== null) return await stripe.paymentIntents.retrieve(known.intentId);
  const made = await stripe.paymentIntents.create(
    {
      amount: Number(known.amountMinor),
      currency: String(known.currency).toLowerCase(),
      capture_method: "manual",
      allowed_payment_method_types: ["card"],
      metadata: { order_id: key },
    },
    { idempotencyKey: `${key}-create` },
  );
  await noteIntentId(pool, key, made.id);
  // A repeat under the request key answers what the intent was when it was new.
  const isRepeat = made.lastResponse.headers["idempotent-replayed"] === "true";
  return isRepeat ? await stripe.paymentIntents.retrieve(made.id) : made;
}

/** Nobody has tried to pay it yet. */
function isUnconfirmed({ status, last_payment_error }: Stripe.PaymentIntent): boolean {
  return status === "requires_confirmation" || (status === "requires_payment_method" && last_payment_error === null);
}

async function confirm(
  parts: Parts,
  key: string,
  intent: Stripe.PaymentIntent,
  token: string,
): Promise<AuthoriseOutcome> {
  try {
    const confirmed = await parts.stripe.paymentIntents.confirm(
      intent.id,
      {
        ...(token.startsWith("ctoken_") ? { confirmation_token: token } : { payment_method: token }),
        return_url: parts.returnUrl.replaceAll("{order_id}", encodeURIComponent(key)),
      },
      { idempotencyKey: `${key}-confirm` },
    );
    return await settle(parts, key, confirmed);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) {
      return await decline(parts, key, intent.id, reasonOf(error.decline_code ?? error.code));
    }
    if (isTokenRefused(error)) return await decline(parts, key, intent.id, "INVALID_TOKEN");
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    // Somebody was faster: what the intent has become is the answer, if it has become anything.
    const current = await parts.stripe.paymentIntents.retrieve(intent.id);
    if (isUnconfirmed(current)) throw error;
    return await settle(parts, key, current);
  }
}

async function settle(parts: Parts, key: string, intent: Stripe.PaymentIntent): Promise<AuthoriseOutcome> {
  const failure = intent.last_payment_error;
  switch (intent.status) {
    case "requires_capture":
    case "succeeded":
      return { kind: "authorised" };
    case "requires_payment_method":
      return await decline(parts, key, intent.id, reasonOf(failure?.decline_code ?? failure?.code));
    case "canceled":
      return { kind: "declined", reason: failure === null ? "VOIDED" : reasonOf(failure.decline_code ?? failure.code) };
    case "requires_action": {
      const nextAction = intent.next_action?.redirect_to_url?.url ?? undefined;
      return nextAction === undefined ? { kind: "unknown" } : { kind: "unknown", nextAction };
    }
    default:
      return { kind: "unknown" };
  }
}

/** Ends an intent that was refused, so that no later attempt can bring the order's money to life again. */
async function decline(parts: Parts, key: string, intentId: string, reason: string): Promise<AuthoriseOutcome> {
  await closeIntent(parts.pool, key);
  const ended = await endIntent(parts, intentId);
  return ended.kind === "voided" ? { kind: "declined", reason } : { kind: "authorised" };
}

/** A key that was declined or voided before: its intent is ended, if whoever closed the key died before that. */
async function answerClosed(parts: Parts, intentId: string | null): Promise<AuthoriseOutcome> {
  if (intentId === null) return { kind: "declined", reason: "VOIDED" };
  const ended = await endIntent(parts, intentId);
  if (ended.kind === "captured") return { kind: "authorised" };
  const failure = (await parts.stripe.paymentIntents.retrieve(intentId)).last_payment_error;
  return { kind: "declined", reason: failure === null ? "VOIDED" : reasonOf(failure.decline_code ?? failure.code) };
}

/** Cancels an intent; throws while it can be neither cancelled nor called captured. */
async function endIntent({ stripe }: Parts, intentId: string): Promise<{ readonly kind: "voided" | "captured" }> {
  try {
    await stripe.paymentIntents.cancel(intentId);
    return { kind: "voided" };
  } catch (error) {
    const { status } = await stripe.paymentIntents.retrieve(intentId);
    if (status === "canceled") return { kind: "voided" };
    if (status === "succeeded") return { kind: "captured" };
    throw error;
  }
}

async function capture({ stripe, pool }: Parts, key: string): Promise<CaptureOutcome> {
  const known = await findIntent(pool, key);
  if (known?.amountMinor === 0n && !known.isClosed) return { kind: "captured" };
  if (known === undefined || known.intentId === null) return { kind: "failed", reason: "NOT_AUTHORISED" };
  try {
    await stripe.paymentIntents.capture(known.intentId, {}, { idempotencyKey: `${key}-capture` });
    return { kind: "captured" };
  } catch (error) {
    const { status, cancellation_reason } = await stripe.paymentIntents.retrieve(known.intentId);
    if (status === "succeeded") return { kind: "captured" };
    if (status === "requires_capture" || status === "processing") throw error;
    const isLapsed = status === "canceled" && cancellation_reason === "automatic";
    return { kind: "failed", reason: isLapsed ? "AUTHORISATION_EXPIRED" : "AUTHORISATION_VOIDED" };
  }
}

async function voidPayment(parts: Parts, key: string): Promise<VoidOutcome> {
  const known = await closeIntent(parts.pool, key);
  if (known.amountMinor === null || known.amountMinor === 0n) return { kind: "voided" };
  // Made again under its request key where its name was lost: there may be one that a slow driver is about to confirm.
  const intentId = known.intentId ?? (await openIntent(parts, key, known)).id;
  return await endIntent(parts, intentId);
}

async function refund({ stripe, pool }: Parts, { key, refundKey, amount }: RefundRequest): Promise<RefundOutcome> {
  const intentId = (await findIntent(pool, key))?.intentId;
  if (intentId === undefined || intentId === null) return { kind: "failed", reason: "NOT_AUTHORISED" };
  // Stripe forgets request keys after a day, and a refund may be asked for again after that.
  for await (const earlier of stripe.refunds.list({ payment_intent: intentId, limit: 100 })) {
    if (earlier.metadata?.["refund_key"] === refundKey) return describeRefund(earlier);
  }
  try {
    const made = await stripe.refunds.create(
      { payment_intent: intentId, amount: Number(amount.amountMinor), metadata: { refund_key: refundKey } },
      { idempotencyKey: `${refundKey}-refund` },
    );
    return describeRefund(made);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error;
    return { kind: "failed", reason: reasonOf(error.code) };
  }
}

/** Pending is as good as done: Stripe has taken it on, and tells the account if the bank sends it back. */
function describeRefund({ status, failure_reason }: Stripe.Refund): RefundOutcome {
  if (status !== "failed" && status !== "canceled") return { kind: "refunded" };
  return { kind: "failed", reason: reasonOf(failure_reason) };
}

function declineForAmount(error: unknown): AuthoriseOutcome {
  const isAmount = error instanceof Stripe.errors.StripeInvalidRequestError && error.code?.startsWith("amount_too_");
  if (isAmount !== true) throw error;
  return { kind: "declined", reason: reasonOf(error.code) };
}

function isTokenRefused(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  return /^(payment_method|confirmation_token)/.test(error.param ?? "");
}

/** "insufficient_funds" → INSUFFICIENT_FUNDS; only names of that shape get through. */
function reasonOf(code: string | null | undefined): string {
  return /^[a-z][a-z0-9_]{0,63}$/.test(code ?? "") ? String(code).toUpperCase() : "CARD_DECLINED";
}
