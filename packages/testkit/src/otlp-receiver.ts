// A collector for tests: takes spans over real OTLP/gRPC and keeps them, so that a test sees what left the process.

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

/** A span as it arrived; ids in hexadecimal, `parentId` empty at the root. */
export type ReceivedSpan = {
  readonly service: string;
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type OtlpReceiver = {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly endpoint: string;
  readonly spans: readonly ReceivedSpan[];
  /** Waits until `isEnough` holds of what has arrived. */
  until(isEnough: (spans: readonly ReceivedSpan[]) => boolean, timeoutMs: number): Promise<boolean>;
  close(): void;
};

type KeyValue = { key: string; value: Record<string, unknown> | null };
type RawSpan = { traceId: Buffer; spanId: Buffer; parentSpanId: Buffer; name: string; attributes: KeyValue[] };
type ExportRequest = {
  resourceSpans: { resource: { attributes: KeyValue[] } | null; scopeSpans: { spans: RawSpan[] }[] }[];
};

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const { root } = parse(otlpTrace, { keepCase: false });
  const definitions = fromJSON(root.toJSON(), { longs: String, defaults: true, oneofs: true });
  const service = definitions["opentelemetry.proto.collector.trace.v1.TraceService"] as unknown as ServiceDefinition;
  const spans: ReceivedSpan[] = [];
  let arrived = () => {};
  const server = new Server();
  server.addService(service, {
    Export: (call: ServerUnaryCall<ExportRequest, object>, callback: sendUnaryData<object>) => {
      spans.push(...receivedSpans(call.request));
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
        attributes: attributesOf(span.attributes),
      })),
    );
  });
}

function attributesOf(pairs: readonly KeyValue[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map(({ key, value }) => [
      key,
      String(value?.["stringValue"] ?? value?.["intValue"] ?? value?.["boolValue"] ?? value?.["doubleValue"] ?? ""),
    ]),
  );
}
