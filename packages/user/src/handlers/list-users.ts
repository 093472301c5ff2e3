// ListUsers: all accounts, newest first, or those whose address or name holds a text. For administrators.

import type { ListUsersRequest__Output, ListUsersResponse } from "@shoal/contract";
import {
  type Call,
  decodePageToken,
  encodePageToken,
  invalidArgument,
  isUuid,
  pageSize,
  readInput,
  requireAdmin,
} from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { normaliseEmail } from "../domain/email.ts";
import { listUsers as loadUsers } from "../store/users.ts";
import { userToProto } from "../wire.ts";

/** Refuses with FORBIDDEN or VALIDATION_FAILED. */
export async function listUsers(deps: Deps, request: ListUsersRequest__Output, call: Call): Promise<ListUsersResponse> {
  requireAdmin(call.caller);
  const input = readInput();
  const query = input.text("query", request.query, { min: 0, max: 254 });
  input.done();
  const size = pageSize(request.pageSize, { default: 20, max: 100 });
  const [beforeId] = decodePageToken(["users", query], request.pageToken, 1) ?? [];
  if (beforeId !== undefined && !isUuid(beforeId)) {
    throw invalidArgument("VALIDATION_FAILED", "the page token was not made here");
  }

  const filter = { emailPart: normaliseEmail(query), namePart: query };
  const users = await loadUsers(deps.pool, filter, { beforeId, limit: size + 1 });
  const page = users.slice(0, size);
  const last = page.at(-1);
  const hasMore = users.length > size && last !== undefined;
  return {
    users: page.map(userToProto),
    nextPageToken: hasMore ? encodePageToken(["users", query], [last.id]) : "",
  };
}
