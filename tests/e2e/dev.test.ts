// `bun run dev` as a person lives with it: from nothing to an open shop, edits of every kind live, data kept, and
// nothing left running whichever way it ends. Runs in a copy of the repository, so that edits touch nothing here.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { spawn } from "node:child_process";
import { appendFile, cp, mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { findFreePort } from "@shoal/devstack";

const repository = resolve(import.meta.dir, "../..");
let copy: string;
let port: number;
let dev: Dev;

type Dev = {
  readonly lines: string[];
  readonly pid: number;
  readonly exited: Promise<number | null>;
  until(text: string | RegExp, timeoutMs?: number): Promise<string>;
};

/** Starts the command in the copy, through `sh` as a terminal would. */
function startDev(environment: Readonly<Record<string, string>> = {}): Dev {
  const child = spawn(process.execPath, ["run", "dev"], {
    cwd: copy,
    env: { ...process.env, GATEWAY_PORT: String(port), SHOAL_DATA_DIR: join(copy, ".dev"), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let arrived = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.on("data", (chunk: Buffer) => {
      const parts = `${rest}${chunk}`.split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      arrived();
    });
  }
  const exited = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  return {
    lines,
    pid: child.pid ?? 0,
    exited,
    until: (wanted, timeoutMs = 20_000) =>
      new Promise((found, failed) => {
        const from = 0;
        const look = () => {
          const line = lines
            .slice(from)
            .find((text) => (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text)));
          if (line === undefined) return;
          clearTimeout(timer);
          found(line);
        };
        const timer = setTimeout(
          () => failed(new Error(`no line with ${String(wanted)} in:\n${lines.join("\n")}`)),
          timeoutMs,
        );
        arrived = look;
        look();
      }),
  };
}

/** Processes that run from the copy or work in it. */
async function processesOfCopy(): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => "");
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " ");
    if (cwd.startsWith(copy) || command.includes(copy)) found.push(`${pid} ${command}`);
  }
  return found;
}

async function untilNoProcess(timeoutMs: number): Promise<string[]> {
  const deadline = Date.now() + timeoutMs;
  let left = await processesOfCopy();
  while (left.length > 0 && Date.now() < deadline) {
    await Bun.sleep(100);
    left = await processesOfCopy();
  }
  return left;
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "shoal-dev-"));
  const listed = Bun.spawnSync(["git", "ls-files", "-co", "--exclude-standard"], { cwd: repository });
  for (const name of listed.stdout.toString().split("\n").filter(Boolean)) {
    await cp(join(repository, name), join(copy, name)).catch(() => {});
  }
  port = await findFreePort();
  dev = startDev();
  await dev.until("Shoal is open", 120_000);
}, 150_000);

afterAll(async () => {
  if (dev !== undefined) {
    try {
      process.kill(dev.pid, "SIGTERM");
    } catch {
      // It has ended by itself.
    }
    await dev.exited;
  }
  await untilNoProcess(10_000);
  await rm(copy, { recursive: true, force: true });
}, 40_000);

