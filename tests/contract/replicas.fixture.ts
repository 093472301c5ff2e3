// More replicas of a test shop's processes, and a balancer as small as one can be: it asks each gateway every 200 ms
// whether it is ready, and sends requests to those that were.

import {
  type Child,
  environmentOf,
  findFreePort,
  type Noun,
  nouns,
  programOf,
  type ShopSettings,
  startChild,
} from "@shoal/devstack";
import { probeHealth } from "@shoal/rpc";
import type { TestShop } from "../e2e/test-shop.ts";

export type Replica = { readonly url: string; readonly child: Child };

/** Starts one more process of a noun at a port of its own, and waits until it is ready. */
export async function startReplica(t: TestShop, noun: Noun, settings: ShopSettings): Promise<Replica> {
  const port = settings.ports[noun];
  // The first process has the port for its metrics.
  const { metricsPorts, ...alone } = settings;
  const child = await startChild({
    name: `second ${noun}`,
    ...programOf(noun, settings, ["serve"]),
    env: environmentOf(noun, alone),
    output: { line: (line) => void (t.output as string[]).push(`${noun} ${line}`) },
    stopTimeoutMs: 20_000,
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(noun, port))) {
    if (!child.isRunning()) throw new Error(`the second ${noun} ended: ${t.output.at(-1)}`);
    await Bun.sleep(25);
  }
  return { url, child };
}

async function isReady(noun: Noun, port: number): Promise<boolean> {
  if (noun !== "gateway") return await probeHealth(`127.0.0.1:${port}`, "ready", 500);
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return response?.status === 200;
}

/** Free ports for another process of each noun. */
export async function morePorts(): Promise<Record<Noun, number>> {
  const ports = await Promise.all(nouns.map(async (noun) => [noun, await findFreePort()] as const));
  return Object.fromEntries(ports) as Record<Noun, number>;
}

/** Settings of both replicas of every noun, which find all replicas of those that they call. */
export async function pairedSettings(t: TestShop): Promise<readonly [ShopSettings, ShopSettings]> {
  const ports = await morePorts();
  const addresses = Object.fromEntries(
    nouns.map((noun) => [noun, `ipv4:127.0.0.1:${t.settings.ports[noun]},127.0.0.1:${ports[noun]}`]),
  );
  return [
    { ...t.settings, addresses },
    { ...t.settings, addresses, ports },
  ];
}

export type Balancer = {
  /** A gateway that was ready when it was last asked, each in turn. */
  pick(): string;
  stop(): void;
};

export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  let turn = 0;
  const look = () =>
    Promise.all(
      urls.map(async (url) => {
        const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) }).catch(() => undefined);
        if (answer?.status === 200) ready.add(url);
        else ready.delete(url);
      }),
    );
  await look();
  const timer = setInterval(() => void look(), 200);
  return {
    pick: () => {
      turn += 1;
      const url = [...ready].sort()[turn % Math.max(1, ready.size)];
      if (url === undefined) throw new Error("no gateway is ready");
      return url;
    },
    stop: () => clearInterval(timer),
  };
}
