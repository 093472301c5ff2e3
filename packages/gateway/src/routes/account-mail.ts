// What is done with tokens that come by mail: setting a forgotten password, and proving an address. Asking is answered
// the same whether or not an address has an account.

import { Elysia } from "elysia";
import type { Deps } from "../deps.ts";
import { operation } from "../docs/operation.ts";
import { admission } from "../request.ts";
import { resetInput, resetRequestInput, verificationInput } from "../shapes/accounts.ts";

export function accountMailRoutes({ clients, revocations }: Deps) {
  return new Elysia()
    .use(admission)
    .post(
      "/api/v1/auth/password-reset",
      async ({ body, call, network, set }) => {
        await clients.user.requestPasswordReset({ email: body.email, network: network() }, call);
        set.status = 202;
      },
      {
        parse: "json",
        body: resetRequestInput,
        detail: operation("POST /api/v1/auth/password-reset", {
          id: "requestPasswordReset",
          tag: "Auth",
          summary: "Ask for a mail that lets me set a new password",
          answers: { 202: ["A mail is sent if the address has an account"] },
        }),
      },
    )
    .post(
      "/api/v1/auth/password-reset/confirm",
      async ({ body, call, network, set }) => {
        const request = { token: body.token, newPassword: body.new_password, network: network() };
        const { userId } = await clients.user.resetPassword(request, call);
        await revocations.revoke(userId, "all");
        set.status = 204;
      },
      {
        parse: "json",
        body: resetInput,
        detail: operation("POST /api/v1/auth/password-reset/confirm", {
          id: "resetPassword",
          tag: "Auth",
          summary: "Set a new password by a mailed token; every session ends",
          answers: { 204: ["The password is set"] },
          problems: [401],
        }),
      },
    )
    .post(
      "/api/v1/users/me/verify-email",
      async ({ call, set }) => {
        await clients.user.requestEmailVerification({}, call);
        set.status = 202;
      },
      {
        detail: operation("POST /api/v1/users/me/verify-email", {
          id: "requestEmailVerification",
          tag: "Users",
          summary: "Ask for a mail that lets me prove my address",
          answers: { 202: ["A mail is sent unless the address is proved already"] },
        }),
      },
    )
    .post(
      "/api/v1/auth/verify-email",
      async ({ body, call, set }) => {
        await clients.user.verifyEmail({ token: body.token }, call);
        set.status = 204;
      },
      {
        parse: "json",
        body: verificationInput,
        detail: operation("POST /api/v1/auth/verify-email", {
          id: "verifyEmail",
          tag: "Auth",
          summary: "Prove an address by a mailed token",
          answers: { 204: ["The address is proved"] },
          problems: [401],
        }),
      },
    );
}
