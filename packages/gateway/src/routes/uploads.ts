// Files that staff send and fetch: a product CSV, which streams through to and from the product service, and pictures.

import type { GetExportPageResponse__Output, ImportOptions, ImportProductsRequest } from "@shoal/contract";
import { type Call, isRefusal } from "@shoal/rpc";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { importParams, importProgressShape, importQuery, importShape, mediaShape } from "../shapes/catalogue.ts";
import { readUpload, readWhole } from "../upload.ts";
import { present } from "../wire/accounts.ts";
import { importProgressToJson, importToJson } from "../wire/catalogue.ts";

const csvTypes = ["text/csv", "application/csv", "application/vnd.ms-excel"];
const pictureTypes = [
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/svg+xml",
  "application/octet-stream",
];
const pictureBytesMax = 2 * 1024 * 1024;

/** The contract's stream: options first, then the file. */
async function* importMessages(
  options: ImportOptions,
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<ImportProductsRequest> {
  yield { options };
  for await (const chunk of file) yield { chunk };
}

export function uploadRoutes({ clients, config, log }: Deps) {
  /** Reads on when the client has taken what there is, so that one piece is held at most. */
  function exportStream(first: GetExportPageResponse__Output, call: Call): ReadableStream<Uint8Array> {
    let next: GetExportPageResponse__Output | undefined = first;
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          const piece = next ?? first;
          controller.enqueue(new Uint8Array(piece.csv));
          if (piece.nextPageToken === "") controller.close();
          else next = await clients.product.getExportPage({ pageToken: piece.nextPageToken }, call);
        } catch (error) {
          // The answer has begun, so that its end is all that can tell: the connection is cut.
          const reason = isRefusal(error) ? error.reason : "INTERNAL";
          log.warn("an export broke off", { request_id: call.requestId, reason });
          controller.error(error);
        }
      },
    });
  }

  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/products/import",
      async ({ query, request, call }) => {
        const file = readUpload(request, { types: csvTypes, bytesMax: config.IMPORT_BYTES_MAX });
        const options: ImportOptions = {
          stock: query.stock === "set" ? "IMPORT_STOCK_SET" : "IMPORT_STOCK_KEEP",
          dryRun: query.dry_run === "true",
          importId: query.import_id ?? "",
        };
        return importToJson(await clients.product.importProducts(importMessages(options, file), call));
      },
      {
        parse: "none",
        query: importQuery,
        detail: operation("POST /api/v1/products/import", {
          id: "importProducts",
          tag: "Catalogue",
          summary: "Import Shopify's product CSV",
          description:
            "The body is the file (text/csv), or a multipart form with it. Each product goes in whole or not at all; " +
            "what was refused is listed by row. stock=set also sets the units of variants that exist; dry_run=true " +
            "stores nothing and says what would happen. With an import_id of one's own its progress can be asked for.",
          upload: csvTypes,
          answers: { 200: ["What was done", importShape] },
          problems: [409],
        }),
      },
    )
    .get(
      "/api/v1/imports/:import_id",
      async ({ params, call }) => {
        const { progress } = await clients.product.getImport({ importId: params.import_id }, call);
        return importProgressToJson(present(progress));
      },
      {
        params: importParams,
        detail: operation("GET /api/v1/imports/:import_id", {
          id: "getImport",
          tag: "Catalogue",
          summary: "How far an import is, or how it ended",
          description: "A running one whose updated_at stands still for a minute was cut off; send its file again.",
          answers: { 200: ["The import", importProgressShape] },
        }),
      },
    )
    .get(
      "/api/v1/products/export",
      async ({ call }) => {
        const first = await clients.product.getExportPage({ pageToken: "" }, call);
        const headers = {
          "content-type": "text/csv; charset=utf-8; header=present",
          "content-disposition": 'attachment; filename="products.csv"',
          "cache-control": "no-store",
        };
        return new Response(exportStream(first, call), { headers });
      },
      {
        detail: operation("GET /api/v1/products/export", {
          id: "exportProducts",
          tag: "Catalogue",
          summary: "The whole catalogue as Shopify's product CSV",
          description:
            "Imported again it changes nothing. A connection that is cut before the end is a file that is not whole. " +
            "Cells are as the shop has them: a spreadsheet may take a text that begins with = for a formula.",
          download: "text/csv",
          answers: { 200: ["The file"] },
        }),
      },
    )
    .post(
      "/api/v1/media",
      async ({ request, call, set }) => {
        const content = await readWhole(readUpload(request, { types: pictureTypes, bytesMax: pictureBytesMax }));
        const { sha256, contentType } = await clients.product.putImage({ content }, call);
        const url = `/media/${sha256}`;
        set.status = 201;
        set.headers["location"] = url;
        return { url, sha256, content_type: contentType };
      },
      {
        parse: "none",
        detail: operation("POST /api/v1/media", {
          id: "putImage",
          tag: "Catalogue",
          summary: "Store a picture; its address can be used in products",
          upload: pictureTypes,
          answers: { 201: ["Where it is", mediaShape] },
        }),
      },
    );
}
