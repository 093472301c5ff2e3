// Archives a product: it leaves every list and its variants cannot be ordered, but orders and carts still know it.

import type { DeleteProductRequest__Output, DeleteProductResponse } from "@shoal/contract";
import { inTransaction } from "@shoal/postgres";
import { type Call, readInput } from "@shoal/rpc";
import { actorOf, createDeed } from "../audit.ts";
import { changeProduct } from "../change-product.ts";
import type { Deps } from "../deps.ts";
import { readVersion } from "../input.ts";
import { versionMismatch } from "../refusals.ts";

export async function deleteProduct(
  deps: Deps,
  request: DeleteProductRequest__Output,
  call: Call,
): Promise<DeleteProductResponse> {
  const deed = createDeed(deps, actorOf(call), "product.archive");
  const input = readInput();
  const id = input.uuid("product_id", request.productId);
  const version = request.version === undefined ? undefined : readVersion(input, request.version);
  input.done();
  const product = await inTransaction(deps.pool, "DeleteProduct", (transaction) =>
    changeProduct(transaction, deed, { id, version: undefined }, (current) => {
      // A repeat finds the version that the first one left, which is no reason to refuse it.
      if (current.status === "archived") return current;
      if (version !== undefined && current.version !== version) throw versionMismatch(current.version);
      return { ...current, status: "archived" };
    }),
  );
  await deps.cache.noteWrites([product]);
  return {};
}
