// Files that staff send: a product CSV, which streams through to the product service, and pictures.

import type { ImportProductsRequest, ImportStock } from "@shoal/contract";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { importQuery, importShape, mediaShape } from "../shapes/catalogue.ts";
import { readUpload, readWhole } from "../upload.ts";
import { importToJson } from "../wire/catalogue.ts";

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
  stock: ImportStock,
  file: AsyncIterable<Uint8Array>,
): AsyncGenerator<ImportProductsRequest> {
  yield { options: { stock } };
  for await (const chunk of file) yield { chunk };
}

export function uploadRoutes({ clients, config }: Deps) {
  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/products/import",
      async ({ query, request, call }) => {
        const file = readUpload(request, { types: csvTypes, bytesMax: config.IMPORT_BYTES_MAX });
        const stock = query.stock === "set" ? "IMPORT_STOCK_SET" : "IMPORT_STOCK_KEEP";
        return importToJson(await clients.product.importProducts(importMessages(stock, file), call));
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
            "what was refused is listed by row. stock=set also sets the units of variants that exist.",
          upload: csvTypes,
          answers: { 200: ["What was done", importShape] },
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
