// `bun run dev`: the whole shop from nothing, with reload on save. Starts or finds the stores, migrates, seeds, starts
// five processes, and stops all of it again whichever way it ends.

import { createServer } from "node:net";
import { isAbsolute, join, relative, resolve } from "node:path";
import { type Backing, startBacking } from "./backing.ts";
import type { ChildExit } from "./child.ts";
import { devAccounts, devPassword } from "./dev-accounts.ts";
import { openDevSecrets } from "./dev-secrets.ts";
import { DevstackError } from "./devstack-error.ts";
import { explainByDisk } from "./disk.ts";
import { readOverrides } from "./dotenv.ts";
import { findFreePort } from "./free-port.ts";
import { createProcessGroup, watchForEnd } from "./process-group.ts";
import { type Noun, nouns, repositoryRoot, type ShopSettings } from "./processes.ts";
import { type Change, watchSources } from "./reload.ts";
import { runMain } from "./run-main.ts";
import { seedAccounts, seedCatalogue } from "./seed-shop.ts";
import { type Shop, startShop } from "./shop.ts";
import { createTerminalOutput } from "./terminal.ts";
import { startTraceReceiver } from "./trace-receiver.ts";

const dataDir = resolve(repositoryRoot, process.env["SHOAL_DATA_DIR"] ?? ".dev");
/** Before a process that ended by itself is started again: one that ends at once should not keep the machine busy. */
const reviveAfterMs = 500;
const say = (line: string) => console.log(line);

await runMain(async () => {
  const group = createProcessGroup({ log: say });
  const end = watchForEnd();
  const failure = start(group).then(
    () => end.ended,
    (error: unknown) => Promise.reject(explainByDisk(error, dataDir)),
  );
  try {
    const reason = await Promise.race([failure, end.ended]);
    if (reason.kind === "error") throw reason.error;
    say(`stopping (${reason.kind === "signal" ? reason.signal : "the terminal is gone"})`);
    return reason.kind === "signal" && reason.signal === "SIGINT" ? 0 : reason.exitCode;
  } finally {
    await group.stop();
  }
});

async function start(group: ReturnType<typeof createProcessGroup>): Promise<void> {
  const startedAt = performance.now();
  const overrides = await readOverrides();
  const gatewayPort = Number(overrides["GATEWAY_PORT"] ?? 8080);
  await refuseTakenPort(gatewayPort);
  const backing = await openBacking();
  group.add("stores", backing.stop);
  const receiver = await startTraceReceiver(dataDir);
  // Stopped after the shop, whose last spans it still takes.
  group.add("traces", receiver.stop);
  const settings = await settingsFor(backing, gatewayPort, overrides, receiver.endpoint);
  const output = createTerminalOutput(join(dataDir, "logs"));
  const inTurn = createTurns();
  const shop = await startShop(settings, output, (noun, exit) => void inTurn(() => revive(noun, exit, shop)));
  group.add("shop", shop.stop);
  await seedAccounts(settings, output);
  const seeded = await seedCatalogue(shop.gatewayUrl);
  const watcher = watchSources((change) => inTurn(() => apply(change, shop, settings)));
  group.add("watcher", async () => watcher.close());
  greet(shop, settings, backing, seeded, performance.now() - startedAt);
}

async function openBacking(): Promise<Backing> {
  return await startBacking({
    dataDir,
    durability: "safe",
    urls: {
      postgres: process.env["SHOAL_POSTGRES_URL"],
      redis: {
        cart: process.env["SHOAL_CART_REDIS_URL"],
        productCache: process.env["SHOAL_PRODUCT_REDIS_URL"],
        gateway: process.env["SHOAL_GATEWAY_REDIS_URL"],
      },
    },
    log: say,
  });
}

async function settingsFor(
  backing: Backing,
  gatewayPort: number,
  overrides: Record<string, string>,
  traceEndpoint: string,
): Promise<ShopSettings> {
  const free = await Promise.all([...nouns, ...nouns].map(() => findFreePort()));
  const ports = { ...portsFrom(free), gateway: gatewayPort };
  const metricsPorts = portsFrom(free.slice(nouns.length));
  const secrets = await openDevSecrets(dataDir);
  return {
    environment: "dev",
    stores: backing,
    secrets,
    ports,
    metricsPorts,
    mailDir: join(dataDir, "mail"),
    traceEndpoint,
    overrides,
  };
}

