// PostgreSQL and the three Redis of a shop, in a folder of their own, that can be killed, stopped in their tracks and
// started again on the same port over the same data.

import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type BackingServer,
  findFreePort,
  isRunning,
  type ProcessIdentity,
  type RedisUse,
  redisNeeds,
  repositoryRoot,
  type ShopStores,
  startPostgres,
  startRedis,
} from "@shoal/devstack";

/** Something that chaos may strike. */
export type Mortal = {
  readonly name: string;
  pause(): void;
  resume(): void;
  /** Kills it and starts it again. */
  killAndRestart(): Promise<void>;
};

export type MortalStores = {
  readonly stores: ShopStores;
  readonly mortals: readonly Mortal[];
  stop(): Promise<void>;
};

const restartWithinMs = 60_000;

export async function startMortalStores(): Promise<MortalStores> {
  const dataDir = await mkdtemp(join(tmpdir(), "shoal-chaos-"));
  const cacheDir = join(repositoryRoot, ".dev");
  const log = () => {};
  const running = new Map<string, BackingServer>();

  async function open<T extends BackingServer>(name: string, start: (port: number) => Promise<T>) {
    const port = await findFreePort();
    const server = await start(port);
    running.set(name, server);
    // The server's own note in its folder says which process it is.
    const readNote = () => (JSON.parse(readFileSync(join(dataDir, name, "server.json"), "utf8")) as Note).server;
    let identity = readNote();
    const mortal: Mortal = {
      name,
      pause: () => family(identity.pid).forEach((one) => void signal(one, "SIGSTOP")),
      resume: () => family(identity.pid).forEach((one) => void signal(one, "SIGCONT")),
      killAndRestart: async () => {
        signal(identity.pid, "SIGKILL");
        const deadline = Date.now() + restartWithinMs;
        // One that is still on its way out would be taken for a server that runs already.
        while (isRunning(identity)) await Bun.sleep(10);
        for (;;) {
          try {
            running.set(name, await start(port));
            identity = readNote();
            return;
          } catch (error) {
            // What it left behind may take a moment to be gone.
            if (Date.now() > deadline) throw error;
            await Bun.sleep(200);
          }
        }
      },
    };
    return { server, mortal };
  }

  const [postgres, ...redis] = await Promise.all([
    // Durable, or a killed server would forget what it said was stored.
    open("postgres", (port) => startPostgres({ dataDir, cacheDir, durability: "safe", port, log })),
    ...(["cart", "productCache", "gateway"] as const).map(async (use) => {
      const need = redisNeeds[use];
      const opened = await open(`redis-${need.name}`, (port) => startRedis({ ...need, dataDir, cacheDir, port, log }));
      return { ...opened, use };
    }),
  ]);
  return {
    stores: {
      postgresUrl: (database) => postgres.server.url(database),
      redisUrls: Object.fromEntries(redis.map(({ use, server }) => [use, server.url])) as Record<RedisUse, string>,
    },
    mortals: [postgres.mortal, ...redis.map(({ mortal }) => mortal)],
    stop: async () => {
      await Promise.all([...running.values()].map((server) => server.stop()));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Note = { readonly server: ProcessIdentity };

function signal(pid: number, which: "SIGSTOP" | "SIGCONT" | "SIGKILL"): void {
  try {
    process.kill(pid, which);
  } catch {
    // Gone by itself meanwhile.
  }
}

/** A process and its children: PostgreSQL has one for each connection. */
function family(pid: number): number[] {
  const table = Bun.spawnSync(["ps", "-A", "-o", "pid=,ppid="]).stdout.toString();
  const children = table
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child ?? 0);
  return [pid, ...children];
}
