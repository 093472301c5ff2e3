// Alerts and dashboards, held against promtool, against their pages, and against what the running shop shows.

import { afterAll, beforeAll, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nouns, repositoryRoot } from "@shoal/devstack";
import { openTestShop, orderBody, type TestShop } from "../e2e/test-shop.ts";
import { configPaths, dashboards, findTool, rulePaths, rulesOf } from "./watching.fixture.ts";

const cases = readdirSync(import.meta.dir).filter((name) => name.endsWith(".test.yaml"));
const allRules = rulePaths.flatMap(rulesOf);

test("promtool finds configurations and rules well-formed, and each alert fires on what it should and on nothing else", async () => {
  const promtool = await findTool("promtool");
  if (promtool === undefined) return;
  const commands = [
    ["check", "config", "--syntax-only", ...configPaths],
    ["check", "rules", ...rulePaths],
    ["test", "rules", ...cases],
  ];
  for (const args of commands) {
    const child = Bun.spawn([promtool, ...args], { cwd: import.meta.dir, stdout: "pipe", stderr: "pipe" });
    const said = (await new Response(child.stdout).text()) + (await new Response(child.stderr).text());
    expect({ args: args[0], code: await child.exited, said: said.includes("FAILED") ? said : "" }).toEqual({
      args: args[0],
      code: 0,
      said: "",
    });
  }
}, 300_000);

test("every alert has its page, its case that fires and its case that does not, and no page is left over", () => {
  const alerts = allRules.flatMap(({ alert }) => (alert === undefined ? [] : [alert]));
  const pages = Array.from(
    readFileSync(join(repositoryRoot, "docs/alerts.md"), "utf8").matchAll(/^## (.*)$/gm),
    ([, name = ""]) => name,
  );
  expect(pages.toSorted()).toEqual(alerts.toSorted());
  for (const { alert, annotations } of allRules) {
    if (alert !== undefined) expect(annotations?.runbook).toBe(`docs/alerts.md#${alert.toLowerCase()}`);
  }
  const text = cases.map((name) => readFileSync(join(import.meta.dir, name), "utf8")).join("\n");
  for (const alert of alerts) {
    const checks = [...text.matchAll(new RegExp(`alertname: ${alert}\\n +exp_alerts:(.*)`, "g"))].map(
      ([, rest]) => rest,
    );
    expect({ alert, fires: checks.includes(""), rests: checks.includes(" []") }).toEqual({
      alert,
      fires: true,
      rests: true,
    });
  }
});

let t: TestShop;

beforeAll(async () => {
  t = await openTestShop();
}, 60_000);
afterAll(() => t.close(), 60_000);

/** Names of metrics in an expression; what stands in braces, in quotes and behind `by` is none. */
function metricsIn(expr: string): string[] {
  const bare = expr
    .replace(/\{[^}]*\}/g, "")
    .replace(/\b(by|on|group_left|ignoring|without)\s*\([^)]*\)/g, "")
    .replace(/\[[^\]]*\]/g, "");
  return Array.from(bare.matchAll(/\b[a-z][\w:]*[_:]\w+\b(?!\s*\()/gi), ([name]) => name).filter(
    (name) => !/^(histogram_quantile|sum_over_time|group_left)$/.test(name),
  );
}

test("every metric that rules and dashboards name is in a scrape of the running shop", async () => {
  const { variantId } = await t.newProduct({ onHand: 1 });
  const added = await t.send("POST", "/cart/items", { json: { variant_id: variantId, quantity: 1 } });
  const headers = { "x-cart-id": added.headers.get("x-cart-id") ?? "", "idempotency-key": crypto.randomUUID() };
  const order = await t.send("POST", "/orders", {
    headers,
    json: orderBody("tok_ok", { email: "guest@shoal.example" }),
  });
  expect(order.status).toBe(201);

  const pages = await Promise.all(nouns.map((noun) => t.metrics(noun)));
  const shown = new Set(pages.flatMap((page) => Array.from(page.matchAll(/^# TYPE (\S+)/gm), ([, name = ""]) => name)));
  const samples = new Set(
    pages.flatMap((page) => Array.from(page.matchAll(/^([a-z]\w*)[{ ]/gm), ([, name = ""]) => name)),
  );
  const recorded = new Set(allRules.flatMap(({ record }) => (record === undefined ? [] : [record])));
  const named = [
    ...allRules.map(({ expr }) => expr),
    ...dashboards.flatMap(({ panels }) => panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))),
  ].flatMap(metricsIn);
  expect(new Set(named).size).toBeGreaterThan(30);
  // "up" is Prometheus' own; what counts something that has not happened yet is shown by its type alone.
  const missing = named.filter(
    (name) =>
      name !== "up" &&
      !recorded.has(name) &&
      !samples.has(name) &&
      !shown.has(name.replace(/_(bucket|sum|count)$/, "")),
  );
  expect([...new Set(missing)]).toEqual([]);
  // Gauges that alerts look at have values, not only names.
  for (const name of allRules.filter(({ alert }) => alert !== undefined).flatMap(({ expr }) => metricsIn(expr))) {
    if (name.startsWith("shoal_") && !recorded.has(name)) expect([...samples]).toContain(name);
  }
}, 60_000);

test("no label of a metric holds an id, an address or a path", async () => {
  const pages = await Promise.all(nouns.map((noun) => t.metrics(noun)));
  const values = pages.flatMap((page) =>
    page
      .split("\n")
      .filter((line) => !line.startsWith("#"))
      .flatMap((line) =>
        Array.from(line.matchAll(/(\w+)="([^"]*)"/g), ([, name = "", value = ""]) => ({ name, value })),
      ),
  );
  expect(values.length).toBeGreaterThan(500);
  const wrong = values.filter(({ value }) => /[0-9a-f]{8}-[0-9a-f]{4}-|@|\?/.test(value) || value.length > 80);
  expect(wrong).toEqual([]);
});
