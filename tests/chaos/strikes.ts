// Kills and stops random processes of a shop and its stores, again and again, and brings them back.

import type { Mortal } from "./mortal-stores.ts";
import type { Replica } from "./replica.ts";

export type Strikes = {
  /** What was struck how often, such as "order kill". */
  readonly counts: ReadonlyMap<string, number>;
  /** How often anything was. */
  struck(): number;
  /** What did not come back. */
  readonly failures: readonly string[];
  /** When the carts' Redis was killed. */
  readonly cartDeaths: readonly number[];
  /** Ends it, and leaves everything running. */
  stop(): Promise<void>;
};

/** Orders are struck more often than others: most of what can go wrong is theirs. */
const weights: Readonly<Record<string, number>> = { order: 4, product: 3, cart: 1, gateway: 1, user: 1 };
/** Past a lease and a reservation, now and then. */
const pauseMaxMs = 8000;
const storePauseMaxMs = 3000;

/** One strike about every `everyMs`. */
export function startStrikes(replicas: readonly Replica[], stores: readonly Mortal[], everyMs: number): Strikes {
  const counts = new Map<string, number>();
  const failures: string[] = [];
  const cartDeaths: number[] = [];
  const busy = new Set<string>();
  const healing = new Set<Promise<void>>();
  const stopping = Promise.withResolvers<void>();
  let isStopping = false;

  const targets = [
    ...replicas.map((replica) => ({
      name: `${replica.noun}:${replica.port}`,
      kind: replica.noun as string,
      weight: weights[replica.noun] ?? 1,
      kill: async () => {
        await replica.kill();
        await replica.start();
      },
      pause: replica.pause,
      resume: replica.resume,
      pauseMaxMs,
    })),
    ...stores.map((store) => ({
      name: store.name,
      kind: store.name,
      weight: 1,
      kill: () => {
        if (store.name === "redis-cart") cartDeaths.push(Date.now());
        return store.killAndRestart();
      },
      pause: store.pause,
      resume: store.resume,
      pauseMaxMs: storePauseMaxMs,
    })),
  ];
  type Target = (typeof targets)[number];

  function choose(): Target | undefined {
    const free = targets.filter(({ name }) => !busy.has(name));
    let left = Math.random() * free.reduce((sum, { weight }) => sum + weight, 0);
    return free.find(({ weight }) => {
      left -= weight;
      return left < 0;
    });
  }

  const rest = (ms: number) => Promise.race([Bun.sleep(ms), stopping.promise]);

  async function strike(target: Target): Promise<void> {
    const act = Math.random() < 0.6 ? "kill" : "pause";
    busy.add(target.name);
    const what = `${target.kind} ${act}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
    if (act === "kill") {
      await target.kill();
    } else {
      target.pause();
      await rest(500 + Math.random() * (target.pauseMaxMs - 500));
      target.resume();
    }
    busy.delete(target.name);
  }

  async function loop(): Promise<void> {
    while (!isStopping) {
      await rest(everyMs * (0.5 + Math.random()));
      const target = isStopping ? undefined : choose();
      if (target === undefined) continue;
      const healed: Promise<void> = strike(target)
        .catch((error: unknown) => void failures.push(String(error)))
        .finally(() => healing.delete(healed));
      healing.add(healed);
    }
  }

  const running = loop();
  return {
    counts,
    struck: () => [...counts].reduce((sum, [, count]) => sum + count, 0),
    failures,
    cartDeaths,
    stop: async () => {
      isStopping = true;
      stopping.resolve();
      await running;
      await Promise.all(healing);
    },
  };
}
