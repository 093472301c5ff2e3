// ListLowStock: what staff should order anew.

import type { ListLowStockRequest__Output, ListLowStockResponse } from "@shoal/contract";
import { type Call, decodePageToken, encodePageToken, isUuid, pageSize, readInput, requireStaff } from "@shoal/rpc";
import { variantTitle } from "../domain/product.ts";
import type { InventoryDeps } from "../inventory.ts";
import { stockLevelToProto } from "../inventory-wire.ts";
import { listLowStock as findLowStock } from "../store/low-stock.ts";

const sizeBounds = { default: 20, max: 100 } as const;
const availableBounds = { min: 0n, max: 1_000_000n } as const;

export async function listLowStock(
  { pool }: InventoryDeps,
  request: ListLowStockRequest__Output,
  call: Call,
): Promise<ListLowStockResponse> {
  requireStaff(call.caller);
  const input = readInput();
  const availableMax = input.bigint("available_max", request.availableMax, availableBounds);
  const filters = [String(availableMax)];
  const [afterId] = decodePageToken(filters, request.pageToken, 1) ?? [];
  if (afterId !== undefined && !isUuid(afterId)) {
    input.refuse("page_token", "INVALID_PAGE_TOKEN", "must come from the page before, with the same bound");
  }
  input.done();
  const size = pageSize(request.pageSize, sizeBounds);
  const found = await findLowStock(pool, availableMax, afterId, size + 1);
  const page = found.slice(0, size);
  const last = found.length > size ? page.at(-1) : undefined;
  return {
    listings: page.map((listing) => ({
      stock: stockLevelToProto(listing),
      productId: listing.productId,
      productTitle: listing.productTitle,
      sku: listing.sku,
      variantTitle: variantTitle(listing.optionValues, listing.productTitle),
    })),
    nextPageToken: last === undefined ? "" : encodePageToken(filters, [last.variantId]),
  };
}
