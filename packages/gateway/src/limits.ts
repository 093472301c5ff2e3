// Rate limits that all replicas share: one Lua script on gateway-redis (GCRA on Redis' own clock), which answers in
// the same round trip since when a person's tokens are revoked. Without Redis each process counts for itself, on from
// what it knows.

import { counter, gauge, type Log } from "@shoal/process";
import { createScript, isUnavailable, type Redis } from "@shoal/redis";
import type { RateLimit } from "./config.ts";
import { createLocalCount, type Rate, rateOf, type Take } from "./local-count.ts";
import type { LimitClass } from "./policy.ts";

/** What the limit says about one request. */
export type LimitAnswer = {
  readonly isAllowed: boolean;
  readonly limitClass: LimitClass;
  readonly limit: RateLimit;
  /** Requests that may still follow at once. */
  readonly remaining: number;
  /** Until all of them may again. */
  readonly resetMs: number;
  /** Until the next one may; 0 when it may now. */
  readonly retryMs: number;
  /** Tokens of before are revoked (milliseconds since the epoch); 0 for none, or without Redis. */
  readonly revokedBeforeMs: number;
};

export type Limits = {
  /** Counts one request of `identity`. `revocable` are the ids of the person and session whose revocation to ask for. */
  take(limitClass: LimitClass, identity: string, ...revocable: readonly string[]): Promise<LimitAnswer>;
  /** The same for who is nobody, where what is known lets them in without waiting; else undefined, and not counted. */
  takeKnown(limitClass: LimitClass, identity: string): LimitAnswer | undefined;
};

export type LimitOptions = {
  readonly redis: Redis;
  readonly limits: Readonly<Record<LimitClass, RateLimit>>;
  readonly log: Log;
};

/**
 * One number for each key: when the last of the requests taken so far is paid for, at one every periodMs / count.
 * A request is refused when that lies more than a period ahead. `taken` requests were let in before without asking.
 * Answers {wait, tat - now, revocation} in microseconds.
 */
const takeScript = `
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local interval = tonumber(ARGV[1])
local period = tonumber(ARGV[2])
local taken = tonumber(ARGV[3])
local paid = math.max(tonumber(redis.call("GET", KEYS[1]) or 0), now) + taken * interval
local next = paid + interval
local revoked = 0
for index = 2, #KEYS do
  revoked = math.max(revoked, tonumber(redis.call("GET", KEYS[index]) or 0))
end
local wait = next - period - now
if wait > 0 then
  next = paid
end
if wait <= 0 or taken > 0 then
  redis.call("SET", KEYS[1], string.format("%.0f", next), "PX", math.ceil((next - now) / 1000))
end
return { math.max(wait, 0), next - now, revoked }
`;

/** After Redis failed it is not asked again for so long. */
const pauseMs = 1000;

export function createLimits(options: LimitOptions): Limits {
  const script = createScript(options.redis, "take_limit", takeScript);
  const local = createLocalCount();
  const counted = (limit: RateLimit): Counted => ({ limit, rate: rateOf(limit) });
  const { login, write, read } = options.limits;
  const countedOf = { login: counted(login), write: counted(write), read: counted(read) };
  let resumeAtMs = 0;
  gauge({
    name: "shoal_limits_local",
    help: "1 while this process counts limits for itself, since their Redis does not answer",
    read: () => [[{}, resumeAtMs > 0 ? 1 : 0]],
  });

  async function takeShared(rate: Rate, key: string, revocable: readonly string[]): Promise<Take> {
    const keys = [key, ...revocable.map(revocationKey)];
    const answer = await script(keys, [rate.intervalUs, rate.periodUs, local.handOver(key)]);
    const [waitUs, aheadUs, revokedBeforeMs] = answer as [number, number, number];
    local.learn(rate, key, aheadUs);
    return { waitUs, aheadUs, revokedBeforeMs };
  }

  async function takeAnywhere(rate: Rate, key: string, revocable: readonly string[]): Promise<Take> {
    if (performance.now() < resumeAtMs) return local.take(rate, key);
    try {
      const take = await takeShared(rate, key, revocable);
      if (resumeAtMs > 0) options.log.info("limits are shared again");
      resumeAtMs = 0;
      return take;
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      if (resumeAtMs === 0) options.log.warn("limits are counted in this process alone");
      resumeAtMs = performance.now() + pauseMs;
      return local.take(rate, key);
    }
  }

  function answerWith(limitClass: LimitClass, { limit, rate }: Counted, take: Take): LimitAnswer {
    const isAllowed = take.waitUs <= 0;
    countTaken({ limit: limitClass, outcome: isAllowed ? "allowed" : "refused" });
    return {
      isAllowed,
      limitClass,
      limit,
      remaining: Math.max(0, Math.floor((rate.periodUs - take.aheadUs) / rate.intervalUs)),
      resetMs: take.aheadUs / 1000,
      retryMs: Math.max(0, take.waitUs / 1000),
      revokedBeforeMs: take.revokedBeforeMs,
    };
  }

  function takeKnown(limitClass: LimitClass, identity: string): LimitAnswer | undefined {
    if (resumeAtMs > 0) return undefined;
    const counted = countedOf[limitClass];
    const known = local.takeAhead(counted.rate, keyOf(limitClass, identity));
    return known === undefined ? undefined : answerWith(limitClass, counted, known);
  }

  return {
    takeKnown,
    take: async (limitClass, identity, ...ids) => {
      const revocable = ids.filter((id) => id !== "");
      // A revocation has to be asked for each time; who is nobody may be let in on what is known.
      const known = revocable.length === 0 ? takeKnown(limitClass, identity) : undefined;
      if (known !== undefined) return known;
      const counted = countedOf[limitClass];
      const take = await takeAnywhere(counted.rate, keyOf(limitClass, identity), revocable);
      return answerWith(limitClass, counted, take);
    },
  };
}

type Counted = { readonly limit: RateLimit; readonly rate: Rate };

function keyOf(limitClass: LimitClass, identity: string): string {
  return `limit:${limitClass}:${identity}`;
}

const countTaken = counter({
  name: "shoal_limit_taken_total",
  help: "Requests that the rate limits let through or refused",
  labels: ["limit", "outcome"],
});

/** Where `revocations.ts` notes since when the tokens of a person or session are void. */
export function revocationKey(id: string): string {
  return `revoked:${id}`;
}
