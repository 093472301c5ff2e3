// Rate limits on the real Redis: one count for all replicas, and still a count when Redis is away.

import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { createLog } from "@shoal/process";
import { createRedis, type Redis, waitUntilReady } from "@shoal/redis";
import { createRedisProxy, createTestRedis, type TestRedis } from "@shoal/testkit";
import type { RateLimit } from "./config.ts";
import { limitLeft, limitPolicy } from "./headers.ts";
import { createLimits, type Limits } from "./limits.ts";
import type { LimitClass } from "./policy.ts";
import { createRevocations } from "./revocations.ts";

const minuteMs = 60_000;
let store: TestRedis;
const opened: Redis[] = [];
const lines: string[] = [];
const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });

beforeAll(async () => {
  store = await createTestRedis();
});
afterEach(() => {
  for (const redis of opened.splice(0)) redis.disconnect();
  lines.length = 0;
});
afterAll(() => store.clear());

async function connect(url = store.url): Promise<Redis> {
  const redis = createRedis({
    url,
    keyPrefix: store.keyPrefix,
    clientName: "limits-test",
    commandTimeoutMs: 2000,
    log,
  });
  opened.push(redis);
  await waitUntilReady(redis, 5000);
  return redis;
}

/** Limits as one replica has them. */
async function createReplica(limit: RateLimit, redis?: Redis): Promise<Limits> {
  const limits: Record<LimitClass, RateLimit> = { login: limit, write: limit, read: limit };
  return createLimits({ redis: redis ?? (await connect()), limits, log });
}

const someone = () => `address:${crypto.randomUUID()}`;
const someUser = () => crypto.randomUUID();

const countAllowed = (answers: readonly { readonly isAllowed: boolean }[]) =>
  answers.filter(({ isAllowed }) => isAllowed).length;

