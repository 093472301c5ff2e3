// Sends a Shopify product CSV to a running shop, piece by piece: pictures that lie beside the file go first and their
// addresses take the place of the file's relative paths. Meanwhile the shop is asked how far it is.

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DevstackError } from "./devstack-error.ts";
import { expectStatus, type Json, type ShopClient, textAt } from "./shop-client.ts";

export type ImportRequest = {
  readonly file: string;
  readonly headers: { readonly authorization: string };
  /** "set" makes units on hand what the file says; "keep" leaves stock of known variants alone. */
  readonly stock: "keep" | "set";
  /** Nothing is stored, and no picture is sent. */
  readonly isDryRun?: boolean;
  /** Told now and then how far the shop is. */
  readonly onProgress?: (line: string) => void;
};

const progressEveryMs = 500;

/** Imports the file and answers the shop's report. */
export async function importCatalogue(shop: ShopClient, request: ImportRequest): Promise<Json> {
  const { file, headers, stock, isDryRun = false } = request;
  const size = await stat(file).then(
    (found) => found.size,
    () => {
      throw new DevstackError(`${file} cannot be read`);
    },
  );
  const addresses = await uploadPictures(shop, request, isDryRun ? [] : await picturePaths(file));
  const importId = Bun.randomUUIDv7();
  const done = new AbortController();
  const watching = watchProgress(shop, request, importId, size, done.signal);
  try {
    const path = `/products/import?stock=${stock}&dry_run=${isDryRun}&import_id=${importId}`;
    const body = streamOf(piecesOf(file, (picture) => addresses.get(picture) ?? picture));
    const response = await shop("POST", path, { headers: { ...headers, "content-type": "text/csv" }, body });
    if (response.status !== 200) throw refusedFile(response.body);
    return response.body;
  } finally {
    done.abort();
    await watching;
  }
}

function refusedFile(problem: Json): DevstackError {
  const { reason, detail } = problem;
  // A file that is refused on the way has counts, since whole products may be in the shop.
  const before = problem["products_created"] === undefined ? "" : `; before that, ${describeProducts(problem)}`;
  return new DevstackError(`the shop refused the file: ${String(reason)}: ${String(detail)}${before}`);
}

async function watchProgress(
  shop: ShopClient,
  { headers, onProgress }: ImportRequest,
  importId: string,
  size: number,
  signal: AbortSignal,
): Promise<void> {
  if (onProgress === undefined) return;
  while (!signal.aborted) {
    await sleep(progressEveryMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    // Whoever does not answer is told of by the import itself.
    const response = await shop("GET", `/imports/${importId}`, { headers }).catch(() => undefined);
    if (response?.status !== 200 || signal.aborted) continue;
    const share = Math.min(100, Math.floor((100 * Number(response.body["bytes"])) / Math.max(1, size)));
    onProgress(`${share} %, ${response.body["rows"]} rows: ${describeProducts(response.body)}`);
  }
}

const picturePattern = /(?<=,"?)images\/[A-Za-z0-9._-]+\.(?:svg|png|jpg|jpeg|webp|avif|gif)(?="?,)/g;

async function picturePaths(file: string): Promise<string[]> {
  const paths = new Set<string>();
  for await (const lines of linesOf(file)) for (const path of lines.match(picturePattern) ?? []) paths.add(path);
  return [...paths];
}

/** The file's bytes with other addresses for its pictures. */
async function* piecesOf(file: string, addressOf: (path: string) => string): AsyncGenerator<Uint8Array> {
  for await (const lines of linesOf(file)) yield Buffer.from(lines.replaceAll(picturePattern, addressOf), "latin1");
}

/** Some whole lines at a time, each byte as one character: whatever encoding the file has stays as it is. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "latin1" })) {
    const text = rest + String(chunk);
    const end = text.lastIndexOf("\n") + 1;
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  if (rest !== "") yield rest;
}

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
}

async function uploadPictures(
  shop: ShopClient,
  request: ImportRequest,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  const queue = [...paths];
  const worker = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const body = await readFile(resolve(dirname(request.file), path)).catch(() => {
        throw new DevstackError(`the picture ${path} named by ${request.file} cannot be read`);
      });
      const headers = { ...request.headers, "content-type": "application/octet-stream" };
      const response = expectStatus(await shop("POST", "/media", { headers, body: new Uint8Array(body) }), 200, 201);
      addresses.set(path, textAt(response.body, "url"));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return addresses;
}

/** The report in a sentence, and a line for each row that was refused. */
export function describeImport(report: Json): string[] {
  const errors = Array.isArray(report["errors"]) ? (report["errors"] as Json[]) : [];
  const notes = [
    ...(report["dry_run"] === true ? ["a dry run: nothing was stored, and this is what would have been"] : []),
    ...(report["encoding"] === "windows-1252" ? ["the file is not UTF-8 and was read as Windows-1252"] : []),
  ];
  return [
    ...notes,
    `${report["rows"]} rows: ${describeProducts(report)}; variants ${describeCounts(report, "variants")}`,
    ...errors.map(
      ({ row, field, reason, message }) => `row ${row} ${field === "" ? "" : `(${field}) `}${reason}: ${message}`,
    ),
  ];
}

function describeProducts(counts: Json): string {
  return `products ${describeCounts(counts, "products")}, ${counts["products_refused"]} refused`;
}

function describeCounts(counts: Json, kind: string): string {
  return `${counts[`${kind}_created`]} new, ${counts[`${kind}_updated`]} changed, ${counts[`${kind}_unchanged`]} as they were`;
}
