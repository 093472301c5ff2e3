// Messages to buyers: each is sent once its change is saved, apart from everything that the order itself waits for.

import { afterAll, beforeAll, expect, test } from "bun:test";
import type { MailMessage, MailOutcome } from "@shoal/mail";
import { staff, testCall } from "@shoal/testkit";
import { deliverDue } from "./outbox.ts";
import { openShop, type Shop } from "./shop.fixture.ts";

let shop: Shop;
const sent: MailMessage[] = [];
let send: (message: MailMessage) => Promise<MailOutcome>;

const keep = async (message: MailMessage): Promise<MailOutcome> => {
  sent.push(message);
  return { kind: "sent" };
};

beforeAll(async () => {
  send = keep;
  shop = await openShop({ isRelayed: false, mailer: { send: (message) => send(message), close: () => {} } });
});
afterAll(() => shop.close());

async function place(email = "ada@example.com") {
  const variant = shop.fakes.addVariant(5);
  const cartId = shop.fakes.fillCart({ [variant]: 2 });
  const { response } = await shop.place({ cartOwner: { guestCartId: cartId }, email });
  return response?.order?.id ?? "";
}

const relayMail = () => deliverDue(shop.deps, { queue: "mail" });
const subjects = () => sent.splice(0).map(({ to, subject }) => `${to}: ${subject.replace(/ \S+-\S+ /, " N ")}`);

test("a buyer is told of the confirmation, the shipping and each refund, once each, in this order", async () => {
  const orderId = await place();
  expect(subjects()).toEqual([]);
  await relayMail();
  await shop.client.shipOrder({ orderId }, testCall(staff));
  await shop.client.refundOrder(
    { orderId, requestId: crypto.randomUUID(), lines: [], restock: false },
    testCall(staff),
  );
  await relayMail();
  await relayMail();
  expect(subjects()).toEqual([
    "ada@example.com: Your order N is confirmed",
    "ada@example.com: Your order N is on its way",
    "ada@example.com: Your order N was refunded",
  ]);
  expect(await relayMail()).toEqual([]);
});

test("a mail server that hangs keeps neither a purchase nor its money waiting", async () => {
  const gate = Promise.withResolvers<MailOutcome>();
  send = () => gate.promise;
  const orderId = await place();
  const relaying = relayMail();
  await shop.client.shipOrder({ orderId }, testCall(staff));
  expect(await shop.charges(orderId)).toEqual(["authorise", "capture"]);
  gate.resolve({ kind: "sent" });
  await relaying;
  send = keep;
  await relayMail();
  expect(subjects()).toEqual(["ada@example.com: Your order N is on its way"]);
});

test("a message that failed comes again under its id, one that is refused is given up, and no log names who or what", async () => {
  const ids: string[] = [];
  send = async ({ id }) => {
    ids.push(id);
    return ids.length === 1 ? { kind: "failed", problem: "mail server: SMTP 451" } : { kind: "sent" };
  };
  await place("eve@example.com");
  expect(await relayMail()).toEqual([{ kind: "retry", problem: "mail server: SMTP 451" }]);
  await shop.database.pool`update outbox set next_attempt_at = now() where delivered_at is null`;
  expect(await relayMail()).toEqual([{ kind: "delivered" }]);
  expect(ids[1]).toBe(ids[0]);

  send = async () => ({ kind: "refused", problem: "mail server: SMTP 550" });
  await place("eve@example.com");
  expect(await relayMail()).toEqual([{ kind: "dead", problem: "mail server: SMTP 550" }]);
  expect(shop.lines.join("\n")).toContain("SMTP 550");
  expect(shop.lines.join("\n")).not.toMatch(/eve@|is confirmed/);
  send = keep;
});

test("a declined payment sends nothing: placing orders is no way to write to strangers", async () => {
  const variant = shop.fakes.addVariant(5);
  const cartId = shop.fakes.fillCart({ [variant]: 1 });
  await shop.place({
    cartOwner: { guestCartId: cartId },
    email: "stranger@example.com",
    payment: { provider: "simulated", token: "tok_declined" },
  });
  expect(await relayMail()).toEqual([]);
});
