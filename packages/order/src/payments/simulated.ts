// A payment provider for development and tests, whose tokens decide the outcome. It keeps its books in a schema of its
// own over a connection of its own, so that "charged once" can be checked after anything; it is refused in production.

import { brokenConstraint, type Pool } from "@shoal/postgres";
import type { AuthoriseOutcome, AuthoriseRequest, PaymentProvider } from "./port.ts";
import {
  type Asked,
  announcePayment,
  capturePayment,
  findPayment,
  refundPayment,
  settlePayment,
  voidPayment,
  wasRefunded,
} from "./simulated-ledger.ts";

/** How long the slow token takes; long enough for a void to come first. */
const slowMs = 2000;
/** How long a caller waits for an answer that was lost. */
const lostAnswerMs = 200;

const declineReasons: ReadonlyMap<string, string> = new Map([
  ["tok_declined", "CARD_DECLINED"],
  ["tok_insufficient_funds", "INSUFFICIENT_FUNDS"],
]);

const goodTokens: ReadonlySet<string> = new Set(["tok_ok", "tok_slow", "tok_timeout_after_success", "tok_error_once"]);

/** The provider over a pool to the database that holds its books. */
export function createSimulatedProvider(pool: Pool): PaymentProvider {
  return {
    name: "simulated",
    authorise: (request) => authorise(pool, request),
    capture: async (key) => {
      await capturePayment(pool, key);
      const state = (await findPayment(pool, key))?.state;
      return state === "captured" ? { kind: "captured" } : { kind: "failed", reason: failureOf(state) };
    },
    void: async (key) => {
      await voidPayment(pool, key);
      return { kind: (await findPayment(pool, key))?.state === "captured" ? "captured" : "voided" };
    },
    refund: async ({ key, refundKey, amount }) => {
      const isRefunded = await refundOnce(pool, { key, refundKey, amountMinor: amount.amountMinor });
      return isRefunded ? { kind: "refunded" } : { kind: "failed", reason: "REFUND_REFUSED" };
    },
  };
}

async function authorise(pool: Pool, { key, amount, token }: AuthoriseRequest): Promise<AuthoriseOutcome> {
  const asked: Asked = { key, amountMinor: amount.amountMinor, currency: amount.currency };
  if (token === undefined) {
    // Only a request that failed without an effect leaves an announced key behind: the repeat of it succeeds.
    const stored = await findPayment(pool, key);
    if (stored?.state === "announced") await settlePayment(pool, asked, "");
    return await storedOutcome(pool, asked);
  }
  if (token === "tok_slow") await Bun.sleep(slowMs);
  if (token === "tok_error_once" && (await announcePayment(pool, asked))) return { kind: "unknown" };
  const isFirst = await settlePayment(pool, asked, declineReasonOf(token));
  if (token === "tok_timeout_after_success" && isFirst) {
    await Bun.sleep(lostAnswerMs);
    return { kind: "unknown" };
  }
  return await storedOutcome(pool, asked);
}

function declineReasonOf(token: string): string {
  if (goodTokens.has(token)) return "";
  return declineReasons.get(token) ?? "INVALID_TOKEN";
}

async function storedOutcome(pool: Pool, asked: Asked): Promise<AuthoriseOutcome> {
  const stored = await findPayment(pool, asked.key);
  if (stored === undefined) return { kind: "unseen" };
  if (stored.state === "voided") return { kind: "declined", reason: "VOIDED" };
  if (stored.amountMinor !== asked.amountMinor || stored.currency !== asked.currency) {
    return { kind: "declined", reason: "KEY_REUSED" };
  }
  if (stored.state === "declined") return { kind: "declined", reason: stored.declineReason };
  return stored.state === "announced" ? { kind: "unknown" } : { kind: "authorised" };
}

function failureOf(state: string | undefined): string {
  return state === "voided" ? "AUTHORISATION_VOIDED" : "NOT_AUTHORISED";
}

/** Two requests of one name at once: one gives the money back, the other meets its entry, and both are right. */
async function refundOnce(
  pool: Pool,
  refund: { readonly key: string; readonly refundKey: string; readonly amountMinor: bigint },
): Promise<boolean> {
  try {
    return (await refundPayment(pool, refund)) || (await wasRefunded(pool, refund.refundKey));
  } catch (error) {
    if (brokenConstraint(error) === "entries_refund_once") return true;
    throw error;
  }
}
