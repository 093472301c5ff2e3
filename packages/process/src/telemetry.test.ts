import { afterAll, beforeAll, expect, test } from "bun:test";
import { type OtlpReceiver, startOtlpReceiver } from "@shoal/traces";
import {
  activeTraceId,
  createLog,
  extractContext,
  injectContext,
  inSpan,
  startTelemetry,
  type Telemetry,
} from "./index.ts";

let receiver: OtlpReceiver;
let telemetry: Telemetry;

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  telemetry = startTelemetry({ service: "order", version: "1", endpoint: receiver.endpoint, sampleRatio: 1 });
});
afterAll(() => receiver.close());

test("spans leave over OTLP as one tree, across a carrier too, every text as it was, and none is lost at the end", async () => {
  const lines: string[] = [];
  const log = createLog({ service: "order", level: "info", write: (line) => lines.push(line) });
  const carrier: Record<string, string> = {};
  let traceId: string | undefined;
  await inSpan("outer", { kind: "server" }, async () => {
    traceId = activeTraceId();
    await Bun.sleep(1);
    log.info("inside");
    injectContext(carrier, { set: (to, key, value) => void Object.assign(to, { [key]: value }) });
    await inSpan("inner", { attributes: { "db.system.name": "postgresql" } }, async () => {});
  });
  const parent = extractContext(carrier, { get: (from, key) => from[key], keys: (from) => Object.keys(from) });
  const failure = await inSpan("remote", { parent }, async () => Promise.reject(new TypeError("secret text"))).catch(
    String,
  );
  expect(failure).toContain("secret text");
  // Around the lengths at which the length itself takes another byte, in one to four bytes for each character.
  const texts = ["a", "é", "€", "💶"].flatMap((sign) =>
    [1, 127, 128, 16_383, 16_384].map((bytes) => sign.repeat(Math.ceil(bytes / Buffer.byteLength(sign)))),
  );
  for (const text of texts) await inSpan("text", { attributes: { text } }, async () => {});
  await telemetry.stop();

  const arrived = receiver.spans.filter(({ name }) => name === "text").map(({ attributes }) => attributes["text"]);
  expect(arrived).toEqual(texts);
  const names = receiver.spans.map(({ name }) => name).filter((name) => name !== "text");
  expect(names.sort()).toEqual(["inner", "outer", "remote"]);
  const outer = receiver.spans.find(({ name }) => name === "outer");
  for (const name of ["inner", "remote"]) {
    const span = receiver.spans.find((candidate) => candidate.name === name);
    expect(span).toMatchObject({ service: "order", traceId: traceId ?? "", parentId: outer?.id ?? "" });
  }
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ trace_id: traceId });
  expect(JSON.stringify(receiver.spans)).not.toContain("secret text");
});
