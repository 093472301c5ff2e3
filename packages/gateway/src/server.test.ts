// The end of the HTTP server: whoever was let in gets their answer, whole.

import { expect, test } from "bun:test";
import { connect } from "node:net";
import type { Handle } from "./front.ts";
import { serveHttp } from "./server.ts";

function serve(handle: Handle) {
  return serveHttp({ host: "127.0.0.1", port: 0, createHandle: () => ({ handle, markDraining: () => {} }) });
}

const largeBytes = 20 * 1024 * 1024;

test.each<[string, () => Response]>([
  ["in one piece", () => new Response(new Uint8Array(largeBytes))],
  [
    "as a stream",
    () => {
      let left = largeBytes;
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
        if (left === 0) return controller.close();
        left -= 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
      };
      return new Response(new ReadableStream({ pull }));
    },
  ],
])("an answer sent %s to somebody who reads slowly arrives whole, though the end has begun", async (_, answer) => {
  const server = serve(answer);
  const socket = connect(server.port, "127.0.0.1");
  let received = 0;
  await new Promise<void>((resolve) => {
    socket.on("data", (bytes) => {
      received += bytes.length;
      resolve();
    });
    socket.write("GET / HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n");
  });
  socket.pause();
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  const stopped = server.stop();
  await Bun.sleep(400);
  socket.resume();
  await closed;
  expect(received).toBeGreaterThan(largeBytes);
  await stopped;
});

test("requests that are in work are answered before the end, and new connections are refused", async () => {
  const gate = Promise.withResolvers<void>();
  const all = Promise.withResolvers<void>();
  let arrived = 0;
  const server = serve(async () => {
    arrived += 1;
    if (arrived === 20) all.resolve();
    await gate.promise;
    return new Response("done");
  });
  const url = `http://127.0.0.1:${server.port}/`;
  const answers = Array.from({ length: 20 }, () => fetch(url).then((response) => response.text()));
  await all.promise;
  const stopped = server.stop();
  await Bun.sleep(300);
  expect(fetch(url, { keepalive: false })).rejects.toThrow();
  gate.resolve();
  expect(new Set(await Promise.all(answers))).toEqual(new Set(["done"]));
  await stopped;
});

test("a port that is taken is refused, not shared", async () => {
  const server = serve(() => new Response());
  const again = () =>
    serveHttp({
      host: "127.0.0.1",
      port: server.port,
      createHandle: () => ({ handle: () => new Response(), markDraining: () => {} }),
    });
  expect(again).toThrow("in use");
  await server.stop();
});
