// One process of the shop that a test may kill, stop in its tracks, let go on, and start again on the same port.

import { readFileSync } from "node:fs";
import {
  type Child,
  environmentOf,
  findFreePort,
  type Noun,
  programOf,
  type ShopSettings,
  startChild,
} from "@shoal/devstack";
import { probeHealth } from "@shoal/rpc";

export type Replica = {
  readonly noun: Noun;
  readonly port: number;
  readonly address: string;
  /** Starts it, with `extra` settings for this life only, and waits until it serves. */
  start(extra?: Readonly<Record<string, string>>): Promise<void>;
  isRunning(): boolean;
  /** Whether it is stopped in its tracks, by itself or by `pause`. */
  isPaused(): boolean;
  pause(): void;
  resume(): void;
  /** Ends it as a crash would, paused or not, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
};

/** Its stores may be struck as well while it starts. */
const readyTimeoutMs = 60_000;

/** A replica that is not started yet. `settings` are on top of what the shop's process of this noun gets. */
export async function createReplica(
  noun: Noun,
  shop: ShopSettings,
  settings: () => Readonly<Record<string, string>>,
  note: (line: string) => void = () => {},
): Promise<Replica> {
  const port = await findFreePort();
  const name = `${noun}:${port}`;
  let child: Child | undefined;
  const isRunning = () => child?.isRunning() ?? false;

  function signal(which: "SIGSTOP" | "SIGCONT" | "SIGKILL"): void {
    if (child !== undefined && isRunning()) process.kill(child.pid, which);
  }

  async function isReady(): Promise<boolean> {
    if (noun !== "gateway") return await probeHealth(`127.0.0.1:${port}`, "ready", 1000);
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(1000) }).catch(
      () => undefined,
    );
    return response?.status === 200;
  }

  async function kill(): Promise<void> {
    signal("SIGKILL");
    await child?.exited;
  }

  return {
    noun,
    port,
    address: `127.0.0.1:${port}`,
    start: async (extra = {}) => {
      const started = await startChild({
        name,
        ...programOf(noun, shop, ["serve"]),
        env: {
          ...environmentOf(noun, shop),
          ...settings(),
          [noun === "gateway" ? "GATEWAY_PORT" : "PORT"]: String(port),
          ...extra,
        },
        output: { line: (line) => note(`${name} ${line}`) },
        stopTimeoutMs: 20_000,
      });
      child = started;
      const deadline = Date.now() + readyTimeoutMs;
      while (!(await isReady())) {
        // Killed while it started: whoever did so starts it again.
        if (!started.isRunning()) return;
        if (Date.now() > deadline) throw new Error(`${name} was not ready within ${readyTimeoutMs} ms`);
        await Bun.sleep(25);
      }
    },
    isRunning,
    isPaused: () => child !== undefined && isRunning() && stateOf(child.pid) === "T",
    pause: () => signal("SIGSTOP"),
    resume: () => signal("SIGCONT"),
    kill,
    stop: async () => {
      signal("SIGCONT");
      await child?.stop();
    },
  };
}

/** One letter for what a process is at, as the kernel tells it: T is stopped. */
function stateOf(pid: number): string {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2, line.lastIndexOf(")") + 3);
  } catch {
    return Bun.spawnSync(["ps", "-o", "state=", "-p", String(pid)])
      .stdout.toString()
      .trim()
      .charAt(0);
  }
}
