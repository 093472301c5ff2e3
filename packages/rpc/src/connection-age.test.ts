// Connections end for their age while they are in full use, and nobody notices.

import { expect, test } from "bun:test";
import { cartService } from "@shoal/contract";
import { createLog } from "@shoal/process";
import { createChannel, createClient, createGuard, detachedCall, isRefusal } from "./index.ts";

const token = "token-of-the-gateway-for-tests";
const log = createLog({ service: "test", level: "error", write: () => {} });

/** A server in a process of its own. Each answer says how many calls were handled so far. */
const program = `
  import { cartService } from "@shoal/contract";
  import { createLog } from "@shoal/process";
  import { createRpcServer, implement } from ${JSON.stringify(`${import.meta.dir}/index.ts`)};
  let count = 0;
  const handle = async () => {
    count += 1;
    return { cart: { id: String(count), version: "1", lines: [] } };
  };
  const name = (method) => method[0].toLowerCase() + method.slice(1);
  const handlers = Object.fromEntries(
    Object.keys(cartService.definition).map((method) => [name(method), { from: ["gateway"], handle }]),
  );
  const server = createRpcServer({
    log: createLog({ service: "test", level: "error" }),
    implementations: [implement(cartService, handlers)],
    acceptedTokens: [{ service: "gateway", token: ${JSON.stringify(token)} }],
    connectionAgeMs: 400,
  });
  console.log(await server.listen("127.0.0.1", 0));
`;

test("calls that wait when a connection is ended for its age are made on the next one, each exactly once", async () => {
  const server = Bun.spawn([process.execPath, "-e", program], {
    cwd: import.meta.dir,
    stdout: "pipe",
    stderr: "inherit",
  });
  const [first] = await Array.fromAsync(firstLine(server.stdout));
  const channel = createChannel({
    address: `127.0.0.1:${first}`,
    token,
    guard: createGuard({ upstream: "test", log }),
  });
  const client = createClient(cartService, channel);
  const failures: string[] = [];
  const counts: number[] = [];
  const endsAt = performance.now() + 4000;
  const worker = async () => {
    while (performance.now() < endsAt) {
      try {
        // The contract says nothing of its being repeated, so only what was never read may be sent again.
        const { cart } = await client.createGuestCart({}, detachedCall({ requestId: "r" }, 10_000));
        counts.push(Number(cart?.id));
      } catch (error) {
        failures.push(isRefusal(error) ? `${error.reason}: ${error.message}` : String(error));
      }
    }
  };
  await Promise.all(Array.from({ length: 64 }, worker));
  channel.close();
  server.kill();
  await server.exited;
  expect(failures).toEqual([]);
  expect(counts.length).toBeGreaterThan(100);
  // The server has counted each call that it handled: none was handled twice for one answer.
  expect(Math.max(...counts)).toBe(counts.length);
}, 60_000);

async function* firstLine(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  for await (const chunk of stream) {
    yield new TextDecoder().decode(chunk).trim();
    return;
  }
}
