// What an import tells beyond its rows: how it was read, what it would do, how far it is, and who did it.

import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { admin, customer, staff, testCall } from "@shoal/testkit";
import {
  create,
  errorOf,
  given,
  lanternVariant,
  sell,
  startCatalogue,
  type TestCatalogue,
} from "../catalogue.fixture.ts";
import { type FileRow, importFile, messagesOf, shopRows, writeFile } from "../import.fixture.ts";
import { removeOld } from "../retention.ts";
import { deleteOldImports } from "../store/imports.ts";

setDefaultTimeout(60_000);

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
beforeEach(async () => {
  await catalogue.pool`
    truncate products, variants, categories, stock_levels, stock_ledger, reservations, audit_entries, imports`;
});
afterAll(() => catalogue.close());

const first = () => catalogue.replicas[0];
const asStaff = () => testCall(staff);
const row = (handle: string, more: FileRow = {}): FileRow => ({
  Handle: handle,
  Title: `Title of ${handle}`,
  "Variant Price": "9.99",
  ...more,
});
const progressOf = async (importId: string) =>
  given((await first().gateway.getImport({ importId }, asStaff())).progress);

/** Everything that an import could change. */
async function contents() {
  const tables = ["products", "variants", "categories", "stock_levels", "stock_ledger", "audit_entries"];
  const rows = tables.map((table) => catalogue.pool`select * from ${catalogue.pool(table)} order by 1`);
  return (await Promise.all(rows)).map((found) => [...found]);
}

test("a file in Windows-1252 is read as such and says so", async () => {
  const text = writeFile([row("cafe", { Title: "Café — “crème” 9 €" }), row("plain")]).toString();
  const bytes = Buffer.from(
    text.replace("—", "\x97").replace("“", "\x93").replace("”", "\x94").replace("€", "\x80"),
    "latin1",
  );
  expect(await importFile(first(), bytes, { chunkSize: 3 })).toMatchObject({
    products: [2, 0, 0],
    encoding: "windows-1252",
  });
  const { product } = await first().gateway.getProduct({ idOrHandle: "cafe" }, asStaff());
  expect(product?.title).toBe("Café — “crème” 9 €");
});

test("files with the columns' newer names are read like those with the old", async () => {
  const renamed = Object.entries({
    Handle: "URL handle",
    "Body (HTML)": "Description",
    Published: "Published on online store",
    "Variant SKU": "SKU",
    "Variant Grams": "Weight value (grams)",
    "Variant Inventory Qty": "Inventory quantity",
    "Variant Price": "Price",
    "Variant Compare At Price": "Compare-at price",
    "Image Src": "Product image URL",
  });
  const [header = "", ...lines] = writeFile(shopRows).toString().split("\n");
  const newer = renamed.reduce((text, [before, after]) => text.replace(before, after), header);
  await importFile(first(), writeFile(shopRows));
  const again = await importFile(first(), Buffer.from([newer, ...lines].join("\n")));
  expect(again).toMatchObject({ products: [0, 0, 3], variants: [0, 0, 4], errors: [] });
});

test("a dry run says what the import then says, and stores nothing", async () => {
  await importFile(first(), writeFile(shopRows.slice(0, 3)));
  await create(first(), { variants: [lanternVariant({ sku: "TAKEN" })] });
  const file = writeFile([
    ...shopRows.map((entry) => (entry["Variant SKU"] === "TOP-L" ? { ...entry, "Variant Inventory Qty": "3" } : entry)),
    row("thief", { "Variant SKU": "TAKEN" }),
    row("broken", { "Variant Price": "free" }),
    row("pair-one", { "Variant SKU": "PAIR" }),
    ...Array.from({ length: 60 }, (_, index) => row(`many-${index}`, { Type: `Kind ${index % 3}` })),
    row("pair-two", { "Variant SKU": "PAIR" }),
  ]);
  for (const stock of ["IMPORT_STOCK_KEEP", "IMPORT_STOCK_SET"] as const) {
    const before = await contents();
    const promised = await importFile(first(), file, { stock, dryRun: true });
    expect(await contents()).toEqual(before);
    const kept = await importFile(first(), file, { stock });
    expect(kept).toEqual(promised);
    expect(kept.errors.map((error) => error.replace(/^\d+ /, ""))).toEqual([
      "Variant SKU SKU_TAKEN",
      "Variant Price INVALID_AMOUNT",
      "Variant SKU SKU_TAKEN",
    ]);
  }
});

