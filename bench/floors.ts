// Measures what the floor costs on this machine in this run, in turns with what the shop takes for the same, so that the
// shop's figures can be read against it.

import { join } from "node:path";
import { findFreePort, startChild } from "@shoal/devstack";
import { measureWindow } from "./measure.ts";
import { operations } from "./operations.ts";
import type { Stand } from "./stand.ts";
import type { Subject } from "./subject.ts";
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
  /** What the gateway takes for the list that everybody sees, as many times the floor. */
  readonly listTimes: number;
  readonly detailTimes: number;
};

const passwordsCount = 20;
const windowMs = 1000;
/** An odd number: of the windows of each, in turns, the middle one counts. */
const rounds = 9;

export type PageSizes = { readonly listBytes: number; readonly detailBytes: number };

export async function measureFloors(stand: Stand, subject: Subject, sizes: PageSizes): Promise<Floors> {
  const { backing, meter, generator } = stand;
  const port = await findFreePort();
  const options = JSON.stringify({ port, ...sizes, redisUrl: backing.redisUrls.gateway });
  const server = await startChild({
    name: "floor",
    command: [process.execPath, join(import.meta.dir, "floor.ts"), options],
    output: { line: () => {} },
  });
  const url = `http://127.0.0.1:${port}`;
  const floorUs = async (operation: string) => {
    const before = ownCpuUs(server.pid);
    const count = await generator.load(url, operation, windowMs);
    return (ownCpuUs(server.pid) - before) / count;
  };
  const gatewayUs = async (name: string) => {
    const operation = operations.find((each) => each.name === name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    const options = { meter, runJob: generator.run, subject, operation, workers: 16, durationMs: windowMs };
    return (await measureWindow(options)).cpuUs.gateway;
  };
  const turns = {
    floorList: () => floorUs("floor-list"),
    list: () => gatewayUs("list"),
    floorDetail: () => floorUs("floor-detail"),
    detail: () => gatewayUs("detail"),
    floorRedis: () => floorUs("floor-redis"),
  };
  try {
    while (!(await fetch(`${url}/api/v1/list`).catch(() => undefined))?.ok) await Bun.sleep(50);
    const measured = new Map<keyof typeof turns, number[]>();
    const names = Object.keys(turns) as (keyof typeof turns)[];
    // Twice through without counting: programs that have run for a while are faster.
    for (let round = -2; round < rounds; round += 1) {
      for (const name of names) {
        const us = await turns[name]();
        if (round >= 0) measured.set(name, [...(measured.get(name) ?? []), us]);
      }
    }
    const medianOf = (name: keyof typeof turns) =>
      [...(measured.get(name) ?? [])].sort((one, other) => one - other)[(rounds - 1) / 2] ?? Number.NaN;
    return {
      listUs: medianOf("floorList"),
      detailUs: medianOf("floorDetail"),
      redisUs: medianOf("floorRedis"),
      argon2Us: await measureArgon2(),
      listTimes: medianOf("list") / medianOf("floorList"),
      detailTimes: medianOf("detail") / medianOf("floorDetail"),
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
