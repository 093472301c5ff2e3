// Signing up, in and out. The user service owns credentials and refresh tokens; access tokens are made here.

import type { Session__Output } from "@shoal/contract";
import { type Call, isRefusal } from "@shoal/rpc";
import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { optionalCartId } from "../header-values.ts";
import { admission } from "../request.ts";
import { confirmationInput, loginInput, refreshInput, registerInput, sessionShape } from "../shapes/accounts.ts";
import { cartAccepted } from "../shapes/headers.ts";
import { sessionToJson } from "../wire/accounts.ts";

const registering = `Where the shop lets anybody register at once, password and name are needed, the answer is 201, and an
address that has an account is refused with EMAIL_TAKEN. Where it has addresses confirmed first, the answer is 202 for
every address, and name and password come with the mailed token: those that are sent here are checked and forgotten.`;

export function authRoutes({ clients, tokens, revocations, log }: Deps) {
  /** Takes a guest's cart along. It may fail without failing the sign-in: the guest still has the cart. */
  async function mergeCart(guestCartId: string | undefined, session: Session__Output | null, call: Call) {
    const userId = session?.user?.id;
    if (guestCartId === undefined || userId === undefined) return;
    const caller = { kind: "user", userId, role: "customer" } as const;
    try {
      await clients.cart.mergeCart({ userId, guestCartId }, { ...call, caller });
    } catch (error) {
      log.warn("a guest's cart was not taken along", { reason: isRefusal(error) ? error.reason : "INTERNAL" });
    }
  }

  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/auth/register",
      async ({ body, headers, call, network, set }) => {
        const cartId = optionalCartId(headers["x-cart-id"]);
        const { session } = await clients.user.register({ ...body, network: network() }, call);
        if (session === null) {
          set.status = 202;
          return;
        }
        await mergeCart(cartId, session, call);
        set.status = 201;
        return await sessionToJson(session, tokens);
      },
      {
        parse: "json",
        body: registerInput,
        headers: cartAccepted,
        detail: operation("POST /api/v1/auth/register", {
          id: "register",
          tag: "Auth",
          summary: "Make a customer account and sign in, or ask for a mail that makes one",
          description: registering,
          answers: {
            201: ["The account, signed in", sessionShape],
            202: ["A mail says how to go on; nothing tells whether the address has an account"],
          },
          problems: [409],
        }),
      },
    )
    .post(
      "/api/v1/auth/register/confirm",
      async ({ body, headers, call, network, set }) => {
        const cartId = optionalCartId(headers["x-cart-id"]);
        const { session } = await clients.user.confirmRegistration({ ...body, network: network() }, call);
        await mergeCart(cartId, session, call);
        set.status = 201;
        return await sessionToJson(session, tokens);
      },
      {
        parse: "json",
        body: confirmationInput,
        headers: cartAccepted,
        detail: operation("POST /api/v1/auth/register/confirm", {
          id: "confirmRegistration",
          tag: "Auth",
          summary: "Make the account of an address by a mailed token, and sign in",
          answers: { 201: ["The account, signed in", sessionShape] },
          problems: [401],
        }),
      },
    )
    .post(
      "/api/v1/auth/login",
      async ({ body, headers, call, network }) => {
        const cartId = optionalCartId(headers["x-cart-id"]);
        const { session } = await clients.user.login({ ...body, network: network() }, call);
        await mergeCart(cartId, session, call);
        return await sessionToJson(session, tokens);
      },
      {
        parse: "json",
        body: loginInput,
        headers: cartAccepted,
        detail: operation("POST /api/v1/auth/login", {
          id: "login",
          tag: "Auth",
          summary: "Sign in; a guest's cart comes along",
          answers: { 200: ["The account, signed in", sessionShape] },
          problems: [401],
        }),
      },
    )
    .post(
      "/api/v1/auth/refresh",
      async ({ body, call }) => {
        const { session } = await clients.user.refreshSession({ refreshToken: body.refresh_token }, call);
        return await sessionToJson(session, tokens);
      },
      {
        parse: "json",
        body: refreshInput,
        detail: operation("POST /api/v1/auth/refresh", {
          id: "refresh",
          tag: "Auth",
          summary: "Exchange a refresh token for the next one and a new access token",
          answers: { 200: ["The account, still signed in", sessionShape] },
          problems: [401],
        }),
      },
    )
    .post(
      "/api/v1/auth/logout",
      async ({ body, call, set }) => {
        const { sessionId } = await clients.user.revokeSession({ refreshToken: body.refresh_token }, call);
        if (sessionId !== "") await revocations.revokeSessions([sessionId]);
        set.status = 204;
      },
      {
        parse: "json",
        body: refreshInput,
        detail: operation("POST /api/v1/auth/logout", {
          id: "logout",
          tag: "Auth",
          summary: "End a session",
          answers: { 204: ["The session is over: its refresh and access tokens are void"] },
        }),
      },
    );
}
