// Large answers to many calls at once share one connection, and no call is left behind by those that come after it.

import { afterAll, expect, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { createLog } from "@shoal/process";
import { createChannel, createClient, createGuard, createRpcServer, detachedCall, implement } from "./index.ts";

const token = "token-of-the-gateway-for-tests";
const log = createLog({ service: "test", level: "info", write: () => {} });
/** Some 20 KB, as a page of a catalogue. */
const lines = Array.from({ length: 400 }, (_, index) => ({ variantId: `${index}`.padStart(48, "v"), quantity: 1 }));
const workers = 64;
const calls = 2000;

const unused = { from: ["gateway"], handle: async () => ({}) };
const server = createRpcServer({
  log,
  acceptedTokens: [{ service: "gateway", token }],
  implementations: [
    implement(cartService, {
      createGuestCart: unused,
      getCart: { from: ["gateway"], handle: async () => ({ cart: { id: "c", version: "1", lines } }) },
      addItem: unused,
      setItem: unused,
      removeItem: unused,
      clearCart: unused,
      mergeCart: unused,
      removeOrderedLines: unused,
    }),
  ],
});
afterAll(() => server.drain(1000));

test("of many calls with large answers none is overtaken for long", async () => {
  const address = `127.0.0.1:${await server.listen("127.0.0.1", 0)}`;
  const channel = createChannel({ address, token, guard: createGuard({ upstream: "test", log }) });
  const client = createClient(cartService, channel);
  let started = 0;
  let overtakenMost = 0;
  const finished = new Set<number>();

  async function work(): Promise<void> {
    while (started < calls) {
      const turn = started;
      started += 1;
      await client.getCart({}, detachedCall({ requestId: "test" }, 30_000));
      finished.add(turn);
      overtakenMost = Math.max(overtakenMost, [...finished].filter((other) => other > turn).length);
    }
  }

  await Promise.all(Array.from({ length: workers }, work));
  channel.close();
  // With the window that a connection has by default it is nearly all of them.
  expect(overtakenMost).toBeLessThan(2 * workers);
}, 60_000);
