// What a buyer is told by mail: which changes are worth a message, and what it says. Plain text: every reader shows it,
// and nothing that somebody typed can become markup.

import { type Money, money, toDecimal } from "@shoal/money";
import { type Change, cancelReasons, type EventDraft, type Order } from "./order.ts";

/** What an outbox row of kind `send_mail` holds: what happened, and its figures. Never an address. */
export type MailPayload = {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type Mail = { readonly subject: string; readonly text: string };

/** Ends of a checkout that its buyer did not see while waiting for the answer. */
const unseenReasons: readonly string[] = [cancelReasons.requested, cancelReasons.interrupted, cancelReasons.unresolved];

/** The change with a message for everything in it that its buyer should hear of. */
export function withMails(before: Order, made: Change): Change {
  const mails = made.events
    .filter((event) => isMailed(before, made.after, event))
    .map(({ type, data }) => ({
      destination: "mail" as const,
      kind: "send_mail" as const,
      payload: { event: type, data: data ?? {} } satisfies MailPayload,
    }));
  return mails.length === 0 ? made : { ...made, outbox: [...made.outbox, ...mails] };
}

function isMailed(before: Order, after: Order, event: EventDraft): boolean {
  switch (event.type) {
    case "order.confirmed":
      // Confirmed and cancelled in one change: one message tells it.
      return after.status !== "cancelled";
    case "order.shipped":
    case "payment.refunded":
      return true;
    case "order.cancelled":
      // A refusal that was the answer to placing the order needs no letter, and must not become a way to send some.
      return before.status !== "pending" || unseenReasons.includes(after.cancelReason);
    default:
      return false;
  }
}

/** The message for something that happened to an order; undefined for an event that has none. */
export function composeMail(order: Order, { event, data }: MailPayload): Mail | undefined {
  switch (event) {
    case "order.confirmed":
      return letter(order, "is confirmed", ["Thank you for your order.", "", ...describeOrder(order)]);
    case "order.shipped":
      return letter(order, "is on its way", ["Your order has been shipped to:", "", ...describeAddress(order)]);
    case "order.cancelled":
      return letter(order, "was cancelled", [...describeCancel(order), "", ...describeLines(order)]);
    case "payment.refunded": {
      const amount = money(String(data["currency_code"]), BigInt(String(data["amount_minor"])));
      return letter(order, "was refunded", [
        `We have given back ${show(amount)} in the way you paid. It may take your bank some days to show it.`,
      ]);
    }
    default:
      return undefined;
  }
}

function letter(order: Order, what: string, paragraphs: readonly string[]): Mail {
  const subject = `Your order ${order.number} ${what}`;
  return { subject, text: [`${subject}.`, "", ...paragraphs, ""].join("\n") };
}

function describeOrder(order: Order): string[] {
  const { totals } = order;
  return [
    ...describeLines(order),
    ...(totals === undefined ? [] : ["", ...describeTotals(totals)]),
    "",
    "It will be sent to:",
    "",
    ...describeAddress(order),
  ];
}

function describeLines(order: Order): string[] {
  return order.lines.map(({ quantity, title, sku, unitPrice }) => {
    const named = sku === "" ? title : `${title} (${sku})`;
    return `${quantity} x ${named}, ${show(unitPrice)} each`;
  });
}

function describeTotals(totals: NonNullable<Order["totals"]>): string[] {
  const rows: readonly (readonly [string, Money])[] = [
    ["Subtotal", totals.subtotal],
    ["Discount", totals.discount],
    ["Shipping", totals.shipping],
    ["Tax", totals.tax],
    ["Total", totals.total],
  ];
  return rows
    .filter(([name, amount]) => name === "Total" || amount.amountMinor !== 0n)
    .map(([name, amount]) => `${name}: ${show(amount)}`);
}

function describeAddress({ shippingAddress: to }: Order): string[] {
  const place = [to.postalCode, to.city, to.region].filter((part) => part !== "").join(" ");
  return [to.name, to.line1, to.line2, place, to.country].filter((line) => line !== "");
}

function describeCancel(order: Order): string[] {
  const why: Readonly<Record<string, string>> = {
    [cancelReasons.requested]: "It was cancelled on request.",
    [cancelReasons.captureFailed]: "Your payment could not be completed.",
    [cancelReasons.unresolved]: "Your payment could not be completed in time.",
    [cancelReasons.interrupted]: "A fault on our side kept it from being completed.",
  };
  return [why[order.cancelReason] ?? "It could not be completed.", "What you paid, if anything, is given back to you."];
}

function show(amount: Money): string {
  return `${toDecimal(amount)} ${amount.currency}`;
}
