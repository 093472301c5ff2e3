// One product by id or handle. Staff read PostgreSQL, so that they see drafts and their own writes at once; everybody
// else is shown active products through the cache.

import type { GetProductRequest__Output, GetProductResponse } from "@shoal/contract";
import { type Call, isStaff, isUuid } from "@shoal/rpc";
import type { Shown, Source } from "../cache.ts";
import { productName } from "../cache-keys.ts";
import type { Deps } from "../deps.ts";
import { isHandle } from "../domain/names.ts";
import { createRecent } from "../recent.ts";
import { productNotFound } from "../refusals.ts";
import { findProductByHandle, findProductById, findProductId } from "../store/products.ts";
import { loadStock } from "../store/variants.ts";
import { type ProductBody, productBody, productToProto, stockOf, withStock } from "../wire.ts";

/** Handles whose product's id this process remembers. */
const handleCountMax = 20_000;

/** Makes the handler; it remembers which id a handle led to. */
export function createGetProduct(deps: Deps) {
  const findShownByHandle = createFindByHandle(deps);

  return async (request: GetProductRequest__Output, call: Call): Promise<GetProductResponse> => {
    const name = request.idOrHandle.toLowerCase();
    if (isStaff(call.caller)) {
      const product = isUuid(name)
        ? await findProductById(deps.pool, name)
        : isHandle(name) && (await findProductByHandle(deps.pool, name));
      if (!product) throw productNotFound();
      return { product: productToProto(product) };
    }
    const shown = isUuid(name)
      ? await findShown(deps, name)
      : isHandle(name)
        ? await findShownByHandle(name)
        : undefined;
    if (shown === undefined) throw productNotFound();
    return { product: withStock(shown.value, shown.stock) };
  };
}

/** What everybody is shown of the product with that id: nothing unless it is active. */
async function findShown(deps: Deps, id: string): Promise<Shown<ProductBody> | undefined> {
  const { value, stock } = await deps.cache.read(productSource(deps, id));
  return value === null ? undefined : { value, stock };
}

function productSource({ pool }: Deps, id: string): Source<ProductBody | null> {
  return {
    name: productName(id),
    isVersioned: true,
    load: async () => {
      const product = await findProductById(pool, id);
      // A draft never leaves for the cache, but its version does, so that an older active one cannot come back.
      if (product?.status !== "active") return { value: null, version: product?.version ?? 0n, stock: {} };
      return { value: productBody(product), version: product.version, stock: stockOf([product]) };
    },
    variantIds: (body) => body?.variants.map((variant) => variant.id) ?? [],
    loadStock: (variantIds) => loadStock(pool, variantIds),
  };
}

function createFindByHandle(deps: Deps) {
  const ids = createRecent<string>(handleCountMax);

  return async (handle: string): Promise<Shown<ProductBody> | undefined> => {
    const remembered = ids.get(handle);
    if (remembered !== undefined) {
      const shown = await findShown(deps, remembered);
      // The product tells whether it still has the handle: what is remembered may be old, what is shown is not.
      if (shown?.value.handle === handle) return shown;
      ids.delete(handle);
    }
    const { value: id } = await deps.cache.read(handleSource(deps, handle));
    if (id === null) return undefined;
    const shown = await findShown(deps, id);
    if (shown?.value.handle !== handle) return undefined;
    ids.set(handle, id);
    return shown;
  };
}

function handleSource({ pool }: Deps, handle: string): Source<string | null> {
  return {
    name: `handle:${handle}`,
    isVersioned: false,
    load: async () => ({ value: (await findProductId(pool, handle)) ?? null, version: 0n, stock: {} }),
    variantIds: () => [],
    loadStock: async () => ({}),
  };
}
