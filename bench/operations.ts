// What is measured: each operation as a client does it, over HTTP. They run in the generator's own process.

/** What the generator knows of a shop. */
export type World = {
  readonly url: string;
  readonly productIds: readonly string[];
  readonly variantIds: readonly string[];
  /** One for each worker. */
  readonly customers: readonly Customer[];
  readonly staff: Customer;
  /** Given, every request names a trace of its own and says whether that one is recorded: "01" or "00". */
  readonly sampledFlag?: "00" | "01";
};

export type Customer = { readonly email: string; readonly password: string; readonly authorization: string };

/** `count` is the worker's own, `ticket` that of all workers together. */
export type Turn = { readonly worker: number; readonly count: number; readonly ticket: number };

export type Operation = {
  readonly name: string;
  readonly title: string;
  /** Done by each worker before anything is measured. */
  prepare?(world: World, worker: number): Promise<unknown>;
  run(world: World, turn: Turn): Promise<unknown>;
  /** How long work may follow after the last answer, whose cost belongs to the operation. */
  readonly aftermathMs: number;
};

export const address = { name: "Bo Buyer", line1: "1 Quay Street", city: "Bergen", postal_code: "5003", country: "NO" };

/** The money is taken by what the outbox holds. */
const captureMs = 1500;

/** Not of the shop: what `floor.ts` answers. */
export const floorOperations: readonly Operation[] = [
  { name: "floor-list", title: "a fixed page", run: (world) => get(world, "/list"), aftermathMs: 0 },
  { name: "floor-detail", title: "a small fixed page", run: (world) => get(world, "/detail"), aftermathMs: 0 },
  {
    name: "floor-redis",
    title: "the same after one question to Redis",
    run: (world) => get(world, "/redis"),
    aftermathMs: 0,
  },
];

export const operations: readonly Operation[] = [
  {
    name: "list",
    title: "list 20 products, the page that everybody sees",
    run: (world) => get(world, "/products?page_size=20"),
    aftermathMs: 0,
  },
  {
    name: "list-staff",
    title: "list 20 products, as staff, for whom the gateway keeps no page",
    run: (world) => get(world, "/products?page_size=20", world.staff),
    aftermathMs: 0,
  },
  {
    name: "list-new",
    title: "list 20 products, by a filter that nobody has used",
    run: (world) => get(world, `/products?page_size=20&max_price=${10_000_000 + Math.floor(Math.random() * 1e12)}`),
    aftermathMs: 0,
  },
  {
    name: "detail",
    title: "product detail, one that everybody looks at",
    run: (world) => get(world, `/products/${world.productIds[7]}`),
    aftermathMs: 0,
  },
  {
    name: "detail-any",
    title: "product detail, any of 1,020",
    run: (world) => get(world, `/products/${anyOf(world.productIds)}`),
    aftermathMs: 0,
  },
  {
    name: "add",
    title: "add to cart",
    prepare: emptyCart,
    // Four lines at most, as in a cart of somebody who is choosing.
    run: (world, { worker, count }) => addToCart(world, worker, world.variantIds[(worker * 4 + (count % 4)) % 1000]),
    aftermathMs: 0,
  },
  {
    name: "purchase",
    title: "purchase: add to cart, place the order",
    prepare: emptyCart,
    run: async (world, { worker }) => {
      await addToCart(world, worker, anyOf(world.variantIds));
      await placeOrder(world, worker);
    },
    aftermathMs: captureMs,
  },
  {
    name: "login",
    title: "login",
    run: (world, { worker }) => {
      const { email, password } = customerOf(world, worker);
      return send(world, "POST", "/auth/login", { body: { email, password } });
    },
    aftermathMs: 0,
  },
];

/** For the benchmarks of what is traced. */
export const tracedOperations: readonly Operation[] = [
  {
    name: "visit",
    title: "visit: look for something, look at it, buy it",
    prepare: emptyCart,
    run: async (world, { worker }) => {
      await get(world, `/products?page_size=20&max_price=${10_000_000 + Math.floor(Math.random() * 1e12)}`);
      await get(world, `/products/${anyOf(world.productIds)}`);
      await addToCart(world, worker, anyOf(world.variantIds));
      await placeOrder(world, worker);
    },
    aftermathMs: captureMs,
  },
  {
    name: "fill",
    title: "put something into the cart of one customer after the other",
    run: (world, { ticket }) => addToCart(world, ticket, anyOf(world.variantIds)),
    aftermathMs: 0,
  },
  {
    name: "place",
    title: "order what is in the cart of one customer after the other",
    run: (world, { ticket }) => placeOrder(world, ticket),
    aftermathMs: captureMs,
  },
];

function emptyCart(world: World, worker: number): Promise<unknown> {
  return send(world, "DELETE", "/cart", { customer: world.customers[worker] });
}

function placeOrder(world: World, worker: number): Promise<unknown> {
  return send(world, "POST", "/orders", {
    customer: world.customers[worker],
    headers: { "idempotency-key": crypto.randomUUID() },
    body: { shipping_address: address, payment: { provider: "simulated", token: "tok_ok" } },
  });
}

function addToCart(world: World, worker: number, variantId: string | undefined): Promise<unknown> {
  return send(world, "POST", "/cart/items", {
    customer: world.customers[worker],
    body: { variant_id: variantId, quantity: 1 },
  });
}

const get = (world: World, path: string, customer?: Customer) => send(world, "GET", path, { customer });

type Sent = {
  readonly customer?: Customer | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Sends, reads the whole answer, and throws its status when it is none that was hoped for. */
export async function send(
  world: Pick<World, "url" | "sampledFlag">,
  method: string,
  path: string,
  sent: Sent,
): Promise<string> {
  const response = await fetch(`${world.url}/api/v1${path}`, {
    method,
    headers: {
      ...(sent.body === undefined ? {} : { "content-type": "application/json" }),
      ...(world.sampledFlag === undefined ? {} : { traceparent: newTraceParent(world.sampledFlag) }),
      ...(sent.customer === undefined ? {} : { authorization: sent.customer.authorization }),
      ...sent.headers,
    },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${/"reason":"(\w+)"/.exec(text)?.[1] ?? ""}`);
  return text;
}

function newTraceParent(sampledFlag: string): string {
  const hex = (crypto.randomUUID() + crypto.randomUUID()).replaceAll("-", "");
  return `00-${hex.slice(0, 32)}-${hex.slice(32, 48)}-${sampledFlag}`;
}

function anyOf<T>(items: readonly T[]): T | undefined {
  return items[Math.floor(Math.random() * items.length)];
}

function customerOf(world: World, worker: number): Customer {
  const customer = world.customers[worker];
  if (customer === undefined) throw new Error(`there is no customer for worker ${worker}`);
  return customer;
}
