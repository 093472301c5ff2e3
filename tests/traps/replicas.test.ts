// Replicas of a service come and go behind one name, and a caller that has long been connected follows: a new one gets
// calls, a dead one gets no more, and no call fails meanwhile. The name is looked up in a real name server.

import { afterEach, expect, test } from "bun:test";
import { findFreePort } from "@shoal/devstack";
import { type DnsServer, startDnsServer } from "./dns-server.fixture.ts";
import { end, nextLine, type Running, startFixture } from "./processes.fixture.ts";

/** The long version waits as long as connections live in a real service; else they end after a second. */
const isLong = process.env["SHOAL_TEST_LONG"] === "1";
const age = isLong ? "limited" : "1000";
const foundWithinMs = isLong ? 40_000 : 20_000;

const started: Running[] = [];
let names: DnsServer | undefined;

afterEach(async () => {
  for (const running of started.splice(0)) await end(running);
  names?.close();
});

/** Replicas share one port, as behind a headless Service, on loopback addresses of their own. */
async function startReplica(name: string, host: string, port: number): Promise<Running> {
  const replica = startFixture("cart-server", [name, host, String(port), age]);
  started.push(replica);
  await nextLine(replica);
  return replica;
}

// Only Linux has all of 127.0.0.0/8 without being told.
test.skipIf(process.platform !== "linux")(
  "a caller of long standing finds a new replica, loses a dead one at once, and no call fails",
  async () => {
    const port = await findFreePort();
    names = await startDnsServer(["127.0.0.2"]);
    await startReplica("first", "127.0.0.2", port);
    const target = `dns://127.0.0.1:${names.port}/cart.test:${port}`;
    // Without this the caller would ask the machine's own name servers, whatever the target says.
    const caller = startFixture("cart-caller", [target, "steady"], { GRPC_NODE_USE_ALTERNATIVE_RESOLVER: "true" });
    started.push(caller);
    const outcomes = new Set<string>();
    const answer = async () => {
      const { outcome, atMs } = JSON.parse(await nextLine(caller)) as { outcome: string; atMs: number };
      outcomes.add(outcome);
      return { outcome, atMs };
    };
    for (let count = 0; count < 20; count += 1) expect((await answer()).outcome).toBe("first");

    const second = await startReplica("second", "127.0.0.3", port);
    names.setAddresses(["127.0.0.2", "127.0.0.3"]);
    const foundBy = Date.now() + foundWithinMs;
    while ((await answer()).outcome !== "second") expect(Date.now()).toBeLessThan(foundBy);

    // The name still leads to it, as it does until the endpoints have been brought up to date.
    await end(second);
    const endedAtMs = Date.now();
    for (let count = 0; count < 500; ) if ((await answer()).atMs > endedAtMs) count += 1;
    expect([...outcomes]).toEqual(["first", "second"]);
  },
  90_000,
);
