// The shop's security log, for administrators.

import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { securityEventsPage, securityEventsQuery } from "../shapes/accounts.ts";
import { securityEventToJson } from "../wire/accounts.ts";
import { pageToJson, pageToProto } from "../wire/values.ts";

export function securityEventRoutes({ clients }: Deps) {
  return new Elysia().use(admission).get(
    "/api/v1/security-events",
    async ({ query, call }) => {
      const request = { userId: query.user_id ?? "", kind: query.kind ?? "", ...pageToProto(query) };
      const { events, nextPageToken } = await clients.user.listSecurityEvents(request, call);
      return pageToJson(events.map(securityEventToJson), nextPageToken);
    },
    {
      query: securityEventsQuery,
      detail: operation("GET /api/v1/security-events", {
        id: "listSecurityEvents",
        tag: "Users",
        summary: "Sign-ins, failures, changed passwords and roles, and refusals; newest first",
        answers: { 200: ["A page of events", securityEventsPage] },
      }),
    },
  );
}
