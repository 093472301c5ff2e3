// A service on a free port, and callers of every kind, for tests that speak over a real socket.

import { createLog, type Log } from "@shoal/process";
import {
  anonymous,
  type Call,
  type Caller,
  type Channel,
  createChannel,
  createGuard,
  createRpcServer,
  detachedCall,
  type Implementation,
  type RpcServerOptions,
} from "@shoal/rpc";

/** Tokens that test services know each other by. */
export const testTokens = {
  gateway: "gateway-token-for-tests-only",
  order: "order-token-for-tests-only--",
} as const;

export type TestService = {
  readonly address: string;
  /** A channel as the named service would open it. */
  channel(as: keyof typeof testTokens): Channel;
  close(): Promise<void>;
};

/** Serves implementations on a free port of the loopback interface. */
export async function serveForTest(
  implementations: readonly Implementation[],
  options: Partial<Pick<RpcServerOptions, "refusalFromFailure" | "log">> = {},
): Promise<TestService> {
  const log = options.log ?? quietLog();
  const acceptedTokens = Object.entries(testTokens).map(([service, token]) => ({ service, token }));
  const server = createRpcServer({ ...options, log, implementations, acceptedTokens });
  const address = `127.0.0.1:${await server.listen("127.0.0.1", 0)}`;
  const channels: Channel[] = [];
  return {
    address,
    channel: (as) => {
      // Caller and service share one busy process, whose pauses are no silence of the service's.
      const guard = createGuard({ upstream: "test", log, stalledAfterMs: 30_000 });
      const channel = createChannel({ address, token: testTokens[as], guard });
      channels.push(channel);
      return channel;
    },
    close: async () => {
      for (const channel of channels) channel.close();
      await server.drain(1000);
    },
  };
}

/** A log that keeps its lines to itself unless something failed. */
export function quietLog(): Log {
  return createLog({ service: "test", level: "error" });
}

/** A call with time enough, made for the given caller. */
export function testCall(caller: Caller = anonymous, timeoutMs = 10_000): Call {
  return detachedCall({ requestId: "test" }, timeoutMs, caller);
}

export const customer = (userId: string): Caller => ({ kind: "user", userId, role: "customer" });
export const staff: Caller = { kind: "user", userId: "00000000-0000-7000-8000-00000000000a", role: "staff" };
export const admin: Caller = { kind: "user", userId: "00000000-0000-7000-8000-00000000000b", role: "admin" };
