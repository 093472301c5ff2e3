// Far more calls at once than one HTTP/2 connection of the runtime survives: neither side dies, and each call is
// answered. Server and caller are processes of their own, since what breaks ends the process.

import { afterEach, expect, test } from "bun:test";
import { end, nextLine, type Running, startFixture } from "./processes.fixture.ts";

const burst = 10_000;
const started: Running[] = [];

afterEach(async () => {
  for (const running of started.splice(0)) await end(running);
});

async function serve(kind: "limited" | "unlimited"): Promise<{ readonly server: Running; readonly address: string }> {
  const server = startFixture("cart-server", ["answered", "127.0.0.1", "0", kind]);
  started.push(server);
  return { server, address: `127.0.0.1:${await nextLine(server)}` };
}

async function call(address: string, mode: "burst" | "bare"): Promise<Record<string, unknown>> {
  const caller = startFixture("cart-caller", [address, mode, String(burst)]);
  started.push(caller);
  return JSON.parse(await nextLine(caller)) as Record<string, unknown>;
}

test("a server answers each of 10,000 calls at once on one connection, whoever sends them", async () => {
  const { server, address } = await serve("limited");
  expect(await call(address, "bare")).toEqual({ answered: burst, after: "answered" });
  expect(server.process.exitCode).toBeNull();
}, 180_000);

test("a caller of ours survives 10,000 calls at once, whatever the server takes: each is answered or refused at once", async () => {
  const { server, address } = await serve("unlimited");
  const { answered, SERVICE_OVERLOADED: refused, ...rest } = await call(address, "burst");
  expect(rest).toEqual({ after: "answered" });
  expect(Number(answered)).toBeGreaterThanOrEqual(200);
  expect(Number(answered) + Number(refused)).toBe(burst);
  expect(server.process.exitCode).toBeNull();
}, 180_000);
