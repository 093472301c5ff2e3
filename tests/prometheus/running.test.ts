// A real Prometheus with the rules of the shop, over a running shop: what it scrapes, what it computes, what it alerts.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type Child, devPassword, findFreePort, nouns, startChild } from "@shoal/devstack";
import { openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";
import { dashboards, findTool, rulePaths } from "./watching.fixture.ts";

const patienceMs = 60_000;

let t: TestShop;
let program: string | undefined;
let prometheus: Child | undefined;
let folder: string;
let base: string;
const output: string[] = [];

beforeAll(async () => {
  program = await findTool("prometheus");
  if (program === undefined) return;
  t = await openTestShop();
  folder = await mkdtemp(join(tmpdir(), "shoal-prometheus-"));
  base = `http://127.0.0.1:${await findFreePort()}`;
  prometheus = await startPrometheus(program);
}, 300_000);

afterAll(async () => {
  if (program === undefined) return;
  await prometheus?.stop();
  await t.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** As compose.yaml runs it, but in a hurry: what alerts wait for in minutes is seconds here. */
async function startPrometheus(path: string): Promise<Child> {
  for (const rule of rulePaths) {
    const text = await readFile(rule, "utf8");
    await writeFile(join(folder, basename(rule)), text.replace(/^( +for: \d+)m$/gm, "$1s"));
  }
  const config = {
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: [join(folder, "*.yaml")],
    scrape_configs: [
      {
        job_name: "shoal",
        static_configs: [{ targets: nouns.map((noun) => `127.0.0.1:${t.settings.metricsPorts?.[noun]}`) }],
      },
    ],
  };
  await writeFile(join(folder, "prometheus.yml"), JSON.stringify(config));
  return await startChild({
    name: "prometheus",
    command: [
      path,
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${new URL(base).host}`,
    ],
    output: { line: (line) => void output.push(line) },
  });
}

type Target = { readonly health: string; readonly lastError: string };
type LoadedRule = {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly alerts?: readonly { readonly state: string; readonly labels: Readonly<Record<string, string>> }[];
};

async function ask<T>(path: string): Promise<T> {
  const response = await fetch(`${base}/api/v1/${path}`);
  const { status, data, error } = (await response.json()) as { status: string; data: T; error?: string };
  if (status !== "success") throw new Error(`${path}: ${error}`);
  return data;
}

async function loadedRules(): Promise<LoadedRule[]> {
  const { groups } = await ask<{ groups: { rules: LoadedRule[] }[] }>("rules");
  return groups.flatMap(({ rules }) => rules);
}

async function valuesOf(expr: string): Promise<readonly unknown[]> {
  return (await ask<{ result: unknown[] }>(`query?query=${encodeURIComponent(expr)}`)).result;
}

/** Asks until nothing is left to wait for; throws what is. */
async function untilNothing(left: () => Promise<readonly string[]>): Promise<void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const waitedFor = await left().catch((error: unknown) => [String(error)]);
    if (waitedFor.length === 0) return;
    if (Date.now() > until) throw new Error(`${waitedFor.join("\n")}\n${output.slice(-5).join("\n")}`);
    await Bun.sleep(250);
  }
}

/** Part of what happens in a shop: a visitor who buys, an order that is refunded, an address that is taken. */
async function live(): Promise<void> {
  const { variantId } = await t.newProduct({ onHand: 10 });
  const { email, headers } = await t.newCustomer();
  await t.send("POST", "/auth/register", { json: { email, password: devPassword, name: "Bo Buyer" } });
  await t.send("GET", "/products?page_size=20");
  await t.send("POST", "/cart/items", { headers, json: { variant_id: variantId, quantity: 1 } });
  const order = await t.send("POST", "/orders", {
    headers: { ...headers, "idempotency-key": crypto.randomUUID() },
    json: orderBody(),
  });
  expect(order.status).toBe(201);
}

test("a running Prometheus scrapes all five processes and computes every rule without an error", async () => {
  if (program === undefined) return;
  await live();
  await untilNothing(async () => {
    const { activeTargets } = await ask<{ activeTargets: Target[] }>("targets");
    const wrong = activeTargets.filter(({ health }) => health !== "up").map(({ lastError }) => lastError || "unknown");
    return activeTargets.length === nouns.length ? wrong : [...wrong, `${activeTargets.length} targets`];
  });
  await untilNothing(async () => {
    const rules = await loadedRules();
    const wrong = rules.filter(({ health }) => health !== "ok").map((rule) => `${rule.name}: ${rule.lastError}`);
    return rules.length > 20 ? wrong : [...wrong, `${rules.length} rules`];
  });
}, 120_000);

test("an alert fires on its cause and rests when it is gone, and names the process", async () => {
  if (program === undefined) return;
  const instance = `127.0.0.1:${t.settings.metricsPorts?.product}`;
  const firing = async (name: string) =>
    (await loadedRules())
      .filter((rule) => rule.name === name)
      .flatMap(({ alerts }) => alerts ?? [])
      .filter(({ state }) => state === "firing");
  expect(await firing("ShoalProcessDown")).toEqual([]);

  const { variantId } = await t.newProduct({ onHand: 1 });
  const { headers } = await t.newCustomer();
  await t.send("POST", "/cart/items", { headers, json: { variant_id: variantId, quantity: 1 } });
  await t.shop.child("product")?.stop();
  await untilNothing(async () => {
    // Somebody still wants to buy, and the shop cannot.
    expect((await t.send("POST", "/quotes", { headers, json: {} })).status).toBeGreaterThanOrEqual(500);
    const alerts = await firing("ShoalProcessDown");
    return alerts.some(({ labels }) => labels["instance"] === instance) ? [] : ["ShoalProcessDown does not fire"];
  });
  expect((await firing("ShoalProcessDown")).map(({ labels }) => labels["severity"])).toEqual(["page"]);

  await t.shop.start("product");
  await untilNothing(async () => (await firing("ShoalProcessDown")).map(() => "ShoalProcessDown still fires"));
}, 180_000);

test("every panel of the dashboards shows something of a shop that has lived", async () => {
  if (program === undefined) return;
  // Callers find a process that came back within moments.
  await untilNothing(async () => live().then(() => []));
  for (const { title, panels } of dashboards) {
    await untilNothing(async () => {
      const empty: string[] = [];
      for (const panel of panels) {
        const found = await Promise.all(panel.targets.map(({ expr }) => valuesOf(expr)));
        if (found.every((values) => values.length === 0)) empty.push(`${title}: ${panel.title} shows nothing`);
      }
      return empty;
    });
  }
}, 180_000);
