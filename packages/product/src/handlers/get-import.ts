// GetImport: how far an import is, or how it ended, also for one whose caller went away.

import {
  type GetImportRequest__Output,
  type GetImportResponse,
  type ImportState as ImportStateMessage,
  timestampFromDate,
} from "@shoal/contract";
import { type Call, readInput, requireStaff } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { importNotFound } from "../refusals.ts";
import { findImport, type ImportState } from "../store/imports.ts";

const states = {
  running: "IMPORT_STATE_RUNNING",
  done: "IMPORT_STATE_DONE",
  failed: "IMPORT_STATE_FAILED",
} as const satisfies Record<ImportState, ImportStateMessage>;

export async function getImport(
  { pool }: Deps,
  request: GetImportRequest__Output,
  call: Call,
): Promise<GetImportResponse> {
  requireStaff(call.caller);
  const input = readInput();
  const id = input.uuid("import_id", request.importId);
  input.done();
  const found = await findImport(pool, id);
  if (found === undefined) throw importNotFound();
  return {
    progress: {
      id: found.id,
      state: states[found.state],
      dryRun: found.isDryRun,
      createTime: timestampFromDate(found.createdAt),
      updateTime: timestampFromDate(found.updatedAt),
      bytes: String(found.bytes),
      rows: String(found.rows),
      productsCreated: String(found.created),
      productsUpdated: String(found.updated),
      productsUnchanged: String(found.unchanged),
      productsRefused: String(found.refused),
      errorCount: String(found.errors),
      reason: found.reason,
    },
  };
}
