// A person's right to what the shop knows of them: all of it in one document, and its end.

import { requireUser } from "@shoal/rpc";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { exportOwnData } from "../own-data.ts";
import { admission } from "../request.ts";
import { deletionInput } from "../shapes/accounts.ts";
import { exportShape } from "../shapes/own-data.ts";

export function ownDataRoutes({ clients, revocations, erasures }: Deps) {
  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/users/me/export",
      async ({ call, sessionId, set }) => {
        set.headers["content-disposition"] = 'attachment; filename="my-data.json"';
        return await exportOwnData(clients, call, sessionId);
      },
      {
        detail: operation("GET /api/v1/users/me/export", {
          id: "exportMe",
          tag: "Users",
          summary: "Everything that the shop knows of me: account, addresses, sessions and orders",
          answers: { 200: ["The data", exportShape] },
        }),
      },
    )
    .delete(
      "/api/v1/users/me",
      async ({ body, call, network, set }) => {
        const { userId } = requireUser(call.caller);
        await clients.user.deleteOwnUser({ password: body.password, network: network() }, call);
        await revocations.revoke(userId, "all");
        erasures.wake(userId);
        set.status = 204;
      },
      {
        parse: "json",
        body: deletionInput,
        detail: operation("DELETE /api/v1/users/me", {
          id: "deleteMe",
          tag: "Users",
          summary: "Anonymise my account, by its password; orders stay without what is personal in them",
          answers: { 204: ["It is gone; orders that are on their way follow once they have ended"] },
          problems: [403, 409],
        }),
      },
    );
}
