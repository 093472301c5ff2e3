// The signed-in person's own account and addresses.

import { requireUser } from "@shoal/rpc";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { optionalIdempotencyKey } from "../header-values.ts";
import { withoutPrefix } from "../refused-fields.ts";
import { admission } from "../request.ts";
import {
  addressesPage,
  addressesQuery,
  addressParams,
  passwordInput,
  profilePatch,
  savedAddressInput,
  savedAddressPatch,
  sessionShape,
  userShape,
} from "../shapes/accounts.ts";
import { keyAccepted } from "../shapes/headers.ts";
import { savedAddressShape } from "../shapes/values.ts";
import { present, savedAddressToJson, sessionToJson, userToJson } from "../wire/accounts.ts";
import { addressToProto, pageToJson, pageToProto } from "../wire/values.ts";

/** JSON has an address' fields at the top, where the contract has a message around them. */
const flat = withoutPrefix("postal_address.");

export function userRoutes({ clients, tokens, revocations }: Deps) {
  return new Elysia()
    .use(admission)
    .get(
      "/api/v1/users/me",
      async ({ call }) => {
        const { user } = await clients.user.getUser({ userId: requireUser(call.caller).userId }, call);
        return userToJson(present(user));
      },
      {
        detail: operation("GET /api/v1/users/me", {
          id: "getMe",
          tag: "Users",
          summary: "My account",
          answers: { 200: ["The account", userShape] },
        }),
      },
    )
    .patch(
      "/api/v1/users/me",
      async ({ body, call }) => {
        const { userId } = requireUser(call.caller);
        const request = { userId, name: body.name, updateMask: { paths: ["name"] } };
        const { user } = await clients.user.updateUser(request, call);
        return userToJson(present(user));
      },
      {
        parse: "json",
        body: profilePatch,
        detail: operation("PATCH /api/v1/users/me", {
          id: "updateMe",
          tag: "Users",
          summary: "Change my name",
          answers: { 200: ["The account after the change", userShape] },
        }),
      },
    )
    .post(
      "/api/v1/users/me/password",
      async ({ body, call, network }) => {
        const { userId } = requireUser(call.caller);
        const passwords = { currentPassword: body.current_password, newPassword: body.new_password };
        const request = { ...passwords, network: network() };
        const { session } = await clients.user.changePassword(request, call);
        await revocations.revoke(userId, "earlier");
        return await sessionToJson(session, tokens);
      },
      {
        parse: "json",
        body: passwordInput,
        detail: operation("POST /api/v1/users/me/password", {
          id: "changePassword",
          tag: "Users",
          summary: "Change my password; every other session ends",
          answers: { 200: ["A fresh session", sessionShape] },
          problems: [403],
        }),
      },
    )
    .get(
      "/api/v1/users/me/addresses",
      async ({ query, call }) => {
        const { addresses, nextPageToken } = await clients.user.listAddresses(pageToProto(query), call);
        return pageToJson(addresses.map(savedAddressToJson), nextPageToken);
      },
      {
        query: addressesQuery,
        detail: operation("GET /api/v1/users/me/addresses", {
          id: "listAddresses",
          tag: "Users",
          summary: "My saved addresses, oldest first",
          answers: { 200: ["A page of addresses", addressesPage] },
        }),
      },
    )
    .post(
      "/api/v1/users/me/addresses",
      async ({ body, headers, call, set }) => {
        const requestId = optionalIdempotencyKey(headers["idempotency-key"]);
        const request = { postalAddress: addressToProto(body), requestId, isDefault: body.is_default ?? false };
        const { address } = await flat(clients.user.createAddress(request, call));
        const saved = savedAddressToJson(present(address));
        set.status = 201;
        set.headers["location"] = `/api/v1/users/me/addresses/${saved.id}`;
        return saved;
      },
      {
        parse: "json",
        body: savedAddressInput,
        headers: keyAccepted,
        detail: operation("POST /api/v1/users/me/addresses", {
          id: "createAddress",
          tag: "Users",
          summary: "Save an address",
          answers: { 201: ["The saved address", savedAddressShape] },
          problems: [409, 422],
        }),
      },
    )
    .get(
      "/api/v1/users/me/addresses/:address_id",
      async ({ params, call }) => {
        const { address } = await clients.user.getAddress({ addressId: params.address_id }, call);
        return savedAddressToJson(present(address));
      },
      {
        params: addressParams,
        detail: operation("GET /api/v1/users/me/addresses/:address_id", {
          id: "getAddress",
          tag: "Users",
          summary: "One of my addresses",
          answers: { 200: ["The address", savedAddressShape] },
        }),
      },
    )
    .patch(
      "/api/v1/users/me/addresses/:address_id",
      async ({ params, body, call }) => {
        const addressId = params.address_id;
        const paths = Object.keys(body);
        // An empty mask would mean all fields; no field means no change.
        if (paths.length === 0) {
          const { address } = await clients.user.getAddress({ addressId }, call);
          return savedAddressToJson(present(address));
        }
        const isDefault = body.is_default ?? false;
        const request = { addressId, postalAddress: addressToProto(body), isDefault, updateMask: { paths } };
        const { address } = await flat(clients.user.updateAddress(request, call));
        return savedAddressToJson(present(address));
      },
      {
        parse: "json",
        params: addressParams,
        body: savedAddressPatch,
        detail: operation("PATCH /api/v1/users/me/addresses/:address_id", {
          id: "updateAddress",
          tag: "Users",
          summary: "Change fields of one of my addresses",
          answers: { 200: ["The address after the change", savedAddressShape] },
        }),
      },
    )
    .delete(
      "/api/v1/users/me/addresses/:address_id",
      async ({ params, call, set }) => {
        await clients.user.deleteAddress({ addressId: params.address_id }, call);
        set.status = 204;
      },
      {
        params: addressParams,
        detail: operation("DELETE /api/v1/users/me/addresses/:address_id", {
          id: "deleteAddress",
          tag: "Users",
          summary: "Remove one of my addresses",
          answers: { 204: ["It is gone"] },
        }),
      },
    );
}
