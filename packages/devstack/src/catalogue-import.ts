// Sends a Shopify product CSV to a running shop: pictures that lie beside the file go first and their addresses take
// the place of the file's relative paths.

import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { DevstackError } from "./devstack-error.ts";
import { expectStatus, type Json, type ShopClient, textAt } from "./shop-client.ts";

export type ImportRequest = {
  readonly file: string;
  readonly headers: { readonly authorization: string };
  /** "set" makes units on hand what the file says; "keep" leaves stock of known variants alone. */
  readonly stock: "keep" | "set";
};

/** Imports the file and answers the shop's report. */
export async function importCatalogue(shop: ShopClient, request: ImportRequest): Promise<Json> {
  const text = await readFile(request.file, "utf8").catch(() => {
    throw new DevstackError(`${request.file} cannot be read`);
  });
  const addresses = await uploadPictures(shop, request, picturePaths(text));
  const body = text.replaceAll(picturePattern, (path) => addresses.get(path) ?? path);
  const response = await shop("POST", `/products/import?stock=${request.stock}`, {
    headers: { ...request.headers, "content-type": "text/csv" },
    body,
  });
  return expectStatus(response, 200).body;
}

const picturePattern = /(?<=,"?)images\/[A-Za-z0-9._-]+\.(?:svg|png|jpg|jpeg|webp|avif|gif)(?="?,)/g;

function picturePaths(text: string): string[] {
  return [...new Set(text.match(picturePattern) ?? [])];
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
  const count = (kind: string) =>
    `${report[`${kind}_created`]} new, ${report[`${kind}_updated`]} changed, ${report[`${kind}_unchanged`]} as they were`;
  return [
    `${report["rows"]} rows: products ${count("products")}; variants ${count("variants")}`,
    ...errors.map(
      ({ row, field, reason, message }) => `row ${row} ${field === "" ? "" : `(${field}) `}${reason}: ${message}`,
    ),
  ];
}
