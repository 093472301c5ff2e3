// The configuration file of one of our Redis servers.

import { chownSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { DataRoom } from "./data-room.ts";
import type { RedisProgram } from "./redis-program.ts";

/** How a Redis keeps its data. */
export type RedisKeeping = {
  /** `aof` keeps the data between runs and loses at most a second of it; `none` keeps nothing. */
  persistence: "aof" | "none";
  maxmemoryPolicy: "noeviction" | "allkeys-lru";
  /** As Redis writes it, such as `128mb`; unlimited when left out. */
  maxmemory?: string | undefined;
};

type RedisPlan = RedisKeeping & {
  room: DataRoom;
  folder: string;
  program: RedisProgram;
  password: string;
  port: number;
};

/** A file, not arguments: the password must not show in the list of processes. */
export function writeRedisConfig(plan: RedisPlan): string {
  const { room, folder, program, password, port } = plan;
  const inDocker = program.kind === "docker";
  const lines = [
    // In the container any interface will do: the port is published on loopback alone.
    ...(inDocker
      ? ["bind *", "port 6379", "dir /data"]
      : ["bind 127.0.0.1", `port ${port}`, `dir ${JSON.stringify(join(folder, "data"))}`]),
    `requirepass ${password}`,
    "daemonize no",
    'save ""',
    `maxmemory-policy ${plan.maxmemoryPolicy}`,
    ...(plan.maxmemory === undefined ? [] : [`maxmemory ${plan.maxmemory}`]),
    ...(plan.persistence === "aof" ? ["appendonly yes", "appendfsync everysec"] : ["appendonly no"]),
  ];
  const path = join(folder, "redis.conf");
  writeFileSync(path, `${lines.join("\n")}\n`, { mode: 0o600 });
  if (room.runAs !== undefined) chownSync(path, room.runAs.uid, room.runAs.gid);
  return path;
}
