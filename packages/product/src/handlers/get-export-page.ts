// GetExportPage: the next piece of the catalogue as a file. Pieces are read one by one, so that neither end ever holds
// more than one; a product that changes meanwhile is told as it is when its piece is read.

import type { GetExportPageRequest__Output, GetExportPageResponse } from "@shoal/contract";
import { type Call, decodePageToken, encodePageToken, isUuid, readInput, requireStaff } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { exportHeader, exportLines } from "../domain/export.ts";
import { listForExport } from "../store/export.ts";

const productsMax = 200;
/** A piece ends early rather than grow past what one gRPC message may hold (4 MiB). In characters. */
const pieceLengthMax = 512 * 1024;

export async function getExportPage(
  { pool }: Deps,
  request: GetExportPageRequest__Output,
  call: Call,
): Promise<GetExportPageResponse> {
  requireStaff(call.caller);
  const [afterId] = decodePageToken([], request.pageToken, 1) ?? [];
  const input = readInput();
  if (afterId !== undefined && !isUuid(afterId)) {
    input.refuse("page_token", "INVALID_PAGE_TOKEN", "must come from the piece before");
  }
  input.done();
  const found = await listForExport(pool, afterId, productsMax + 1);
  let csv = afterId === undefined ? exportHeader : "";
  let last: string | undefined;
  let count = 0;
  for (const exported of found.slice(0, productsMax)) {
    csv += exportLines(exported);
    last = exported.product.id;
    count += 1;
    if (csv.length > pieceLengthMax) break;
  }
  const hasMore = last !== undefined && count < found.length;
  return { csv: Buffer.from(csv), nextPageToken: hasMore ? encodePageToken([], [last ?? ""]) : "" };
}
