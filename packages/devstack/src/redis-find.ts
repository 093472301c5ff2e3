// Finds a real Redis (or Valkey) on this machine: on the PATH, unpacked by us before, in Docker, or, on Debian and its
// kin, in the distribution's own package, which is then unpacked into the data folder without installing anything.

import { spawnSync } from "node:child_process";

import type { Log } from "./backing-server.ts";
import { canReach, type DataRoom } from "./data-room.ts";
import { DevstackError } from "./devstack-error.ts";
import { isNewEnough, type RedisProgram, readRedisVersion, redisMajorMin } from "./redis-program.ts";
import { findUnpackedRedis, unpackRedis } from "./redis-unpack.ts";

const dockerImage = "redis:8-alpine";

/** The first that works, in the order above. Throws `DevstackError` that names the command to install one. */
export async function findRedisProgram(room: DataRoom, log: Log): Promise<RedisProgram> {
  const found = findOnPath(room, log) ?? findUnpackedRedis(room) ?? findInDocker(log);
  if (found !== undefined) return found;
  if (Bun.which("apt-get") !== null && Bun.which("dpkg-deb") !== null) return unpackRedis(room, log);
  throw new DevstackError(
    `no Redis on this machine: ${installAdvice()}, or set SHOAL_CART_REDIS_URL, SHOAL_PRODUCT_REDIS_URL and SHOAL_GATEWAY_REDIS_URL`,
  );
}

function findOnPath(room: DataRoom, log: Log): RedisProgram | undefined {
  for (const name of ["redis-server", "valkey-server"]) {
    const path = Bun.which(name);
    if (path === null) continue;
    const version = readRedisVersion(path);
    if (version === undefined || !isNewEnough(version)) {
      log(`${path} is ${version ?? "not usable"}, Redis ${redisMajorMin} or newer is needed: looking further`);
    } else if (room.runAs !== undefined && !canReach(room.runAs, path)) {
      log(`${path} cannot be run by an unprivileged user: looking further`);
    } else {
      return { kind: "binary", path, libraryPath: "", version, origin: `${name} on the PATH` };
    }
  }
  return undefined;
}

function findInDocker(log: Log): RedisProgram | undefined {
  const docker = Bun.which("docker");
  if (docker === null) return undefined;
  const ask = (args: string[], timeout: number) =>
    spawnSync(docker, args, { encoding: "utf8", timeout, stdio: "pipe" });
  if (ask(["version", "--format", "{{.Server.Version}}"], 5_000).status !== 0) return undefined;
  if (ask(["image", "inspect", dockerImage], 5_000).status !== 0) {
    log(`pulling ${dockerImage} with Docker`);
    const pulled = ask(["pull", "--quiet", dockerImage], 120_000);
    if (pulled.status !== 0) {
      log(`Docker answers but ${dockerImage} could not be pulled: looking further`);
      return undefined;
    }
  }
  return { kind: "docker", image: dockerImage, version: "8", origin: `${dockerImage} in Docker` };
}

function installAdvice(): string {
  if (process.platform === "darwin") return "`brew install redis`";
  const installers = [
    { program: "dnf", advice: "`sudo dnf install valkey`" },
    { program: "pacman", advice: "`sudo pacman -S valkey`" },
    { program: "apk", advice: "`apk add valkey`" },
    { program: "zypper", advice: "`sudo zypper install redis`" },
  ];
  return installers.find(({ program }) => Bun.which(program) !== null)?.advice ?? "install redis-server or Docker";
}
