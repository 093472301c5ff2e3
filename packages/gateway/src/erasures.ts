// Takes what is personal out of the orders of deleted accounts. The user service remembers each deletion until it is told
// that nothing is left; any gateway takes a few of these from time to time, so none is lost with the process that began
// it. Orders that are on their way keep their address until they have ended.

import { createLoop, type Log } from "@shoal/process";
import { detachedCall, isRefusal } from "@shoal/rpc";
import type { Clients } from "./clients.ts";

export type Erasures = {
  /** An account was deleted just now: its orders follow at once, if they can. */
  wake(userId: string): void;
  stop(): Promise<void>;
};

const restMs = 5000;
const timeoutMs = 10_000;

export function startErasures(deps: { readonly clients: Clients; readonly log: Log }): Erasures {
  const urgent: string[] = [];
  const loop = createLoop({ name: "erasures", log: deps.log, restMs }, async () => {
    const userId = urgent.shift() ?? "";
    try {
      await eraseSome(deps.clients, userId);
    } catch (error) {
      // A service that is away tells so elsewhere; the user service still has the erasure on its list.
      if (!isRefusal(error)) throw error;
    }
    return urgent.length > 0;
  });
  loop.start();
  return {
    wake: (userId) => {
      urgent.push(userId);
      loop.wake();
    },
    stop: () => loop.stop(),
  };
}

/** One account's orders, or those of accounts that are due. */
async function eraseSome({ user, order }: Clients, userId: string): Promise<void> {
  const call = () => detachedCall({ requestId: "erasures" }, timeoutMs, { kind: "service", service: "gateway" });
  const { erasures } = await user.claimErasures({ userId }, call());
  for (const { userId: erasedId } of erasures) {
    const { openCount } = await order.eraseBuyer({ userId: erasedId }, call());
    if (openCount === 0) await user.completeErasure({ userId: erasedId }, call());
  }
}
