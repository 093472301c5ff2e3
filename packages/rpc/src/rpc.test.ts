import { afterAll, beforeAll, expect, test } from "bun:test";
import { type AddressInfo, createServer } from "node:net";
import { cartService, productService } from "@shoal/contract";
import { createLog } from "@shoal/process";
import {
  anonymous,
  type Call,
  Code,
  createChannel,
  createClient,
  createGuard,
  createRpcServer,
  detachedCall,
  failedPrecondition,
  implement,
  isRefusal,
  probeHealth,
  Refusal,
  type RpcServer,
} from "./index.ts";

const token = "token-of-the-gateway-for-tests";
const lines: string[] = [];
const log = createLog({ service: "test", level: "info", write: (line) => lines.push(line) });
const guard = () => createGuard({ upstream: "test", log });
const cart = { id: "c", version: "9007199254740993", lines: [{ variantId: "v", quantity: 2 }] };

let server: RpcServer;
let address: string;
let seen: Call | undefined;
let attempts = 0;
let wasCancelled: Promise<void>;

beforeAll(async () => {
  const never = async (): Promise<never> => {
    throw new Error("secret detail of a store");
  };
  let noteCancelled = () => {};
  wasCancelled = new Promise((resolve) => {
    noteCancelled = resolve;
  });
  const carts = implement(cartService, {
    createGuestCart: { from: ["gateway"], handle: never },
    getCart: {
      from: ["gateway"],
      handle: async (_request, call) => {
        seen = call;
        attempts += 1;
        return { cart };
      },
    },
    addItem: {
      from: ["gateway"],
      handle: async (request) => {
        attempts += 1;
        if (request.variantId === "away") throw new Refusal(Code.UNAVAILABLE, "STORE_UNAVAILABLE", "later");
        throw failedPrecondition("CART_QUANTITY_LIMIT", "at most 999", {
          metadata: { variant_id: request.variantId },
          violations: [{ field: "quantity", reason: "OUT_OF_RANGE", message: "too many" }],
          cause: new Error("kept inside"),
        });
      },
    },
    setItem: { from: ["order"], handle: async () => ({ cart }) },
    removeItem: {
      from: ["gateway"],
      handle: async (_request, call) => {
        await new Promise<void>((resolve) => call.signal.addEventListener("abort", () => resolve(), { once: true }));
        noteCancelled();
        return { cart };
      },
    },
    clearCart: {
      from: ["gateway"],
      handle: async () => {
        attempts += 1;
        throw new Refusal(Code.UNAVAILABLE, "STORE_UNAVAILABLE", "later");
      },
    },
    mergeCart: { from: ["gateway"], handle: never },
    removeOrderedLines: { from: ["order"], handle: never },
  });
  server = createRpcServer({ log, implementations: [carts], acceptedTokens: [{ service: "gateway", token }] });
  address = `127.0.0.1:${await server.listen("127.0.0.1", 0)}`;
});

afterAll(() => server.drain(1000));

function connect(withToken = token) {
  const channel = createChannel({ address, token: withToken, guard: guard() });
  return { client: createClient(cartService, channel), close: () => channel.close() };
}

const call = () => detachedCall({ requestId: "r-1" }, 5000, { kind: "user", userId: "u-1", role: "staff" });

test("a call carries who asks, its request id and a shrinking deadline, and int64 stays exact", async () => {
  const { client, close } = connect();
  const sent = call();
  const sentAtMs = Date.now();
  const answer = await client.getCart({ owner: { userId: "u-1" } }, sent);
  expect(answer.cart?.version).toBe("9007199254740993");
  expect(seen?.caller).toEqual({ kind: "user", userId: "u-1", role: "staff" });
  expect(seen?.requestId).toBe("r-1");
  // A deadline travels as the time that is left, so the way there does not count.
  expect(seen?.deadlineAtMs).toBeLessThan(sent.deadlineAtMs + Date.now() - sentAtMs);
  close();
});

test("a refusal arrives with its code, reason, facts and fields, but without its cause", async () => {
  const { client, close } = connect();
  const refusal = await client.addItem({ variantId: "v-9" }, call()).catch((error: unknown) => error);
  if (!isRefusal(refusal)) throw new Error("expected a refusal");
  expect(refusal.code).toBe(Code.FAILED_PRECONDITION);
  expect(refusal.reason).toBe("CART_QUANTITY_LIMIT");
  expect(refusal.metadata).toEqual({ variant_id: "v-9" });
  expect(refusal.violations).toEqual([{ field: "quantity", reason: "OUT_OF_RANGE", message: "too many" }]);
  expect(JSON.stringify(refusal)).not.toContain("kept inside");
  close();
});

test("anything else thrown becomes INTERNAL without a detail, and is logged once", async () => {
  const { client, close } = connect();
  lines.length = 0;
  const refusal = await client.createGuestCart({}, call()).catch((error: unknown) => error);
  if (!isRefusal(refusal, "INTERNAL")) throw new Error("expected INTERNAL");
  expect(refusal.code).toBe(Code.INTERNAL);
  expect(refusal.message).not.toContain("secret detail");
  expect(lines.filter((line) => line.includes("secret detail of a store"))).toHaveLength(1);
  close();
});

