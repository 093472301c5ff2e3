// `bun run demo`: a purchase over HTTP, told as a story. Ends with 1 as soon as the shop does something else than told.

import { parseArgs } from "node:util";
import { DevstackError } from "./devstack-error.ts";
import { runMain } from "./run-main.ts";
import { createShopClient, expectStatus, type Json, type ShopClient, textAt } from "./shop-client.ts";

await runMain(async () => {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { url: { type: "string", default: process.env["SHOAL_URL"] ?? "http://localhost:8080" } },
  });
  const shop = createShopClient(values.url);
  say(`A purchase at ${values.url}`);
  const variant = await findSomething(shop);
  const cartId = await fillGuestCart(shop, variant);
  const { authorization } = await register(shop, cartId);
  const order = await placeOrder(shop, authorization);
  await waitForCapture(shop, authorization, textAt(order, "id"));
  say("Done: one order, one payment, and a cart that is empty again.");
  return 0;
});

type Found = { readonly id: string; readonly title: string; readonly price: string };

async function findSomething(shop: ShopClient): Promise<Found> {
  const { body } = expectStatus(await shop("GET", "/products?in_stock=true&sort=price&page_size=20"), 200);
  const products = listAt(body, "items");
  for (const product of products) {
    const variant = listAt(product, "variants").find((candidate) => Number(candidate["available"]) >= 5);
    if (variant === undefined) continue;
    const found = { id: textAt(variant, "id"), title: textAt(product, "title"), price: amount(variant["price"]) };
    say(`1. Search: ${products.length} products in stock; taking "${found.title}" at ${found.price}.`);
    return found;
  }
  throw new DevstackError("no product has five units in stock; seed the shop first (bun run seed)");
}

async function fillGuestCart(shop: ShopClient, variant: Found): Promise<string> {
  const added = expectStatus(
    await shop("POST", "/cart/items", { json: { variant_id: variant.id, quantity: 2 } }),
    200,
    201,
  );
  const cartId = added.headers.get("x-cart-id");
  if (cartId === null) throw new DevstackError("the shop gave the guest no cart id");
  say(`2. Guest cart: two of them, subtotal ${amount(added.body["subtotal"])}.`);
  return cartId;
}

async function register(shop: ShopClient, cartId: string): Promise<{ authorization: string }> {
  const email = `demo-${crypto.randomUUID()}@shoal.example`;
  const password = `demo ${crypto.randomUUID()}`;
  const { body } = expectStatus(
    await shop("POST", "/auth/register", { json: { email, password, name: "Demo Customer" } }),
    201,
  );
  say(`3. Register: ${textAt(body, "user", "name")} is a ${textAt(body, "user", "role")}.`);
  const login = await shop("POST", "/auth/login", { json: { email, password }, headers: { "x-cart-id": cartId } });
  const authorization = `Bearer ${textAt(expectStatus(login, 200).body, "access_token")}`;
  const cart = expectStatus(await shop("GET", "/cart", { headers: { authorization } }), 200).body;
  const quantity = listAt(cart, "items")[0]?.["quantity"];
  if (quantity !== 2) throw new DevstackError("the guest's cart did not come along at login");
  say("4. Login: the guest's cart has become the customer's.");
  return { authorization };
}

async function placeOrder(shop: ShopClient, authorization: string): Promise<Json> {
  const quote = expectStatus(await shop("POST", "/quotes", { headers: { authorization }, json: {} }), 200).body;
  const total = (quote["totals"] as Json)["total"];
  say(`5. Quote: ${amount(total)} with shipping.`);
  const key = crypto.randomUUID();
  const request = {
    headers: { authorization, "idempotency-key": key },
    json: {
      shipping_address: {
        name: "Demo Customer",
        line1: "1 Quay Street",
        city: "Bergen",
        postal_code: "5003",
        country: "NO",
      },
      expected_total: total,
      payment: { provider: "simulated", token: "tok_ok" },
    },
  };
  const first = expectStatus(await shop("POST", "/orders", request), 201).body;
  say(
    `6. Order ${textAt(first, "number")}: ${textAt(first, "status")}, payment ${textAt(first, "payment", "status")}.`,
  );
  const second = expectStatus(await shop("POST", "/orders", request), 201).body;
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new DevstackError("the same key gave another answer");
  say("7. The same request again, as after a lost answer: the same order, nothing is charged twice.");
  return first;
}

async function waitForCapture(shop: ShopClient, authorization: string, orderId: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const order = expectStatus(await shop("GET", `/orders/${orderId}`, { headers: { authorization } }), 200).body;
    if (textAt(order, "payment", "status") === "captured") {
      say("8. Timeline:");
      for (const { at, type } of listAt(order, "timeline")) say(`     ${at}  ${type}`);
      break;
    }
    if (Date.now() > deadline) throw new DevstackError("the payment was not captured within 10 s");
    await Bun.sleep(100);
  }
  const cart = expectStatus(await shop("GET", "/cart", { headers: { authorization } }), 200).body;
  if (listAt(cart, "items").length > 0) throw new DevstackError("the ordered lines are still in the cart");
}

function say(line: string): void {
  console.log(line);
}

function listAt(body: Json, key: string): readonly Json[] {
  const value = body[key];
  if (!Array.isArray(value)) throw new DevstackError(`the answer has no list ${key}`);
  return value as Json[];
}

function amount(value: unknown): string {
  const { amount_minor: minor, currency_code: currency } = value as { amount_minor: number; currency_code: string };
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(minor / 10 ** digits);
}
