// One request, one tree of spans: what a collector gets of purchases, alone and many at once.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "@shoal/traces";
import { type Answer, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let receiver: OtlpReceiver;
let t: TestShop;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  t = await openTestShop({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, TRACE_SAMPLE_RATIO: "1" });
}, 60_000);
afterAll(async () => {
  await t.close();
  receiver.close();
}, 60_000);

const traceOf = (traceId: string) => receiver.spans.filter((span) => span.traceId === traceId);
const linkedTo = (traceId: string) =>
  receiver.spans.filter(({ links }) => links.some((link) => link.traceId === traceId));
const titleOf = (span: ReceivedSpan | undefined) => `${span?.service} ${span?.kind} ${span?.name}`;

/** Each process sends its spans in its own time, so a parent may arrive after its children. */
function isWhole(traceId: string): boolean {
  const spans = traceOf(traceId);
  const ids = new Set(spans.map(({ id }) => id));
  const nouns = new Set(spans.map(({ service }) => service));
  const hasAll = ["gateway", "order", "cart", "product"].every((noun) => nouns.has(noun));
  const isRooted = spans.filter(({ parentId }) => parentId === "").length === 1;
  return hasAll && isRooted && spans.every(({ parentId }) => parentId === "" || ids.has(parentId));
}

async function guestWith(variantId: string): Promise<Record<string, string>> {
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 1 } });
  return { "x-cart-id": added.headers.get("x-cart-id") ?? "" };
}

function placeOrder(guest: Record<string, string>): Promise<Answer> {
  const headers = { ...guest, "idempotency-key": crypto.randomUUID() };
  return t.send("POST", "/orders", { headers, json: orderBody("tok_ok", { email: "guest@shoal.example" }) });
}

test("a purchase is one tree: every call below its caller, every command below the call that needed it", async () => {
  const { variantId } = await t.newProduct({ onHand: 1 });
  const answer = await placeOrder(await guestWith(variantId));
  expect(answer.status).toBe(201);
  const traceId = answer.headers.get("x-trace-id") ?? "";
  const isDone = () => isWhole(traceId) && linkedTo(traceId).some(({ name }) => name === "outbox/capture");
  expect(await receiver.until(isDone, 20_000)).toBe(true);

  const spans = traceOf(traceId);
  const byId = new Map(spans.map((span) => [span.id, span]));
  const edges = new Set(spans.map((span) => `${titleOf(byId.get(span.parentId))} > ${titleOf(span)}`));
  const place = "shoal.order.v1.OrderService/PlaceOrder";
  const reserve = "shoal.product.v1.InventoryService/ReserveStock";
  const commit = "shoal.product.v1.InventoryService/CommitReservation";
  const getCart = "shoal.cart.v1.CartService/GetCart";
  const removeLines = "shoal.cart.v1.CartService/RemoveOrderedLines";
  for (const edge of [
    `gateway server POST /api/v1/orders > gateway client ${place}`,
    `gateway client ${place} > order server ${place}`,
    `order server ${place} > order client find_key`,
    `order server ${place} > order client ${getCart}`,
    `order client ${getCart} > cart server ${getCart}`,
    `cart server ${getCart} > cart client HGETALL`,
    `order server ${place} > order client insert_order`,
    `order server ${place} > order internal checkout`,
    `order internal checkout > order client ${reserve}`,
    `order client ${reserve} > product server ${reserve}`,
    `product server ${reserve} > product client take_stock`,
    "order internal checkout > order client payment/authorise",
    `order internal checkout > order client ${commit}`,
    `order client ${commit} > product server ${commit}`,
    "order internal checkout > order client save_order",
    `order internal checkout > order client ${removeLines}`,
    `order client ${removeLines} > cart server ${removeLines}`,
    `cart server ${removeLines} > cart client remove_ordered_lines`,
  ]) {
    expect([...edges]).toContain(edge);
  }
  // Below the payment stand the simulated provider's own books.
  const payment = spans.find(({ name }) => name === "payment/authorise");
  expect(payment?.attributes).toMatchObject({ "payment.outcome": "authorised", "order.id": String(answer.json["id"]) });
  expect(spans.some(({ parentId, attributes }) => parentId === payment?.id && "db.query.text" in attributes)).toBe(
    true,
  );
  for (const span of spans.filter(({ attributes }) => attributes["db.system.name"] === "postgresql")) {
    expect(span.kind).toBe("client");
    if (span.attributes["db.query.text"] !== undefined)
      expect(span.attributes["db.query.text"]).not.toContain(variantId);
  }
  // A child does not begin before its parent; clocks of one machine.
  for (const span of spans) expect(span.startMs).toBeGreaterThanOrEqual((byId.get(span.parentId)?.startMs ?? 0) - 1);

  const capture = linkedTo(traceId).find(({ name }) => name === "outbox/capture");
  const checkoutCaller = spans.find(({ id }) => id === capture?.links[0]?.id);
  expect(titleOf(capture)).toBe("order consumer outbox/capture");
  expect(titleOf(checkoutCaller)).toBe(`order server ${place}`);
}, 60_000);

