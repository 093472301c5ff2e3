// Imports into the real process: a large file in little memory, and one that is killed in the middle and sent again.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { productService } from "@shoal/contract";
import { createChannel, createClient, createGuard } from "@shoal/rpc";
import {
  createMainProcess,
  createTestDatabase,
  createTestRedis,
  logLines,
  quietLog,
  shortOrLong,
  staff,
  type TestDatabase,
  type TestRedis,
  testCall,
  testTokens,
  untilMessage,
} from "@shoal/testkit";
import { migrations } from "../migrations/index.ts";
import { importFile, messagesOf } from "./import.fixture.ts";
import { findImbalances } from "./stock.fixture.ts";

setDefaultTimeout(shortOrLong(240_000, 900_000));

const { start } = createMainProcess(join(import.meta.dir, "main.ts"));

let database: TestDatabase;
let redis: TestRedis;
beforeAll(async () => {
  [database, redis] = await Promise.all([createTestDatabase(migrations), createTestRedis()]);
});
afterAll(async () => {
  await Promise.all([database.drop(), redis.clear()]);
});

async function startProduct() {
  const child = start(["serve"], {
    SHOAL_ENV: "test",
    HOST: "127.0.0.1",
    PORT: "0",
    DATABASE_URL: database.url,
    STATEMENT_TIMEOUT_MS: "30000",
    REDIS_URL: redis.url,
    REDIS_KEY_PREFIX: redis.keyPrefix,
    SHOP_CURRENCY: "USD",
    SERVICE_TOKENS: `gateway=${testTokens.gateway}`,
  });
  const { port } = await untilMessage(logLines(child.stdout), "serving");
  const guard = createGuard({ upstream: "product", log: quietLog() });
  const channel = createChannel({ address: `127.0.0.1:${port}`, token: testTokens.gateway, guard });
  return { child, gateway: createClient(productService, channel), close: () => channel.close() };
}

const header =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty\n";
const words = "The lantern burns for eighteen hours, keeps out the rain and hangs from any hook. ".repeat(5);

/** Products of four variants each; a quarter of the rows begin one. */
function rowsFrom(first: number, count: number): string {
  const rows = Array.from({ length: count }, (_, offset) => {
    const index = first + offset;
    const product = Math.floor(index / 4);
    const variant = `V${index % 4},SKU-${index},${(index % 9000) / 100 + 1},${index % 20}`;
    if (index % 4 > 0) return `big-${product},,,,,,,${variant}\n`;
    return `big-${product},Big ${product},"<p>${words}${product}</p>",Maker ${product % 50},Kind ${product % 20},"a, b",Size,${variant}\n`;
  });
  return rows.join("").replaceAll(/,(\d+\.\d\d)\d*,/g, ",$1,");
}

/** Made as it is sent, so that this process does not hold it either. */
async function* fileOf(rowCount: number) {
  yield { options: {} };
  yield { chunk: Buffer.from(header) };
  for (let first = 0; first < rowCount; first += 400) yield { chunk: Buffer.from(rowsFrom(first, 400)) };
}

/** A line of /proc/<pid>/status in MiB. */
async function memoryMiB(pid: number, name: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1024;
}

test.skipIf(process.platform !== "linux")(
  "a file of 100,000 rows takes less than 100 MiB, however long it is",
  async () => {
    const { child, gateway, close } = await startProduct();
    const rowCount = shortOrLong(12_000, 100_000);
    await importFile({ gateway }, Buffer.from(`${header}small,Small,,,,,,,,1,1\n`));
    const before = await memoryMiB(child.pid, "VmRSS");
    const startedAtMs = performance.now();
    const report = await gateway.importProducts(fileOf(rowCount), testCall(staff, 800_000));
    const seconds = (performance.now() - startedAtMs) / 1000;
    expect(report).toMatchObject({ rows: String(rowCount), productsCreated: String(rowCount / 4), errorCount: "0" });
    const growth = (await memoryMiB(child.pid, "VmHWM")) - before;
    console.log(
      `${rowCount} rows: ${seconds.toFixed(1)} s, ${before.toFixed(0)} MiB before, ${growth.toFixed(0)} MiB more at most`,
    );
    expect(growth).toBeLessThan(100);
    close();
    child.kill("SIGTERM");
    expect(await child.exited).toBe(0);
  },
);

test.skipIf(shortOrLong(0, 1) === 0)("an import goes on when its connection has reached its age", async () => {
  const { child, gateway, close } = await startProduct();
  async function* withPause() {
    yield { options: {} };
    yield { chunk: Buffer.from(header + rowsFrom(800_000, 40)) };
    // Past the age of a connection, and past what a running call was once given after it.
    await Bun.sleep(50_000);
    yield { chunk: Buffer.from(rowsFrom(800_040, 40)) };
  }
  const report = await gateway.importProducts(withPause(), testCall(staff, 120_000));
  expect(report).toMatchObject({ rows: "80", productsCreated: "20" });
  close();
  child.kill("SIGTERM");
  expect(await child.exited).toBe(0);
});

test("an import whose process is killed is sent again without harm, and what is in already is left alone", async () => {
  await database.pool`truncate products, variants, categories, stock_levels, stock_ledger, audit_entries, imports`;
  const first = await startProduct();
  const rowCount = 4000;
  const importId = Bun.randomUUIDv7();
  const file = Buffer.from(header + rowsFrom(0, rowCount));
  const broken = first.gateway.importProducts(messagesOf(file, { importId }, 4096), testCall(staff, 60_000)).then(
    () => "it ended before it was killed",
    () => undefined,
  );
  const products = async () => Number((await database.pool`select count(*) as count from products`)[0]?.["count"]);
  while ((await products()) < 300) await Bun.sleep(2);
  first.child.kill("SIGKILL");
  await first.child.exited;
  expect(await broken).toBeUndefined();
  first.close();
  const left = await products();
  expect(left).toBeLessThan(rowCount / 4);
  // Each product is whole, with the stock that the file counts and with who made it.
  const [whole] = await database.pool`
    select count(*) as count from products p
    where 4 <> (select count(*) from variants v join stock_levels s on s.variant_id = v.id where v.product_id = p.id)
      or 1 <> (select count(*) from audit_entries a where a.target_id = p.id)`;
  expect(Number(whole?.["count"])).toBe(0);

  const second = await startProduct();
  const cutOff = await second.gateway.getImport({ importId }, testCall(staff));
  expect(cutOff.progress?.state).toBe("IMPORT_STATE_RUNNING");
  expect(Number(cutOff.progress?.productsCreated)).toBeLessThanOrEqual(left);
  const versions = async () => [
    ...(await database.pool`select id, version, updated_at from products order by id limit ${left}`),
  ];
  const before = await versions();
  const again = await importFile(second, file);
  expect(again).toMatchObject({ rows: rowCount, products: [rowCount / 4 - left, 0, left], errors: [] });
  expect(await versions()).toEqual(before);
  expect(await importFile(second, file)).toMatchObject({ products: [0, 0, rowCount / 4], errors: [] });
  expect(await findImbalances(database.pool)).toEqual([]);
  second.close();
  second.child.kill("SIGTERM");
  expect(await second.child.exited).toBe(0);
});
