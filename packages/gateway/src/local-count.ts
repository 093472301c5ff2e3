// What one process knows of the limits' counts: where each stood when Redis last said so, and what was let in since. It
// lets most requests of somebody far from their limit in without asking, and goes on alone when Redis is away.

import type { RateLimit } from "./config.ts";

/** A limit as the count needs it. */
export type Rate = { readonly intervalUs: number; readonly periodUs: number; readonly count: number };

export function rateOf({ count, periodMs }: RateLimit): Rate {
  const periodUs = periodMs * 1000;
  return { intervalUs: Math.max(1, Math.round(periodUs / count)), periodUs, count };
}

export type Take = { readonly waitUs: number; readonly aheadUs: number; readonly revokedBeforeMs: number };

export type LocalCount = {
  /** Counts here alone. */
  take(rate: Rate, key: string): Take;
  /** Counts what Redis is told later, where that cannot make a difference; else undefined. */
  takeAhead(rate: Rate, key: string): Take | undefined;
  /** How many were let in ahead and are to be told now. */
  handOver(key: string): number;
  /** What Redis says. */
  learn(rate: Rate, key: string, aheadUs: number): void;
};

type Entry = { paidUs: number; learntAtUs: number; ahead: number };

/** Keys that one process counts at most; beyond, the oldest are forgotten. */
const keysMax = 50_000;
/** What was learnt longer ago says nothing. */
const freshUs = 1_000_000;
/** Let in ahead at most this part of a limit, and only while half of it is left: the other half is counted exactly. */
const aheadShare = 0.01;

export function createLocalCount(): LocalCount {
  const entries = new Map<string, Entry>();

  /** Puts an entry last: who counts most often is forgotten last. */
  function keep(key: string, entry: Entry): void {
    entries.delete(key);
    entries.set(key, entry);
    if (entries.size <= keysMax) return;
    for (const [oldest] of entries) {
      entries.delete(oldest);
      return;
    }
  }

  return {
    take: ({ intervalUs, periodUs }, key) => {
      const nowUs = performance.now() * 1000;
      const known = Math.max(entries.get(key)?.paidUs ?? 0, nowUs);
      const waitUs = Math.max(0, known + intervalUs - periodUs - nowUs);
      const paidUs = waitUs > 0 ? known : known + intervalUs;
      keep(key, { paidUs, learntAtUs: Number.NEGATIVE_INFINITY, ahead: 0 });
      return { waitUs, aheadUs: paidUs - nowUs, revokedBeforeMs: 0 };
    },
    takeAhead: ({ intervalUs, periodUs, count }, key) => {
      const entry = entries.get(key);
      if (entry === undefined || entry.ahead >= Math.floor(count * aheadShare)) return undefined;
      const nowUs = performance.now() * 1000;
      const paidUs = Math.max(entry.paidUs, nowUs) + intervalUs;
      if (nowUs - entry.learntAtUs > freshUs || paidUs - nowUs > periodUs / 2) return undefined;
      entry.paidUs = paidUs;
      entry.ahead += 1;
      return { waitUs: 0, aheadUs: paidUs - nowUs, revokedBeforeMs: 0 };
    },
    handOver: (key) => {
      const entry = entries.get(key);
      const ahead = entry?.ahead ?? 0;
      if (entry !== undefined) entry.ahead = 0;
      return ahead;
    },
    learn: ({ intervalUs }, key, aheadUs) => {
      const nowUs = performance.now() * 1000;
      // Let in while Redis was being asked.
      const ahead = entries.get(key)?.ahead ?? 0;
      keep(key, { paidUs: nowUs + aheadUs + ahead * intervalUs, learntAtUs: nowUs, ahead });
    },
  };
}
