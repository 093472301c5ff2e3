// For tests of the export: the whole file, as the gateway puts it together.

import { staff, testCall } from "@shoal/testkit";
import type { Replica } from "./catalogue.fixture.ts";

/** The file, piece by piece to its end. */
export async function exportFile({ gateway }: Pick<Replica, "gateway">): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let pageToken = "";
  do {
    const piece = await gateway.getExportPage({ pageToken }, testCall(staff, 60_000));
    pieces.push(piece.csv);
    pageToken = piece.nextPageToken;
  } while (pageToken !== "");
  return Buffer.concat(pieces);
}
