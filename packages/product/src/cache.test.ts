// What two replicas show while somebody writes, and while Redis is away.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { createTestRedis, staff, testCall } from "@shoal/testkit";
import { create, errorOf, given, type Replica, sell, startCatalogue, type TestCatalogue } from "./catalogue.fixture.ts";

setDefaultTimeout(60_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const readers = () => catalogue.replicas;
const shown = async ({ gateway }: Replica, idOrHandle: string) =>
  given((await gateway.getProduct({ idOrHandle }, testCall())).product);

async function retitle({ gateway }: Replica, productId: string, version: string, title: string) {
  const request = { productId, version, title, updateMask: { paths: ["title"] } };
  return given((await gateway.updateProduct(request, testCall(staff))).product);
}

test("after a write has returned no replica shows the older version: by id, by handle, in a list", async () => {
  const vendor = `Vendor ${Bun.randomUUIDv7()}`;
  let product = await create(readers()[0], { vendor });
  let isWriting = true;
  const tooOld: string[] = [];

  async function readOn(name: string, versionOf: () => Promise<string>): Promise<number> {
    let count = 0;
    while (isWriting) {
      const least = Number(product.version);
      const seen = Number(await versionOf());
      if (seen < least) tooOld.push(`${name}: ${seen} after ${least}`);
      count += 1;
    }
    return count;
  }

  const reading = readers().flatMap((replica) => [
    readOn("by id", async () => (await shown(replica, product.id)).version),
    readOn("by handle", async () => (await shown(replica, product.handle)).version),
    readOn("in a list", async () => {
      const { products } = await replica.gateway.listProducts({ query: `"${vendor}"` }, testCall());
      return products.find(({ id }) => id === product.id)?.version ?? "0";
    }),
  ]);
  for (let round = 0; round < 60; round += 1) {
    product = await retitle(readers()[round % 2 === 0 ? 0 : 1], product.id, product.version, `Round ${round}`);
  }
  isWriting = false;
  const counts = await Promise.all(reading);
  expect(tooOld).toEqual([]);
  for (const count of counts) expect(count).toBeGreaterThan(0);
});

test("what is archived or renamed leaves every replica's lists at once", async () => {
  const vendor = `Gone ${Bun.randomUUIDv7()}`;
  const product = await create(readers()[0], { vendor });
  const list = async (replica: Replica) =>
    (await replica.gateway.listProducts({ query: `"${vendor}"` }, testCall())).products.map(({ title }) => title);
  for (const replica of readers()) expect(await list(replica)).toEqual([product.title]);
  await retitle(readers()[0], product.id, product.version, "Renamed");
  for (const replica of readers()) expect(await list(replica)).toEqual(["Renamed"]);
  await readers()[1].gateway.deleteProduct({ productId: product.id }, testCall(staff));
  for (const replica of readers()) {
    expect(await list(replica)).toEqual([]);
    expect(await errorOf(shown(replica, product.id))).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
  }
});

test("what was asked for before it was made is shown once it is made", async () => {
  const handle = `early-${Date.now()}`;
  for (const replica of readers()) {
    expect(await errorOf(shown(replica, handle))).toMatchObject({ reason: "PRODUCT_NOT_FOUND" });
  }
  await create(readers()[0], { handle });
  for (const replica of readers()) expect((await shown(replica, handle)).handle).toBe(handle);
});

test("a sale changes what is shown as available without making a new version", async () => {
  const product = await create(readers()[0]);
  await shown(readers()[1], product.id);
  await sell(readers()[0], given(product.variants[0]).id, 2);
  let last = await shown(readers()[1], product.id);
  // Stock that is shown may be seconds old.
  while (last.variants[0]?.available !== "3") {
    await Bun.sleep(50);
    last = await shown(readers()[1], product.id);
  }
  expect(last.version).toBe("1");
});

/** A wire to Redis that can be cut, and be whole again. */
async function createWire(redisUrl: string) {
  const target = new URL(redisUrl);
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.pipe(other);
      one.on("error", () => {});
      one.on("close", () => {
        ends.delete(one);
        other.destroy();
      });
    }
    return near;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(redisUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.toString(),
    setCut: (cut: boolean) => {
      isCut = cut;
      if (cut) for (const end of ends) end.destroy();
    },
    close: () => server.close(),
  };
}

test("while Redis is away everything is served from PostgreSQL, and the cache comes back by itself", async () => {
  const testRedis = await createTestRedis();
  const wire = await createWire(testRedis.url);
  const shop = await startCatalogue({ redisUrl: wire.url, ttlMs: 1000 });
  try {
    let product = await create(shop.replicas[0]);
    for (const replica of shop.replicas) expect((await shown(replica, product.id)).version).toBe("1");
    wire.setCut(true);
    for (let round = 0; round < 5; round += 1) {
      product = await retitle(shop.replicas[0], product.id, product.version, `Away ${round}`);
      for (const replica of shop.replicas) {
        expect(await shown(replica, product.handle)).toEqual(product);
        const { products } = await replica.gateway.listProducts({ query: `Away ${round}` }, testCall());
        expect(products.map(({ id }) => id)).toContain(product.id);
      }
    }
    wire.setCut(false);
    // What could not be told of is shown at the latest when the ttl of what was before is over.
    for (const replica of shop.replicas) {
      while ((await shown(replica, product.id)).version !== product.version) await Bun.sleep(50);
    }
    await retitle(shop.replicas[0], product.id, product.version, "Back");
    for (const replica of shop.replicas) expect((await shown(replica, product.id)).title).toBe("Back");
  } finally {
    await shop.close();
    wire.close();
    await testRedis.clear();
  }
});
