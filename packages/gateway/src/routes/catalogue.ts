// Changing products and their variants: staff only, each change meant for a version that was seen.

import type { Product__Output } from "@shoal/contract";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { optionalIdempotencyKey, optionalVersion, requireVersion } from "../header-values.ts";
import { bodyOf, makePage } from "../json-page.ts";
import { withoutPrefix } from "../refused-fields.ts";
import { admission } from "../request.ts";
import {
  productIdParams,
  productInput,
  productPatch,
  productShape,
  stockInput,
  stockShape,
  variantInput,
  variantParams,
  variantPatch,
} from "../shapes/catalogue.ts";
import { keyAccepted, matchAccepted, matchRequired } from "../shapes/headers.ts";
import { present } from "../wire/accounts.ts";
import { productStatusToProto, productToJson, stockToJson, variantToProto } from "../wire/catalogue.ts";
import { moneyToProto } from "../wire/values.ts";

const flatVariant = withoutPrefix("variant.");

/** A product after a change, with the ETag that the next change may send. */
function answerProduct(product: Product__Output | null, status = 200): Response {
  const view = productToJson(present(product));
  const page = makePage(view, { version: view.version });
  const headers = { "content-type": "application/json", etag: page.etag, location: `/api/v1/products/${view.id}` };
  return new Response(bodyOf(page.body), { status, headers });
}