const shop = async (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}/api/v1${path}`, init);

test("the seeded catalogue is served, and what it prints is enough to begin", async () => {
  const list = (await (await shop("/products?page_size=5")).json()) as { items: unknown[] };
  expect(list.items).toHaveLength(5);
  const printed = dev.lines.join("\n");
  for (const word of ["customer@shoal.example", "/docs", "PostgreSQL", "Redis"]) expect(printed).toContain(word);
});

test("an edited handler, shared package, proto, migration and setting are live, and data is kept", async () => {
  const products = (await (await shop("/products?in_stock=true&page_size=1")).json()) as {
    items: { variants: { id: string }[] }[];
  };
  const variantId = products.items[0]?.variants[0]?.id ?? "";
  const body = JSON.stringify({ variant_id: variantId, quantity: 1 });
  const added = await shop("/cart/items", { method: "POST", headers: { "content-type": "application/json" }, body });
  const cart = { "x-cart-id": added.headers.get("x-cart-id") ?? "" };

  const took: Record<string, number> = {};
  const live = async (what: string, edit: () => Promise<void>, isLive: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await edit();
    await isLive();
    took[what] = Math.round(performance.now() - startedAt);
  };
  const at = (path: string) => join(copy, path);

  await live(
    "handler",
    () => appendFile(at("packages/cart/src/handlers/get-cart.ts"), '\nconsole.log("marker: the handler");\n'),
    async () => {
      await dev.until("marker: the handler");
      await dev.until(/get-cart\.ts changed: cart live/);
    },
  );
  await live(
    "shared package",
    () => appendFile(at("packages/rpc/src/refusal.ts"), '\nconsole.log("marker: the shared package");\n'),
    () => dev.until(/refusal\.ts changed: gateway, order, cart, product, user live/),
  );
  const proto = at("proto/shoal/cart/v1/cart.proto");
  await live(
    "proto",
    async () =>
      writeFile(
        proto,
        (await readFile(proto, "utf8")).replace(
          "message CartLine {",
          "message CartLine {\n  // A mark.\n  string marker = 99;",
        ),
      ),
    () => dev.until(/cart\.proto changed: .* live/),
  );
  expect(await readFile(at("packages/contract/src/gen/contract.json"), "utf8")).toContain('"marker"');
  const index = at("packages/user/migrations/index.ts");
  await live(
    "migration",
    async () => {
      await writeFile(at("packages/user/migrations/0999_mark.sql"), "create table marker (id integer);\n");
      const text = await readFile(index, "utf8");
      const listed = text.replace(/,?\s*\]\s*;\s*$/, ',\n  { name: "0999_mark", sql: mark },\n];\n');
      await writeFile(index, `import mark from "./0999_mark.sql" with { type: "text" };\n${listed}`);
    },
    () => dev.until(/migrations\/.* changed: user live/),
  );
  expect(await readFile(at(".dev/logs/user.log"), "utf8")).toContain("0999_mark");
  await live(
    "setting",
    () => writeFile(at(".env"), "SHIPPING_METHODS=standard:777\n"),
    () => dev.until(/\.env changed: .* live/),
  );
  const quote = (await (
    await shop("/quotes", { method: "POST", headers: { ...cart, "content-type": "application/json" }, body: "{}" })
  ).json()) as { lines: unknown[]; totals: { shipping: { amount_minor: number } } };
  expect(quote.totals.shipping.amount_minor).toBe(777);
  console.log(`live after (ms): ${JSON.stringify(took)}`);
}, 120_000);

test("a service that was killed is told and started again", async () => {
  const [victim = ""] = (await processesOfCopy()).filter((line) => line.includes("packages/order/src/main.ts"));
  process.kill(Number.parseInt(victim, 10), "SIGKILL");
  await dev.until("order has ended (SIGKILL)");
  await dev.until("order was started again");
  const ask = () => shop("/orders/01890000-0000-7000-8000-000000000000", { headers: { "x-order-token": "none" } });
  let answer = await ask();
  // The gateway looks for it again twice a second.
  for (let tries = 0; answer.status === 503 && tries < 50; tries += 1) {
    await Bun.sleep(100);
    answer = await ask();
  }
  expect(answer.status).toBe(404);
}, 30_000);

test("Ctrl-C leaves no process", async () => {
  process.kill(dev.pid, "SIGINT");
  await dev.exited;
  expect(await untilNoProcess(15_000)).toEqual([]);
}, 40_000);

test("a killed launcher leaves no process, and the next start finds the data", async () => {
  const second = startDev();
  await second.until("Shoal is open", 60_000);
  process.kill(second.pid, "SIGKILL");
  await second.exited;
  expect(await untilNoProcess(30_000)).toEqual([]);
}, 120_000);

test("a taken port and a broken migration each give one clear line", async () => {
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
  const { port: takenPort } = taken.address() as { port: number };
  const blocked = startDev({ GATEWAY_PORT: String(takenPort) });
  expect(await blocked.exited).toBe(1);
  expect(blocked.lines.filter((line) => line.includes(`port ${takenPort} is taken`))).toHaveLength(1);
  taken.close();

  await writeFile(join(copy, "packages/user/migrations/0999_mark.sql"), "create table marker (id integer); broken;\n");
  const broken = startDev();
  expect(await broken.exited).toBe(1);
  expect(broken.lines.filter((line) => line.includes("0999_mark")).join("\n")).toMatch(/edited|failed/);
  expect(await untilNoProcess(15_000)).toEqual([]);
}, 90_000);
