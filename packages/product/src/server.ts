// Which RPC is answered by which handler, and who may call it.

import { productService } from "@shoal/contract";
import { isUnavailable as isPostgresUnavailable, isSerializationFailure } from "@shoal/postgres";
import type { ServiceToken } from "@shoal/process";
import { isUnavailable as isRedisUnavailable } from "@shoal/redis";
import { createRpcServer, type Implementation, implement, type Refusal, type RpcServer, unavailable } from "@shoal/rpc";
import type { Deps } from "./deps.ts";
import { batchGetVariants } from "./handlers/batch-get-variants.ts";
import { createCategory, deleteCategory, listCategories, updateCategory } from "./handlers/categories.ts";
import { createProduct } from "./handlers/create-product.ts";
import { deleteProduct } from "./handlers/delete-product.ts";
import { getExportPage } from "./handlers/get-export-page.ts";
import { getImport } from "./handlers/get-import.ts";
import { createGetProduct } from "./handlers/get-product.ts";
import { getImage, putImage } from "./handlers/images.ts";
import { importProducts } from "./handlers/import-products.ts";
import { listAuditEntries } from "./handlers/list-audit-entries.ts";
import { listProducts } from "./handlers/list-products.ts";
import { updateProduct } from "./handlers/update-product.ts";
import { createVariant, deleteVariant, updateVariant } from "./handlers/variants.ts";
import { createInventoryHandlers } from "./inventory.ts";

/** The service as it is served; tests serve the same. */
export function createImplementations(deps: Deps): readonly Implementation[] {
  return [createCatalogueHandlers(deps), createInventoryHandlers(deps)];
}

function createCatalogueHandlers(deps: Deps): Implementation {
  const from = ["gateway"];
  const getProduct = createGetProduct(deps);
  return implement(productService, {
    getProduct: { from, handle: getProduct },
    listProducts: { from, handle: (request, call) => listProducts(deps, request, call) },
    batchGetVariants: { from: ["gateway", "order"], handle: (request, call) => batchGetVariants(deps, request, call) },
    createProduct: { from, handle: (request, call) => createProduct(deps, request, call) },
    updateProduct: { from, handle: (request, call) => updateProduct(deps, request, call) },
    deleteProduct: { from, handle: (request, call) => deleteProduct(deps, request, call) },
    createVariant: { from, handle: (request, call) => createVariant(deps, request, call) },
    updateVariant: { from, handle: (request, call) => updateVariant(deps, request, call) },
    deleteVariant: { from, handle: (request, call) => deleteVariant(deps, request, call) },
    listCategories: { from, handle: (request, call) => listCategories(deps, request, call) },
    createCategory: { from, handle: (request, call) => createCategory(deps, request, call) },
    updateCategory: { from, handle: (request, call) => updateCategory(deps, request, call) },
    deleteCategory: { from, handle: (request, call) => deleteCategory(deps, request, call) },
    getImport: { from, handle: (request, call) => getImport(deps, request, call) },
    getExportPage: { from, handle: (request, call) => getExportPage(deps, request, call) },
    listAuditEntries: { from, handle: (request, call) => listAuditEntries(deps, request, call) },
    importProducts: { from, handle: (requests, call) => importProducts(deps, requests, call) },
    putImage: { from, handle: (request, call) => putImage(deps, request, call) },
    getImage: { from, handle: (request) => getImage(deps, request) },
  });
}

/** A store that is away, or two writes that waited for each other, is UNAVAILABLE: nothing happened, try again. */
export function refusalFromFailure(error: unknown): Refusal | undefined {
  return isPostgresUnavailable(error) || isRedisUnavailable(error) || isSerializationFailure(error)
    ? unavailable("STORE_UNAVAILABLE", "the catalogue cannot be reached at the moment")
    : undefined;
}

export function createServer(deps: Deps, acceptedTokens: readonly ServiceToken[]): RpcServer {
  return createRpcServer({
    log: deps.log,
    implementations: createImplementations(deps),
    acceptedTokens,
    refusalFromFailure,
  });
}