export function catalogueRoutes({ clients }: Deps) {
  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/products",
      async ({ body, headers, call }) => {
        const { product } = await clients.product.createProduct(
          {
            handle: body.handle ?? "",
            title: body.title,
            descriptionHtml: body.description_html ?? "",
            vendor: body.vendor ?? "",
            categoryId: body.category_id ?? "",
            tags: body.tags ?? [],
            status: productStatusToProto[body.status ?? "draft"],
            images: body.images ?? [],
            options: body.options ?? [],
            variants: body.variants.map(variantToProto),
            requestId: optionalIdempotencyKey(headers["idempotency-key"]),
          },
          call,
        );
        return answerProduct(product, 201);
      },
      {
        parse: "json",
        body: productInput,
        headers: keyAccepted,
        detail: operation("POST /api/v1/products", {
          id: "createProduct",
          tag: "Catalogue",
          summary: "Make a product with its variants and their first stock",
          answers: { 201: ["The new product", productShape] },
          problems: [404, 409, 422],
        }),
      },
    )
    .patch(
      "/api/v1/products/:product_id",
      async ({ params, body, headers, call }) => {
        const { product } = await clients.product.updateProduct(
          {
            productId: params.product_id,
            version: requireVersion(headers["if-match"]),
            ...(body.handle === undefined ? {} : { handle: body.handle }),
            ...(body.title === undefined ? {} : { title: body.title }),
            ...(body.description_html === undefined ? {} : { descriptionHtml: body.description_html }),
            ...(body.vendor === undefined ? {} : { vendor: body.vendor }),
            ...(body.category_id === undefined ? {} : { categoryId: body.category_id ?? "" }),
            ...(body.tags === undefined ? {} : { tags: body.tags }),
            ...(body.status === undefined ? {} : { status: productStatusToProto[body.status] }),
            ...(body.images === undefined ? {} : { images: body.images }),
            updateMask: { paths: Object.keys(body) },
          },
          call,
        );
        return answerProduct(product);
      },
      {
        parse: "json",
        params: productIdParams,
        body: productPatch,
        headers: matchRequired,
        detail: operation("PATCH /api/v1/products/:product_id", {
          id: "updateProduct",
          tag: "Catalogue",
          summary: "Change fields of a product",
          answers: { 200: ["The product after the change", productShape] },
          problems: [409, 412, 428],
        }),
      },
    )
    .delete(
      "/api/v1/products/:product_id",
      async ({ params, headers, call, set }) => {
        const version = optionalVersion(headers["if-match"]);
        const request = { productId: params.product_id, ...(version === undefined ? {} : { version }) };
        await clients.product.deleteProduct(request, call);
        set.status = 204;
      },
      {
        params: productIdParams,
        headers: matchAccepted,
        detail: operation("DELETE /api/v1/products/:product_id", {
          id: "deleteProduct",
          tag: "Catalogue",
          summary: "Archive a product",
          answers: { 204: ["It has left every list"] },
          problems: [412],
        }),
      },
    )
    .post(
      "/api/v1/products/:product_id/variants",
      async ({ params, body, headers, call }) => {
        const requestId = optionalIdempotencyKey(headers["idempotency-key"]);
        const request = { productId: params.product_id, variant: variantToProto(body), requestId };
        const { product } = await flatVariant(clients.product.createVariant(request, call));
        return answerProduct(product, 201);
      },
      {
        parse: "json",
        params: productIdParams,
        body: variantInput,
        headers: keyAccepted,
        detail: operation("POST /api/v1/products/:product_id/variants", {
          id: "createVariant",
          tag: "Catalogue",
          summary: "Add a variant to a product",
          answers: { 201: ["The product with the new variant", productShape] },
          problems: [409, 422],
        }),
      },
    )
    .patch(
      "/api/v1/products/:product_id/variants/:variant_id",
      async ({ params, body, headers, call }) => {
        const { product } = await clients.product.updateVariant(
          {
            productId: params.product_id,
            variantId: params.variant_id,
            version: requireVersion(headers["if-match"]),
            ...(body.sku === undefined ? {} : { sku: body.sku }),
            ...(body.option_values === undefined ? {} : { optionValues: body.option_values }),
            ...(body.price === undefined ? {} : { price: moneyToProto(body.price) }),
            ...(body.compare_at_price == null ? {} : { compareAtPrice: moneyToProto(body.compare_at_price) }),
            ...(body.weight_grams === undefined ? {} : { weightGrams: body.weight_grams }),
            updateMask: { paths: Object.keys(body) },
          },
          call,
        );
        return answerProduct(product);
      },
      {
        parse: "json",
        params: variantParams,
        body: variantPatch,
        headers: matchRequired,
        detail: operation("PATCH /api/v1/products/:product_id/variants/:variant_id", {
          id: "updateVariant",
          tag: "Catalogue",
          summary: "Change fields of a variant; If-Match is the product's",
          answers: { 200: ["The product after the change", productShape] },
          problems: [409, 412, 428],
        }),
      },
    )
    .delete(
      "/api/v1/products/:product_id/variants/:variant_id",
      async ({ params, headers, call }) => {
        const version = requireVersion(headers["if-match"]);
        const request = { productId: params.product_id, variantId: params.variant_id, version };
        const { product } = await clients.product.deleteVariant(request, call);
        return answerProduct(product);
      },
      {
        params: variantParams,
        headers: matchRequired,
        detail: operation("DELETE /api/v1/products/:product_id/variants/:variant_id", {
          id: "deleteVariant",
          tag: "Catalogue",
          summary: "Remove a variant that was never ordered; If-Match is the product's",
          answers: { 200: ["The product after the change", productShape] },
          problems: [409, 412, 428],
        }),
      },
    )
    .post(
      "/api/v1/products/:product_id/stock-adjustments",
      async ({ params, body, headers, call }) => {
        const { stock } = await clients.inventory.adjustStock(
          {
            productId: params.product_id,
            variantId: body.variant_id,
            delta: String(body.delta),
            reason: body.reason,
            requestId: optionalIdempotencyKey(headers["idempotency-key"]),
          },
          call,
        );
        return stockToJson(present(stock));
      },
      {
        parse: "json",
        params: productIdParams,
        body: stockInput,
        headers: keyAccepted,
        detail: operation("POST /api/v1/products/:product_id/stock-adjustments", {
          id: "adjustStock",
          tag: "Catalogue",
          summary: "Add units to a variant's stock, or take some away",
          answers: { 200: ["The stock after the change", stockShape] },
          problems: [409, 422],
        }),
      },
    );
}
