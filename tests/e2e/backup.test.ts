// What a lost database costs: nothing that the last backup holds. The jobs of the rendered manifests run here with
// their own commands, on databases that have the roles of infra, under a shop that uses those roles.

import { afterAll, beforeAll, expect, test } from "bun:test";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testBinaries, testStores } from "@shoal/testkit";
import postgres from "postgres";
import { root } from "../carried.fixture.ts";
import { findKubectl, render } from "../manifests/kubectl.fixture.ts";
import { get, type KubernetesObject, secretValues } from "../manifests/objects.fixture.ts";
import { createDatabase, databaseUrl, dropDatabase, type JobRun, runJob } from "./backup-job.fixture.ts";
import { findPostgresClient } from "./postgres-client.fixture.ts";
import { type Json, newPrefix, openTestShop, orderBody, type TestShop } from "./test-shop.ts";

const stores = [
  ["users-postgres", "shoal_user"],
  ["products-postgres", "shoal_product"],
  ["orders-postgres", "shoal_order"],
] as const;
type Store = (typeof stores)[number];
const orders: Store = stores[2];

const serverUrl = testStores().postgresUrl;
const prefix = newPrefix();
const backups = mkdtempSync(join(tmpdir(), "shoal-backups-"));
let objects: KubernetesObject[];
let programs: string;
let t: TestShop;

const nameOf = ([, database]: Store) => `${prefix}${database}`;

function passwordsOf(name: string) {
  const store = stores.find((one) => nameOf(one) === name);
  if (store === undefined) throw new Error(`${name} is no database of this shop`);
  const values = secretValues(get(objects, "Secret", store[0]));
  return { owner: values["OWNER_PASSWORD"] ?? "", app: values["APP_PASSWORD"] ?? "" };
}

function urlAs(role: "owner" | "app", name: string): string {
  return databaseUrl(serverUrl, name, { name: `${name}_${role}`, password: passwordsOf(name)[role] });
}

function job([store, database]: Store, kind: "backup" | "restore", more: Record<string, string> = {}): Promise<JobRun> {
  const { hostname, port } = new URL(serverUrl);
  const environment = { PGHOST: hostname, PGPORT: port, DATABASE: `${prefix}${database}`, ...more };
  return runJob(objects, `${store}-${kind}`, { programs, backups, environment });
}

const dumpsOf = (store: Store) =>
  readdirSync(backups)
    .filter((file) => file.startsWith(`${nameOf(store)}-`))
    .sort();

