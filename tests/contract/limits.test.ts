// One limit for all replicas of the gateway, whoever a client claims to be and whatever becomes of the Redis that
// counts.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { createRedisProxy, type RedisProxy } from "@shoal/testkit";
import { openTestShop, type TestShop } from "../e2e/test-shop.ts";
import { morePorts, type Replica, startReplica } from "./replicas.fixture.ts";

const limit = 300;
const periodSeconds = 60;
let t: TestShop;
let wire: RedisProxy;
let gateways: readonly Replica[];

beforeAll(async () => {
  t = await openTestShop();
  wire = await createRedisProxy(t.settings.stores.redisUrls.gateway);
  const start = async () =>
    startReplica(t, "gateway", {
      ...t.settings,
      ports: { ...t.settings.ports, gateway: (await morePorts()).gateway },
      stores: { ...t.settings.stores, redisUrls: { ...t.settings.stores.redisUrls, gateway: wire.url } },
      overrides: { ...t.settings.overrides, RATE_LIMIT_READ: `${limit}/${periodSeconds}s`, REDIS_TIMEOUT_MS: "3000" },
    });
  gateways = await Promise.all([start(), start()]);
  await untilShared();
}, 60_000);
afterAll(async () => {
  await Promise.all(gateways.map(({ child }) => child.stop()));
  await wire.cut();
  await t.close();
}, 60_000);

type Outcome = { readonly status: number; readonly headers: Headers };

/** Asks all gateways in turn, `count` times, 20 at once. */
async function flood(count: number, headers: (index: number) => Record<string, string> = () => ({})) {
  const outcomes: Outcome[] = [];
  let asked = 0;
  const client = async () => {
    while (asked < count) {
      asked += 1;
      const url = gateways[asked % gateways.length]?.url;
      const response = await fetch(`${url}/api/v1/categories`, { headers: headers(asked) });
      await response.arrayBuffer();
      outcomes.push({ status: response.status, headers: response.headers });
    }
  };
  await Promise.all(Array.from({ length: 20 }, client));
  return outcomes;
}

/** Until what one gateway has let in is known to the other: both have reached Redis. */
async function untilShared(): Promise<void> {
  const { headers } = await t.newCustomer();
  const remainingAt = async ({ url }: Replica) => {
    const answer = await fetch(`${url}/api/v1/categories`, { headers });
    return Number(/r=(\d+)/.exec(answer.headers.get("ratelimit") ?? "")?.[1]);
  };
  for (;;) {
    const seen: number[] = [];
    for (const gateway of gateways) seen.push(await remainingAt(gateway));
    if (seen[1] === (seen[0] ?? 0) - 1) return;
    await Bun.sleep(100);
  }
}

const allowedIn = (outcomes: readonly Outcome[]) => outcomes.filter(({ status }) => status === 200).length;

test("two gateways share one limit, no header makes another caller, and without Redis each counts for itself", async () => {
  const startedAt = performance.now();
  const first = await flood(3 * limit);
  const ideal = limit + ((performance.now() - startedAt) / 1000 / periodSeconds) * limit;
  console.log(`${allowedIn(first)} of ${first.length} were let through, ${ideal.toFixed(1)} should be`);
  expect(Math.abs(allowedIn(first) - ideal)).toBeLessThanOrEqual(limit * 0.05);
  expect([...new Set(first.map(({ status }) => status))].sort()).toEqual([200, 429]);
  const refused = first.find(({ status }) => status === 429);
  expect(refused?.headers.get("content-type")).toBe("application/problem+json");
  expect(Number(refused?.headers.get("retry-after"))).toBeWithin(1, periodSeconds + 1);
  expect(refused?.headers.get("ratelimit-policy")).toBe(`"read";q=${limit};w=${periodSeconds}`);
  expect(refused?.headers.get("ratelimit")).toStartWith('"read";r=0;t=');

  const spoofedAt = performance.now();
  const spoofed = await flood(200, (index) => ({
    "x-forwarded-for": `10.0.${index % 250}.7`,
    forwarded: `for=10.0.0.${index % 250}`,
    "x-real-ip": `10.1.0.${index % 250}`,
  }));
  const refilled = ((performance.now() - spoofedAt) / 1000 / periodSeconds) * limit;
  expect(allowedIn(spoofed)).toBeLessThanOrEqual(Math.ceil(refilled) + limit * 0.05);

  await wire.cut();
  const { headers } = await t.newCustomer();
  const alone = await flood(4 * limit, () => headers);
  expect([...new Set(alone.map(({ status }) => status))].sort()).toEqual([200, 429]);
  // Each of the two lets its own limit through.
  expect(allowedIn(alone)).toBeGreaterThanOrEqual(2 * limit);
  expect(allowedIn(alone)).toBeLessThan(3 * limit);
  await wire.listen();
}, 60_000);
