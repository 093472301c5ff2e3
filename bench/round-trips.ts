// How often processes and stores are asked for one operation: counted from the spans of a few, one at a time.

import { type Noun, nouns } from "@shoal/devstack";
import { type ReceivedSpan, startOtlpReceiver } from "@shoal/traces";
import type { RunJob } from "./measure.ts";
import { operations } from "./operations.ts";
import type { Subject } from "./subject.ts";

export type RoundTrips = { readonly rpcs: number; readonly sql: number; readonly redis: number };

const operationsCount = 20;

/** Round trips of one operation until it is answered, by the operation's name. */
export async function countRoundTrips(subject: Subject, runJob: RunJob): Promise<Map<string, RoundTrips>> {
  const receiver = await startOtlpReceiver();
  const overrides = { ...subject.settings.overrides, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint };
  await subject.shop.restart(nouns, { ...subject.settings, overrides: { ...overrides, TRACE_SAMPLE_RATIO: "1" } });
  const counts = new Map<string, RoundTrips>();
  // The first ones fill caches and learn scripts.
  for (const { name } of operations)
    await runJob({ operation: name, world: subject.world, workers: 1, operationsMax: 5 });
  await untilQuiet(receiver.spans);
  for (const { name } of operations) {
    const seen = receiver.spans.length;
    await runJob({ operation: name, world: subject.world, workers: 1, operationsMax: operationsCount });
    await untilQuiet(receiver.spans);
    counts.set(name, countIn(receiver.spans.slice(seen)));
  }
  await subject.shop.restart(nouns, subject.settings);
  receiver.close();
  return counts;
}

/** Each process sends its spans every two seconds. */
async function untilQuiet(spans: readonly ReceivedSpan[]): Promise<void> {
  for (let seen = -1; seen !== answered(spans).length; ) {
    seen = answered(spans).length;
    await Bun.sleep(3000);
  }
}

/** Spans of requests; what loops do by themselves is nobody's round trip. */
function answered(spans: readonly ReceivedSpan[]): readonly ReceivedSpan[] {
  const requests = new Set(spans.filter(isRequest).map(({ traceId }) => traceId));
  return spans.filter(({ traceId }) => requests.has(traceId));
}

const isRequest = ({ service, parentId }: ReceivedSpan) => service === ("gateway" satisfies Noun) && parentId === "";

function countIn(spans: readonly ReceivedSpan[]): RoundTrips {
  const own = answered(spans);
  const nameOf = new Map(own.map(({ id, name }) => [id, name]));
  const count = (isCounted: (span: ReceivedSpan) => boolean) => own.filter(isCounted).length / operationsCount;
  const system = ({ attributes }: ReceivedSpan) => attributes["db.system.name"];
  return {
    // The server's span of a call is the child of the caller's, which has the same name.
    rpcs: count(
      ({ name, parentId, attributes }) => attributes["rpc.system.name"] === "grpc" && nameOf.get(parentId) === name,
    ),
    sql: count((span) => system(span) === "postgresql"),
    redis: count((span) => system(span) === "redis"),
  };
}