/** Every row of every table, and where every sequence stands. */
async function contentOf(name: string): Promise<Record<string, unknown>> {
  const sql = postgres(databaseUrl(serverUrl, name), { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select schemaname as schema, tablename as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`;
    const sequences = await sql`select schemaname, sequencename, last_value from pg_sequences`;
    const content: Record<string, unknown> = { sequences: [...sequences] };
    for (const { schema, name } of tables) {
      const rows = await sql`select to_jsonb(t)::text as row from ${sql(schema)}.${sql(name)} t`;
      content[`${schema}.${name}`] = rows.map(({ row }) => String(row)).sort();
    }
    return content;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Tables, constraints, indexes, owners and grants, as PostgreSQL's own program writes them. */
function schemaOf(name: string): string {
  const command = [join(programs, "pg_dump"), "--schema-only", `--dbname=${databaseUrl(serverUrl, name)}`];
  const dump = Bun.spawnSync(command, { stderr: "pipe" });
  if (!dump.success) throw new Error(dump.stderr.toString());
  // Without the key of the moment against what a dump could smuggle into psql, and without the parentheses of
  // conditions, of which reading them anew takes away those that mean nothing.
  return dump.stdout
    .toString()
    .replace(/^\\(un)?restrict .*$/gm, "")
    .replace(/[()]/g, "");
}

async function onServer(statement: string, name = "postgres"): Promise<void> {
  const sql = postgres(databaseUrl(serverUrl, name), { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end({ timeout: 1 }));
}

beforeAll(async () => {
  const [kubectl, client] = await Promise.all([findKubectl(), findPostgresClient()]);
  programs = client;
  ({ objects } = await render(kubectl, join(root, "kustomize/overlays/dev")));
  for (const store of stores) await createDatabase(serverUrl, nameOf(store), passwordsOf(nameOf(store)));
  const postgresUrl = (name: string) => (name === "postgres" ? serverUrl : urlAs("app", name));
  t = await openTestShop({}, testBinaries(), { prefix, postgresUrl, ownerUrl: (name) => urlAs("owner", name) });
}, 120_000);

afterAll(async () => {
  await t.close();
  for (const store of stores) await dropDatabase(serverUrl, nameOf(store));
  rmSync(backups, { recursive: true, force: true });
});

test("a backup made by the CronJob's own command restores into an empty database, row for row, and the shop goes on", async () => {
  const { variantId } = await t.newProduct({ onHand: 5 });
  const buyer = await t.newCustomer();
  const buy = async (headers: Record<string, string>, key: string) => {
    await t.send("POST", "/cart/items", { headers, json: { variant_id: variantId, quantity: 1 } });
    return await t.send("POST", "/orders", { headers: { ...headers, "idempotency-key": key }, json: orderBody() });
  };
  const key = crypto.randomUUID();
  const bought = await buy(buyer.headers, key);
  expect(bought.status).toBe(201);

  const nouns = ["user", "product", "order"] as const;
  await t.shop.stop();
  const before = await Promise.all(stores.map(async (store) => contentOf(nameOf(store))));
  const schemas = stores.map((store) => schemaOf(nameOf(store)));
  for (const store of stores) {
    expect(await job(store, "backup")).toMatchObject({ code: 0 });
    const [dump = ""] = dumpsOf(store);
    expect(dump).toMatch(/-\d{8}T\d{6}Z\.dump$/);
    expect(statSync(join(backups, dump)).mode & 0o077).toBe(0);
  }
  for (const store of stores) {
    await dropDatabase(serverUrl, nameOf(store));
    await createDatabase(serverUrl, nameOf(store), passwordsOf(nameOf(store)));
    expect(await job(store, "restore")).toMatchObject({ code: 0 });
  }
  expect(await Promise.all(stores.map(async (store) => contentOf(nameOf(store))))).toEqual(before);
  expect(stores.map((store) => schemaOf(nameOf(store)))).toEqual(schemas);

  for (const noun of nouns) await t.shop.migrate(noun);
  await t.shop.restart(["gateway", "order", "cart", "product", "user"]);
  const login = await t.send("POST", "/auth/login", {
    json: { email: buyer.email, password: "correct-horse-battery" },
  });
  expect(login.status).toBe(200);
  const headers = { authorization: `Bearer ${String(login.json["access_token"])}` };
  const again = await t.send("POST", "/orders", { headers: { ...headers, "idempotency-key": key }, json: orderBody() });
  expect(again.text).toBe(bought.text);
  expect((await buy(headers, crypto.randomUUID())).status).toBe(201);
  const list = await t.send("GET", "/orders", { headers });
  expect((list.json["items"] as Json[]).length).toBe(2);
}, 180_000);

test("a restore over what is left of a database puts back all of it, and one that fails changes nothing", async () => {
  const name = nameOf(orders);
  await t.shop.stop();
  expect(await job(orders, "backup")).toMatchObject({ code: 0 });
  const newest = dumpsOf(orders).at(-1) ?? "";
  const whole = await contentOf(name);
  await onServer("drop table outbox; delete from order_events; drop schema simulated_payments cascade", name);
  const broken = await contentOf(name);
  expect(broken).not.toEqual(whole);

  const halfName = `${name}-20000101T000000Z.dump`;
  const bytes = readFileSync(join(backups, newest));
  writeFileSync(join(backups, halfName), bytes);
  truncateSync(join(backups, halfName), bytes.length - 200);
  expect((await job(orders, "restore", { DUMP: halfName })).code).not.toBe(0);
  expect(await contentOf(name)).toEqual(broken);
  rmSync(join(backups, halfName));

  expect(await job(orders, "restore", { DUMP: newest })).toMatchObject({ code: 0 });
  expect(await contentOf(name)).toEqual(whole);
}, 120_000);

test("an old backup is forgotten after a good new one, and never for one that failed", async () => {
  const old = join(backups, `${nameOf(orders)}-20000101T000000Z.dump`);
  writeFileSync(old, "");
  const age = Date.now() / 1000 - 16 * 24 * 3600;
  utimesSync(old, age, age);
  const before = dumpsOf(orders);
  const failed = await job(orders, "backup", { PGPORT: "1", WAIT_SECONDS: "0" });
  expect(failed.code).not.toBe(0);
  expect(dumpsOf(orders)).toEqual(before);

  expect(await job(orders, "backup")).toMatchObject({ code: 0 });
  expect(dumpsOf(orders)).not.toContain(`${nameOf(orders)}-20000101T000000Z.dump`);
  expect(dumpsOf(orders).length).toBeGreaterThanOrEqual(before.length - 1);
}, 60_000);

test("a backup and a restore by hand, with the commands of operations.md, give the same rows", async () => {
  const text = readFileSync(join(root, "docs/operations.md"), "utf8");
  const block = /```sh\n([^`]*pg_restore[^`]*)```/.exec(text)?.[1];
  if (block === undefined) throw new Error("operations.md no longer says how to restore by hand");
  const name = nameOf(orders);
  const before = await contentOf(name);
  const schema = schemaOf(name);
  const [dump, ...rest] = block.trim().replaceAll("shoal_order", name).split("\n");
  const environment = { DATABASE_URL: databaseUrl(serverUrl, name), SERVER_URL: serverUrl };
  const run = (script: string) =>
    Bun.spawnSync(["sh", "-euc", script], {
      cwd: backups,
      env: { ...environment, PATH: `${programs}:${process.env["PATH"]}` },
      stderr: "pipe",
    });
  const dumped = run(dump ?? "");
  expect({ ok: dumped.success, says: dumped.stderr.toString() }).toEqual({ ok: true, says: "" });
  await onServer(`drop database "${name}" with (force)`);
  const restored = run(rest.join("\n"));
  expect({ ok: restored.success, says: restored.stderr.toString() }).toEqual({ ok: true, says: "" });
  expect(await contentOf(name)).toEqual(before);
  expect(schemaOf(name)).toEqual(schema);
}, 60_000);
