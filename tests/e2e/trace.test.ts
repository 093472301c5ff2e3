// One request, one tree of spans: what a collector gets of a purchase.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from "@shoal/testkit";
import { openTestShop, orderBody, type TestShop } from "./test-shop.ts";

let receiver: OtlpReceiver;
let t: TestShop;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  t = await openTestShop({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint, TRACE_SAMPLE_RATIO: "1" });
}, 60_000);
afterAll(async () => {
  await t.close();
  receiver.close();
});

const isPlaceOrder = ({ service, name }: ReceivedSpan) => service === "gateway" && name === "POST /api/v1/orders";

test("a purchase is one tree from the gateway over order, cart and product down to SQL and Redis", async () => {
  const { variantId } = await t.newProduct({ onHand: 1 });
  const buyer = await t.newCustomer();
  await t.send("POST", "/cart/items", { headers: buyer.headers, json: { variant_id: variantId, quantity: 1 } });
  const headers = { ...buyer.headers, "idempotency-key": crypto.randomUUID() };
  const order = await t.send("POST", "/orders", { headers, json: orderBody() });
  expect(order.status).toBe(201);

  const spansOfOrder = () => {
    const root = receiver.spans.find(isPlaceOrder);
    return receiver.spans.filter(({ traceId }) => traceId === root?.traceId);
  };
  const nounsSeen = () => new Set(spansOfOrder().map(({ service }) => service));
  const orphans = () => {
    const ids = new Set(spansOfOrder().map(({ id }) => id));
    return spansOfOrder().filter(({ parentId }) => parentId !== "" && !ids.has(parentId));
  };
  // Each process sends its spans in its own time; a parent may arrive after its children.
  const isWhole = () =>
    ["gateway", "order", "cart", "product"].every((noun) => nounsSeen().has(noun)) && orphans().length === 0;
  expect(await receiver.until(isWhole, 15_000)).toBe(true);
  const spans = spansOfOrder();
  const root = spans.find(isPlaceOrder);
  expect(root?.parentId).toBe("");
  const systems = (noun: string) =>
    new Set(spans.filter(({ service }) => service === noun).map(({ attributes }) => attributes["db.system.name"]));
  expect(systems("order").has("postgresql")).toBe(true);
  expect(systems("product").has("postgresql")).toBe(true);
  expect(systems("cart").has("redis")).toBe(true);
  const reserve = spans.find(({ service, name }) => service === "product" && name.endsWith("/ReserveStock"));
  const caller = spans.find(({ id }) => id === reserve?.parentId);
  expect([caller?.service, caller?.name]).toEqual(["order", "shoal.product.v1.InventoryService/ReserveStock"]);
});

test("no span holds what a customer typed", async () => {
  const marked = "marked-7f3a";
  await t.send("POST", "/auth/login", { json: { email: `${marked}@shoal.example`, password: `${marked}-password` } });
  await t.send("GET", `/products?query=${marked}-words`);
  await receiver.until((spans) => spans.some(({ name }) => name === "GET /api/v1/products"), 10_000);
  expect(receiver.spans.length).toBeGreaterThan(10);
  expect(JSON.stringify(receiver.spans)).not.toContain(marked);
  expect(t.output.join("\n")).not.toContain(marked);
});