test("fifty purchases at once are fifty trees, and no span is in another's", async () => {
  const { variantId } = await t.newProduct({ onHand: 50 });
  const guests = await Promise.all(Array.from({ length: 50 }, () => guestWith(variantId)));
  const answers = await Promise.all(guests.map(placeOrder));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 201));
  const orders = answers.map(({ headers, json }) => ({
    id: String(json["id"]),
    traceId: headers.get("x-trace-id") ?? "",
  }));
  expect(new Set(orders.map(({ traceId }) => traceId)).size).toBe(50);
  const isDone = () =>
    orders.every(({ traceId }) => isWhole(traceId) && linkedTo(traceId).some(({ name }) => name === "outbox/capture"));
  expect(await receiver.until(isDone, 40_000)).toBe(true);
  for (const { id, traceId } of orders) {
    const spans = traceOf(traceId);
    const told = [...spans, ...linkedTo(traceId)].map(({ attributes }) => attributes["order.id"]);
    expect(new Set(told.filter((orderId) => orderId !== undefined))).toEqual(new Set([id]));
    for (const name of ["insert_order", "payment/authorise", "take_stock", "POST /api/v1/orders"])
      expect({ name, count: spans.filter((span) => span.name === name).length }).toEqual({ name, count: 1 });
  }
}, 120_000);

test("no span and no line of the log holds what a customer typed", async () => {
  const marked = "marked-7f3a";
  const login = { email: `${marked}@shoal.example`, password: `${marked}-password` };
  const answers = [
    await t.send("POST", "/auth/login", { json: login }),
    await t.send("GET", `/products?query=${marked}-words`),
    await t.send("GET", `/products/${marked}-handle`),
  ];
  const hasRoot = (traceId: string | null) =>
    receiver.spans.some((span) => span.traceId === traceId && span.parentId === "");
  expect(await receiver.until(() => answers.every(({ headers }) => hasRoot(headers.get("x-trace-id"))), 10_000)).toBe(
    true,
  );
  expect(receiver.spans.length).toBeGreaterThan(10);
  expect(JSON.stringify(receiver.spans)).not.toContain(marked);
  expect(t.output.join("\n")).not.toContain(marked);
}, 30_000);

test("a problem document, its line in the log and its trace have one id, which the answer's header tells", async () => {
  const answer = await t.send("POST", "/auth/login", {
    json: { email: "nobody@shoal.example", password: "wrong-wrong" },
  });
  const traceId = answer.headers.get("x-trace-id") ?? "";
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(answer.json["trace_id"]).toBe(traceId);
  const isSeen = () => t.output.some((line) => line.startsWith("gateway") && line.includes(`"trace_id":"${traceId}"`));
  expect(await receiver.until(() => isSeen() && traceOf(traceId).some(({ parentId }) => parentId === ""), 10_000)).toBe(
    true,
  );
}, 30_000);
