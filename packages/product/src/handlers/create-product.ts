// Makes a product with its variants and their first stock, in one transaction. What the caller leaves open, handle and
// skus, is made from title and option values; a made one that is taken gets another ending.

import type { CreateProductRequest__Output, CreateProductResponse } from "@shoal/contract";
import { type Call, readInput, requireStaff } from "@shoal/rpc";
import { answerOnce } from "../answer-once.ts";
import { actorOf, createDeed } from "../audit.ts";
import type { Deps } from "../deps.ts";
import { describeCreation } from "../domain/audit.ts";
import { distinctSku, numberedHandle } from "../domain/names.ts";
import { checkProductDraft, completeProductDraft, type ProductDraft } from "../domain/product-draft.ts";
import { readRequestId } from "../input.ts";
import { noteViolations, refuseConflicts } from "../refusals.ts";
import { insertAuditEntries } from "../store/audit.ts";
import { conflictFrom, findFreeHandle, findProductById, insertProduct, type NewProduct } from "../store/products.ts";
import { productToProto, readProductDraft } from "../wire.ts";
import { requireImages } from "./images.ts";

/** Two who make the same name at once: the second finds another one at its next attempt. */
const attemptsMax = 4;

export async function createProduct(
  deps: Deps,
  request: CreateProductRequest__Output,
  call: Call,
): Promise<CreateProductResponse> {
  requireStaff(call.caller);
  const id = deps.newId();
  const draft = readRequest(deps, request, id);
  await requireImages(deps, draft.images);
  const response = await refuseConflicts(() => insertWithFreeNames(deps, request, call, draft, id));
  const { product } = response;
  if (product?.id !== undefined) {
    await deps.cache.noteWrites([{ id: product.id, version: BigInt(String(product.version)) }]);
  }
  return response;
}

function readRequest(deps: Deps, request: CreateProductRequest__Output, id: string): ProductDraft {
  const input = readInput();
  readRequestId(input, request.requestId);
  const draft = readProductDraft(input, request);
  noteViolations(input, checkProductDraft(completeProductDraft(draft, fallbackHandle(id)), deps.currency));
  input.done();
  return draft;
}

function fallbackHandle(id: string): string {
  return `product-${id.slice(-12)}`;
}

async function insertWithFreeNames(
  deps: Deps,
  request: CreateProductRequest__Output,
  call: Call,
  draft: ProductDraft,
  id: string,
): Promise<CreateProductResponse> {
  const deed = createDeed(deps, actorOf(call), "product.create");
  for (let attempt = 1; ; attempt += 1) {
    try {
      const product = await nameProduct(deps, draft, id, attempt > 1);
      return await answerOnce(deps.pool, "CreateProduct", request, call, async (transaction) => {
        await insertProduct(transaction, product);
        const stored = await findProductById(transaction, id);
        if (stored === undefined) throw new Error("a new product is gone");
        await insertAuditEntries(transaction, [deed.entry(id, stored.version, describeCreation(stored))]);
        return { product: productToProto(stored) };
      });
    } catch (error) {
      const conflict = conflictFrom(error);
      const wasMade =
        (conflict === "handle_taken" && draft.handle === "") ||
        (conflict === "sku_taken" && draft.variants.some(({ sku }) => sku.trim() === ""));
      if (!wasMade || attempt === attemptsMax) throw error;
    }
  }
}

/** The product to be stored; names that were made end differently once a plain one was found to be taken. */
async function nameProduct(deps: Deps, draft: ProductDraft, id: string, isTaken: boolean): Promise<NewProduct> {
  const fallback = fallbackHandle(id);
  const completed = completeProductDraft(draft, fallback);
  const handle = draft.handle === "" ? await freeHandle(deps, completed.handle, fallback) : completed.handle;
  const named = completeProductDraft({ ...draft, handle }, fallback);
  const variants = named.variants.map((variant, index) => {
    const variantId = deps.newId();
    const isMade = draft.variants[index]?.sku.trim() === "";
    return { ...variant, id: variantId, sku: isMade && isTaken ? distinctSku(variant.sku, variantId) : variant.sku };
  });
  return { ...named, id, variants };
}

async function freeHandle({ pool }: Deps, handle: string, fallback: string): Promise<string> {
  const numbered = Array.from({ length: 20 }, (_, index) => numberedHandle(handle, index + 2));
  return (await findFreeHandle(pool, [handle, ...numbered])) ?? fallback;
}
