// Variants of a product: add, change, remove. Each is a change of the product, whose version grows.

import type {
  CreateVariantRequest__Output,
  CreateVariantResponse,
  DeleteVariantRequest__Output,
  DeleteVariantResponse,
  UpdateVariantRequest__Output,
  UpdateVariantResponse,
} from "@shoal/contract";
import { inTransaction, type Transaction } from "@shoal/postgres";
import { type Call, failedPrecondition, type Input, readInput } from "@shoal/rpc";
import { answerOnce } from "../answer-once.ts";
import { actorOf, createDeed } from "../audit.ts";
import { changeProduct } from "../change-product.ts";
import type { Deps } from "../deps.ts";
import { limits } from "../domain/fields.ts";
import { distinctSku } from "../domain/names.ts";
import { checkOptionValues, settleOptions } from "../domain/options.ts";
import type { Product, Variant } from "../domain/product.ts";
import { checkVariantDraft, completeVariantDraft, type VariantDraft } from "../domain/product-draft.ts";
import { readMask, readRequestId, readVersion } from "../input.ts";
import { refuseConflicts, variantNotFound } from "../refusals.ts";
import { findSkuOwners } from "../store/products.ts";
import { deleteStockLevel } from "../store/stock.ts";
import { deleteVariant as deleteVariantRow, insertVariants, nextPosition, updateVariants } from "../store/variants.ts";
import { moneyFromProto, productToProto, readMoney, readVariantDraft } from "../wire.ts";

const paths = ["sku", "option_values", "price", "compare_at_price", "weight_grams"] as const;

export async function createVariant(
  deps: Deps,
  request: CreateVariantRequest__Output,
  call: Call,
): Promise<CreateVariantResponse> {
  const deed = createDeed(deps, actorOf(call), "variant.create");
  const input = readInput();
  const id = input.uuid("product_id", request.productId);
  readRequestId(input, request.requestId);
  const message = input.required("variant", request.variant);
  const draft = message && readVariantDraft(input, "variant.", message);
  input.done();
  if (draft === undefined) return {};
  const response = await refuseConflicts(() =>
    answerOnce(deps.pool, "CreateVariant", request, call, async (transaction) => {
      const product = await changeProduct(transaction, deed, { id, version: undefined }, (current) =>
        addVariant(deps, transaction, current, draft),
      );
      return { product: productToProto(product) };
    }),
  );
  await deps.cache.noteWrites([{ id, version: BigInt(String(response.product?.version ?? 0)) }]);
  return response;
}

async function addVariant(
  deps: Deps,
  transaction: Transaction,
  product: Product,
  asked: VariantDraft,
): Promise<Product> {
  if (product.variants.length >= limits.variantCountMax) {
    throw failedPrecondition("VARIANT_LIMIT", `a product has at most ${limits.variantCountMax} variants`);
  }
  const id = deps.newId();
  const completed = completeVariantDraft(asked, product.handle);
  const isMadeAndTaken = asked.sku.trim() === "" && (await findSkuOwners(transaction, [completed.sku])).size > 0;
  const draft = isMadeAndTaken ? { ...completed, sku: distinctSku(completed.sku, id) } : completed;
  const input = readInput();
  checkVariantDraft(input.refuse, "variant.", draft, deps.currency);
  checkOptionValues(input.refuse, "variant.", product.options, draft.optionValues);
  input.done();
  const position = await nextPosition(transaction, product.id);
  await insertVariants(transaction, [{ ...draft, id, productId: product.id, position }]);
  return withVariants(product, [...product.variants, { ...draft, id, available: draft.onHand }]);
}

export async function updateVariant(
  deps: Deps,
  request: UpdateVariantRequest__Output,
  call: Call,
): Promise<UpdateVariantResponse> {
  const deed = createDeed(deps, actorOf(call), "variant.update");
  const input = readInput();
  const id = input.uuid("product_id", request.productId);
  const variantId = input.uuid("variant_id", request.variantId);
  const version = readVersion(input, request.version);
  const change = readChange(input, request);
  input.done();
  const product = await refuseConflicts(() =>
    inTransaction(deps.pool, "UpdateVariant", (transaction) =>
      changeProduct(transaction, deed, { id, version }, async (current) => {
        const variant = { ...variantOf(current, variantId), ...change };
        checkVariant(deps, current, variant);
        await updateVariants(transaction, [variant]);
        return withVariants(
          current,
          current.variants.map((other) => (other.id === variantId ? variant : other)),
        );
      }),
    ),
  );
  await deps.cache.noteWrites([product]);
  return { product: productToProto(product) };
}

export async function deleteVariant(
  deps: Deps,
  request: DeleteVariantRequest__Output,
  call: Call,
): Promise<DeleteVariantResponse> {
  const deed = createDeed(deps, actorOf(call), "variant.delete");
  const input = readInput();
  const id = input.uuid("product_id", request.productId);
  const variantId = input.uuid("variant_id", request.variantId);
  const version = readVersion(input, request.version);
  input.done();
  const product = await inTransaction(deps.pool, "DeleteVariant", (transaction) =>
    changeProduct(transaction, deed, { id, version }, async (current) => {
      variantOf(current, variantId);
      if (current.variants.length === 1) {
        throw failedPrecondition("LAST_VARIANT", "a product has at least one variant; archive the product instead");
      }
      if (!(await deleteStockLevel(transaction, variantId))) {
        throw failedPrecondition("VARIANT_ORDERED", "the variant was ordered; it has to stay");
      }
      await deleteVariantRow(transaction, variantId);
      return withVariants(
        current,
        current.variants.filter((variant) => variant.id !== variantId),
      );
    }),
  );
  await deps.cache.noteWrites([product]);
  return { product: productToProto(product) };
}

function readChange(input: Input, request: UpdateVariantRequest__Output): Partial<Variant> {
  const named = readMask(input, request.updateMask, paths);
  const read: { readonly [Path in (typeof paths)[number]]: () => Partial<Variant> } = {
    sku: () => ({ sku: request.sku.trim() }),
    option_values: () => ({ optionValues: request.optionValues.map((value) => value.trim()) }),
    price: () => ({ price: readMoney(input, "price", request.price) }),
    compare_at_price: () => ({ compareAtPrice: request.compareAtPrice && moneyFromProto(request.compareAtPrice) }),
    weight_grams: () => ({ weightGrams: request.weightGrams }),
  };
  return Object.assign({}, ...[...named].map((path) => read[path]())) as Partial<Variant>;
}

/** Refuses a variant that is wrong after the change: the price may be new, and the earlier price not. */
function checkVariant(deps: Deps, product: Product, variant: Variant): void {
  const input = readInput();
  checkVariantDraft(input.refuse, "", { ...variant, onHand: 0n }, deps.currency);
  checkOptionValues(input.refuse, "", product.options, variant.optionValues);
  input.done();
}

function variantOf(product: Product, variantId: string): Variant {
  const variant = product.variants.find(({ id }) => id === variantId);
  if (variant === undefined) throw variantNotFound();
  return variant;
}

function withVariants(product: Product, variants: readonly Variant[]): Product {
  return { ...product, variants, options: settleOptions(product.options, variants) };
}
