// What processes and stores have used so far, as the system and the stores themselves count it.

import { readdirSync, readFileSync } from "node:fs";
import { type Backing, type Noun, nouns, type Shop } from "@shoal/devstack";
import { Redis } from "ioredis";
import postgres from "postgres";

export const parts = [...nouns, "PostgreSQL", "Redis"] as const satisfies readonly (Noun | string)[];
export type Part = (typeof parts)[number];

export type Meter = {
  /** Processor time used so far in microseconds, of each part. */
  cpuUs(shop: Shop): Promise<Record<Part, number>>;
  /** Resident memory in MiB, of each part. Pages that PostgreSQL's processes share are counted once. */
  memoryMib(shop: Shop): Promise<Record<Part, number>>;
  close(): Promise<void>;
};

const usPerTick = 1e6 / 100;

export async function openMeter(backing: Backing): Promise<Meter> {
  const redises = Object.values(backing.redisUrls).map((url) => new Redis(url));
  const sql = postgres(backing.postgresUrl("postgres"), { max: 1, onnotice: () => {} });
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  // Every server process is the postmaster's child.
  const postmaster = Number(statOf(row?.pid ?? 0)[1]);

  const redisInfo = async (section: string, names: readonly string[]) => {
    const infos = await Promise.all(redises.map((redis) => redis.info(section)));
    return infos.flatMap((info) => names.map((name) => Number(new RegExp(`^${name}:(.*)$`, "m").exec(info)?.[1] ?? 0)));
  };
  const pidOf = (shop: Shop, noun: Noun) => shop.child(noun)?.pid ?? 0;

  return {
    cpuUs: async (shop) => {
      const used = await redisInfo("cpu", [
        "used_cpu_sys",
        "used_cpu_user",
        "used_cpu_sys_children",
        "used_cpu_user_children",
      ]);
      return {
        ...forEachNoun((noun) => ownCpuUs(pidOf(shop, noun))),
        PostgreSQL: sum([postmaster, ...childrenOf(postmaster)].map(ownCpuUs)) + endedChildrenCpuUs(postmaster),
        Redis: sum(used) * 1e6,
      };
    },
    memoryMib: async (shop) => ({
      ...forEachNoun((noun) => memoryMib(pidOf(shop, noun), "VmRSS")),
      PostgreSQL: sum([postmaster, ...childrenOf(postmaster)].map(proportionalMib)),
      Redis: sum(await redisInfo("memory", ["used_memory_rss"])) / 2 ** 20,
    }),
    close: async () => {
      for (const redis of redises) redis.disconnect();
      await sql.end({ timeout: 1 });
    },
  };
}

function forEachNoun<T>(value: (noun: Noun) => T): Record<Noun, T> {
  return Object.fromEntries(nouns.map((noun) => [noun, value(noun)])) as Record<Noun, T>;
}

/** Fields of /proc/<pid>/stat from the state on: 1 is the parent, 11 and 12 user and system time in ticks. */
function statOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    // It ended meanwhile; its parent has its time.
    return [];
  }
}

export function ownCpuUs(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * usPerTick;
}

function endedChildrenCpuUs(pid: number): number {
  const fields = statOf(pid);
  return (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * usPerTick;
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(statOf(pid)[1]) === parent);
}

function memoryMib(pid: number, name: string): number {
  const text = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) / 1024;
}

function proportionalMib(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
