// A small collector: takes spans over real OTLP/gRPC, so that a test, or a person without Jaeger, sees what left a
// process.

import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceDefinition,
  type sendUnaryData,
} from "@grpc/grpc-js";
import { fromJSON } from "@grpc/proto-loader";
import { parse } from "protobufjs";
import otlpTrace from "./otlp_trace.proto" with { type: "text" };

/** A span as it arrived; ids in hexadecimal, `parentId` empty at the root, times in ms since the epoch. */
export type ReceivedSpan = {
  readonly service: string;
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly kind: "internal" | "server" | "client" | "producer" | "consumer";
  readonly startMs: number;
  readonly endMs: number;
  readonly isFailed: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** What it goes on with. */
  readonly links: readonly { readonly traceId: string; readonly id: string }[];
};

export type OtlpReceiver = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  /** All that arrived, for those who did not say `onSpans`. */
  readonly spans: readonly ReceivedSpan[];
  /** Waits until `isEnough` holds of what has arrived. */
  until(isEnough: (spans: readonly ReceivedSpan[]) => boolean, timeoutMs: number): Promise<boolean>;
  close(): void;
};

export type ReceiverOptions = {
  /** Takes the spans of one request in place of keeping them. */
  readonly onSpans?: (spans: readonly ReceivedSpan[]) => void;
};

type KeyValue = { key: string; value: Record<string, unknown> | null };
type RawSpan = {
  traceId: Buffer;
  spanId: Buffer;
  parentSpanId: Buffer;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: KeyValue[];
  links: { traceId: Buffer; spanId: Buffer }[];
  status: { code: number } | null;
};
type ExportRequest = {
  resourceSpans: { resource: { attributes: KeyValue[] } | null; scopeSpans: { spans: RawSpan[] }[] }[];
};

/** Listens on a free loopback port. */
export async function startOtlpReceiver(options: ReceiverOptions = {}): Promise<OtlpReceiver> {
  const { root } = parse(otlpTrace, { keepCase: false });
  const definitions = fromJSON(root.toJSON(), { longs: String, defaults: true, oneofs: true });
  const service = definitions["opentelemetry.proto.collector.trace.v1.TraceService"] as unknown as ServiceDefinition;
  const spans: ReceivedSpan[] = [];
  const keep = options.onSpans ?? ((arrived: readonly ReceivedSpan[]) => void spans.push(...arrived));
  let arrived = () => {};
  const server = new Server();
  server.addService(service, {
    Export: (call: ServerUnaryCall<ExportRequest, object>, callback: sendUnaryData<object>) => {
      keep(receivedSpans(call.request));
      arrived();
      callback(null, {});
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    spans,
    until: (isEnough, timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        arrived = () => {
          if (!isEnough(spans)) return;
          clearTimeout(timer);
          resolve(true);
        };
        arrived();
      }),
    close: () => server.forceShutdown(),
  };
}

const kinds = ["internal", "internal", "server", "client", "producer", "consumer"] as const;
const statusError = 2;

function receivedSpans(request: ExportRequest): ReceivedSpan[] {
  return request.resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = attributesOf(resource?.attributes ?? [])["service.name"] ?? "";
    return scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        service,
        traceId: span.traceId.toString("hex"),
        id: span.spanId.toString("hex"),
        parentId: span.parentSpanId.toString("hex"),
        name: span.name,
        kind: kinds[span.kind] ?? "internal",
        startMs: msOf(span.startTimeUnixNano),
        endMs: msOf(span.endTimeUnixNano),
        isFailed: span.status?.code === statusError,
        attributes: attributesOf(span.attributes),
        links: span.links.map((link) => ({ traceId: link.traceId.toString("hex"), id: link.spanId.toString("hex") })),
      })),
    );
  });
}

/** Nanoseconds as text, to milliseconds with three decimals: more than a number can hold. */
function msOf(nanos: string): number {
  return Number(BigInt(nanos) / 1000n) / 1000;
}

function attributesOf(pairs: readonly KeyValue[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => [
      key,
      String(value?.["stringValue"] ?? value?.["intValue"] ?? value?.["boolValue"] ?? value?.["doubleValue"] ?? ""),
    ]),
  );
}
