// Two replicas on one database and one Redis, with many who write and many who read, for a while; and a crowd that asks
// for what no cache holds yet.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import type { GetProductResponse, Product as ProductMessage } from "@shoal/contract";
import { shortOrLong, staff, testCall } from "@shoal/testkit";
import { create, given, type Replica, startCatalogue, type TestCatalogue, usd } from "./catalogue.fixture.ts";
import { createGetProduct } from "./handlers/get-product.ts";
import { listProducts } from "./handlers/list-products.ts";

setDefaultTimeout(shortOrLong(60_000, 180_000));

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const durationMs = shortOrLong(10_000, 60_000);
const productCount = 6;
const asStaff = () => testCall(staff);

const everyField = {
  category: "",
  inStock: false,
  sort: "PRODUCT_SORT_UNSPECIFIED",
  status: "PRODUCT_STATUS_UNSPECIFIED",
  pageSize: 0,
  pageToken: "",
} as const;
type Product = Awaited<ReturnType<typeof create>>;

/** A product, and the least that may be shown of it: what the last write that has returned left. */
type Watched = {
  readonly id: string;
  readonly handle: string;
  readonly vendor: string;
  least: Product;
  writes: number;
};

async function write({ gateway }: Replica, watched: Watched, round: number): Promise<Product> {
  const { id: productId, version } = watched.least;
  const variantId = given(watched.least.variants[0]).id;
  const answer =
    round % 2 === 0
      ? gateway.updateProduct(
          { productId, version, title: `Round ${round}`, updateMask: { paths: ["title"] } },
          asStaff(),
        )
      : gateway.updateVariant(
          { productId, variantId, version, price: usd(1000 + round), updateMask: { paths: ["price"] } },
          asStaff(),
        );
  return given((await answer).product);
}

const ways: Readonly<Record<string, (replica: Replica, watched: Watched) => Promise<Product | undefined>>> = {
  "by id": async ({ gateway }, { id }) =>
    (await gateway.getProduct({ idOrHandle: id }, testCall())).product ?? undefined,
  "by handle": async ({ gateway }, { handle }) =>
    (await gateway.getProduct({ idOrHandle: handle }, testCall())).product ?? undefined,
  "in a list": async ({ gateway }, { id, vendor }) =>
    (await gateway.listProducts({ query: `"${vendor}"` }, testCall())).products.find((found) => found.id === id),
  "as staff": async ({ gateway }, { id }) =>
    (await gateway.getProduct({ idOrHandle: id }, asStaff())).product ?? undefined,
};

test("while many write and read, no read that began after a write returned shows what was before it", async () => {
  const [first, second] = catalogue.replicas;
  const products = await Promise.all(
    Array.from({ length: productCount }, async (_, index): Promise<Watched> => {
      const vendor = `Race${index}x${Bun.randomUUIDv7().slice(-12)}`;
      const least = await create(first, { vendor });
      return { id: least.id, handle: least.handle, vendor, least, writes: 0 };
    }),
  );
  const endsAtMs = performance.now() + durationMs;
  const isOver = () => performance.now() >= endsAtMs;
  const tooOld: string[] = [];
  const reads = new Map<string, number>();

  async function keepWriting(watched: Watched): Promise<void> {
    for (let round = 0; !isOver(); round += 1) {
      const replica = (round + watched.writes) % 3 === 0 ? first : second;
      watched.least = await write(replica, watched, round);
      watched.writes += 1;
    }
  }

  async function keepReading(way: string, replica: Replica, watched: Watched): Promise<void> {
    while (!isOver()) {
      const least = watched.least;
      const seen = await ways[way]?.(replica, watched);
      if (seen === undefined || Number(seen.version) < Number(least.version)) {
        tooOld.push(`${way}: ${seen?.version ?? "nothing"} after ${least.version}`);
      }
      // What has a version shows all of that version.
      if (seen?.version === least.version) {
        const { title, variants } = seen;
        if (title !== least.title || variants[0]?.price?.amountMinor !== least.variants[0]?.price?.amountMinor) {
          tooOld.push(`${way}: a part of ${least.version} is older`);
        }
      }
      reads.set(way, (reads.get(way) ?? 0) + 1);
    }
  }

  await Promise.all(
    products.flatMap((watched) => [
      keepWriting(watched),
      ...Object.keys(ways).flatMap((way) => [first, second].map((replica) => keepReading(way, replica, watched))),
    ]),
  );
  expect(tooOld).toEqual([]);
  for (const { writes } of products) expect(writes).toBeGreaterThan(5);
  for (const way of Object.keys(ways)) expect(reads.get(way) ?? 0).toBeGreaterThan(productCount);
  if (durationMs > 10_000) {
    const writes = products.reduce((sum, watched) => sum + watched.writes, 0);
    console.log(`${durationMs / 1000} s: ${writes} writes, reads ${JSON.stringify(Object.fromEntries(reads))}`);
  }
});

test("a thousand readers of what no cache holds ask the database four times at most", async () => {
  const [first] = catalogue.replicas;
  const handlers = catalogue.replicas.map(({ deps }) => ({ deps, getProduct: createGetProduct(deps) }));
  // Without the socket, so that nothing but the cache bounds how many ask at once.
  const crowds: Readonly<Record<string, (watched: Watched) => Promise<ProductMessage | null | undefined>[]>> = {
    "by id": ({ id }) => askAll(({ getProduct }) => getProduct({ idOrHandle: id }, testCall())),
    "by handle": ({ handle }) => askAll(({ getProduct }) => getProduct({ idOrHandle: handle }, testCall())),
    "in a list": ({ vendor }) =>
      askAll(async ({ deps }) => {
        const { products } = await listProducts(deps, { ...everyField, query: `"${vendor}"` }, testCall());
        return { product: products?.[0] ?? null };
      }),
  };

  function askAll(ask: (replica: (typeof handlers)[number]) => Promise<GetProductResponse>) {
    return Array.from({ length: 500 }, () => handlers)
      .flat()
      .map(async (replica) => (await ask(replica)).product);
  }

  for (const [way, crowd] of Object.entries(crowds)) {
    const vendor = `Cold${Bun.randomUUIDv7().slice(-12)}`;
    const least = await create(first, { vendor });
    const watched = { id: least.id, handle: least.handle, vendor, least, writes: 0 };
    // Called by the client library for each statement that it sends, whoever asked for it.
    const sent: string[] = [];
    catalogue.pool.options.debug = (_connection, query) => void sent.push(query);
    const seen = await Promise.all(crowd(watched));
    catalogue.pool.options.debug = false;
    expect(seen.filter((found) => found?.id === least.id)).toHaveLength(1000);
    expect(sent.length).toBeGreaterThan(0);
    expect([way, sent.length <= 4, sent]).toEqual([way, true, sent]);
  }
});
