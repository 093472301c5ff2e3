// What those who run the shop look at: stock that runs low, and who changed what.

import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { auditPage, auditQuery, stockPage, stockQuery } from "../shapes/catalogue.ts";
import { auditEntryToJson, stockListingToJson } from "../wire/catalogue.ts";
import { pageToJson, pageToProto } from "../wire/values.ts";

const lowByDefault = "5";

export function backOfficeRoutes({ clients }: Deps) {
  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/stock",
      async ({ query, call }) => {
        const asked = { availableMax: query.available_max ?? lowByDefault, ...pageToProto(query) };
        const { listings, nextPageToken } = await clients.inventory.listLowStock(asked, call);
        return pageToJson(listings.map(stockListingToJson), nextPageToken);
      },
      {
        query: stockQuery,
        detail: operation("GET /api/v1/stock", {
          id: "listLowStock",
          tag: "Catalogue",
          summary: "Variants of which few can be sold",
          description: "At most available_max, which is 5 where it is not given; archived products are left out.",
          answers: { 200: ["A page of variants with their stock", stockPage] },
        }),
      },
    )
    .get(
      "/api/v1/audit",
      async ({ query, call }) => {
        const asked = { targetId: query.target ?? "", ...pageToProto(query) };
        const { entries, nextPageToken } = await clients.product.listAuditEntries(asked, call);
        return pageToJson(entries.map(auditEntryToJson), nextPageToken);
      },
      {
        query: auditQuery,
        detail: operation("GET /api/v1/audit", {
          id: "listAuditEntries",
          tag: "Catalogue",
          summary: "Who changed what of the catalogue and its stock, newest first",
          description: "target is the id of a product or a category.",
          answers: { 200: ["A page of changes", auditPage] },
        }),
      },
    );
}
