// Where the signed-in person is signed in, and ending that from afar. The access tokens of an ended session are void at
// once, as far as the gateway's Redis can be reached.

import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { sessionList, sessionParams } from "../shapes/accounts.ts";
import { sessionSummaryToJson } from "../wire/accounts.ts";

export function sessionRoutes({ clients, revocations }: Deps) {
  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/users/me/sessions",
      async ({ call, sessionId }) => {
        const { sessions } = await clients.user.listSessions({}, call);
        return { items: sessions.map((session) => sessionSummaryToJson(session, sessionId)) };
      },
      {
        detail: operation("GET /api/v1/users/me/sessions", {
          id: "listSessions",
          tag: "Users",
          summary: "Where I am signed in, newest first",
          answers: { 200: ["The sessions, 100 at most", sessionList] },
        }),
      },
    )
    .delete(
      "/api/v1/users/me/sessions",
      async ({ call, sessionId, set }) => {
        const { sessionIds } = await clients.user.deleteOtherSessions({ sessionId }, call);
        await revocations.revokeSessions(sessionIds);
        set.status = 204;
      },
      {
        detail: operation("DELETE /api/v1/users/me/sessions", {
          id: "deleteOtherSessions",
          tag: "Users",
          summary: "Sign out everywhere but here",
          answers: { 204: ["Every other session is over"] },
        }),
      },
    )
    .delete(
      "/api/v1/users/me/sessions/:session_id",
      async ({ params, call, set }) => {
        await clients.user.deleteSession({ sessionId: params.session_id }, call);
        await revocations.revokeSessions([params.session_id.toLowerCase()]);
        set.status = 204;
      },
      {
        params: sessionParams,
        detail: operation("DELETE /api/v1/users/me/sessions/:session_id", {
          id: "deleteSession",
          tag: "Users",
          summary: "Sign out in one place",
          answers: { 204: ["The session is over"] },
        }),
      },
    );
}
