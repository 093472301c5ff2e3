// Collects what the shop knows of one person, who asks for it themselves: each service is asked as that person.

import type { Order__Output } from "@shoal/contract";
import { type Call, requireUser } from "@shoal/rpc";
import type { Clients } from "./clients.ts";
import type { OwnDataView } from "./shapes/own-data.ts";
import { present, savedAddressToJson, sessionSummaryToJson, userToJson } from "./wire/accounts.ts";
import { listedOrderToJson } from "./wire/orders.ts";

/** As many as a list gives at once. */
const pageSize = 100;

export async function exportOwnData(clients: Clients, call: Call, sessionId: string): Promise<OwnDataView> {
  const { userId } = requireUser(call.caller);
  const [{ user }, { addresses }, { sessions }, orders] = await Promise.all([
    clients.user.getUser({ userId }, call),
    clients.user.listAddresses({}, call),
    clients.user.listSessions({}, call),
    collectOrders(clients, userId, call),
  ]);
  return {
    account: userToJson(present(user)),
    addresses: addresses.map(savedAddressToJson),
    sessions: sessions.map((session) => sessionSummaryToJson(session, sessionId)),
    orders: orders.map(listedOrderToJson),
  };
}

/** Their own, also when they are staff and could see others'. */
async function collectOrders(clients: Clients, userId: string, call: Call): Promise<Order__Output[]> {
  const collected: Order__Output[] = [];
  let pageToken = "";
  do {
    const page = await clients.order.listOrders({ userId, pageSize, pageToken }, call);
    collected.push(...page.orders);
    pageToken = page.nextPageToken;
  } while (pageToken !== "");
  return collected;
}
