// Changes the fields of a product that the mask names, if nobody was faster.

import type { UpdateProductRequest__Output, UpdateProductResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, type Input, readInput } from "@shoal/rpc";
import { actorOf, createDeed } from "../audit.ts";
import { changeProduct } from "../change-product.ts";
import type { Deps } from "../deps.ts";
import { sanitiseDescription } from "../domain/description.ts";
import { checkImages, checkTags, limits } from "../domain/fields.ts";
import type { Product } from "../domain/product.ts";
import { checkHandle, settleImages, settleTags } from "../domain/product-draft.ts";
import { checkText } from "../domain/violation.ts";
import { readMask, readVersion } from "../input.ts";
import { refuseConflicts } from "../refusals.ts";
import { productToProto, readCategoryId, readStatus } from "../wire.ts";
import { requireImages } from "./images.ts";

const paths = ["handle", "title", "description_html", "vendor", "category_id", "tags", "status", "images"] as const;

type Change = Partial<
  Pick<Product, "handle" | "title" | "descriptionHtml" | "vendor" | "categoryId" | "tags" | "status" | "images">
>;

export async function updateProduct(
  deps: Deps,
  request: UpdateProductRequest__Output,
  call: Call,
): Promise<UpdateProductResponse> {
  const deed = createDeed(deps, actorOf(call), "product.update");
  const input = readInput();
  const id = input.uuid("product_id", request.productId);
  const version = readVersion(input, request.version);
  const change = readChange(input, request);
  input.done();
  await requireImages(deps, change.images ?? []);
  const product = await refuseConflicts(() =>
    inTransaction(deps.pool, "UpdateProduct", (transaction) =>
      changeProduct(transaction, deed, { id, version }, (current) => ({ ...current, ...change })),
    ),
  );
  await deps.cache.noteWrites([product]);
  return { product: productToProto(product) };
}

function readChange(input: Input, request: UpdateProductRequest__Output): Change {
  const named = readMask(input, request.updateMask, paths);
  const read: { readonly [Path in (typeof paths)[number]]: () => Change } = {
    handle: () => ({ handle: readHandle(input, request.handle) }),
    title: () => ({ title: readText(input, "title", request.title, limits.title) }),
    description_html: () => ({ descriptionHtml: readDescription(input, request.descriptionHtml) }),
    vendor: () => ({ vendor: readText(input, "vendor", request.vendor, limits.vendor) }),
    category_id: () => ({ categoryId: readCategoryId(input, "category_id", request.categoryId) }),
    tags: () => ({ tags: readTags(input, request.tags) }),
    status: () => ({ status: readStatus(input, request.status) }),
    images: () => ({ images: readCheckedImages(input, request) }),
  };
  const changes = [...named].map((path) => read[path]());
  return Object.assign({}, ...changes) as Change;
}

function readHandle(input: Input, text: string): string {
  const handle = text.trim();
  checkHandle(input.refuse, handle);
  return handle;
}

function readText(input: Input, field: string, text: string, bounds: { min: number; max: number }): string {
  const trimmed = text.trim();
  checkText(input.refuse, field, trimmed, bounds);
  return trimmed;
}

function readDescription(input: Input, html: string): string {
  return readText(input, "description_html", sanitiseDescription(html), limits.descriptionHtml);
}

function readTags(input: Input, tags: readonly string[]): string[] {
  const settled = settleTags(tags);
  checkTags(input.refuse, settled);
  return settled;
}

function readCheckedImages(input: Input, request: UpdateProductRequest__Output) {
  const images = settleImages(request.images);
  checkImages(input.refuse, images);
  return images;
}
