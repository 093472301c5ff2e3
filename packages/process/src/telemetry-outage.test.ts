import { expect, test } from "bun:test";
import { createServer } from "node:net";
import { inSpan, startTelemetry } from "./index.ts";

test("a collector that takes everything and never answers holds up neither requests nor the end, and spans are dropped", async () => {
  const hole = createServer((socket) => void socket.on("error", () => {}).resume());
  const port = await new Promise<number>((resolve) =>
    hole.listen(0, "127.0.0.1", () => {
      const address = hole.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );
  const endpoint = `http://127.0.0.1:${port}`;
  const telemetry = startTelemetry({ service: "order", version: "1", endpoint, sampleRatio: 1 });
  const work = async (count: number) => {
    for (let done = 0; done < count; done += 1) {
      await inSpan("work", { attributes: { text: "x".repeat(200) } }, async () => {});
      if (done % 1000 === 0) await Bun.sleep(1);
    }
    Bun.gc(true);
    return process.memoryUsage().heapUsed;
  };
  const early = await work(20_000);
  const late = await work(60_000);
  // Four thousand spans wait at most; three times as many spans leave no more behind.
  expect(late - early).toBeLessThan(8 * 1024 * 1024);
  await telemetry.stop();
  hole.close();
}, 60_000);
