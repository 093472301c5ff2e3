import { expect, test } from "bun:test";
import fc from "fast-check";
import { startCancelling } from "./checkout-steps.ts";
import { composeMail, type MailPayload, withMails } from "./mails.ts";
import { apply, arbitraryConfirmed, newOrder } from "./order.fixture.ts";
import { type Change, cancelReasons, type Order } from "./order.ts";
import { cancel, noteCancelRefunded, noteCaptured, noteCaptureFailed, refund, ship } from "./order-state.ts";
import { moneyLeft } from "./refunds.ts";

function payloadsOf(before: Order, made: Change): MailPayload[] {
  const rows = withMails(before, made).outbox.filter(({ kind }) => kind === "send_mail");
  return rows.map(({ payload }) => JSON.parse(JSON.stringify(payload)) as MailPayload);
}

function decide(decision: ReturnType<typeof ship>): Change {
  if (decision.kind !== "changed") throw new Error(`no change but ${decision.kind}`);
  return decision.change;
}

test("whatever becomes of a confirmed order, its buyer is told by a message that names it", () => {
  fc.assert(
    fc.property(arbitraryConfirmed, (confirmed) => {
      const captured = apply(confirmed, noteCaptured(confirmed));
      const cancelled = decide(cancel(captured, { by: "customer", note: "" }));
      const after = apply(captured, cancelled);
      const changes: readonly (readonly [Order, Change, string])[] = [
        [captured, decide(ship(captured, "")), "is on its way"],
        [captured, cancelled, "was cancelled"],
        [confirmed, noteCaptureFailed(confirmed, "EXPIRED"), "was cancelled"],
        [after, noteCancelRefunded(after, "r", moneyLeft(after)), "was refunded"],
      ];
      for (const [before, made, what] of changes) {
        const payloads = payloadsOf(before, made);
        expect(payloads).toHaveLength(1);
        const [mail] = payloads.map((payload) => composeMail(apply(before, made), payload));
        expect(mail?.subject).toBe(`Your order ${before.number} ${what}`);
        expect(JSON.stringify(payloads)).not.toContain(before.email);
      }
    }),
    { numRuns: 50 },
  );
});

test("a refusal that the buyer waited for brings no message, an end that they could not see does", () => {
  const refusal = { code: 9, reason: "OUT_OF_STOCK", message: "", metadata: {} };
  const end = (reason: string) => {
    const cancelling = apply(newOrder(), startCancelling(newOrder(), reason, { ...refusal, reason }));
    const made: Change = {
      after: { ...cancelling, step: "cancelled", status: "cancelled" },
      events: [{ type: "order.cancelled", data: { reason } }],
      outbox: [],
    };
    return payloadsOf(cancelling, made).length;
  };
  expect(["OUT_OF_STOCK", "PAYMENT_DECLINED", "PRICE_CHANGED"].map(end)).toEqual([0, 0, 0]);
  const { requested, interrupted, unresolved } = cancelReasons;
  expect([requested, interrupted, unresolved].map(end)).toEqual([1, 1, 1]);
});

test("a refund's message says what was given back this time", () => {
  fc.assert(
    fc.property(arbitraryConfirmed, (confirmed) => {
      const captured = apply(confirmed, noteCaptured(confirmed));
      const asked = decide(refund(captured, [], { refundId: "r", isRestocked: false, note: "" }));
      expect(payloadsOf(captured, asked)).toEqual([]);
    }),
    { numRuns: 20 },
  );
  const text = composeMail(newOrder(), {
    event: "payment.refunded",
    data: { amount_minor: "1999", currency_code: "USD" },
  })?.text;
  expect(text).toContain("19.99 USD");
});

test("a confirmation lists what was bought, what it costs and where it goes", () => {
  fc.assert(
    fc.property(arbitraryConfirmed, (confirmed) => {
      const text = composeMail(confirmed, { event: "order.confirmed", data: {} })?.text ?? "";
      for (const { quantity, title } of confirmed.lines) expect(text).toContain(`${quantity} x ${title}`);
      expect(text).toContain("Total: ");
      expect(text).toContain(confirmed.shippingAddress.line1);
      expect(text).not.toContain("undefined");
    }),
    { numRuns: 50 },
  );
});
