import { afterAll, beforeAll, expect, test } from "bun:test";
import { type OtlpReceiver, startOtlpReceiver } from "@shoal/traces";
import { activeTraceParent, inSpan, startTelemetry, type Telemetry } from "./index.ts";

let receiver: OtlpReceiver;
let telemetry: Telemetry;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  telemetry = startTelemetry({ service: "order", version: "1", endpoint: receiver.endpoint, sampleRatio: 0 });
});
afterAll(() => receiver.close());

test("what goes on with a recorded trace is recorded and linked to it, and with another it is not, whatever the lot says", async () => {
  const recorded = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
  const lines: (string | undefined)[] = [];
  await inSpan("by lot", {}, async () => void lines.push(activeTraceParent()));
  await inSpan("goes on", { continues: recorded }, async () => await inSpan("inside", {}, async () => {}));
  await inSpan("goes on with nothing", { continues: recorded.replace(/1$/, "0") }, async () => {});
  await inSpan("goes on with nonsense", { continues: "nonsense" }, async () => {});
  await telemetry.stop();
  expect(receiver.spans.map(({ name }) => name).sort()).toEqual(["goes on", "inside"]);
  const [span] = receiver.spans.filter(({ name }) => name === "goes on");
  expect(span?.links).toEqual([{ traceId: "a".repeat(32), id: "b".repeat(16) }]);
  expect(span?.traceId).not.toBe("a".repeat(32));
  // Not recorded, yet it has an id, which is kept with the order and tells others not to record either.
  expect(lines[0]).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
});
