// What is shipped, where it is shipped to: compiled programs in a folder that they cannot write, outside of the checkout,
// as an account that may do nothing, told nothing but their settings.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSealedBinaries, type Child, type Noun, nouns, programOf } from "@shoal/devstack";
import { testBinaries } from "@shoal/testkit";
import { openTestShop, orderBody } from "./test-shop.ts";

setDefaultTimeout(60_000);

const elsewhere = mkdtempSync(join(tmpdir(), "shoal-elsewhere-"));
let binaries = "";
let remove = () => {};

beforeAll(async () => {
  const given = testBinaries();
  if (given !== undefined) {
    binaries = given;
    return;
  }
  const built = await buildSealedBinaries(join(elsewhere, "binaries"));
  binaries = built.folder;
  remove = built.remove;
});
afterAll(() => {
  remove();
  rmSync(elsewhere, { recursive: true });
});

async function run(noun: Noun, args: readonly string[], env: Record<string, string>, cwd = binaries) {
  const { command, runAs } = programOf(noun, { binaries }, args);
  const child = Bun.spawn([...command], { cwd, env, ...runAs, stdout: "pipe", stderr: "pipe" });
  const [out, error, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return { out, error, code };
}

/** Names of the settings that the process complains about. */
const complaints = (error: string) => Array.from(error.matchAll(/^ +([A-Z_]+) /gm), ([, name = ""]) => name).sort();

const required: Readonly<Record<Noun, readonly string[]>> = {
  gateway: [
    ...["CART_ADDRESS", "JWT_KEYS", "ORDER_ADDRESS", "PRODUCT_ADDRESS", "REDIS_URL", "SERVICE_TOKEN", "USER_ADDRESS"],
  ],
  order: [
    ...["CART_ADDRESS", "DATABASE_URL", "ORDER_TOKEN_SECRET", "PAYMENT_PROVIDER", "PRODUCT_ADDRESS", "SERVICE_TOKEN"],
    ...["SERVICE_TOKENS", "SHOP_CURRENCY"],
  ],
  cart: ["REDIS_URL", "SERVICE_TOKENS"],
  product: ["DATABASE_URL", "REDIS_URL", "SERVICE_TOKENS", "SHOP_CURRENCY"],
  user: ["DATABASE_URL", "REFRESH_TOKEN_SECRET", "SERVICE_TOKENS"],
};

test.each([...nouns])("%s without any setting names all that it needs at once and ends with 78", async (noun) => {
  const { out, error, code } = await run(noun, ["serve"], {});
  expect({ code, out, complaints: complaints(error) }).toEqual({ code: 78, out: "", complaints: [...required[noun]] });
});

test.each([...nouns])(
  "%s with malformed settings names these as well, without a value, and ends with 78",
  async (noun) => {
    const malformed = {
      LOG_LEVEL: "shout-hunter2",
      TRACE_SAMPLE_RATIO: "hunter2",
      [noun === "gateway" ? "GATEWAY_PORT" : "PORT"]: "hunter2",
    };
    const { out, error, code } = await run(noun, ["serve"], malformed);
    const names = [...required[noun], ...Object.keys(malformed)].sort();
    expect({ code, out, complaints: complaints(error) }).toEqual({ code: 78, out: "", complaints: names });
    expect(error).not.toContain("hunter2");
  },
);

test.each([...nouns])("%s takes no setting and no code from files that lie where it runs", async (noun) => {
  const marker = join(elsewhere, `${noun}-was-here`);
  writeFileSync(join(elsewhere, ".env"), "SERVICE_TOKENS=gateway=a-token-of-at-least-24-characters\nLOG_LEVEL=shout\n");
  writeFileSync(join(elsewhere, "bunfig.toml"), 'preload = ["./preload.ts"]\n');
  writeFileSync(join(elsewhere, "preload.ts"), `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "");\n`);
  // As ourselves, who could read the files and write the marker.
  const child = Bun.spawn([join(binaries, noun), "serve"], {
    cwd: elsewhere,
    env: {},
    stdout: "ignore",
    stderr: "pipe",
  });
  const error = await new Response(child.stderr).text();
  expect({ code: await child.exited, complaints: complaints(error) }).toEqual({
    code: 78,
    complaints: [...required[noun]],
  });
  expect(existsSync(marker)).toBe(false);
});

test("a shop of compiled programs sells, as nobody and from a folder that it leaves as it found it", async () => {
  const before = readdirSync(binaries).sort();
  expect(before).toEqual([...nouns].sort());
  const t = await openTestShop({}, binaries);
  try {
    const { variantId } = await t.newProduct({ onHand: 1 });
    const { headers } = await t.newCustomer();
    await t.send("POST", "/cart/items", { headers, json: { variant_id: variantId, quantity: 1 } });
    const order = await t.send("POST", "/orders", {
      headers: { ...headers, "idempotency-key": crypto.randomUUID() },
      json: orderBody(),
    });
    expect([order.status, order.json["status"]]).toEqual([201, "confirmed"]);
    for (const noun of nouns) expectSealed(noun, t.shop.child(noun));
  } finally {
    await t.close();
  }
  expect(readdirSync(binaries).sort()).toEqual(before);
});

/** What the system says about a running process: its program, its folder, its user and its environment. */
function expectSealed(noun: Noun, child: Child | undefined): void {
  expect(child?.isRunning()).toBe(true);
  expect(statSync(binaries).mode & 0o222).toBe(0);
  if (process.platform !== "linux") return;
  const facts = `/proc/${child?.pid}`;
  const account = accountOf(readFileSync(`${facts}/status`, "utf8"));
  expect(account.uid).not.toBe(0);
  expect(askAs(account, "readlink", `${facts}/exe`)).toBe(`${join(binaries, noun)}\n`);
  expect(askAs(account, "readlink", `${facts}/cwd`)).toBe(`${binaries}\n`);
  const names = askAs(account, "cat", `${facts}/environ`)
    .split("\0")
    .map((pair) => pair.split("=")[0]);
  expect(names.filter((name) => ["PATH", "HOME", "NODE_PATH", "PWD"].includes(name ?? ""))).toEqual([]);
}

function accountOf(status: string): { readonly uid: number; readonly gid: number } {
  const read = (name: string) => Number(new RegExp(`^${name}:\\t(\\d+)`, "m").exec(status)?.[1]);
  return { uid: read("Uid"), gid: read("Gid") };
}

/** As the account that the process runs as: root itself may not ask in a container that took its right to trace. */
function askAs(account: { readonly uid: number; readonly gid: number }, program: string, path: string): string {
  const isRoot = process.getuid?.() === 0;
  const { status, stdout } = spawnSync(program, [path], { encoding: "utf8", ...(isRoot ? account : {}) });
  expect(status).toBe(0);
  return stdout;
}
