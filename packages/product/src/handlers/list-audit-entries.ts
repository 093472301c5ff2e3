// ListAuditEntries: who changed what, for administrators.

import {
  type ListAuditEntriesRequest__Output,
  type ListAuditEntriesResponse,
  timestampFromDate,
} from "@shoal/contract";
import { type Call, decodePageToken, encodePageToken, isUuid, pageSize, readInput, requireAdmin } from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { listAuditEntries as findAuditEntries } from "../store/audit.ts";

const sizeBounds = { default: 20, max: 100 } as const;

export async function listAuditEntries(
  { pool }: Deps,
  request: ListAuditEntriesRequest__Output,
  call: Call,
): Promise<ListAuditEntriesResponse> {
  requireAdmin(call.caller);
  const input = readInput();
  const targetId = request.targetId === "" ? undefined : input.uuid("target_id", request.targetId);
  const filters = [targetId ?? ""];
  const [beforeId] = decodePageToken(filters, request.pageToken, 1) ?? [];
  if (beforeId !== undefined && !isUuid(beforeId)) {
    input.refuse("page_token", "INVALID_PAGE_TOKEN", "must come from the page before, with the same target");
  }
  input.done();
  const size = pageSize(request.pageSize, sizeBounds);
  const found = await findAuditEntries(pool, targetId, beforeId, size + 1);
  const page = found.slice(0, size);
  const last = found.length > size ? page.at(-1) : undefined;
  return {
    entries: page.map((entry) => ({
      id: entry.id,
      createTime: timestampFromDate(entry.recordedAt),
      actorId: entry.actor.id,
      actorRole: entry.actor.role,
      action: entry.action,
      targetId: entry.targetId,
      version: String(entry.version ?? 0n),
      changeJson: JSON.stringify(entry.change),
    })),
    nextPageToken: last === undefined ? "" : encodePageToken(filters, [last.id]),
  };
}
