// Everybody's accounts, for administrators. What takes rights away also voids the access tokens that carry them.

import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { userParams, userPatch, userShape, usersPage, usersQuery } from "../shapes/accounts.ts";
import { present, roleToProto, userToJson } from "../wire/accounts.ts";
import { pageToJson, pageToProto } from "../wire/values.ts";

export function accountRoutes({ clients, revocations, erasures }: Deps) {
  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/users",
      async ({ query, call }) => {
        const request = { query: query.query ?? "", ...pageToProto(query) };
        const { users, nextPageToken } = await clients.user.listUsers(request, call);
        return pageToJson(users.map(userToJson), nextPageToken);
      },
      {
        query: usersQuery,
        detail: operation("GET /api/v1/users", {
          id: "listUsers",
          tag: "Users",
          summary: "All accounts, newest first",
          answers: { 200: ["A page of accounts", usersPage] },
        }),
      },
    )
    .get(
      "/api/v1/users/:user_id",
      async ({ params, call }) => {
        const { user } = await clients.user.getUser({ userId: params.user_id }, call);
        return userToJson(present(user));
      },
      {
        params: userParams,
        detail: operation("GET /api/v1/users/:user_id", {
          id: "getUser",
          tag: "Users",
          summary: "One account",
          answers: { 200: ["The account", userShape] },
        }),
      },
    )
    .patch(
      "/api/v1/users/:user_id",
      async ({ params, body, call }) => {
        const { user } = await clients.user.updateUser(
          {
            userId: params.user_id,
            ...(body.name === undefined ? {} : { name: body.name }),
            ...(body.role === undefined ? {} : { role: roleToProto[body.role] }),
            ...(body.disabled === undefined ? {} : { disabled: body.disabled }),
            updateMask: { paths: Object.keys(body) },
          },
          call,
        );
        if (body.role !== undefined || body.disabled === true) await revocations.revoke(params.user_id, "all");
        return userToJson(present(user));
      },
      {
        parse: "json",
        params: userParams,
        body: userPatch,
        detail: operation("PATCH /api/v1/users/:user_id", {
          id: "updateUser",
          tag: "Users",
          summary: "Change an account's name, role or lock",
          answers: { 200: ["The account after the change", userShape] },
        }),
      },
    )
    .delete(
      "/api/v1/users/:user_id",
      async ({ params, call, set }) => {
        await clients.user.deleteUser({ userId: params.user_id }, call);
        await revocations.revoke(params.user_id, "all");
        erasures.wake(params.user_id);
        set.status = 204;
      },
      {
        params: userParams,
        detail: operation("DELETE /api/v1/users/:user_id", {
          id: "deleteUser",
          tag: "Users",
          summary: "Anonymise an account; its orders stay",
          answers: { 204: ["It is gone"] },
        }),
      },
    );
}
