// `bun run demo`: a purchase over HTTP, told as a story. Ends with 1 as soon as the shop does something else than told.

import { parseArgs } from "node:util";
import { bodyOf, createClient, ProblemError, type Schemas, type ShopClient } from "@shoal/client";
import { DevstackError } from "./devstack-error.ts";
import { runMain } from "./run-main.ts";

type Order = Schemas["PlacedOrder"];

await runMain(async () => {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: { url: { type: "string", default: process.env["SHOAL_URL"] ?? "http://localhost:8080" } },
  });
  const connect = (token?: string) =>
    createClient({ baseUrl: values.url, fetch: send, ...(token === undefined ? {} : { token }) });
  try {
    say(`A purchase at ${values.url}`);
    const guest = connect();
    const variant = await findSomething(guest);
    const cartId = await fillGuestCart(guest, variant);
    const shop = connect(await register(guest, cartId));
    await requireCart(shop);
    const order = await placeOrder(shop);
    await waitForCapture(shop, order.id);
    say("Done: one order, one payment, and a cart that is empty again.");
    return 0;
  } catch (error) {
    throw error instanceof ProblemError ? new DevstackError(describeProblem(error)) : error;
  }
});

async function send(request: Request): Promise<Response> {
  return await fetch(request).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "no reason given";
    throw new DevstackError(`no shop answers at ${new URL(request.url).origin} (${why})`);
  });
}

function describeProblem({ message, problem }: ProblemError): string {
  return problem?.errors === undefined ? message : `${message} ${JSON.stringify(problem.errors)}`;
}

type Found = { readonly id: string; readonly title: string; readonly price: string };

async function findSomething(shop: ShopClient): Promise<Found> {
  const query = { in_stock: true, sort: "price", page_size: 20 } as const;
  const { items: products } = await bodyOf(shop.GET("/api/v1/products", { params: { query } }));
  for (const { title, variants } of products) {
    const variant = variants.find(({ available }) => available >= 5);
    if (variant === undefined) continue;
    const found = { id: variant.id, title, price: amount(variant.price) };
    say(`1. Search: ${products.length} products in stock; taking "${found.title}" at ${found.price}.`);
    return found;
  }
  throw new DevstackError("no product has five units in stock; seed the shop first (bun run seed)");
}

async function fillGuestCart(shop: ShopClient, variant: Found): Promise<string> {
  const adding = shop.POST("/api/v1/cart/items", { body: { variant_id: variant.id, quantity: 2 } });
  const { subtotal } = await bodyOf(adding);
  const cartId = (await adding).response.headers.get("x-cart-id");
  if (cartId === null) throw new DevstackError("the shop gave the guest no cart id");
  say(`2. Guest cart: two of them, subtotal ${amount(subtotal)}.`);
  return cartId;
}

/** A new account, signed in with the guest's cart; answers its access token. */
async function register(shop: ShopClient, cartId: string): Promise<string> {
  const email = `demo-${crypto.randomUUID()}@shoal.example`;
  const password = `demo ${crypto.randomUUID()}`;
  const account = { email, password, name: "Demo Customer" };
  const session = await bodyOf(shop.POST("/api/v1/auth/register", { body: account }));
  if (session === undefined) throw new DevstackError("the shop wants the address confirmed by mail first");
  say(`3. Register: ${session.user.name} is a ${session.user.role}.`);
  const params = { header: { "X-Cart-Id": cartId } };
  return (await bodyOf(shop.POST("/api/v1/auth/login", { body: { email, password }, params }))).access_token;
}

async function requireCart(shop: ShopClient): Promise<void> {
  const { items } = await bodyOf(shop.GET("/api/v1/cart"));
  if (items[0]?.quantity !== 2) throw new DevstackError("the guest's cart did not come along at login");
  say("4. Login: the guest's cart has become the customer's.");
}

async function placeOrder(shop: ShopClient): Promise<Order> {
  const total = (await bodyOf(shop.POST("/api/v1/quotes", { body: {} }))).totals?.total;
  if (total === undefined || total === null) throw new DevstackError("the shop quotes no total");
  say(`5. Quote: ${amount(total)} with shipping.`);
  const request = {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: {
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
  const first = await bodyOf(shop.POST("/api/v1/orders", request));
  say(`6. Order ${first.number}: ${first.status}, payment ${first.payment.status}.`);
  const second = await bodyOf(shop.POST("/api/v1/orders", request));
  if (JSON.stringify(first) !== JSON.stringify(second)) throw new DevstackError("the same key gave another answer");
  say("7. The same request again, as after a lost answer: the same order, nothing is charged twice.");
  return first;
}

async function waitForCapture(shop: ShopClient, orderId: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const params = { path: { order_id: orderId } };
    const order = await bodyOf(shop.GET("/api/v1/orders/{order_id}", { params }));
    if (order.payment.status === "captured") {
      say("8. Timeline:");
      for (const { at, type } of order.timeline) say(`     ${at}  ${type}`);
      break;
    }
    if (Date.now() > deadline) throw new DevstackError("the payment was not captured within 10 s");
    await Bun.sleep(100);
  }
  const { items } = await bodyOf(shop.GET("/api/v1/cart"));
  if (items.length > 0) throw new DevstackError("the ordered lines are still in the cart");
}

function say(line: string): void {
  console.log(line);
}

function amount(money: Schemas["Money"] | null): string {
  if (money === null) throw new DevstackError("the shop says no price");
  const format = new Intl.NumberFormat("en", { style: "currency", currency: money.currency_code });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(money.amount_minor / 10 ** digits);
}