test("an import can be asked for while it runs, and tells its end; its id is its own", async () => {
  const importId = Bun.randomUUIDv7();
  const file = writeFile(Array.from({ length: 300 }, (_, index) => row(`slow-${index}`)));
  const half = Math.floor(file.length / 2);
  const seen = Promise.withResolvers<void>();
  async function* slowly() {
    yield { options: { importId } };
    yield { chunk: file.subarray(0, half) };
    for (;;) {
      // Until the import has begun there is none with its id.
      const created = await progressOf(importId).then(
        ({ productsCreated }) => Number(productsCreated),
        () => 0,
      );
      if (created >= 100) break;
      await Bun.sleep(5);
    }
    seen.resolve();
    yield { chunk: file.subarray(half) };
  }
  const running = first().gateway.importProducts(slowly(), testCall(staff, 60_000));
  await seen.promise;
  const halfway = await progressOf(importId);
  expect(halfway).toMatchObject({ state: "IMPORT_STATE_RUNNING", bytes: String(half), dryRun: false });
  expect((await running).importId).toBe(importId);
  expect(await progressOf(importId)).toMatchObject({
    state: "IMPORT_STATE_DONE",
    bytes: String(file.length),
    rows: "300",
    productsCreated: "300",
    errorCount: "0",
  });
  const second = first().gateway.importProducts(messagesOf(file, { importId }), asStaff());
  expect(await errorOf(second)).toMatchObject({ reason: "IMPORT_ID_TAKEN" });
  const unknown = first().gateway.getImport({ importId: Bun.randomUUIDv7() }, asStaff());
  expect(await errorOf(unknown)).toMatchObject({ reason: "IMPORT_NOT_FOUND" });
  const stranger = first().gateway.getImport({ importId }, testCall(customer(Bun.randomUUIDv7())));
  expect(await errorOf(stranger)).toMatchObject({ reason: "FORBIDDEN" });
});

test("an import is forgotten after 30 days, and no sooner", async () => {
  const [old, recent] = [Bun.randomUUIDv7(), Bun.randomUUIDv7()];
  for (const importId of [old, recent]) {
    await first().gateway.importProducts(messagesOf(writeFile([row("kept")]), { importId }), asStaff());
  }
  await catalogue.pool`update imports set created_at = now() - interval '31 days' where id = ${old}`;
  expect(await removeOld(deleteOldImports, catalogue.pool)).toBe(1);
  expect((await progressOf(recent)).state).toBe("IMPORT_STATE_DONE");
  expect(await errorOf(progressOf(old))).toMatchObject({ reason: "IMPORT_NOT_FOUND" });
});

test("a file that is refused on the way says what is in the shop already", async () => {
  const importId = Bun.randomUUIDv7();
  const good = writeFile(Array.from({ length: 120 }, (_, index) => row(`before-${index}`)));
  const file = Buffer.concat([good, Buffer.from(`bad,"never closed,1\n${"x,y,1\n".repeat(10)}`)]);
  const refusal = await errorOf(first().gateway.importProducts(messagesOf(file, { importId }), asStaff()));
  const [stored] = await catalogue.pool<{ count: bigint }[]>`select count(*) from products`;
  expect(Number(stored?.count)).toBeGreaterThan(0);
  expect(refusal).toMatchObject({
    reason: "IMPORT_NOT_CSV",
    metadata: { import_id: importId, products_created: String(stored?.count), products_refused: "0" },
  });
  expect(await progressOf(importId)).toMatchObject({
    state: "IMPORT_STATE_FAILED",
    reason: "IMPORT_NOT_CSV",
    productsCreated: String(stored?.count),
  });
});

test("an import writes down who changed which product, and nothing for what stays as it was", async () => {
  const entries = async () =>
    (await first().gateway.listAuditEntries({ pageSize: 100 }, testCall(admin))).entries
      .map(({ action, actorId, version, changeJson }) => {
        const change = JSON.parse(changeJson) as Record<string, unknown>;
        return { action, actor: actorId, version, change };
      })
      .toReversed();
  await importFile(first(), writeFile(shopRows));
  const made = await entries();
  expect(made.map(({ action, actor }) => [action, actor])).toEqual(
    Array.from({ length: 3 }, () => ["import.create", staff.kind === "user" ? staff.userId : ""]),
  );
  expect(made[1]?.change).toMatchObject({
    handle: [null, "varsity-top"],
    skus: [null, ["TOP-S", "TOP-L"]],
    import_id: [null, expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown],
  });
  await importFile(first(), writeFile(shopRows));
  expect(await entries()).toHaveLength(3);

  const { product } = await first().gateway.getProduct({ idOrHandle: "varsity-top" }, asStaff());
  await first().gateway.updateProduct(
    {
      productId: product?.id ?? "",
      version: product?.version ?? "",
      status: "PRODUCT_STATUS_ACTIVE",
      updateMask: { paths: ["status"] },
    },
    asStaff(),
  );
  await sell(first(), given(product?.variants[1]).id, 2);
  const dearer = shopRows.map((entry) =>
    entry["Variant SKU"] === "TOP-L" ? { ...entry, "Variant Price": "70" } : entry,
  );
  await importFile(first(), writeFile(dearer), { stock: "IMPORT_STOCK_SET" });
  const last = (await entries()).at(-1);
  expect(last).toMatchObject({ action: "import.update", version: "3" });
  expect(last?.change).toMatchObject({
    status: ["active", "draft"],
    "variants[TOP-L].price": [6125, 7000],
    "variants[TOP-L].on_hand": [10, 12],
  });
});
