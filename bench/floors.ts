// Measures what the floor costs on this machine in this run, so that the shop's figures can be read against it.

import { join } from "node:path";
import { type Backing, findFreePort, startChild } from "@shoal/devstack";
import { ownCpuUs } from "./usage.ts";

export type Floors = {
  /** A fixed page of the list's size, in microseconds of processor time. */
  readonly listUs: number;
  /** One of a product's size. */
  readonly detailUs: number;
  /** A page of the list's size, and one question to Redis; Redis' own time is not in it. */
  readonly redisUs: number;
  /** Verifying one password. */
  readonly argon2Us: number;
};

const passwordsCount = 20;

export type PageSizes = { readonly listBytes: number; readonly detailBytes: number };

export async function measureFloors(backing: Backing, sizes: PageSizes, load: LoadUrl): Promise<Floors> {
  const port = await findFreePort();
  const options = JSON.stringify({ port, ...sizes, redisUrl: backing.redisUrls.gateway });
  const server = await startChild({
    name: "floor",
    command: [process.execPath, join(import.meta.dir, "floor.ts"), options],
    output: { line: () => {} },
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    while (!(await fetch(`${url}/api/v1/list`).catch(() => undefined))?.ok) await Bun.sleep(50);
    const measure = async (operation: "floor-list" | "floor-detail" | "floor-redis") => {
      await load(url, operation, 500);
      const before = ownCpuUs(server.pid);
      const operations = await load(url, operation, 1500);
      return (ownCpuUs(server.pid) - before) / operations;
    };
    return {
      listUs: await measure("floor-list"),
      detailUs: await measure("floor-detail"),
      redisUs: await measure("floor-redis"),
      argon2Us: await measureArgon2(),
    };
  } finally {
    await server.stop();
  }
}

/** Lets the generator ask for a while; answers how many operations it were. */
export type LoadUrl = (url: string, operation: string, durationMs: number) => Promise<number>;

/** With the parameters of `packages/user/src/credentials/passwords.ts`. */
async function measureArgon2(): Promise<number> {
  const hash = await Bun.password.hash("correct-horse-battery", {
    algorithm: "argon2id",
    memoryCost: 19_456,
    timeCost: 2,
  });
  const before = process.cpuUsage();
  for (let count = 0; count < passwordsCount; count += 1) await Bun.password.verify("correct-horse-battery", hash);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / passwordsCount;
}
