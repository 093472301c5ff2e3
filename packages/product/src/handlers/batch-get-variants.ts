// Many variants at once with what a cart shows of their products, straight from PostgreSQL in one statement: carts
// and quotes show prices, and an old one there would be a promise.

import type { BatchGetVariantsRequest__Output, BatchGetVariantsResponse } from "@shoal/contract";
import { type Call, isStaff, readInput } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { findVariantListings } from "../store/variants.ts";
import { listingToProto } from "../wire.ts";

const idCountMax = 100;

export async function batchGetVariants(
  { pool }: Deps,
  request: BatchGetVariantsRequest__Output,
  call: Call,
): Promise<BatchGetVariantsResponse> {
  const input = readInput();
  if (request.variantIds.length === 0) input.refuse("variant_ids", "REQUIRED", "must not be empty");
  if (request.variantIds.length > idCountMax) input.refuse("variant_ids", "TOO_MANY", `must be at most ${idCountMax}`);
  const ids = new Set(request.variantIds.slice(0, idCountMax).map((id, at) => input.uuid(`variant_ids[${at}]`, id)));
  input.done();
  const found = await findVariantListings(pool, [...ids]);
  const byId = new Map(found.map((listing) => [listing.variant.id, listing]));
  const listings = [...ids].flatMap((id) => byId.get(id) ?? []);
  // Of what is not on sale yet, not even the title may be known.
  const shown = isStaff(call.caller) ? listings : listings.filter(({ productStatus }) => productStatus !== "draft");
  return { variants: shown.map(listingToProto) };
}
