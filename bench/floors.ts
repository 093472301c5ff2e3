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
const floorNames = ["floor-list", "floor-detail", "floor-redis"] as const;
type FloorOperation = (typeof floorNames)[number];
/** An odd number: of the windows of each, in turns, the middle one counts. */
const rounds = 5;

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
    const measure = async (operation: FloorOperation) => {
      const before = ownCpuUs(server.pid);
      const operations = await load(url, operation, 1000);
      return (ownCpuUs(server.pid) - before) / operations;
    };
    const measured = new Map<FloorOperation, number[]>();
    for (const operation of floorNames) await load(url, operation, 500);
    for (let round = 0; round < rounds; round += 1) {
      for (const operation of floorNames) {
        measured.set(operation, [...(measured.get(operation) ?? []), await measure(operation)]);
      }
    }
    const medianOf = (operation: FloorOperation) =>
      [...(measured.get(operation) ?? [])].sort((one, other) => one - other)[(rounds - 1) / 2] ?? Number.NaN;
    return {
      listUs: medianOf("floor-list"),
      detailUs: medianOf("floor-detail"),
      redisUs: medianOf("floor-redis"),
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
