// Starts the five processes, from source or compiled, on the loopback interface: databases made, migrations applied, each
// process seen ready. `bun run dev`, the end-to-end tests and the benchmark stand on it.

import { probeHealth } from "@shoal/rpc";
import { type Child, type ChildExit, startChild } from "./child.ts";
import { DevstackError } from "./devstack-error.ts";
import { ensureDatabase } from "./postgres-database.ts";
import {
  databaseName,
  environmentOf,
  migratedNouns,
  type Noun,
  nouns,
  programOf,
  type ShopSettings,
} from "./processes.ts";

/** One line of a process' output. */
export type ShopOutput = (noun: Noun, line: string) => void;

/** A process that was ready has ended, and nobody here asked it to. */
export type ShopLoss = (noun: Noun, exit: ChildExit) => void;

export type Shop = {
  readonly gatewayUrl: string;
  /** Applies the migrations of one service. */
  migrate(noun: Noun): Promise<void>;
  /** Starts one process, which must not run, and waits until it is ready. */
  start(noun: Noun): Promise<void>;
  /** Stops processes in order and starts them again, with `settings` where they changed. */
  restart(which: readonly Noun[], settings?: ShopSettings): Promise<void>;
  /** Starts a process that has ended by itself, unless all of them are being stopped. */
  revive(noun: Noun): Promise<void>;
  /** The running process, for tests that end it roughly. */
  child(noun: Noun): Child | undefined;
  /** Stops them all, traffic first. */
  stop(): Promise<void>;
};

const readyTimeoutMs = 20_000;

export async function startShop(initial: ShopSettings, output: ShopOutput, onLoss: ShopLoss = () => {}): Promise<Shop> {
  let settings = initial;
  const children = new Map<Noun, Child>();
  const dismissed = new WeakSet<Child>();
  let isStopping = false;

  async function start(noun: Noun): Promise<void> {
    const child = await startChild({
      name: noun,
      ...programOf(noun, settings, ["serve"]),
      env: environmentOf(noun, settings),
      output: { line: (line) => output(noun, line) },
      stopTimeoutMs: 15_000,
    });
    children.set(noun, child);
    await untilReady(noun, child, settings);
    void child.exited.then((exit) => {
      if (!dismissed.has(child)) onLoss(noun, exit);
    });
  }

  async function stop(noun: Noun): Promise<void> {
    const child = children.get(noun);
    if (child === undefined) return;
    dismissed.add(child);
    await child.stop();
  }

  /** Services first: a gateway that looks for one before it listens waits up to seconds until it looks again. */
  async function startInOrder(which: readonly Noun[]): Promise<void> {
    await Promise.all(which.filter((noun) => noun !== "gateway").map(start));
    if (which.includes("gateway")) await start("gateway");
  }

  const shop: Shop = {
    gatewayUrl: `http://127.0.0.1:${settings.ports.gateway}`,
    start,
    migrate: (noun) => runToEnd(noun, settings, output, ["migrate"]),
    restart: async (which, newSettings) => {
      isStopping = false;
      settings = newSettings ?? settings;
      const affected = nouns.filter((noun) => which.includes(noun));
      for (const noun of affected) await stop(noun);
      await startInOrder(affected);
    },
    revive: async (noun) => {
      if (!isStopping) await start(noun);
    },
    child: (noun) => children.get(noun),
    stop: async () => {
      isStopping = true;
      for (const noun of nouns) await stop(noun);
    },
  };

  try {
    await prepareDatabases(settings, output);
    await startInOrder(nouns);
  } catch (error) {
    await shop.stop();
    throw error;
  }
  return shop;
}

async function prepareDatabases(settings: ShopSettings, output: ShopOutput): Promise<void> {
  const serverUrl = settings.stores.postgresUrl("postgres");
  await Promise.all(
    migratedNouns.map(async (noun) => {
      await ensureDatabase(serverUrl, databaseName(noun, settings.prefix));
      await runToEnd(noun, settings, output, ["migrate"]);
    }),
  );
}

/** Runs a subcommand of a process; throws its last line when it fails. `extra` environment is the way to hand over a password. */
export async function runToEnd(
  noun: Noun,
  settings: ShopSettings,
  output: ShopOutput,
  command: readonly [string, ...string[]],
  extra: Readonly<Record<string, string>> = {},
): Promise<void> {
  let lastLine = "";
  const child = await startChild({
    name: `${noun} ${command[0]}`,
    ...programOf(noun, settings, command),
    env: { ...environmentOf(noun, settings), ...extra },
    output: {
      line: (line) => {
        lastLine = line;
        output(noun, line);
      },
    },
  });
  const { code } = await child.exited;
  if (code !== 0) throw new DevstackError(`${noun} ${command[0]} failed: ${lastLine}`);
}

async function untilReady(noun: Noun, child: Child, settings: ShopSettings): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs;
  while (Date.now() < deadline) {
    if (!child.isRunning()) throw new DevstackError(`${noun} ended while it was being started (its output says why)`);
    if (await isReady(noun, settings)) return;
    await Bun.sleep(25);
  }
  throw new DevstackError(`${noun} was not ready within ${readyTimeoutMs / 1000} s`);
}

async function isReady(noun: Noun, settings: ShopSettings): Promise<boolean> {
  const port = settings.ports[noun];
  if (noun !== "gateway") return await probeHealth(`127.0.0.1:${port}`, "ready", 500);
  const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return response?.status === 200;
}
