// What people do at a shop at the same time, each act one request of its own: most look around, where the gateway's kept
// pages do not help, some fill carts, few buy.

import type { World } from "./operations.ts";
import { address } from "./operations.ts";
import type { Question, Reply, Wire } from "./wire.ts";

export type Kind = {
  readonly name: string;
  readonly title: string;
  /** Of a hundred requests. */
  readonly share: number;
  /** Whether product has a part in the answer: none, prices that may be missing, or all of it. */
  readonly needsProduct: "no" | "in part" | "yes";
  run(shoppers: Shoppers): Promise<Reply>;
};

/** Whoever is on the way, and the carts that guests have filled. */
export type Shoppers = { readonly world: World; readonly wire: Wire; readonly carts: string[] };

const anyOf = <T>(items: readonly T[]): T => items[Math.floor(Math.random() * items.length)] as T;

const asCustomer = ({ world, wire }: Shoppers, path: string) =>
  wire.ask({ method: "GET", path, headers: { authorization: anyOf(world.customers).authorization } });

/** Fills a guest's cart, for others to look at and to buy. */
async function addAsGuest({ world, wire, carts }: Shoppers): Promise<Reply> {
  const body = { variant_id: anyOf(world.variantIds), quantity: 1 };
  const reply = await wire.ask({ method: "POST", path: "/cart/items", body });
  const cart = /\r\nx-cart-id: ([\w-]+)/i.exec(reply.head)?.[1];
  if (reply.status < 300 && cart !== undefined) carts.push(cart);
  return reply;
}

async function buyAsGuest({ wire, carts }: Shoppers): Promise<Reply> {
  const cart = carts.shift();
  if (cart === undefined) throw new Error("there is no full cart to buy");
  const order: Question = {
    method: "POST",
    path: "/orders",
    headers: { "x-cart-id": cart, "idempotency-key": crypto.randomUUID() },
    body: {
      shipping_address: address,
      email: "guest@shoal.example",
      payment: { provider: "simulated", token: "tok_ok" },
    },
  };
  const reply = await wire.ask(order);
  // Whoever was turned away still has the cart.
  if (isRefusal(reply.status)) carts.push(cart);
  return reply;
}

export const kinds: readonly Kind[] = [
  {
    name: "product",
    title: "any of 1,020 products",
    share: 35,
    needsProduct: "yes",
    run: ({ world, wire }) => wire.ask({ method: "GET", path: `/products/${anyOf(world.productIds)}` }),
  },
  {
    name: "search",
    title: "20 products by a filter that nobody has used",
    share: 10,
    needsProduct: "yes",
    run: ({ wire }) =>
      wire.ask({ method: "GET", path: `/products?page_size=20&max_price=${1e7 + Math.floor(Math.random() * 1e12)}` }),
  },
  {
    name: "cart",
    title: "a guest's cart",
    share: 15,
    needsProduct: "in part",
    run: ({ wire, carts }) =>
      wire.ask({ method: "GET", path: "/cart", headers: carts.length === 0 ? {} : { "x-cart-id": anyOf(carts) } }),
  },
  { name: "add", title: "a guest's first item", share: 15, needsProduct: "in part", run: addAsGuest },
  {
    name: "profile",
    title: "a customer's own account",
    share: 10,
    needsProduct: "no",
    run: (shoppers) => asCustomer(shoppers, "/users/me"),
  },
  {
    name: "orders",
    title: "a customer's own orders",
    share: 10,
    needsProduct: "no",
    run: (shoppers) => asCustomer(shoppers, "/orders"),
  },
  { name: "buy", title: "a guest's order", share: 5, needsProduct: "yes", run: buyAsGuest },
];

export function isRefusal(status: number): boolean {
  return status === 503 || status === 429;
}

/** The index of a kind, as often as its share says. */
export function drawKind(): number {
  let left = Math.random() * kinds.reduce((total, { share }) => total + share, 0);
  return Math.max(
    0,
    kinds.findIndex(({ share }) => {
      left -= share;
      return left < 0;
    }),
  );
}
