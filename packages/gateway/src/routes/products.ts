// Reading the catalogue. What everybody sees alike is kept for a second; staff always see what is there now.

import { type Call, detachedCall, isStaff } from "@shoal/rpc";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { forEverybody, forOnePerson, makePage, type Page, sendPage } from "../json-page.ts";
import { admission, placeOf } from "../request.ts";
import {
  categoriesPage,
  categoriesQuery,
  productParams,
  productShape,
  productsPage,
  productsQuery,
} from "../shapes/catalogue.ts";
import { present } from "../wire/accounts.ts";
import { categoryToJson, productStatusToProto, productToJson, sortToProto } from "../wire/catalogue.ts";
import { pageToJson, pageToProto } from "../wire/values.ts";

export function productRoutes({ clients, config, pages }: Deps) {
  /** A page as this caller sees it. A shared one is loaded on behalf of nobody, so that no caller's end can stop it. */
  async function show(request: Request, call: Call, key: string, load: (call: Call) => Promise<Page>) {
    if (isStaff(call.caller)) return sendPage(await load(call), request, forOnePerson);
    const shared = () => load(detachedCall(call, config.REQUEST_TIMEOUT_MS));
    return sendPage(await pages.get(key, shared, placeOf(request)), request, forEverybody);
  }

  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/products",
      ({ query, call, request }) => {
        const asked = {
          query: query.query ?? "",
          category: query.category ?? "",
          ...(query.min_price === undefined ? {} : { minPriceMinor: query.min_price }),
          ...(query.max_price === undefined ? {} : { maxPriceMinor: query.max_price }),
          inStock: query.in_stock === "true",
          sort: query.sort === undefined ? ("PRODUCT_SORT_UNSPECIFIED" as const) : sortToProto[query.sort],
          status:
            query.status === undefined ? ("PRODUCT_STATUS_UNSPECIFIED" as const) : productStatusToProto[query.status],
          ...pageToProto(query),
        };
        return show(request, call, `list ${JSON.stringify(asked)}`, async (loadCall) => {
          const { products, nextPageToken } = await clients.product.listProducts(asked, loadCall);
          return makePage(pageToJson(products.map(productToJson), nextPageToken), { nextPageToken });
        });
      },
      {
        query: productsQuery,
        detail: operation("GET /api/v1/products", {
          id: "listProducts",
          tag: "Catalogue",
          summary: "Find products",
          description: "Prices are in minor units of the shop's currency. Filtering by status is for staff.",
          answers: { 200: ["A page of products", productsPage], 304: ["It is as If-None-Match says"] },
          problems: [403],
        }),
      },
    )
    .get(
      "/api/v1/products/:product_id",
      ({ params, call, request }) =>
        show(request, call, `product ${params.product_id}`, async (loadCall) => {
          const { product } = await clients.product.getProduct({ idOrHandle: params.product_id }, loadCall);
          const view = productToJson(present(product));
          return makePage(view, { version: view.version });
        }),
      {
        params: productParams,
        detail: operation("GET /api/v1/products/:product_id", {
          id: "getProduct",
          tag: "Catalogue",
          summary: "One product, by id or handle",
          answers: { 200: ["The product", productShape], 304: ["It is as If-None-Match says"] },
        }),
      },
    )
    .get(
      "/api/v1/categories",
      ({ query, call, request }) => {
        const asked = pageToProto(query);
        return show(request, call, `categories ${JSON.stringify(asked)}`, async (loadCall) => {
          const { categories, nextPageToken } = await clients.product.listCategories(asked, loadCall);
          return makePage(pageToJson(categories.map(categoryToJson), nextPageToken), { nextPageToken });
        });
      },
      {
        query: categoriesQuery,
        detail: operation("GET /api/v1/categories", {
          id: "listCategories",
          tag: "Catalogue",
          summary: "The category tree, parents before children",
          answers: { 200: ["A page of categories", categoriesPage] },
        }),
      },
    );
}
