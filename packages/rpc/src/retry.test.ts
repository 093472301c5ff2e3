// How much more a service is asked because its answers fail, over a real socket.

import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { createLog } from "@shoal/process";
import {
  type Channel,
  Code,
  createChannel,
  createClient,
  createGuard,
  createRpcServer,
  detachedCall,
  implement,
  isRefusal,
  Refusal,
  type RpcServer,
} from "./index.ts";

const token = "token-of-the-gateway-for-tests";
const log = createLog({ service: "test", level: "error" });
const channels: Channel[] = [];
let server: RpcServer;
let address: string;
let attempts = 0;
let failures = 0;

beforeAll(async () => {
  const from = ["gateway"];
  const answerOrFail = async () => {
    attempts += 1;
    if (failures <= 0) return {};
    failures -= 1;
    throw new Refusal(Code.UNAVAILABLE, "STORE_UNAVAILABLE", "the store is away");
  };
  const carts = implement(cartService, {
    createGuestCart: { from, handle: answerOrFail },
    getCart: { from, handle: answerOrFail },
    addItem: { from, handle: answerOrFail },
    setItem: { from, handle: answerOrFail },
    removeItem: { from, handle: answerOrFail },
    clearCart: { from, handle: answerOrFail },
    mergeCart: { from, handle: answerOrFail },
    removeOrderedLines: { from, handle: answerOrFail },
  });
  server = createRpcServer({ log, implementations: [carts], acceptedTokens: [{ service: "gateway", token }] });
  address = `127.0.0.1:${await server.listen("127.0.0.1", 0)}`;
});
beforeEach(() => {
  attempts = 0;
});
afterAll(async () => {
  for (const channel of channels) channel.close();
  await server.drain(1000);
});

function newClient() {
  const channel = createChannel({ address, token, guard: createGuard({ upstream: "cart", log }) });
  channels.push(channel);
  return createClient(cartService, channel);
}

const testCall = () => detachedCall({ requestId: "r-1" }, 10_000);

async function fails(work: Promise<unknown>): Promise<boolean> {
  return isRefusal(await work.catch((error: unknown) => error), "STORE_UNAVAILABLE");
}

test("a service that fails always is asked a fifth more often at most", async () => {
  failures = Number.POSITIVE_INFINITY;
  const client = newClient();
  for (let round = 0; round < 25; round += 1) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fails(client.getCart({}, testCall()))));
    expect(answers).toEqual(Array.from({ length: 20 }, () => true));
  }
  expect(attempts).toBeGreaterThanOrEqual(500);
  expect(attempts).toBeLessThanOrEqual(600);
});

test("a failure that comes alone is made good by a second attempt, time after time", async () => {
  const client = newClient();
  failures = 0;
  for (let call = 0; call < 50; call += 1) {
    failures = call % 10 === 0 ? 1 : 0;
    await client.getCart({}, testCall());
  }
  expect(attempts).toBe(55);
});

test("what could have a second effect reaches the service once, however it fails", async () => {
  const client = newClient();
  failures = Number.POSITIVE_INFINITY;
  expect(await fails(client.createGuestCart({}, testCall()))).toBe(true);
  expect(attempts).toBe(1);
});
