// The misbehaving collector, seen from a benchmark.

import { join } from "node:path";
import { findFreePort } from "@shoal/devstack";
import { type Cores, onGeneratorCore } from "./cores.ts";
import type { Behaviour, CollectorCounts } from "./faulty-collector.ts";

export type Collector = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** From now on it behaves so; answers what it has seen so far. */
  become(behaviour: Behaviour): Promise<CollectorCounts>;
  stop(): Promise<void>;
};

export async function startCollector(cores: Cores): Promise<Collector> {
  const port = await findFreePort();
  let settle: ((counts: CollectorCounts) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  const command = [process.execPath, join(import.meta.dir, "faulty-collector.ts"), String(port)];
  const child = Bun.spawn(onGeneratorCore(cores, command), {
    stdio: ["ignore", "inherit", "inherit"],
    ipc: (counts: CollectorCounts) => settle?.(counts),
    serialization: "json",
    onExit: () => fail?.(new Error("the collector has ended")),
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    become: (behaviour) =>
      new Promise((resolve, reject) => {
        settle = resolve;
        fail = reject;
        child.send(behaviour);
      }),
    stop: async () => {
      fail = undefined;
      child.kill();
      await child.exited;
    },
  };
}
