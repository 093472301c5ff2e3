// What a caller notices of an upstream that fails, and how little it asks of it meanwhile. Over a real socket, with a
// wire that swallows what is sent.

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { createLog } from "@shoal/process";
import { createTcpProxy, quietLog, type TcpProxy } from "@shoal/testkit";
import {
  type Channel,
  Code,
  createChannel,
  createClient,
  createGuard,
  createRpcServer,
  detachedCall,
  type GuardState,
  implement,
  isRefusal,
  Refusal,
  type RpcServer,
} from "./index.ts";

const token = "token-of-the-gateway-for-tests";
const log = createLog({ service: "test", level: "info", write: () => {} });
const answer = { cart: { id: "c", version: "1", lines: [] } };

let server: RpcServer;
let port: number;
let wire: TcpProxy;
let channel: Channel;
let client: ReturnType<typeof createClient<typeof cartService.definition, NonNullable<typeof cartService.handlers>>>;
const states: GuardState[] = [];
let behave: () => Promise<typeof answer>;
let attempts = 0;

beforeAll(async () => {
  const handle = () => {
    attempts += 1;
    return behave();
  };
  const all = { from: ["gateway"], handle };
  const carts = implement(cartService, {
    ...{ createGuestCart: all, getCart: all, addItem: all, setItem: all, removeItem: all, clearCart: all },
    ...{ mergeCart: all, removeOrderedLines: all },
  });
  server = createRpcServer({
    log: quietLog(),
    implementations: [carts],
    acceptedTokens: [{ service: "gateway", token }],
  });
  port = await server.listen("127.0.0.1", 0);
});
afterAll(() => server.drain(1000));

beforeEach(async () => {
  wire = await createTcpProxy({ host: "127.0.0.1", port });
  states.length = 0;
  behave = async () => answer;
  attempts = 0;
  connect(300);
});
afterEach(async () => {
  channel.close();
  await wire.cut();
});

function connect(stalledAfterMs: number): void {
  const guard = createGuard({
    upstream: "test",
    log,
    halfOpenAfterMs: 100,
    stalledAfterMs,
    onStateChange: (state) => states.push(state),
  });
  channel = createChannel({ address: `127.0.0.1:${wire.port}`, token, guard });
  client = createClient(cartService, channel);
}

/** For tests of what is answered: a machine that is busy with something else must not look like silence. */
function connectPatiently(): void {
  channel.close();
  connect(60_000);
}

const call = (timeoutMs = 30_000) => detachedCall({ requestId: "r" }, timeoutMs);
const read = (timeoutMs?: number) => client.getCart({ owner: { userId: "u" } }, call(timeoutMs));
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (isRefusal(error) ? error : undefined),
  );

/** Asks until there is an answer. */
async function untilAnswered(): Promise<void> {
  while ((await refusalOf(read(1000))) !== undefined) await Bun.sleep(20);
}

test("silence opens the breaker long before any deadline, ends who waits, and an answer closes it again", async () => {
  await read();
  wire.setMode("freeze");
  const silent = await Promise.all(Array.from({ length: 20 }, () => refusalOf(read())));
  expect(silent.map((refusal) => refusal?.reason)).toEqual(new Array(20).fill("SERVICE_UNAVAILABLE"));
  expect(states[0]).toBe("open");
  expect((await refusalOf(read()))?.reason).toBe("SERVICE_UNAVAILABLE");
  // The connection is given up by keepalive, and the next one passes.
  await untilAnswered();
  expect(states.slice(-2)).toEqual(["half-open", "closed"]);
  expect(channel.guard.state()).toBe("closed");
}, 30_000);

test("a connection that swallows everything is given up long before a call's deadline", async () => {
  await read();
  wire.setMode("freeze");
  // A change is not repeated, so its caller is told.
  const refusal = await refusalOf(client.addItem({ owner: { userId: "u" }, variantId: "v", quantity: 1 }, call()));
  expect([refusal?.code, refusal?.reason]).toEqual([Code.UNAVAILABLE, "SERVICE_UNAVAILABLE"]);
  await untilAnswered();
}, 30_000);

test("while one call tries whether the upstream is back, the others are refused and do not wait for its outcome", async () => {
  await read();
  wire.setMode("freeze");
  await Promise.all(Array.from({ length: 20 }, () => refusalOf(read())));
  const held = Promise.withResolvers<void>();
  behave = async () => {
    await held.promise;
    return answer;
  };
  let trial: Promise<unknown> = Promise.resolve();
  while (channel.guard.state() !== "half-open") {
    trial = refusalOf(client.addItem({ owner: { userId: "u" }, variantId: "v", quantity: 1 }, call()));
    await Bun.sleep(10);
  }
  expect((await refusalOf(client.clearCart({}, call())))?.reason).toBe("SERVICE_UNAVAILABLE");
  held.resolve();
  await trial;
}, 30_000);

test("an upstream that answers slowly, but answers, keeps its breaker closed where slowness is expected", async () => {
  behave = async () => {
    await Bun.sleep(500);
    return answer;
  };
  const item = { owner: { userId: "u" }, variantId: "v", quantity: 1 };
  await Promise.all(Array.from({ length: 20 }, () => client.addItem(item, call())));
  expect(states).toEqual([]);
});

test("an upstream that says that something behind it is away has answered", async () => {
  connectPatiently();
  behave = async () => {
    throw new Refusal(Code.UNAVAILABLE, "SERVICE_UNAVAILABLE", "product does not answer at the moment");
  };
  const refusals = await Promise.all(Array.from({ length: 40 }, () => refusalOf(read())));
  expect(refusals.every((refusal) => refusal?.reason === "SERVICE_UNAVAILABLE")).toBe(true);
  expect(channel.guard.state()).toBe("closed");
});

test("of an upstream that always fails no more than a fifth is asked again", async () => {
  connectPatiently();
  behave = async () => {
    throw new Refusal(Code.UNAVAILABLE, "STORE_UNAVAILABLE", "later");
  };
  const asked = 200;
  for (let index = 0; index < asked; index += 20) {
    await Promise.all(Array.from({ length: 20 }, () => refusalOf(read())));
  }
  expect(channel.guard.state()).toBe("closed");
  expect(attempts).toBeGreaterThanOrEqual(asked);
  expect(attempts / asked).toBeLessThanOrEqual(1.2);
});