test("of a burst on two replicas at once exactly the count passes", async () => {
  const limit = { count: 20, periodMs: 10 * minuteMs };
  const replicas = await Promise.all([createReplica(limit), createReplica(limit)]);
  const who = someone();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => replicas.map((replica) => replica.take("read", who, ""))).flat(),
  );
  expect(countAllowed(answers)).toBe(20);
  // Each of those who passed was told another number of requests that remain.
  const remaining = answers.filter(({ isAllowed }) => isAllowed).map((answer) => answer.remaining);
  expect(remaining.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test("classes and identities are counted apart", async () => {
  const limits = await createReplica({ count: 1, periodMs: minuteMs });
  const [one, other] = [someone(), someone()];
  expect((await limits.take("read", one, "")).isAllowed).toBe(true);
  expect((await limits.take("read", one, "")).isAllowed).toBe(false);
  expect((await limits.take("write", one, "")).isAllowed).toBe(true);
  expect((await limits.take("read", other, "")).isAllowed).toBe(true);
});

test("what was taken comes back one by one as time passes, and after a period all of it", async () => {
  const limits = await createReplica({ count: 4, periodMs: 1200 });
  const who = someone();
  const take = () => limits.take("read", who, "");
  expect(countAllowed(await Promise.all(Array.from({ length: 4 }, take)))).toBe(4);
  const refused = await take();
  expect(refused.isAllowed).toBe(false);
  expect(refused.remaining).toBe(0);
  // The answer says when the next one passes; asking again until then costs nothing.
  expect(refused.retryMs).toBeWithin(0, 301);
  await Bun.sleep(refused.retryMs + 1);
  expect((await take()).isAllowed).toBe(true);
  const { resetMs } = await take();
  expect(resetMs).toBeWithin(1, 1201);
  await Bun.sleep(resetMs + 1);
  expect(countAllowed(await Promise.all(Array.from({ length: 4 }, take)))).toBe(4);
});

test("being refused is not counted: who goes on asking is let in as early as who waits", async () => {
  const limits = await createReplica({ count: 1, periodMs: minuteMs });
  const who = someone();
  await limits.take("read", who, "");
  const { retryMs } = await limits.take("read", who, "");
  const answers = await Promise.all(Array.from({ length: 100 }, () => limits.take("read", who, "")));
  expect(Math.max(...answers.map((answer) => answer.retryMs))).toBeLessThanOrEqual(retryMs);
});

test("an answer's headers say the policy, what remains and when all of it is back", async () => {
  const limits = await createReplica({ count: 10, periodMs: minuteMs });
  const who = someone();
  for (const remaining of [9, 8, 7]) {
    const answer = await limits.take("write", who, "");
    expect(limitPolicy(answer.limitClass, answer.limit)).toBe('"write";q=10;w=60');
    const [, left, seconds] = /^"write";r=(\d+);t=(\d+)$/.exec(limitLeft(answer)) ?? [];
    expect(Number(left)).toBe(remaining);
    expect(Number(seconds)).toBeWithin(1, (10 - remaining) * 6 + 1);
  }
});

test("a count leaves Redis by itself once it means nothing", async () => {
  const limits = await createReplica({ count: 2, periodMs: 10_000 });
  const who = someone();
  await limits.take("read", who, "");
  expect(await store.redis.pttl(`limit:read:${who}`)).toBeWithin(1, 5001);
  await limits.take("read", who, "");
  expect(await store.redis.pttl(`limit:read:${who}`)).toBeWithin(1, 10_001);
});

test("a revocation comes with the count, in the same command, also to who is refused", async () => {
  const redis = await connect();
  const limits = await createReplica({ count: 3, periodMs: minuteMs }, redis);
  const revocations = createRevocations({ redis, tokenTtlSeconds: 900, log });
  const userId = someUser();
  const take = () => limits.take("read", `user:${userId}`, userId);
  // The first call may have to teach Redis the script.
  expect((await take()).revokedBeforeMs).toBe(0);

  await revocations.revoke(userId, "all");
  const commands = await countCommands(redis, async () => {
    const { revokedBeforeMs } = await take();
    expect(revokedBeforeMs).toBeWithin(Date.now() - 1000, Date.now() + 1);
  });
  expect(commands).toBe(1);
  await take();
  const refused = await take();
  expect(refused.isAllowed).toBe(false);
  expect(refused.revokedBeforeMs).toBeGreaterThan(0);
  // It outlives every token that it voids, and not much more.
  expect(await store.redis.ttl(`revoked:${userId}`)).toBeWithin(900, 961);
  expect((await limits.take("read", someone(), "")).revokedBeforeMs).toBe(0);
  expect((await limits.take("read", `user:${someUser()}`, someUser())).revokedBeforeMs).toBe(0);
});

test("an ended session voids the tokens made in it, and no other's", async () => {
  const redis = await connect();
  const limits = await createReplica({ count: 100, periodMs: minuteMs }, redis);
  const revocations = createRevocations({ redis, tokenTtlSeconds: 900, log });
  const [userId, one, two, kept] = [someUser(), someUser(), someUser(), someUser()];
  await revocations.revokeSessions([one, two]);
  const revokedBefore = async (session: string) =>
    (await limits.take("read", `user:${userId}`, userId, session)).revokedBeforeMs;
  for (const session of [one, two]) expect(await revokedBefore(session)).toBeGreaterThan(Date.now() - 1000);
  expect(await revokedBefore(kept)).toBe(0);
  await revocations.revoke(userId, "all");
  expect(await revokedBefore(kept)).toBeGreaterThan(0);
});

/** Commands that a client sends meanwhile. */
async function countCommands(redis: Redis, work: () => Promise<void>): Promise<number> {
  const send = redis.sendCommand.bind(redis);
  let count = 0;
  redis.sendCommand = (...args) => {
    count += 1;
    return send(...args);
  };
  try {
    await work();
  } finally {
    redis.sendCommand = send;
  }
  return count;
}

test("all voids up to this moment, earlier spares the running second", async () => {
  const revocations = createRevocations({ redis: await connect(), tokenTtlSeconds: 900, log });
  const [one, other] = [someUser(), someUser()];
  const before = Date.now();
  await revocations.revoke(one, "all");
  await revocations.revoke(other, "earlier");
  const after = Date.now();
  expect(Number(await store.redis.get(`revoked:${one}`))).toBeWithin(before, after + 1);
  const spared = Number(await store.redis.get(`revoked:${other}`));
  expect(spared % 1000).toBe(0);
  expect(spared).toBeWithin(before - 1000, after + 1);
});

test("without Redis each replica counts for itself, no request fails, and the shared count comes back by itself", async () => {
  const wire = await createRedisProxy(store.url);
  const limit = { count: 5, periodMs: 10 * minuteMs };
  const redis = await connect(wire.url);
  const replica = await createReplica(limit, redis);
  const other = await createReplica(limit);
  const who = someone();
  expect(countAllowed(await takeMany(replica, who, 3))).toBe(3);

  await wire.cut();
  // It goes on from what it knows of this caller, and counts others from nothing.
  expect(countAllowed(await takeMany(replica, who, 50))).toBe(2);
  expect(countAllowed(await takeMany(replica, someone(), 50))).toBe(5);
  expect((await replica.take("read", who, someUser())).revokedBeforeMs).toBe(0);
  expect(lines.filter((line) => line.includes("limits are counted in this process alone"))).toHaveLength(1);
  // The other replica still has its Redis: three of five are taken there.
  expect((await other.take("read", who, "")).remaining).toBe(1);

  await wire.listen();
  await waitUntilReady(redis, 5000);
  // It asks again after a pause; the shared count is where the other replica left it.
  let answer = await replica.take("read", who, "");
  while (!answer.isAllowed) {
    await Bun.sleep(20);
    answer = await replica.take("read", who, "");
  }
  expect(answer.remaining).toBe(0);
  expect((await other.take("read", who, "")).isAllowed).toBe(false);
  await wire.cut();
});

function takeMany(limits: Limits, who: string, count: number) {
  return Promise.all(Array.from({ length: count }, () => limits.take("read", who, "")));
}

test("a revocation that cannot be written is logged, and does not fail what was done", async () => {
  const wire = await createRedisProxy(store.url);
  const redis = await connect(wire.url);
  await wire.cut();
  await createRevocations({ redis, tokenTtlSeconds: 900, log }).revoke(someUser(), "all");
  expect(lines.filter((line) => line.includes("tokens could not be revoked"))).toHaveLength(1);
});

test("who is far from their limit is mostly let in without asking, and two replicas still let in the limit and no more", async () => {
  const limit = { count: 1000, periodMs: 10 * minuteMs };
  const redis = await connect();
  const replicas = await Promise.all([createReplica(limit, redis), createReplica(limit)]);
  const who = someone();
  let allowed = 0;
  const commands = await countCommands(redis, async () => {
    for (let asked = 0; asked < 400; asked += 1)
      allowed += countAllowed(await Promise.all(replicas.map((one) => one.take("read", who, ""))));
  });
  expect(allowed).toBe(800);
  // One replica asked 400 times: seldom in the first half of the limit, always in the second.
  expect(commands).toBeWithin(100, 230);
  for (let asked = 0; asked < 200; asked += 1)
    allowed += countAllowed(await Promise.all(replicas.map((one) => one.take("read", who, ""))));
  console.log(`of a limit of 1000, ${allowed} were let in; 400 requests of one replica cost ${commands} commands`);
  expect(allowed).toBeWithin(1000, 1051);
});

test("each outage is told once in the log, also the second", async () => {
  const wire = await createRedisProxy(store.url);
  const redis = await connect(wire.url);
  const replica = await createReplica({ count: 1000, periodMs: minuteMs }, redis);
  const told = () => lines.filter((line) => line.includes("limits are counted in this process alone")).length;
  for (const outage of [1, 2]) {
    await wire.cut();
    await takeMany(replica, someone(), 3);
    expect(told()).toBe(outage);
    await wire.listen();
    await waitUntilReady(redis, 5000);
    const who = someone();
    while ((await store.redis.exists(`limit:read:${who}`)) === 0) {
      await Bun.sleep(20);
      await replica.take("read", who, "");
    }
  }
  await wire.cut();
});
