// The shop's security log: read by administrators, and added to by the gateway, which sees what is refused at its door.

import {
  type ListSecurityEventsRequest__Output,
  type ListSecurityEventsResponse,
  type RecordSecurityEventsRequest__Output,
  type RecordSecurityEventsResponse,
  type SecurityEvent,
  timestampFromDate,
} from "@shoal/contract";
import {
  type Call,
  decodePageToken,
  encodePageToken,
  type Input,
  invalidArgument,
  isUuid,
  pageSize,
  readInput,
  requireAdmin,
} from "@shoal/rpc";
import type { Deps } from "../deps.ts";
import { insertEvents, listEvents, type NewEvent, type StoredEvent } from "../store/security-events.ts";
import { readNetwork } from "../wire.ts";
import { requireService } from "./erasures.ts";

const eventsMax = 500;

/** Refuses with FORBIDDEN or VALIDATION_FAILED. */
export async function listSecurityEvents(
  deps: Deps,
  request: ListSecurityEventsRequest__Output,
  call: Call,
): Promise<ListSecurityEventsResponse> {
  requireAdmin(call.caller);
  const input = readInput();
  const userId = request.userId === "" ? undefined : input.uuid("user_id", request.userId);
  const kind = request.kind === "" ? undefined : input.text("kind", request.kind, { min: 1, max: 60 });
  input.done();
  const size = pageSize(request.pageSize, { default: 20, max: 100 });
  const filters = ["security-events", userId, kind];
  const [beforeId] = decodePageToken(filters, request.pageToken, 1) ?? [];
  if (beforeId !== undefined && !isUuid(beforeId)) {
    throw invalidArgument("VALIDATION_FAILED", "the page token was not made here");
  }
  const events = await listEvents(deps.pool, { userId, kind }, { beforeId, limit: size + 1 });
  const page = events.slice(0, size);
  const last = page.at(-1);
  const hasMore = events.length > size && last !== undefined;
  return { events: page.map(eventToProto), nextPageToken: hasMore ? encodePageToken(filters, [last.id]) : "" };
}

/** Refuses with FORBIDDEN or VALIDATION_FAILED; an event whose id is known is stored already. */
export async function recordSecurityEvents(
  deps: Deps,
  request: RecordSecurityEventsRequest__Output,
  call: Call,
): Promise<RecordSecurityEventsResponse> {
  requireService(call);
  const input = readInput();
  if (request.events.length > eventsMax) input.refuse("events", "TOO_MANY", `must be at most ${eventsMax}`);
  const events = request.events.slice(0, eventsMax).map((event, index) => readEvent(input, event, `events[${index}]`));
  input.done();
  await insertEvents(deps.pool, events);
  return {};
}

function readEvent(
  input: Input,
  event: RecordSecurityEventsRequest__Output["events"][number],
  field: string,
): NewEvent {
  return {
    id: input.uuid(`${field}.id`, event.id),
    kind: input.text(`${field}.kind`, event.kind, { min: 1, max: 60 }),
    userId: event.userId === "" ? undefined : input.uuid(`${field}.user_id`, event.userId),
    actorId: event.actorId === "" ? undefined : input.uuid(`${field}.actor_id`, event.actorId),
    network: readNetwork(input, event.network),
    details: Object.fromEntries(
      Object.entries(event.details)
        .slice(0, 10)
        .map(([name, value]) => [name.slice(0, 40), value.slice(0, 120)]),
    ),
  };
}

function eventToProto(event: StoredEvent): SecurityEvent {
  return {
    id: event.id,
    occurTime: timestampFromDate(event.occurredAt),
    kind: event.kind,
    userId: event.userId ?? "",
    actorId: event.actorId ?? "",
    network: event.network,
    addressHash: event.addressHash,
    details: event.details,
  };
}