test("a wrong token reaches no handler, nor does a known service that may not call", async () => {
  const stranger = connect("a-token-that-nobody-has-given-out");
  await expect(stranger.client.getCart({}, call())).rejects.toMatchObject({ reason: "SERVICE_UNAUTHENTICATED" });
  stranger.close();
  const gateway = connect();
  await expect(gateway.client.setItem({}, call())).rejects.toMatchObject({ reason: "SERVICE_FORBIDDEN" });
  gateway.close();
});

test("a passed deadline answers DEADLINE_EXCEEDED and reaches the handler as an abort", async () => {
  const { client, close } = connect();
  const short = detachedCall({ requestId: "r" }, 150);
  await expect(client.removeItem({}, { ...short, signal: new AbortController().signal })).rejects.toMatchObject({
    code: Code.DEADLINE_EXCEEDED,
  });
  await wasCancelled;
  close();
});

test("an idempotent call is tried three times when the upstream is away, a creation once", async () => {
  const { client, close } = connect();
  attempts = 0;
  await expect(client.clearCart({}, call())).rejects.toMatchObject({ code: Code.UNAVAILABLE });
  expect(attempts).toBe(3);
  attempts = 0;
  const refusal = await client.addItem({ variantId: "away" }, call()).catch((error: unknown) => error);
  expect(isRefusal(refusal, "STORE_UNAVAILABLE")).toBe(true);
  expect(attempts).toBe(1);
  close();
});

test("a channel connects before anybody asks, so that the first caller finds its upstream", async () => {
  const connected = Promise.withResolvers<void>();
  const upstream = createServer((socket) => {
    socket.destroy();
    connected.resolve();
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const { port } = upstream.address() as AddressInfo;
  const channel = createChannel({ address: `127.0.0.1:${port}`, token, guard: guard() });
  await connected.promise;
  channel.close();
  upstream.close();
});

test("the breaker opens on an upstream that is gone, says why, and then refuses at once", async () => {
  const channel = createChannel({ address: "127.0.0.1:1", token, guard: guard() });
  const client = createClient(cartService, channel);
  let refusal: unknown;
  for (let index = 0; index < 40 && channel.guard.state() !== "open"; index += 1) {
    refusal = await client.getCart({}, detachedCall({ requestId: "r" }, 1000)).catch((error: unknown) => error);
  }
  expect(isRefusal(refusal)).toBe(true);
  expect(channel.guard.state()).toBe("open");
  const opened = lines.map((line) => JSON.parse(line)).find(({ message }) => message === "breaker opened");
  expect(opened.error_message).toContain("ECONNREFUSED 127.0.0.1:1");
  channel.close();
});

test("a client stream arrives whole and in order, and its early refusal ends the sending", async () => {
  const received: number[] = [];
  const unused = async (): Promise<never> => {
    throw new Error("unused");
  };
  const names = Object.keys(productService.definition).map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  const handlers = Object.fromEntries(names.map((name) => [name, { from: ["gateway"], handle: unused }]));
  const products = implement(productService, {
    ...(handlers as unknown as Parameters<
      typeof implement<typeof productService.definition, NonNullable<typeof productService.handlers>>
    >[1]),
    importProducts: {
      from: ["gateway"],
      handle: async (requests) => {
        for await (const request of requests) {
          received.push(request.chunk?.length ?? 0);
          if (request.chunk?.length === 13) throw failedPrecondition("UNLUCKY", "thirteen");
        }
        return { rows: String(received.length) };
      },
    },
  });
  const streaming = createRpcServer({
    log,
    implementations: [products],
    acceptedTokens: [{ service: "gateway", token }],
  });
  const port = await streaming.listen("127.0.0.1", 0);
  const channel = createChannel({ address: `127.0.0.1:${port}`, token, guard: guard() });
  const client = createClient(productService, channel);
  async function* chunks(sizes: number[]) {
    for (const size of sizes) yield { chunk: Buffer.alloc(size) };
  }
  expect((await client.importProducts(chunks([5, 1_000_000, 7]), call())).rows).toBe("3");
  expect(received).toEqual([5, 1_000_000, 7]);
  const endless = chunks([13, ...Array.from({ length: 60 }, () => 100_000)]);
  // A plain catch: the runner's `rejects` holds up the event loop, which a stream in flight needs.
  const refusal = await client.importProducts(endless, call()).catch((error: unknown) => error);
  expect(isRefusal(refusal, "UNLUCKY")).toBe(true);
  channel.close();
  await streaming.drain(1000);
});

test("health tells ready and draining apart", async () => {
  expect(await probeHealth(address, "live")).toBe(true);
  expect(await probeHealth(address, "startup")).toBe(true);
  expect(await probeHealth(address, "ready")).toBe(true);
  expect(await probeHealth(address, "no-such-name")).toBe(false);
  server.health.markDraining();
  expect(await probeHealth(address, "ready")).toBe(false);
  expect(await probeHealth(address, "live")).toBe(true);
  expect(anonymous.kind).toBe("anonymous");
});
