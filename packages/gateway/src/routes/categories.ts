// Changing the category tree. Reading it is in products.ts, with the rest of the catalogue.

import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { optionalIdempotencyKey, requireVersion } from "../header-values.ts";
import { admission } from "../request.ts";
import { categoryInput, categoryParams, categoryPatch, categoryShape } from "../shapes/catalogue.ts";
import { keyAccepted, matchRequired } from "../shapes/headers.ts";
import { present } from "../wire/accounts.ts";
import { categoryToJson } from "../wire/catalogue.ts";

export function categoryRoutes({ clients }: Deps) {
  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/categories",
      async ({ body, headers, call, set }) => {
        const requestId = optionalIdempotencyKey(headers["idempotency-key"]);
        const request = { handle: body.handle ?? "", name: body.name, parentId: body.parent_id ?? "", requestId };
        const { category } = await clients.product.createCategory(request, call);
        const view = categoryToJson(present(category));
        set.status = 201;
        set.headers["etag"] = `"${view.version}"`;
        return view;
      },
      {
        parse: "json",
        body: categoryInput,
        headers: keyAccepted,
        detail: operation("POST /api/v1/categories", {
          id: "createCategory",
          tag: "Catalogue",
          summary: "Make a category",
          answers: { 201: ["The new category", categoryShape] },
          problems: [404, 409, 422],
        }),
      },
    )
    .patch(
      "/api/v1/categories/:category_id",
      async ({ params, body, headers, call, set }) => {
        const { category } = await clients.product.updateCategory(
          {
            categoryId: params.category_id,
            version: requireVersion(headers["if-match"]),
            ...(body.handle === undefined ? {} : { handle: body.handle }),
            ...(body.name === undefined ? {} : { name: body.name }),
            ...(body.parent_id === undefined ? {} : { parentId: body.parent_id ?? "" }),
            updateMask: { paths: Object.keys(body) },
          },
          call,
        );
        const view = categoryToJson(present(category));
        set.headers["etag"] = `"${view.version}"`;
        return view;
      },
      {
        parse: "json",
        params: categoryParams,
        body: categoryPatch,
        headers: matchRequired,
        detail: operation("PATCH /api/v1/categories/:category_id", {
          id: "updateCategory",
          tag: "Catalogue",
          summary: "Change fields of a category",
          answers: { 200: ["The category after the change", categoryShape] },
          problems: [409, 412, 428],
        }),
      },
    )
    .delete(
      "/api/v1/categories/:category_id",
      async ({ params, call, set }) => {
        await clients.product.deleteCategory({ categoryId: params.category_id }, call);
        set.status = 204;
      },
      {
        params: categoryParams,
        detail: operation("DELETE /api/v1/categories/:category_id", {
          id: "deleteCategory",
          tag: "Catalogue",
          summary: "Remove a category without children",
          answers: { 204: ["It is gone; its products have no category"] },
          problems: [409],
        }),
      },
    );
}
