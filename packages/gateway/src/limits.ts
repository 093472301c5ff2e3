// Rate limits that all replicas share: one Lua script on gateway-redis (GCRA on Redis' own clock), which answers in
// the same round trip since when a person's tokens are revoked. Without Redis each process counts for itself.

import { counter, gauge, type Log } from "@shoal/process";
import { createScript, isUnavailable, type Redis } from "@shoal/redis";
import type { RateLimit } from "./config.ts";
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
  /** Tokens issued before are revoked (seconds since the epoch); 0 for none, or without Redis. */
  readonly revokedBeforeSeconds: number;
};

export type Limits = {
  /** Counts one request of `identity`. `revocable` are the ids of the person and session whose revocation to ask for. */
  take(limitClass: LimitClass, identity: string, ...revocable: readonly string[]): Promise<LimitAnswer>;
};

export type LimitOptions = {
  readonly redis: Redis;
  readonly limits: Readonly<Record<LimitClass, RateLimit>>;
  readonly log: Log;
};

/**
 * One number for each key: when the last of the requests taken so far is paid for, at one every periodMs / count.
 * A request is refused when that lies more than a period ahead. Answers {wait, tat - now, revocation} in microseconds.
 */
const takeScript = `
local time = redis.call("TIME")
local now = time[1] * 1000000 + time[2]
local interval = tonumber(ARGV[1])
local period = tonumber(ARGV[2])
local paid = math.max(tonumber(redis.call("GET", KEYS[1]) or 0), now)
local next = paid + interval
local revoked = 0
for index = 2, #KEYS do
  revoked = math.max(revoked, tonumber(redis.call("GET", KEYS[index]) or 0))
end
local wait = next - period - now
if wait > 0 then
  return { wait, paid - now, revoked }
end
redis.call("SET", KEYS[1], string.format("%.0f", next), "PX", math.ceil((next - now) / 1000))
return { 0, next - now, revoked }
`;

/** After Redis failed it is not asked again for so long. */
const pauseMs = 1000;

export function createLimits(options: LimitOptions): Limits {
  const script = createScript(options.redis, "take_limit", takeScript);
  const local = createLocalCount();
  let resumeAtMs = 0;
  gauge({
    name: "shoal_limits_local",
    help: "1 while this process counts limits for itself, since their Redis does not answer",
    read: () => [[{}, resumeAtMs > 0 ? 1 : 0]],
  });

  async function takeShared(intervalUs: number, periodUs: number, keys: string[]): Promise<Take> {
    const answer = (await script(keys, [intervalUs, periodUs])) as [number, number, number];
    return { waitUs: answer[0], aheadUs: answer[1], revokedBeforeSeconds: answer[2] };
  }

  async function takeAnywhere(
    intervalUs: number,
    periodUs: number,
    key: string,
    revocable: readonly string[],
  ): Promise<Take> {
    if (performance.now() >= resumeAtMs) {
      try {
        const take = await takeShared(intervalUs, periodUs, [key, ...revocable.map(revocationKey)]);
        if (resumeAtMs > 0) options.log.info("limits are shared again");
        resumeAtMs = 0;
        return take;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        if (resumeAtMs === 0) options.log.warn("limits are counted in this process alone");
        resumeAtMs = performance.now() + pauseMs;
      }
    }
    return local(intervalUs, periodUs, key);
  }

  return {
    take: async (limitClass, identity, ...ids) => {
      const revocable = ids.filter((id) => id !== "");
      const limit = options.limits[limitClass];
      const periodUs = limit.periodMs * 1000;
      const intervalUs = Math.max(1, Math.round(periodUs / limit.count));
      const take = await takeAnywhere(intervalUs, periodUs, `limit:${limitClass}:${identity}`, revocable);
      countTaken({ limit: limitClass, outcome: take.waitUs <= 0 ? "allowed" : "refused" });
      return {
        isAllowed: take.waitUs <= 0,
        limitClass,
        limit,
        remaining: Math.max(0, Math.floor((periodUs - take.aheadUs) / intervalUs)),
        resetMs: take.aheadUs / 1000,
        retryMs: Math.max(0, take.waitUs / 1000),
        revokedBeforeSeconds: take.revokedBeforeSeconds,
      };
    },
  };
}

const countTaken = counter({
  name: "shoal_limit_taken_total",
  help: "Requests that the rate limits let through or refused",
  labels: ["limit", "outcome"],
});

type Take = { readonly waitUs: number; readonly aheadUs: number; readonly revokedBeforeSeconds: number };

/** Keys that one process counts at most; beyond, the oldest are forgotten. */
const localKeysMax = 50_000;

function createLocalCount(): (intervalUs: number, periodUs: number, key: string) => Take {
  const paidUntilUs = new Map<string, number>();
  return (intervalUs, periodUs, key) => {
    const nowUs = performance.now() * 1000;
    const paidUs = Math.max(paidUntilUs.get(key) ?? 0, nowUs);
    const waitUs = paidUs + intervalUs - periodUs - nowUs;
    if (waitUs > 0) return { waitUs, aheadUs: paidUs - nowUs, revokedBeforeSeconds: 0 };
    paidUntilUs.delete(key);
    paidUntilUs.set(key, paidUs + intervalUs);
    if (paidUntilUs.size > localKeysMax) {
      for (const oldest of paidUntilUs.keys()) {
        paidUntilUs.delete(oldest);
        break;
      }
    }
    return { waitUs: 0, aheadUs: paidUs + intervalUs - nowUs, revokedBeforeSeconds: 0 };
  };
}

/** Where `revocations.ts` notes since when the tokens of a person or session are void. */
export function revocationKey(id: string): string {
  return `revoked:${id}`;
}
