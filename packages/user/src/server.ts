// Which RPC is answered by which handler, and who may call it.

import { userService } from "@shoal/contract";
import { isUnavailable } from "@shoal/postgres";
import type { ServiceToken } from "@shoal/process";
import { createRpcServer, type Implementation, implement, type Refusal, type RpcServer, unavailable } from "@shoal/rpc";
import type { Deps } from "./deps.ts";
import { deleteAddress, getAddress, listAddresses, updateAddress } from "./handlers/addresses.ts";
import { changePassword } from "./handlers/change-password.ts";
import { confirmRegistration } from "./handlers/confirm-registration.ts";
import { createAddress } from "./handlers/create-address.ts";
import { deleteOwnUser } from "./handlers/delete-own-user.ts";
import { deleteUser } from "./handlers/delete-user.ts";
import { claimErasures, completeErasure } from "./handlers/erasures.ts";
import { getUser } from "./handlers/get-user.ts";
import { listUsers } from "./handlers/list-users.ts";
import { login } from "./handlers/login.ts";
import { refreshSession } from "./handlers/refresh-session.ts";
import { register } from "./handlers/register.ts";
import { requestPasswordReset, resetPassword } from "./handlers/reset-password.ts";
import { revokeSession } from "./handlers/revoke-session.ts";
import { listSecurityEvents, recordSecurityEvents } from "./handlers/security-events.ts";
import { deleteOtherSessions, deleteSession, listSessions } from "./handlers/sessions.ts";
import { updateUser } from "./handlers/update-user.ts";
import { requestEmailVerification, verifyEmail } from "./handlers/verify-email.ts";

/** The service as it is served; tests serve the same. */
export function createImplementations(deps: Deps): readonly Implementation[] {
  const from = ["gateway"];
  return [
    implement(userService, {
      register: { from, handle: (request, call) => register(deps, request, call) },
      confirmRegistration: { from, handle: (request, call) => confirmRegistration(deps, request, call) },
      login: { from, handle: (request, call) => login(deps, request, call) },
      refreshSession: { from, handle: (request) => refreshSession(deps, request) },
      revokeSession: { from, handle: (request) => revokeSession(deps, request) },
      listSessions: { from, handle: (_, call) => listSessions(deps, call) },
      deleteSession: { from, handle: (request, call) => deleteSession(deps, request, call) },
      deleteOtherSessions: { from, handle: (request, call) => deleteOtherSessions(deps, request, call) },
      getUser: { from, handle: (request, call) => getUser(deps, request, call) },
      listUsers: { from, handle: (request, call) => listUsers(deps, request, call) },
      updateUser: { from, handle: (request, call) => updateUser(deps, request, call) },
      changePassword: { from, handle: (request, call) => changePassword(deps, request, call) },
      requestPasswordReset: { from, handle: (request) => requestPasswordReset(deps, request) },
      resetPassword: { from, handle: (request, call) => resetPassword(deps, request, call) },
      requestEmailVerification: { from, handle: (_, call) => requestEmailVerification(deps, call) },
      verifyEmail: { from, handle: (request) => verifyEmail(deps, request) },
      deleteOwnUser: { from, handle: (request, call) => deleteOwnUser(deps, request, call) },
      claimErasures: { from, handle: (request, call) => claimErasures(deps, request, call) },
      completeErasure: { from, handle: (request, call) => completeErasure(deps, request, call) },
      listSecurityEvents: { from, handle: (request, call) => listSecurityEvents(deps, request, call) },
      recordSecurityEvents: { from, handle: (request, call) => recordSecurityEvents(deps, request, call) },
      deleteUser: { from, handle: (request, call) => deleteUser(deps, request, call) },
      listAddresses: { from, handle: (request, call) => listAddresses(deps, request, call) },
      getAddress: { from, handle: (request, call) => getAddress(deps, request, call) },
      createAddress: { from, handle: (request, call) => createAddress(deps, request, call) },
      updateAddress: { from, handle: (request, call) => updateAddress(deps, request, call) },
      deleteAddress: { from, handle: (request, call) => deleteAddress(deps, request, call) },
    }),
  ];
}

/** PostgreSQL being away is UNAVAILABLE, and worth another try. */
export function refusalFromFailure(error: unknown): Refusal | undefined {
  return isUnavailable(error)
    ? unavailable("STORE_UNAVAILABLE", "accounts cannot be reached at the moment")
    : undefined;
}

export function createServer(deps: Deps, acceptedTokens: readonly ServiceToken[]): RpcServer {
  return createRpcServer({
    log: deps.log,
    implementations: createImplementations(deps),
    acceptedTokens,
    refusalFromFailure,
  });
}