function portsFrom(free: readonly number[]): Record<Noun, number> {
  return Object.fromEntries(nouns.map((noun, index) => [noun, free[index] ?? 0])) as Record<Noun, number>;
}

function describeTraces({ overrides, traceEndpoint }: ShopSettings): string {
  const given = overrides?.["OTEL_EXPORTER_OTLP_ENDPOINT"];
  return given === undefined || given === traceEndpoint ? "bun run trace last" : given;
}

/** Told before anything is started: half a shop is no help to anybody. */
function refuseTakenPort(port: number): Promise<void> {
  if (!(port >= 1 && port <= 65_535)) throw new DevstackError("GATEWAY_PORT must be a number from 1 to 65535");
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once("error", () =>
      reject(
        new DevstackError(`port ${port} is taken; end what uses it or choose another: GATEWAY_PORT=8081 bun run dev`),
      ),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolvePort()));
  });
}

async function apply(change: Change, shop: Shop, settings: ShopSettings): Promise<void> {
  const startedAt = performance.now();
  try {
    if (change.generate) await generateContract();
    for (const noun of change.migrate) await shop.migrate(noun);
    const overrides = await readOverrides();
    await shop.restart(change.restart, { ...settings, overrides });
    say(
      `${change.path} changed: ${change.restart.join(", ")} live after ${Math.round(performance.now() - startedAt)} ms`,
    );
  } catch (error) {
    say(
      `${change.path} changed, and the shop could not be brought up: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** What compose and Kubernetes do for a process that is gone. */
async function revive(noun: Noun, { code, signal }: ChildExit, shop: Shop): Promise<void> {
  // A change that came first has started it already.
  if (shop.child(noun)?.isRunning() === true) return;
  say(`${noun} has ended (${signal ?? `exit code ${code}`}); its output is in the logs`);
  await Bun.sleep(reviveAfterMs);
  try {
    await shop.revive(noun);
    say(`${noun} was started again`);
  } catch (error) {
    say(`${noun} could not be started again: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Does one piece of work after the other: two that start the same process would meet at its port. */
function createTurns(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => {
    last = last.then(work);
    return last;
  };
}

async function generateContract(): Promise<void> {
  const generator = Bun.spawn([process.execPath, join(repositoryRoot, "packages/contract/generate.ts")], {
    stdout: "ignore",
    stderr: "pipe",
  });
  if ((await generator.exited) !== 0) {
    throw new DevstackError(`the protos cannot be read: ${(await new Response(generator.stderr).text()).trim()}`);
  }
}

function greet(shop: Shop, settings: ShopSettings, backing: Backing, seeded: readonly string[], tookMs: number): void {
  const url = shop.gatewayUrl.replace("127.0.0.1", "localhost");
  const relativeDir = relative(process.cwd(), dataDir);
  const shown = isAbsolute(relativeDir) || relativeDir.startsWith("..") ? dataDir : relativeDir;
  say("");
  say(`Shoal is open after ${(tookMs / 1000).toFixed(1)} s`);
  say(`  shop      ${url}/api/v1/products`);
  say(`  docs      ${url}/docs`);
  for (const line of backing.summary) say(`  store     ${line}`);
  for (const line of seeded) say(`  seed      ${line}`);
  for (const { email, role } of devAccounts) say(`  account   ${email} (${role}), password ${devPassword}`);
  const metrics = nouns.map((noun) => `${noun} ${settings.metricsPorts?.[noun]}`).join(", ");
  say(`  traces    ${describeTraces(settings)}`);
  say(`  metrics   /metrics on the ports of ${metrics}`);
  say(`  mail      ${shown}/mail`);
  say(`  logs      ${shown}/logs`);
  say("Saved files are live within seconds. Ctrl-C stops everything; data is kept.");
}
