// Nasty files: whatever a file holds, the import answers, each product of it is whole or not there, and every row is
// accounted for. The generator knows what it wrote, and from that alone what has to come of it.

import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { shortOrLong, staff, testCall } from "@shoal/testkit";
import fc from "fast-check";
import { startCatalogue, type TestCatalogue } from "./catalogue.fixture.ts";
import { messagesOf } from "./import.fixture.ts";
import { nastyFile, rawFile, type WrittenFile } from "./nasty-csv.fixture.ts";
import { findImbalances } from "./stock.fixture.ts";

setDefaultTimeout(shortOrLong(240_000, 3_600_000));

let catalogue: TestCatalogue;
beforeAll(async () => {
  catalogue = await startCatalogue();
});
afterAll(() => catalogue.close());

const gateway = (index: number) => (index % 2 === 0 ? catalogue.replicas[0] : catalogue.replicas[1]).gateway;

type Stored = { handle: string; variants: number; version: bigint; title: string };

async function storedProducts(prefix: string): Promise<Map<string, Stored>> {
  const rows = await catalogue.pool<Stored[]>`
    select p.handle, p.version, p.title, (
      select count(*)::int from variants v join stock_levels s on s.variant_id = v.id where v.product_id = p.id
    ) as variants
    from products p where p.handle like ${`${prefix}%`}`;
  return new Map(rows.map((row) => [row.handle, row]));
}

/** Reasons for which a file as a whole may be refused; anything else is a fault of ours. */
const fileReasons = ["IMPORT_NOT_CSV", "IMPORT_NOT_UTF8", "IMPORT_COLUMNS_INVALID"];

type Outcome = { readonly refusal: string } | { readonly report: Awaited<ReturnType<typeof send>> };

async function send(file: Uint8Array, index: number, chunkSize: number, dryRun = false) {
  const attempt = () =>
    gateway(index).importProducts(messagesOf(file, { dryRun }, chunkSize), testCall(staff, 120_000));
  return await attempt().catch((error: { reason?: string }) => {
    // A connection that ends with its age may refuse what is sent at that moment; nothing was done then.
    if (error.reason !== "SERVICE_UNAVAILABLE") throw error;
    return attempt();
  });
}

async function importIt(file: Uint8Array, index: number, chunkSize: number, dryRun = false): Promise<Outcome> {
  try {
    return { report: await send(file, index, chunkSize, dryRun) };
  } catch (error) {
    const { reason } = error as { reason?: string };
    if (!fileReasons.includes(reason ?? "")) throw error;
    return { refusal: reason ?? "" };
  }
}

let fileCount = 0;

async function expectAccounted(written: WrittenFile, chunkSize: number, prefix: string, index: number): Promise<void> {
  const tried = await importIt(written.bytes, index, chunkSize, true);
  expect((await storedProducts(prefix)).size).toBe(0);
  const outcome = await importIt(written.bytes, index, chunkSize);
  const stored = await storedProducts(prefix);
  if ("refusal" in outcome) {
    expect({ mayBeRefused: written.mayBeRefused, refusal: outcome.refusal }).toEqual({
      mayBeRefused: true,
      refusal: outcome.refusal,
    });
    expect(tried).toEqual(outcome);
    return;
  }
  const { report } = outcome;
  const count = (value: string) => Number(value);
  // Every row is read, and every run of rows is a product or is refused by name.
  expect(count(report.rows)).toBe(written.rowCount);
  const taken = count(report.productsCreated) + count(report.productsUpdated) + count(report.productsUnchanged);
  expect(taken + count(report.productsRefused)).toBe(written.runs.length);
  expect(report.errors).toHaveLength(Math.min(1000, count(report.errorCount)));
  const refusedRuns = written.runs.filter((run) =>
    report.errors.some(({ row }) => Number(row) >= run.firstRow && Number(row) <= run.lastRow),
  );
  expect(refusedRuns).toHaveLength(count(report.productsRefused));
  // What is not refused is in the shop, whole; what is refused is not, unless an earlier run of its handle was taken.
  const takenRuns = written.runs.filter((run) => !refusedRuns.includes(run));
  expect([...stored.keys()].sort()).toEqual(takenRuns.map(({ handle }) => handle).sort());
  for (const run of takenRuns) {
    expect({ handle: run.handle, variants: stored.get(run.handle)?.variants }).toEqual({
      handle: run.handle,
      variants: run.variantCount,
    });
  }
  // A run that nothing is wrong with is never refused, and one that something is wrong with always.
  for (const run of takenRuns) expect({ run: run.handle, isBad: run.isBad }).toEqual({ run: run.handle, isBad: false });
  for (const run of refusedRuns)
    expect({ run: run.handle, isGood: run.isGood }).toEqual({ run: run.handle, isGood: false });
  expect("report" in tried && { ...tried.report, dryRun: false, importId: report.importId }).toEqual(report);
  // Sent again it changes nothing.
  const again = await send(written.bytes, index + 1, 100_000);
  expect([again.productsCreated, again.productsUpdated, again.productsUnchanged]).toEqual(["0", "0", String(taken)]);
  expect(await storedProducts(prefix)).toEqual(stored);
}

test("no file crashes the import, leaves half a product, or loses a row without a word", async () => {
  const property = fc.asyncProperty(nastyFile, fc.integer({ min: 1, max: 3000 }), async (file, chunkSize) => {
    fileCount += 1;
    const prefix = `n${fileCount}-`;
    await expectAccounted(file.write(prefix), Math.max(chunkSize, file.chunkSizeMin), prefix, fileCount);
  });
  await fc.assert(property, { numRuns: shortOrLong(80, 2000), endOnFailure: true });
  expect(await findImbalances(catalogue.pool)).toEqual([]);
  console.log(`${fileCount} files`);
});

test("bytes that are no file of anybody's are answered all the same", async () => {
  const property = fc.asyncProperty(rawFile, fc.integer({ min: 1, max: 500 }), async (bytes, chunkSize) => {
    const outcome = await importIt(bytes, chunkSize, chunkSize);
    if ("report" in outcome) expect(Number(outcome.report.rows)).toBeGreaterThanOrEqual(0);
  });
  await fc.assert(property, { numRuns: shortOrLong(60, 500), endOnFailure: true });
  expect(await findImbalances(catalogue.pool)).toEqual([]);
});
