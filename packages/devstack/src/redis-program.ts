// The program that serves as Redis: what it is, and whether it will do.

import { spawnSync } from "node:child_process";

/** `origin` is a phrase that says where it comes from. */
export type RedisProgram =
  | { kind: "binary"; path: string; libraryPath: string; version: string; origin: string }
  | { kind: "docker"; image: string; version: string; origin: string };

export const redisMajorMin = 6;

/** Runs `<program> --version`; undefined when it does not run here, or is no Redis. */
export function readRedisVersion(path: string, libraryPath = ""): string | undefined {
  const env = { PATH: "/usr/bin:/bin", ...(libraryPath === "" ? {} : { LD_LIBRARY_PATH: libraryPath }) };
  const asked = spawnSync(path, ["--version"], { encoding: "utf8", env, timeout: 5_000 });
  return /\bv=(\d+\.\d+\.\d+)/.exec(asked.stdout ?? "")?.[1];
}

export function isNewEnough(version: string): boolean {
  return Number(version.split(".")[0]) >= redisMajorMin;
}
