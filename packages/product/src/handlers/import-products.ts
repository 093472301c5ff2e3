// Imports Shopify's product CSV as it streams in. The atom is one handle with its variants, so a file that breaks off
// has imported whole products only, and may be sent again.

import type { ImportProductsRequest__Output, ImportProductsResponse } from "@shoal/contract";
import { type Call, invalidArgument, readInput } from "@shoal/rpc";
import { actorOf } from "../audit.ts";
import { readCsvRows } from "../csv-rows.ts";
import type { Deps } from "../deps.ts";
import { type Header, type RowFault, readHeader } from "../domain/import/columns.ts";
import { createGrouping, isBlank, type RowGroup } from "../domain/import/group-rows.ts";
import { type ImportedProduct, locate, readProduct } from "../domain/import/read-product.ts";
import { createImportBatch } from "../import-batch.ts";
import { type ImportRun, keepJournal } from "../import-journal.ts";
import { createImportReport, type ImportReport } from "../import-report.ts";
import type { Actor } from "../store/audit.ts";
import { findMissingImages } from "./images.ts";

const chunkSizeMax = 1024 * 1024;
/** One transaction stores so many products at most, and no more once it is heavy: each statement has its time. */
const batchHandlesMax = 50;
const batchWeightMax = 400;
/** Left alone, the heap of a long import grows to twice what it needs before it is looked at. */
const batchesPerCollection = 20;
/** Each handle of a file is remembered, to tell one that comes again. */
const handlesMax = 250_000;

/** Throws INVALID_ARGUMENT when the stream or the file as a whole is not one; what is wrong with rows is answered. */
export async function importProducts(
  deps: Deps,
  requests: AsyncIterable<ImportProductsRequest__Output>,
  call: Call,
): Promise<ImportProductsResponse> {
  const actor = actorOf(call);
  const messages = requests[Symbol.asyncIterator]();
  const run = await readOptions(deps, actor, messages);
  const report = createImportReport();
  const importBatch = createImportBatch(deps, run);
  let batches = 0;
  await keepJournal(deps, run, report, call.signal, async (note) => {
    const chunks = chunksOf(messages, report);
    for await (const products of readBatches(deps, chunks, report, call.signal)) {
      const { outcomes, writes, isTreeChanged } = await importBatch(
        await passOverMissingImages(deps, products, report),
      );
      for (const outcome of outcomes) report.note(outcome);
      if (writes.length > 0 || isTreeChanged) await deps.cache.noteWrites(writes);
      await note();
      batches += 1;
      if (batches % batchesPerCollection === 0) Bun.gc(true);
    }
  });
  return report.toProto(run);
}

async function readOptions(
  deps: Deps,
  actor: Actor,
  messages: AsyncIterator<ImportProductsRequest__Output>,
): Promise<ImportRun> {
  const first = await messages.next();
  const options = first.done === true ? undefined : first.value.options;
  if (options == null) throw invalidArgument("IMPORT_STREAM_INVALID", "the first message must be the options");
  const { stock, dryRun, importId } = options;
  const input = readInput();
  if (!["IMPORT_STOCK_UNSPECIFIED", "IMPORT_STOCK_KEEP", "IMPORT_STOCK_SET"].includes(stock)) {
    input.refuse("stock", "UNKNOWN_VALUE", "must be keep or set");
  }
  const id = importId === "" ? deps.newId() : input.uuid("import_id", importId);
  input.done();
  return { id, actor, isStockSet: stock === "IMPORT_STOCK_SET", isDryRun: dryRun };
}

async function* chunksOf(
  messages: AsyncIterator<ImportProductsRequest__Output>,
  report: ImportReport,
): AsyncGenerator<Uint8Array> {
  try {
    for (let next = await messages.next(); next.done !== true; next = await messages.next()) {
      const { chunk } = next.value;
      if (chunk == null) throw invalidArgument("IMPORT_STREAM_INVALID", "all messages but the first must be chunks");
      if (chunk.length > chunkSizeMax) {
        throw invalidArgument("IMPORT_STREAM_INVALID", `a chunk has at most ${chunkSizeMax} bytes`);
      }
      report.countBytes(chunk.length);
      yield chunk;
    }
  } finally {
    await messages.return?.();
  }
}

/** Products that may be imported, some at a time. Faults of the others are noted. */
async function* readBatches(
  deps: Deps,
  chunks: AsyncIterable<Uint8Array>,
  report: ImportReport,
  signal: AbortSignal,
): AsyncGenerator<readonly ImportedProduct[]> {
  let batch: ImportedProduct[] = [];
  let weight = 0;
  for await (const { header, group } of readGroups(chunks, report, signal)) {
    // A group that is broken as such would be blamed for what its rows only seem to say.
    const read = group.faults.length > 0 ? undefined : readProduct(header, group, deps.currency);
    const faults = read?.faults ?? group.faults;
    if (read === undefined || faults.length > 0) {
      report.note({ kind: "refused", faults });
      weight += refusedWeight;
    } else {
      batch.push(read.product);
      weight += weightOf(read.product);
    }
    if (batch.length < batchHandlesMax && weight < batchWeightMax) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (!signal.aborted) yield batch;
}

/** Progress is written down after each batch, also while nothing but refused rows comes. */
const refusedWeight = 1;

/** Rows to be stored, and words to be indexed. */
function weightOf({ draft }: ImportedProduct): number {
  return draft.variants.length + draft.descriptionHtml.length / 1000;
}

async function* readGroups(
  chunks: AsyncIterable<Uint8Array>,
  report: ImportReport,
  signal: AbortSignal,
): AsyncGenerator<{ readonly header: Header; readonly group: RowGroup }> {
  const rows = readCsvRows(chunks, report.noteEncoding);
  const first = await rows.next();
  const header = requireHeader(first.done === true ? [] : first.value.cells);
  const grouping = createGrouping(header);
  for await (const row of rows) {
    if (signal.aborted) return;
    if (isBlank(row)) continue;
    report.countRow();
    const group = grouping.add(row);
    if (grouping.handleCount() > handlesMax) {
      throw invalidArgument("IMPORT_TOO_LARGE", `a file has at most ${handlesMax} handles; send it in parts`);
    }
    if (group !== undefined) yield { header, group };
  }
  const last = grouping.end();
  // Of a file that broke off, the last handle may lack rows.
  if (last !== undefined && !signal.aborted) yield { header, group: last };
}

function requireHeader(names: readonly string[]): Header {
  const { header, violations } = readHeader(names);
  if (violations.length === 0) return header;
  const columns = violations.map(({ field }) => field).join(", ");
  throw invalidArgument("IMPORT_COLUMNS_INVALID", `columns are missing or there twice: ${columns}`, { violations });
}

/** Notes the products that show a picture of the shop's own which was never stored, and answers the others. */
async function passOverMissingImages(deps: Deps, products: readonly ImportedProduct[], report: ImportReport) {
  const images = products.flatMap(({ draft }) => draft.images);
  const missing = await findMissingImages(deps, images);
  if (missing.size === 0) return products;
  return products.filter((product) => {
    const faults = product.draft.images.flatMap((image, index): RowFault[] => {
      if (!missing.has(image)) return [];
      const message = "names no picture of the shop";
      return locate(product, [{ field: `images[${index}].url`, reason: "IMAGE_NOT_FOUND", message }]);
    });
    if (faults.length > 0) report.note({ kind: "refused", faults });
    return faults.length === 0;
  });
}
