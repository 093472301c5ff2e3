// The gateway process: `serve` (the default), `health [livez|readyz]`, `make-key`, `rotate-key add|switch|retire`.

import { type Environment, endProcess, openProcess, runCommand, serveUntilStopped } from "@shoal/process";
import { createRedis } from "@shoal/redis";
import { createApp } from "./app.ts";
import { createClients } from "./clients.ts";
import { readConfig, readKeys, readPort } from "./config.ts";
import { startErasures } from "./erasures.ts";
import { createFront } from "./front.ts";
import { rotateKeys, rotationSteps } from "./key-rotation.ts";
import { createLifecycle } from "./lifecycle.ts";
import { createLimits } from "./limits.ts";
import { createPageCache } from "./page-cache.ts";
import { createRevocations } from "./revocations.ts";
import { createSecurityLog } from "./security-log.ts";
import { serveHttp } from "./server.ts";
import { createShedding } from "./shedding.ts";
import { createTokens, makeKeySet, makeSigningKey, type SigningKey, writeSigningKeys } from "./tokens.ts";

const service = "gateway";

async function serve(environment: Environment): Promise<number> {
  const config = readConfig(environment);
  const { log, telemetry } = openProcess(service, config);
  const redis = createRedis({
    url: config.REDIS_URL,
    ...(config.REDIS_KEY_PREFIX === "" ? {} : { keyPrefix: config.REDIS_KEY_PREFIX }),
    clientName: service,
    commandTimeoutMs: config.REDIS_TIMEOUT_MS,
    log,
  });
  const clients = createClients({
    addresses: {
      user: config.USER_ADDRESS,
      product: config.PRODUCT_ADDRESS,
      cart: config.CART_ADDRESS,
      order: config.ORDER_ADDRESS,
    },
    token: config.SERVICE_TOKEN,
    log,
  });
  const ttlSeconds = config.ACCESS_TOKEN_TTL_SECONDS;
  const tokens = await createTokens({
    keys: config.JWT_KEYS,
    issuer: config.JWT_ISSUER,
    audience: config.JWT_AUDIENCE,
    ttlSeconds,
  });
  const limits = createLimits({
    redis,
    limits: { login: config.RATE_LIMIT_LOGIN, write: config.RATE_LIMIT_WRITE, read: config.RATE_LIMIT_READ },
    log,
  });
  const shedding = createShedding({
    inFlightMax: config.IN_FLIGHT_MAX,
    delayMaxMs: config.LOOP_DELAY_MAX_MS,
    answerMaxMs: config.ANSWER_TARGET_MS,
  });
  const lifecycle = createLifecycle();
  const revocations = createRevocations({ redis, tokenTtlSeconds: ttlSeconds, log });
  const securityLog = createSecurityLog({ user: clients.user, log });
  securityLog.note({ kind: "signing_keys.loaded", details: describeKeys(config.JWT_KEYS) });
  const erasures = startErasures({ clients, log });
  const pages = createPageCache({ ttlMs: 1000, charactersMax: 16 * 1024 * 1024 });
  const handle = createApp({ config, clients, tokens, revocations, erasures, lifecycle, pages, log });
  const server = serveHttp({
    host: config.HOST,
    port: config.GATEWAY_PORT,
    createHandle: (peerOf) => {
      const front = createFront({ config, tokens, limits, shedding, pages, securityLog, log, peerOf });
      return { handle: front.wrap(handle), markDraining: front.markDraining };
    },
  });
  lifecycle.markStarted();
  log.info("serving", { port: server.port });
  return await serveUntilStopped(log, [
    [
      "server",
      async () => {
        lifecycle.markDraining();
        server.markDraining();
        // Balancers still send for a while after they were told that this process leaves.
        await Bun.sleep(config.DRAIN_DELAY_MS);
        await server.stop();
      },
    ],
    ["erasures", () => erasures.stop()],
    ["security log", () => securityLog.stop()],
    ["clients", async () => clients.close()],
    ["redis", async () => redis.disconnect()],
    ["telemetry", () => telemetry.stop()],
  ]);
}

/** Which keys this process has, for the security log: their names, never their parts. */
function describeKeys(keys: readonly SigningKey[]): Record<string, string> {
  const [signing = "", ...others] = keys.map(({ kid }) => kid);
  return others.length === 0 ? { signing } : { signing, also_verified: others.join(" ").slice(0, 120) };
}

async function health(environment: Environment, [name = "readyz"]: readonly string[]): Promise<number> {
  const url = `http://127.0.0.1:${readPort(environment)}/${name}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  return response?.status === 200 ? 0 : 1;
}

/** Prints a fresh value for JWT_KEYS. */
async function makeKey(): Promise<number> {
  console.log(await makeKeySet());
  return 0;
}

/** Prints the value of JWT_KEYS after one step of a rotation: add, switch or retire. */
async function rotateKey(environment: Environment, [name = ""]: readonly string[]): Promise<number> {
  const step = rotationSteps.find((known) => known === name);
  if (step === undefined) {
    console.error(`rotate-key needs one of ${rotationSteps.join(", ")}`);
    return 64;
  }
  console.log(writeSigningKeys(rotateKeys(readKeys(environment), step, await makeSigningKey())));
  return 0;
}

await endProcess(
  await runCommand({ serve, health, "make-key": makeKey, "rotate-key": rotateKey }, process.env, process.argv.slice(2)),
);
